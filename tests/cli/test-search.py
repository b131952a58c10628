#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `hashiya-cli search` finds in a library, and where it says it stands."""

import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from cli import ARTICLE, URDU, CliTest  # noqa: E402


class Search(CliTest):
    def search(self, *args, **kwargs):
        return self.json("search", *args, **kwargs)

    def found(self, doc, hit):
        return self.text(doc)[hit["start"]:hit["end"]]

    def test_text(self):
        doc = self.add()
        hits = self.search("WET")
        self.assertEqual([h["kind"] for h in hits], ["text", "text"])
        self.assertEqual(set(hits[0]), {"document", "section", "kind", "excerpt", "start", "end"})
        self.assertEqual({h["document"] for h in hits}, {doc})
        self.assertEqual([self.found(doc, h) for h in hits], ["wet", "wet"])
        first = self.json("outline", doc)[0]
        self.assertEqual({h["section"] for h in hits}, {first["id"]})
        self.assertIn("the fields were wet before the seed", hits[0]["excerpt"])
        self.assertNotIn("\n", hits[0]["excerpt"])

    def test_title_first(self):
        doc = self.add()
        hits = self.search("river")
        self.assertEqual([h["kind"] for h in hits], ["title"])
        self.assertEqual([hits[0]["section"], hits[0]["start"], hits[0]["end"]], [None] * 3)
        self.assertEqual(hits[0]["document"], doc)

    def test_urdu(self):
        doc = self.add("darya.txt", URDU)
        for query in ("بہار میں", "بهار میں", "بَہار  میں"):
            hits = self.search(query)
            self.assertEqual([self.found(doc, h) for h in hits], ["بہار میں"], query)
        self.assertEqual(self.search("بهار", "--match-letters"), [])

    def test_switches(self):
        doc = self.add()
        self.assertEqual(len(self.search("spring")), 3)
        self.assertEqual([self.found(doc, h) for h in self.search("spring", "--match-case")], ["spring"])
        self.assertEqual(self.search("fiel", "--whole-words"), [])
        self.assertEqual(len(self.search("fiel")), 2)
        self.assertEqual(len(self.search("the", "--limit", "2")), 2)

    def test_annotations(self):
        doc = self.add()
        mark = self.json("annotate", doc, "--quote", "nobody minded", "--note", "Café on the bank")["id"]
        self.run_cli("annotate", doc, "--document", "--note", "a cafe, again")
        notes = [h for h in self.search("cafe") if h["kind"] == "note"]
        self.assertEqual([h["excerpt"] for h in notes], ["a cafe, again", "Café on the bank"])
        self.assertEqual([notes[0]["section"], notes[0]["start"]], [None, None])
        self.assertEqual(self.found(doc, notes[1]), "nobody minded")
        quotes = [h for h in self.search("nobody") if h["kind"] == "quote"]
        self.assertEqual([self.found(doc, h) for h in quotes], ["nobody minded"])
        self.run_cli("delete", doc, mark)
        self.assertEqual(len(self.search("café")), 1)

    def test_orphan_and_update(self):
        doc = self.add()
        self.run_cli("annotate", doc, "--quote", "nobody minded", "--note", "lost words")
        self.run_cli("annotate", doc, "--quote", "Water came early", "--note", "kept words")
        new = ARTICLE.replace("; nobody minded", "").replace("The First Spring", "The First Spring of All")
        self.run_cli("update", doc, self.write("new.txt", new))
        hits = {h["excerpt"]: h for h in self.search("words")}
        self.assertEqual([hits["lost words"]["start"], hits["lost words"]["section"]], [None, None])
        self.assertEqual(self.found(doc, hits["kept words"]), "Water came early")

    def test_trash_and_missing(self):
        doc = self.add()
        self.run_cli("remove", doc)
        self.assertEqual(self.search("spring"), [])
        self.run_cli("restore", doc)
        shutil.rmtree(next(self.library.glob(f"*-{doc}")) / "content")
        self.assertEqual(self.search("spring"), [])

    def test_damaged_document_does_not_hide_others(self):
        doc = self.add()
        other = self.add("darya.txt", URDU + "\nspring\n")
        for page in next(self.library.glob(f"*-{doc}")).glob("content/*/sections/*"):
            page.write_bytes(b"<not xhtml")
        done = self.run_cli("search", "spring", "--json", status=1)
        self.assertEqual([h["document"] for h in json.loads(done.stdout)], [other])
        self.assertIn(doc, done.stderr.decode())

    def test_usage(self):
        self.assertEqual(self.search("x"), [])
        for args in ([], ["a", "b"], [" "], ["\u064e"], ["a", "--limit", "0"]):
            self.run_cli("search", *args, status=2)


if __name__ == "__main__":
    tap.main()
