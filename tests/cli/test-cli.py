#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""hashiya-cli as scripts use it: the contract in the design, line by line."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from cli import ARTICLE, URDU, CliTest  # noqa: E402


class Import(CliTest):
    def test_added_then_unchanged(self):
        path = self.write("river.txt", ARTICLE)
        first = self.json("import", path)
        self.assertEqual(
            set(first),
            {"file", "status", "id", "title", "language", "direction", "sections", "error"},
        )
        self.assertEqual(first["status"], "added")
        self.assertEqual(first["title"], "The River and Its Bank")
        self.assertEqual(first["language"], "en")
        self.assertEqual(first["direction"], "ltr")
        self.assertEqual(first["sections"], 2)
        self.assertIsNone(first["error"])
        self.assertRegex(first["id"], "^[0-9a-f]{16}$")
        again = self.json("import", path)
        self.assertEqual((again["status"], again["id"]), ("unchanged", first["id"]))
        self.assertEqual(len(self.json("list")), 1)

    def test_urdu(self):
        doc = self.json("import", self.write("river.txt", URDU))
        self.assertEqual((doc["language"], doc["direction"]), ("ur", "rtl"))
        titles = [section["title"] for section in self.json("outline", doc["id"])]
        self.assertEqual(titles, ["پہلی بہار", "دوسری بہار"])

    def test_standard_input_is_the_same_document(self):
        doc = self.add()
        piped = self.json("import", "-", stdin=ARTICLE.encode())
        self.assertEqual((piped["status"], piped["id"]), ("unchanged", doc))

    def test_many_files_answer_a_line_each(self):
        good = self.write("good.txt", ARTICLE)
        empty = self.write("empty.txt", "")
        done = self.run_cli("import", "--json", good, empty, self.folder / "absent", status=1)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([row["status"] for row in rows], ["added", "failed", "failed"])
        self.assertTrue(all(row["error"] for row in rows[1:]))
        self.assertEqual(len(done.stderr.splitlines()), 2)

    def test_title_and_language_overrule(self):
        path = self.write("river.txt", ARTICLE)
        doc = self.json("import", path, "--title", "میرا عنوان", "--language", "fr")
        self.assertEqual((doc["title"], doc["language"]), ("میرا عنوان", "fr"))

    def test_refusals(self):
        (self.folder / "folder").mkdir()
        for name, content in (
            ("empty.txt", b""),
            ("blank.txt", b" \n\t\n"),
            ("binary", b"\x7fELF\x02\x01\x01" + bytes(200)),
            ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
        ):
            self.write(name, content)
        for name in ("empty.txt", "blank.txt", "binary", "paper.pdf", "folder", "absent.txt"):
            with self.subTest(name):
                done = self.run_cli("import", self.folder / name, status=1)
                self.assertEqual(done.stdout, b"")
                self.assertEqual(len(done.stderr.decode().splitlines()), 1)
                self.assertIn(name, done.stderr.decode())
        self.assertEqual(self.json("list"), [])

    def test_odd_file_names(self):
        for name in (b"new\nline.txt", b"bad\xff.txt", b"-dash.txt", "حاشیہ.txt".encode()):
            with self.subTest(name):
                path = os.fsencode(self.folder) + b"/" + name
                with open(path, "wb") as file:
                    file.write(ARTICLE.encode() + name.hex().encode() + b".\n")
                row = self.json("import", path)
                self.assertEqual(row["status"], "added")
                self.assertIn("%FF" if b"\xff" in name else name.decode(), row["file"])
                missing = self.run_cli("import", path + b"x", status=1)
                self.assertEqual(len(missing.stderr.splitlines()), 1)

    def test_seed(self):
        shared = pathlib.Path(os.environ.get("HASHIYA_SHARED", ""), "seed")
        files = sorted(shared.glob("*.txt"))
        if not files:
            self.skipTest("the seed article is not here")
        doc = self.json("import", files[0])
        self.assertEqual(
            doc["title"],
            "North Korea Welcomes Vladimir Putin for His First Visit in Over Two Decades",
        )
        self.assertEqual(doc["sections"], 8)
        entry = self.json("list")[0]
        self.assertEqual(entry["publisher"], "Urdu BBC")
        outline = self.json("outline", doc["id"])
        self.assertEqual(
            [section["title"].split(":")[0] for section in outline],
            [
                "Introduction",
                "The Diplomatic Prelude",
                "Key Agendas and Objectives",
                "Economic Implications",
                "Military and Strategic Alliances",
                "Nuclear Negotiations",
                "International Reactions",
                "Conclusion",
            ],
        )
        text = self.text(doc["id"])
        self.assertEqual(outline[-1]["end"], len(text))
        self.assertNotIn("Leave a Reply", text)
        self.assertNotIn("html", text)
        source = files[0].read_text(encoding="utf-8")
        body = source[source.index("Introduction: ") : source.index("Leave a Reply")]
        self.assertEqual(body.split(), text.split())


class Reading(CliTest):
    def test_list(self):
        doc = self.add()
        rows = self.json("list")
        self.assertEqual(
            set(rows[0]),
            {
                "id",
                "title",
                "byline",
                "publisher",
                "language",
                "direction",
                "source",
                "sections",
                "words",
                "annotations",
                "imported",
            },
        )
        self.assertEqual((rows[0]["id"], rows[0]["publisher"]), (doc, "Example Weekly"))
        self.assertEqual((rows[0]["sections"], rows[0]["annotations"]), (2, 0))
        self.assertRegex(rows[0]["imported"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")

    def test_outline_and_text_agree(self):
        doc = self.add()
        text = self.text(doc)
        outline = self.json("outline", doc)
        self.assertEqual(outline[0]["start"], 0)
        self.assertEqual(outline[-1]["end"], len(text))
        for section in outline:
            part = self.run_cli("text", doc, "--section", section["id"]).stdout.decode()
            self.assertEqual(part, text[section["start"] : section["end"]])
            self.assertTrue(part.startswith(section["title"] + "\n"))
        self.assertEqual(outline[1]["start"], outline[0]["end"] + 1)
        self.assertEqual(text[outline[0]["end"]], "\n")

    def test_html(self):
        doc = self.add("u.txt", URDU)
        page = self.run_cli("html", doc).stdout
        file = self.write("page.xhtml", page)
        subprocess.run(["xmllint", "--noout", "--nonet", file], check=True)
        self.assertIn(b'dir="rtl"', page)
        section = self.json("outline", doc)[0]["id"]
        part = self.run_cli("html", doc, "--section", section).stdout
        stored = next(self.library.glob("*/content/*/sections/0001.xhtml")).read_bytes()
        self.assertEqual(part, stored)
        self.assertIn(part, page)

    def test_names_of_documents(self):
        doc = self.add()
        other = self.add("two.txt", ARTICLE + "\nOne line more.\n")
        self.run_cli("outline", doc[:12])
        self.run_cli("outline", "No such title", status=1)
        twice = self.run_cli("outline", "The River and Its Bank", status=1).stderr.decode()
        self.assertIn(doc, twice)
        self.assertIn(other, twice)
        self.run_cli("outline", "", status=1)

    def test_usage(self):
        doc = self.add()
        for args in (
            [],
            ["nonsense"],
            ["outline"],
            ["outline", doc, "more"],
            ["text", doc, "--json"],
            ["html", doc, "--json"],
            ["import"],
            ["import", "--format", "pdf", "x"],
            ["list", "--unknown"],
            ["annotate", doc],
            ["annotate", doc, "--range", "5"],
            ["annotate", doc, "--range", "-1:5"],
            ["annotate", doc, "--range", "1:2", "--document", "--note", "x"],
            ["annotate", doc, "--range", "1:2", "--colour", "mauve"],
            ["annotate", doc, "--prefix", "x", "--document", "--note", "x"],
            ["annotate", doc, "--document"],
            ["edit", doc],
        ):
            with self.subTest(args):
                done = self.run_cli(*args, status=2)
                self.assertEqual(done.stdout, b"")
                self.assertTrue(done.stderr.startswith(b"hashiya-cli: "))

    def test_any_locale_takes_any_letters(self):
        doc = self.add("u.txt", URDU)
        plain = {"LC_ALL": "C"}
        row = self.json("annotate", doc, "--quote", "بہار", "--prefix", "پہلی ", "--note",
                        "یہ دیکھیے", env=plain, status=0)
        self.assertEqual(row["body"][0]["value"], "یہ دیکھیے")
        self.assertIn("دریا".encode(), self.run_cli("list", env=plain).stdout)


class Annotating(CliTest):
    def setUp(self):
        super().setUp()
        self.doc = self.add()

    def journal(self):
        return next(self.library.glob(f"*-{self.doc}/journal/*.jsonl"))

    def test_range(self):
        text = self.text(self.doc)
        start = text.index("😀 in")
        row = self.json(
            "annotate", self.doc, "--range", f"{start}:{start + 4}", "--colour", "green",
            "--note", "why?", "--tag", "a", "--tag", "b",
        )
        self.assertEqual(row["motivation"], "commenting")
        self.assertEqual(row["target"]["styleClass"], "green")
        self.assertEqual(row["target"]["source"], f"urn:hashiya:{self.doc}")
        fragment, position, quote = row["target"]["selector"]
        self.assertEqual(fragment["value"], self.json("outline", self.doc)[1]["id"])
        self.assertEqual((position["start"], position["end"]), (start, start + 4))
        self.assertEqual(quote["exact"], "😀 in")
        self.assertEqual(quote["prefix"], text[max(0, start - 64) : start])
        self.assertEqual(quote["suffix"], text[start + 4 : start + 68])
        self.assertEqual([body["value"] for body in row["body"]], ["why?", "a", "b"])
        lines = [json.loads(line) for line in self.journal().read_text().splitlines()]
        self.assertEqual(lines[0]["type"], "hashiya:Journal")
        self.assertEqual(lines[0]["document"], self.doc)
        self.assertEqual(lines[-1], row)
        self.assertEqual(lines[-1]["hashiya:rev"]["device"], self.journal().stem)

    def test_quotes(self):
        text = self.text(self.doc)
        row = self.json("annotate", self.doc, "--quote", "Water came early")
        self.assertEqual(row["target"]["selector"][1]["start"], text.index("Water"))
        self.assertEqual(row["motivation"], "highlighting")
        before = self.journal().read_bytes()
        twice = self.run_cli("annotate", self.doc, "--quote", "the fields were wet", status=1)
        for match in re.finditer("the fields were wet", text):
            self.assertIn(f"{match.start()}:{match.end()}", twice.stderr.decode())
        self.run_cli("annotate", self.doc, "--quote", "not in there", status=1)
        self.run_cli("annotate", self.doc, "--quote", "", status=1)
        self.run_cli("annotate", self.doc, "--range", "0:999999", status=1)
        self.run_cli("annotate", self.doc, "--range", "7:7", status=1)
        self.run_cli("annotate", self.doc, "--section", "nowhere", "--note", "x", status=1)
        self.assertEqual(self.journal().read_bytes(), before)
        row = self.json(
            "annotate", self.doc, "--quote", "the fields were wet", "--suffix", " again"
        )
        self.assertEqual(row["target"]["selector"][1]["start"], text.rindex("the fields were"))

    def test_kinds(self):
        section = self.json("outline", self.doc)[1]
        on_section = self.json("annotate", self.doc, "--section", section["id"], "--note", "s")
        self.assertEqual(on_section["target"]["selector"][2]["exact"], section["title"])
        whole = self.json("annotate", self.doc, "--document", "--note", "d")
        self.assertNotIn("selector", whole["target"])
        mark = self.json("annotate", self.doc, "--bookmark", "30")
        self.assertEqual(mark["motivation"], "bookmarking")
        self.assertEqual(
            mark["target"]["selector"][2]["exact"], self.text(self.doc)[30:94]
        )
        rows = self.json("annotations", self.doc)
        self.assertEqual({row["state"] for row in rows}, {"exact"})
        by_id = {row["annotation"]["id"]: row for row in rows}
        self.assertIsNone(by_id[whole["id"]]["start"])
        self.assertIsNone(by_id[whole["id"]]["section"])
        self.assertEqual(by_id[on_section["id"]]["start"], section["start"])
        self.assertEqual(by_id[on_section["id"]]["section"], section["id"])

    def test_edit_delete_restore(self):
        row = self.json("annotate", self.doc, "--quote", "Water", "--note", "one", "--tag", "a")
        edited = self.json(
            "edit", self.doc, row["id"], "--note", "two", "--colour", "pink",
            "--tag", "b", "--untag", "a",
        )
        self.assertEqual(edited["target"]["styleClass"], "pink")
        self.assertEqual([body["value"] for body in edited["body"]], ["two", "b"])
        self.assertEqual(edited["created"], row["created"])
        self.assertGreater(edited["modified"], row["modified"])
        self.assertGreater(edited["hashiya:rev"]["seq"], row["hashiya:rev"]["seq"])
        self.run_cli("delete", self.doc, row["id"])
        self.assertEqual(self.json("annotations", self.doc), [])
        self.run_cli("delete", self.doc, row["id"], status=1)
        self.run_cli("edit", self.doc, row["id"], "--note", "x", status=1)
        back = self.json("restore", self.doc, row["id"])
        self.assertEqual(back["body"], edited["body"])
        self.assertEqual(len(self.json("annotations", self.doc)), 1)
        self.run_cli("restore", self.doc, "urn:uuid:absent", status=1)
        bare = self.json("edit", self.doc, row["id"], "--note", "", "--untag", "b")
        self.assertNotIn("body", bare)
        self.assertEqual(bare["motivation"], "highlighting")

    def test_rubbish_in_a_journal_is_said_and_kept(self):
        row = self.json("annotate", self.doc, "--quote", "Water")
        journal = self.journal()
        with open(journal, "ab") as file:
            file.write(b'{"type":"x:Future","x":1}\nrubbish\n{"id":"cut')
        before = journal.read_bytes()
        done = self.run_cli("annotations", self.doc, "--json")
        self.assertEqual(json.loads(done.stdout)[0]["annotation"]["id"], row["id"])
        self.assertIn(b"hashiya-cli: ", done.stderr)
        second = self.json("annotate", self.doc, "--quote", "Nothing happened")
        self.assertTrue(journal.read_bytes().startswith(before + b"\n"))
        found = {row["annotation"]["id"] for row in self.json("annotations", self.doc)}
        self.assertEqual(found, {row["id"], second["id"]})

    def test_annotations_of_another_document(self):
        row = self.json("annotate", self.doc, "--quote", "Water")
        journal = self.journal()
        record = dict(row, id="urn:x:a", target=dict(row["target"], source="https://other.example/a"))
        record["hashiya:rev"] = dict(row["hashiya:rev"], seq=row["hashiya:rev"]["seq"] + 1)
        with open(journal, "a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")
        done = self.run_cli("annotations", self.doc, "--json")
        self.assertEqual(
            [(line["annotation"]["id"], line["state"]) for line in json.loads(done.stdout)],
            sorted([(row["id"], "exact"), ("urn:x:a", "exact")]),
        )
        self.assertEqual(done.stderr.decode().count("another document"), 1)
        problems = self.json("check", status=1)["problems"]
        self.assertEqual([problem["kind"] for problem in problems], ["foreign"])
        self.assertIn("another document", problems[0]["message"])

    def test_annotations_of_another_device(self):
        row = self.json("annotate", self.doc, "--quote", "Water", "--note", "mine")
        theirs = json.loads(json.dumps(row))
        theirs["hashiya:rev"] = {"device": "elsewhere", "seq": 1}
        theirs["hashiya:seen"] = {}
        theirs["modified"] = "2020-01-01T00:00:00.000Z"
        theirs["body"][0]["value"] = "theirs"
        (self.journal().parent / "elsewhere.jsonl").write_text(
            json.dumps({"type": "hashiya:Journal", "format": 1, "device": "elsewhere",
                        "document": self.doc}) + "\n" + json.dumps(theirs) + "\n"
        )
        merged = self.json("annotations", self.doc)
        self.assertEqual(len(merged), 1)
        self.assertEqual(merged[0]["annotation"]["body"][0]["value"], "mine")
        self.assertEqual(merged[0]["conflicts"][0]["body"][0]["value"], "theirs")


class Updating(CliTest):
    def setUp(self):
        super().setUp()
        self.doc = self.add()
        self.newer = ARTICLE.replace("The First Spring\n\n", "The First Spring\n\nIt rained.\n\n")

    def update(self, content, name="newer.txt", **kwargs):
        return self.json("update", self.doc, self.write(name, content), **kwargs)

    def states(self, *options):
        rows = self.json("annotations", self.doc, *options)
        return {row["annotation"]["id"]: row for row in rows}

    def test_failures_change_nothing(self):
        self.json("annotate", self.doc, "--quote", "Water")
        journal = next(self.library.glob(f"*-{self.doc}/journal/*.jsonl"))
        before = journal.read_bytes()
        for name, content in (
            ("empty.txt", b""),
            ("binary", b"\x7fELF\x02\x01\x01" + bytes(200)),
            ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
        ):
            with self.subTest(name):
                done = self.run_cli("update", self.doc, self.write(name, content), status=1)
                self.assertEqual((done.stdout, len(done.stderr.splitlines())), (b"", 1))
        self.run_cli("update", self.doc, self.folder / "absent.txt", status=1)
        self.run_cli("update", "no such document", self.write("newer.txt", self.newer), status=1)
        self.run_cli("update", self.doc, status=2)
        self.run_cli("update", status=2)
        self.assertEqual(journal.read_bytes(), before)
        self.assertEqual(len(self.json("versions", self.doc)), 1)

    def test_same_bytes_change_nothing(self):
        self.json("annotate", self.doc, "--quote", "Water")
        first = self.update(ARTICLE)
        self.assertEqual(first, self.update(ARTICLE, "another-name.txt"))
        self.assertEqual(len(self.json("versions", self.doc)), 1)
        self.assertEqual(first["exact"], 1)

    def test_another_text_is_a_document_of_its_own(self):
        path = self.write("cooking.txt", "Cooking\n\nTake two eggs and beat them until white.\n")
        done = self.run_cli("update", self.doc, path, "--json")
        answer = json.loads(done.stdout)
        self.assertNotEqual(answer["id"], self.doc)
        self.assertIn(b"half", done.stderr)
        self.assertEqual(len(self.json("list")), 2)
        self.assertEqual(len(self.json("versions", self.doc)), 1)

    def test_update(self):
        rows = [
            self.json("annotate", self.doc, "--quote", quote)
            for quote in ("Nothing happened", "nobody minded")
        ]
        whole = self.json("annotate", self.doc, "--document", "--note", "d")
        before = self.text(self.doc)
        answer = self.update(self.newer)
        self.assertEqual(
            set(answer), {"id", "version", "exact", "moved", "fuzzy", "orphan"}
        )
        self.assertEqual(answer["id"], self.doc)
        self.assertEqual(sum(answer[key] for key in ("exact", "moved", "fuzzy", "orphan")), 3)
        after = self.text(self.doc)
        self.assertIn("It rained.", after)
        now = self.states()
        for row in rows:
            place = now[row["id"]]
            quote = row["target"]["selector"][2]["exact"]
            self.assertEqual(after[place["start"] : place["end"]], quote)
            self.assertEqual(place["annotation"], row)
        self.assertEqual(now[whole["id"]]["state"], "exact")
        versions = self.json("versions", self.doc)
        self.assertEqual([version["current"] for version in versions], [True, False])
        self.assertEqual(versions[0]["version"], answer["version"])
        old = versions[1]["version"]
        self.assertEqual(
            self.run_cli("text", self.doc, "--version", old).stdout.decode(), before
        )
        self.assertEqual(
            {row["state"] for row in self.states("--version", old[:6]).values()}, {"exact"}
        )
        self.run_cli("text", self.doc, "--version", "nonesuch", status=1)
        self.run_cli("outline", self.doc, "--version", old)
        self.assertNotIn(b"rained", self.run_cli("html", self.doc, "--version", old).stdout)
        back = self.json("versions", self.doc, "--use", old)
        self.assertEqual((back["version"], back["exact"]), (old, 3))
        self.assertEqual(self.text(self.doc), before)
        self.run_cli("versions", self.doc, "--use", "nonesuch", status=1)
        self.assertEqual(self.text(self.doc), before)
        self.assertEqual(self.json("check")["problems"], [])

    def test_a_later_version_is_known_by_its_bytes(self):
        self.update(self.newer)
        again = self.json("import", self.write("copy.txt", self.newer))
        self.assertEqual((again["status"], again["id"]), ("unchanged", self.doc))
        old = self.json("import", self.write("old.txt", ARTICLE))
        self.assertEqual((old["status"], old["id"]), ("unchanged", self.doc))
        self.assertIn("It rained.", self.text(self.doc))

    def test_acts(self):
        row = self.json("annotate", self.doc, "--quote", "nobody minded")
        whole = self.json("annotate", self.doc, "--document", "--note", "d")
        self.update(self.newer.replace("; nobody minded", ""))
        self.assertEqual(self.states()[row["id"]]["state"], "orphan")
        for options, status in (
            (("--place", "10:10"), 1),
            (("--place", "0:99999"), 1),
            (("--place", "ten"), 2),
            (("--confirm",), 1),
            (("--place", "1:2", "--detach"), 2),
        ):
            with self.subTest(options):
                self.run_cli("edit", self.doc, row["id"], *options, status=status)
        self.run_cli("edit", self.doc, whole["id"], "--detach", status=1)
        start = self.text(self.doc).index("It rained")
        placed = self.json("edit", self.doc, row["id"], "--place", f"{start}:{start + 9}")
        self.assertEqual(placed["hashiya:placed"]["exact"], "It rained")
        self.assertEqual(placed["target"], row["target"])
        place = self.states()[row["id"]]
        self.assertEqual((place["state"], place["start"]), ("exact", start))
        self.json("edit", self.doc, row["id"], "--note", "kept", "--confirm")
        self.json("edit", self.doc, row["id"], "--detach")
        self.assertEqual(self.states()[row["id"]]["state"], "orphan")
        old = self.json("versions", self.doc)[1]["version"]
        self.assertEqual(self.states("--version", old)[row["id"]]["state"], "exact")

    def test_the_cache_may_go(self):
        self.json("annotate", self.doc, "--quote", "nobody minded")
        self.update(self.newer)
        places = self.states()
        self.assertTrue(list((self.folder / "cache/hashiya/places").iterdir()))
        shutil.rmtree(self.folder / "cache")
        self.assertEqual(self.states(), places)
        shutil.rmtree(self.folder / "cache")
        (self.folder / "cache").write_text("no folder")
        self.assertEqual(self.states(), places)


class Removing(CliTest):
    def test_remove_and_restore(self):
        doc = self.add()
        self.json("annotate", doc, "--quote", "Water")
        self.assertEqual(self.json("remove", doc)["id"], doc)
        self.assertEqual(self.json("list"), [])
        self.assertEqual(self.json("restore", doc)["id"], doc)
        self.assertEqual(self.json("list")[0]["annotations"], 1)
        self.run_cli("remove", "0000000000000000", status=1)

    def test_importing_again_brings_notes_back(self):
        doc = self.add()
        self.json("annotate", doc, "--quote", "Water")
        self.json("remove", doc)
        self.add()
        self.assertEqual(len(self.json("annotations", doc)), 1)
        self.assertEqual([row["id"] for row in self.json("list")], [doc])

    def test_journal_without_content(self):
        doc = self.add()
        self.json("annotate", doc, "--quote", "Water")
        shutil.rmtree(next(self.library.glob(f"*-{doc}")) / "content")
        row = self.json("list")[0]
        self.assertEqual((row["id"], row["sections"], row["annotations"]), (doc, None, 1))
        self.run_cli("text", doc, status=1)
        self.add()
        self.assertEqual(len(self.json("annotations", doc)), 1)


class Check(CliTest):
    def test_sound(self):
        self.add()
        report = self.json("check")
        self.assertEqual((report["documents"], report["problems"], report["repaired"]), (1, [], 0))

    def test_problems(self):
        doc = self.add()
        self.json("annotate", doc, "--quote", "Water")
        folder = next(self.library.glob(f"*-{doc}"))
        section = next(folder.glob("content/*/sections/0002.xhtml"))
        section.write_bytes(section.read_bytes().replace(b"Nothing", b"Nothinq"))
        with open(next(folder.glob("journal/*.jsonl")), "ab") as file:
            file.write(b"rubbish\n")
        report = self.json("check", status=1)
        kinds = {problem["kind"] for problem in report["problems"]}
        self.assertIn("hash", kinds)
        self.assertTrue(kinds & {"json", "torn"})
        for problem in report["problems"]:
            self.assertEqual(
                set(problem), {"document", "file", "line", "kind", "message", "repaired"}
            )
        self.json("check", "--repair", status=1)
        left = self.json("check", status=1)["problems"]
        self.assertEqual({problem["kind"] for problem in left}, {"hash"})
        self.assertIn(b"Import", self.run_cli("text", doc, status=1).stderr)
        self.add()
        self.assertEqual(self.json("check")["problems"], [])
        self.assertEqual(len(self.json("annotations", doc)), 1)

    def test_missing_file(self):
        doc = self.add()
        next(self.library.glob(f"*-{doc}/content/*/sections/0002.xhtml")).unlink()
        report = self.json("check", status=1)
        self.assertIn("missing", {problem["kind"] for problem in report["problems"]})
        self.run_cli("text", doc, status=1)
        self.add()
        self.assertEqual(self.json("check")["problems"], [])


if __name__ == "__main__":
    tap.main()
