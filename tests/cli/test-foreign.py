#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Annotations that Hashiya did not write: broken ones are kept, shown where possible and said once;
what others put in theirs comes back as it was.

HASHIYA_SEED sets where the random ones begin; HASHIYA_LONG makes more of them."""

import json
import os
import pathlib
import random
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from cli import CliTest  # noqa: E402

TEXT = """A Café by the Water

The First Hour

Whoever sits in the café early hears the boats before seeing them.

A second cup is brought without a word, and the paper is opened.

دوسرا گھنٹا

دوپہر تک پانی پر دھوپ پھیل جاتی ہے اور لوگ سائے میں بیٹھ جاتے ہیں۔
"""
QUOTE = "hears the boats before seeing them"
SEED = int(os.environ.get("HASHIYA_SEED", "1"))
N_RANDOM = 2000 if os.environ.get("HASHIYA_LONG") else 120


class Foreign(CliTest):
    def setUp(self):
        super().setUp()
        self.doc = self.add("café.txt", TEXT)
        self.start = self.text(self.doc).index(QUOTE)
        self.range = (self.start, self.start + len(QUOTE))
        self.folder_of_journals = next(self.library.glob(f"*-{self.doc}")) / "journal"
        self.theirs = self.folder_of_journals / "theirs.jsonl"
        self.n_written = 0

    def write_theirs(self, *lines):
        """Bytes as they are, everything else as JSON; `lines` follow the journal's first."""
        first = {"type": "hashiya:Journal", "format": 1, "device": "theirs", "document": self.doc}
        self.folder_of_journals.mkdir(exist_ok=True)
        self.theirs.write_bytes(
            b"".join(
                (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n"
                for line in (first, *lines)
            )
        )

    def annotation(self, name, **members):
        self.n_written += 1
        record = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:x:{name}",
            "type": "Annotation",
            "modified": "2026-01-01T00:00:00.000Z",
            "hashiya:rev": {"device": "theirs", "seq": self.n_written},
            "target": self.target(self.quote()),
        }
        record.update(members)
        return record

    def target(self, *selectors):
        return {"source": f"urn:hashiya:{self.doc}", "selector": list(selectors)}

    def quote(self, exact=QUOTE, **context):
        return {"type": "TextQuoteSelector", "exact": exact, **context}

    def position(self, start, end):
        return {"type": "TextPositionSelector", "start": start, "end": end}

    def rows(self, **kwargs):
        done = self.run_cli("annotations", self.doc, "--json", **kwargs)
        return {row["annotation"]["id"]: row for row in json.loads(done.stdout)}, done.stderr.decode()

    def place(self, row):
        return (row["start"], row["end"])


class Broken(Foreign):
    def cases(self):
        """Name, the annotation's target, and where it stands: a range, or None for an orphan."""
        here, length = self.range, len(self.text(self.doc))
        heading = self.json("outline", self.doc)[1]
        big = "no such words " * 75_000
        for name, selectors, place in (
            ("out of range", [self.position(10**9, 10**9 + 5), self.quote()], here),
            ("far out of range", [self.position(2**63, 2**64), self.quote()], here),
            ("past the end", [self.position(here[0], length + 1), self.quote()], here),
            ("below zero", [self.position(-5, 3), self.quote()], here),
            ("start after end", [self.position(20, 10), self.quote()], here),
            ("start after end, no quote", [self.position(20, 10)], None),
            ("out of range, no quote", [self.position(10**9, 10**9 + 5)], None),
            ("position as text", [self.position("3", "9"), self.quote()], here),
            ("position as fraction", [self.position(3.5, 9.25), self.quote()], here),
            ("position beyond numbers", [self.position(1e308, 1e308), self.quote()], here),
            ("position without end", [{"type": "TextPositionSelector", "start": 3}, self.quote()], here),
            ("quote of a megabyte", [self.quote(big)], None),
            ("quote of a megabyte, placed", [self.position(3, 9), self.quote(big)], None),
            ("empty quote", [self.quote("")], None),
            ("quote of blanks", [self.quote(" \n\t ")], None),
            ("quote that is a number", [self.quote(7)], None),
            ("quote missing", [{"type": "TextQuoteSelector"}], None),
            ("half a pair", [self.quote("\ud800")], None),
            ("half a pair around words", [self.quote("\udc00" + QUOTE + "\ud800")], here),
            ("half a pair beside words", [self.quote(prefix="\ud83d", suffix="\ude00")], here),
            ("a NUL", [self.quote("a\0b")], None),
            ("unknown selector", [{"type": "x:Smell", "value": "rain"}], None),
            ("unknown selector beside a quote", [{"type": "x:Smell"}, self.quote()], here),
            ("selector that is no object", ["x", 7, None, self.quote()], here),
            ("no selector in the list", [], None),
            ("section that is not there", [{"type": "FragmentSelector", "value": "nowhere"}, self.quote()], here),
            ("quote of a heading", [self.quote(heading["title"])], None if not heading["title"] else
             (heading["start"], heading["start"] + len(heading["title"]))),
        ):
            yield name, self.target(*selectors), place
        word = self.text(self.doc).index("café early")
        for form in ("NFC", "NFD", "NFKD"):
            yield f"in {form}", self.target(self.quote(unicodedata.normalize(form, "café early"))), (word, word + 10)
        lone = {"source": f"urn:hashiya:{self.doc}", "selector": self.quote()}
        yield "one selector, no list", lone, here
        yield "refined", self.target(dict(self.quote(), refinedBy=self.position(0, 3))), here
        yield "another document", dict(lone, source="https://other.example/"), here
        yield "another document, other words", {
            "source": "https://other.example/", "selector": self.quote("nothing of the kind here")}, None
        yield "several targets", [lone, dict(lone, source="https://other.example/")], here

    def test_every_kind(self):
        cases = list(self.cases())
        self.write_theirs(*(self.annotation(name, target=target) for name, target, _ in cases))
        before = self.theirs.read_bytes()
        rows, said = self.rows()
        self.assertEqual(len(rows), len(cases))
        for name, target, place in cases:
            with self.subTest(name):
                row = rows[f"urn:x:{name}"]
                self.assertEqual(row["annotation"]["target"], target)
                if place is None:
                    self.assertEqual(row["state"], "orphan")
                    self.assertEqual(self.place(row), (None, None))
                else:
                    self.assertNotEqual(row["state"], "orphan")
                    self.assertEqual(self.place(row), place)
        self.assertEqual(said.count("another document"), 1, said)
        self.assertEqual(len(said.splitlines()), 1, said)
        self.assertEqual(self.theirs.read_bytes(), before)

    def test_every_kind_lives_on(self):
        """Each can be written on, moves to a new version, and goes and comes back."""
        cases = list(self.cases())
        self.write_theirs(*(self.annotation(name, target=target) for name, target, _ in cases))
        new = self.write("new.txt", TEXT.replace("A second cup", "Then a second cup"))
        answer = self.json("update", self.doc, new)
        orphans = sum(place is None for _, _, place in cases)
        self.assertEqual(answer["orphan"], orphans)
        for name, target, _ in cases:
            with self.subTest(name):
                id = f"urn:x:{name}"
                edited = self.json("edit", self.doc, id, "--note", "seen")
                self.assertEqual(edited["target"], target)
                self.run_cli("delete", self.doc, id)
                self.assertEqual(self.json("restore", self.doc, id)["target"], target)
        self.assertEqual(len(self.rows()[0]), len(cases))
        kinds = {problem["kind"] for problem in self.json("check", status=1)["problems"]}
        self.assertEqual(kinds, {"foreign"})

    def test_targets_without_selector(self):
        """What names only the document is about all of it."""
        for name, target in (
            ("text", f"urn:hashiya:{self.doc}"), ("object", {"source": f"urn:hashiya:{self.doc}"}),
            ("null", None), ("number", 7), ("empty", {}), ("list", []),
        ):
            with self.subTest(name):
                self.write_theirs(self.annotation(name, target=target))
                rows, _ = self.rows()
                self.assertEqual(rows[f"urn:x:{name}"]["annotation"]["target"], target)
                self.assertEqual(self.place(rows[f"urn:x:{name}"]), (None, None))

    def test_invalid_lines_between_valid_ones(self):
        bad = (
            b"rubbish", b"{", b"[]", b'"text"', b"7", b"null", b'{"id":7,"type":"Annotation"}',
            b'{"id":"urn:x:a","id":', b"\xff\xfe\x00", b"\0\0\0", b"{'id':'x'}", b'{"id":"urn:x:bad\xff"}',
            b'{"a":' * 200_000, b"[" * 200_000, b"x" * 3_000_000, b'{"id":"\\u12"}', b'{"a":1}}', b'{"a":01}',
        )
        lines = []
        for i, line in enumerate(bad):
            lines += [self.annotation(f"good {i}"), line]
        self.write_theirs(*lines)
        before = self.theirs.read_bytes()
        rows, said = self.rows()
        self.assertEqual(set(rows), {f"urn:x:good {i}" for i in range(len(bad))})
        self.assertEqual({self.place(row) for row in rows.values()}, {self.range})
        self.assertTrue(said)
        self.assertEqual(len(said.splitlines()), len(bad), said)
        self.assertLess(len(said), 400 * len(bad), "what is said holds the rubbish itself")
        problems = self.json("check", "--repair", status=1)["problems"]
        self.assertEqual(len(problems), len(bad), problems)
        self.assertEqual([p["line"] for p in problems], [2 * i + 3 for i in range(len(bad))])
        self.assertFalse(any(p["repaired"] for p in problems))
        self.json("annotate", self.doc, "--document", "--note", "mine")
        self.assertEqual(self.theirs.read_bytes(), before)

    def test_one_id_twice(self):
        first = self.annotation("twice", body={"type": "TextualBody", "value": "one"})
        second = self.annotation("twice", body={"type": "TextualBody", "value": "two"},
                                 modified="2026-01-02T00:00:00.000Z")
        self.write_theirs(first, second)
        rows, _ = self.rows()
        self.assertEqual(list(rows), ["urn:x:twice"])
        row = rows["urn:x:twice"]
        self.assertEqual([body["value"] for body in row["annotation"]["body"]], ["two"])
        self.assertEqual([conflict["body"]["value"] for conflict in row["conflicts"]], ["one"])

    def test_times_of_all_kinds(self):
        times = ("9999-12-31T23:59:59.999Z", "2150-01-01", "yesterday", "", 7, None, "2026-02-30T25:61:61Z",
                 "-0044-03-15T00:00:00Z", "99999-01-01T00:00:00Z", "2026-01-01T00:00:00+14:00")
        self.write_theirs(*(self.annotation(f"t{i}", modified=time, created=time)
                            for i, time in enumerate(times)))
        rows, _ = self.rows()
        self.assertEqual(len(rows), len(times))
        for i, time in enumerate(times):
            with self.subTest(time):
                id = f"urn:x:t{i}"
                self.assertEqual(rows[id]["annotation"]["modified"], time)
                edited = self.json("edit", self.doc, id, "--note", "mine")
                self.assertEqual(edited["created"], time)
                now, _ = self.rows()
                self.assertEqual(now[id]["annotation"]["body"][-1]["value"], "mine")
                self.assertEqual(now[id]["conflicts"], [])

    def test_bodies_of_all_kinds(self):
        bodies = (None, 7, "https://notes.example/1", [], [None], {}, {"type": "x:Drawing", "value": 7},
                  {"type": "TextualBody"}, {"type": "TextualBody", "value": ["a"]},
                  [[{"type": "TextualBody", "value": "nested"}]], {"type": "Choice", "items": ["a", {"b": 1}]},
                  [{"type": "TextualBody", "purpose": ["tagging", "x:y"], "value": "both"}, "urn:x"])
        self.write_theirs(*(self.annotation(f"b{i}", body=body) for i, body in enumerate(bodies)))
        rows, said = self.rows()
        self.assertEqual(said, "")
        for i, body in enumerate(bodies):
            with self.subTest(body):
                self.assertEqual(rows[f"urn:x:b{i}"]["annotation"]["body"], body)
                edited = self.json("edit", self.doc, f"urn:x:b{i}", "--tag", "mine")["body"]
                kept = [] if body is None else body if isinstance(body, list) else [body]
                self.assertEqual(edited[: len(kept)], kept)
                self.assertEqual(edited[-1]["value"], "mine")


class RoundTrip(Foreign):
    NAMES = ("creator", "rights", "x:y", "via", "é", "", "a\0b", "\ud800", "__proto__", "نوٹ", "audience")
    NUMBERS = (0, -0.0, 1.0, 1e22, 10**30, -(2**63), 2**64, 0.1, 5e-324, 1.7976931348623157e308)

    def value(self, rng, depth=0):
        kind = rng.randrange(8 if depth < 4 else 5)
        if kind == 0:
            return rng.choice((None, True, False))
        if kind == 1:
            return rng.choice(self.NUMBERS)
        if kind < 5:
            return "".join(rng.choice("aé\u0301ک😀\u200c\"\\\n\0\ud83d\udc00\ue000\uffff ") for _ in range(rng.randrange(9)))
        if kind == 5:
            return [self.value(rng, depth + 1) for _ in range(rng.randrange(4))]
        return {rng.choice(self.NAMES) + str(i): self.value(rng, depth + 1) for i in range(rng.randrange(4))}

    def random_annotation(self, rng, name):
        members = {rng.choice(self.NAMES) + str(i): self.value(rng) for i in range(rng.randrange(5))}
        selectors = [{"type": f"x:{i}", "more": self.value(rng)} for i in range(rng.randrange(3))]
        selectors.insert(rng.randrange(len(selectors) + 1), dict(self.quote(), more=self.value(rng)))
        members["target"] = dict(self.target(*selectors), state=self.value(rng))
        members["body"] = [{"type": "x:Body", "purpose": "describing", "more": self.value(rng)}
                           for _ in range(rng.randrange(3))]
        members["motivation"] = rng.choice(("highlighting", "describing", ["linking", "x:y"]))
        # As JSON has it: two halves that came to stand side by side are a pair.
        return json.loads(json.dumps(self.annotation(name, **members)))

    @staticmethod
    def meaning(record, ours):
        """All of it but what an edit is about; numbers as they were written."""
        kept = {key: value for key, value in record.items() if key not in ours}
        return json.dumps(kept, sort_keys=True)

    def test_unknown_members_survive(self):
        rng = random.Random(SEED)
        records = [self.random_annotation(rng, f"r{i}") for i in range(N_RANDOM)]
        self.write_theirs(*records)
        listed, said = self.rows()
        self.assertEqual(said, "", f"seed {SEED}")
        ours = {"hashiya:rev", "hashiya:seen", "modified", "body", "motivation", "target", "stylesheet"}
        for record in records:
            with self.subTest(seed=SEED, id=record["id"]):
                read = listed[record["id"]]["annotation"]
                self.assertEqual(self.meaning(read, ()), self.meaning(record, ()))
                edited = self.json("edit", self.doc, record["id"], "--note", "n", "--tag", "t", "--colour", "pink")
                self.assertEqual(self.meaning(edited, ours), self.meaning(record, ours))
                self.assertEqual(self.meaning(edited["target"], ("styleClass",)),
                                 self.meaning(record["target"], ("styleClass",)))
                self.assertEqual(edited["body"][: len(record["body"])], record["body"])
                bare = self.json("edit", self.doc, record["id"], "--note", "", "--untag", "t")
                self.assertEqual(bare.get("body", []), record["body"])
        again, _ = self.rows()
        for record in records:
            with self.subTest(seed=SEED, id=record["id"]):
                self.assertEqual(self.meaning(again[record["id"]]["annotation"], ours), self.meaning(record, ours))


if __name__ == "__main__":
    tap.main()
