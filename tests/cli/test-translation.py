#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations of documents through PO files, with gettext's own tools as the translator's editor."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402

CLI = os.environ["HASHIYA_CLI"]

PAGE = """<!doctype html><html lang=en><title>The Ferry</title><h1>The Ferry</h1>
<p>The <b>old</b> ferry leaves at <a href="https://example.org/x">seven</a> in the morning.</p>
<h2>The Crossing</h2><p>It takes an hour &amp; a half.</p><ul><li>Bring bread.</li><li>Bring water.</li></ul>
<table><tr><td>Yes</td><td>No</td></tr></table><p>It takes an hour &amp; a half.</p>"""
LATER = PAGE.replace("Bring bread.", "Bring fresh bread.").replace("<li>Bring water.</li>", "")

URDU = {
    "The Ferry": "کشتی",
    "The <b>old</b> ferry leaves at <a>seven</a> in the morning.": "<b>پرانی</b> کشتی صبح <a>سات</a> بجے چلتی ہے۔",
    "The Crossing": "پار جانا",
    "It takes an hour &amp; a half.": "ڈیڑھ گھنٹہ لگتا ہے۔",
    "Bring bread.": "روٹی لائیں۔",
    "Bring water.": "پانی لائیں۔",
    "Yes": "ہاں",
    "No": "نہیں",
}
FERRY = "The <b>old</b> ferry leaves at <a>seven</a> in the morning."


class Translating(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-po-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = dict(os.environ, HOME=str(self.folder), LC_ALL="C.UTF-8")
        self.become("one")
        self.library = self.folder / "library"
        self.doc = json.loads(self.cli("import", self.write("ferry.html", PAGE), "--whole", "--json"))["id"]

    def become(self, device):
        for name in ("DATA", "STATE", "CACHE", "CONFIG"):
            self.env[f"XDG_{name}_HOME"] = str(self.folder / device / name.lower())

    def write(self, name, content, encoding="utf-8"):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    def run_cli(self, *args):
        return subprocess.run([CLI, "--library", self.library, *args], capture_output=True, env=self.env, timeout=300)

    def cli(self, *args, status=0):
        done = self.run_cli(*args)
        self.assertEqual(done.returncode, status, done)
        return done.stdout.decode()

    def tool(self, *args):
        done = subprocess.run(args, capture_output=True, env=self.env, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done)
        return done.stdout.decode()

    def po(self, words=URDU, language="ur"):
        """What a translator makes of the template."""
        pot = self.cli("template", self.doc).replace('"Language: \\n"', f'"Language: {language}\\n"')
        for source, string in words.items():
            quoted = source.replace("\\", "\\\\").replace('"', '\\"')
            pot = pot.replace(f'msgid "{quoted}"\nmsgstr ""', f'msgid "{quoted}"\nmsgstr "{string}"')
        return pot

    def add(self, po, status=0, language="ur"):
        done = self.run_cli("translation", self.doc, language, self.write("new.po", po), "--json")
        self.assertEqual(done.returncode, status, done)
        return json.loads(done.stdout) if done.stdout else None, done.stderr.decode()

    def html(self, language="ur"):
        return self.cli("html", self.doc, "--language", language)


class Template(Translating):
    def test_gettext_takes_it(self):
        pot = self.write("t.pot", self.cli("template", self.doc))
        self.tool("msgfmt", "--check", "-o", "/dev/null", str(pot))
        self.tool("msginit", "--no-translator", "-l", "ur", "-i", str(pot), "-o", "ur.po")
        merged = self.tool("msgmerge", "-q", "ur.po", str(pot))
        self.assertEqual(merged.count("msgid "), pot.read_text().count("msgid "))
        for source in URDU:
            self.assertIn(source.split("<")[0], merged)

    def test_one_entry_a_block(self):
        pot = self.cli("template", self.doc)
        self.assertEqual(pot.count('msgid "It takes an hour &amp; a half."'), 1)
        self.assertEqual(len(re.findall(r'msgid "The Ferry"', pot)), 2)  # title and heading
        self.assertIn('#: the-crossing:2 the-crossing:7', pot)
        self.assertIn('msgctxt "heading"', pot)
        self.assertIn("X-Hashiya-Version", pot)


class Reading(Translating):
    def test_shown_in_its_language(self):
        said, _ = self.add(self.po())
        self.assertEqual((said["translated"], said["untranslated"], said["problems"]), (10, 0, []))
        text = self.cli("text", self.doc, "--language", "ur")
        self.assertIn("پرانی کشتی صبح سات بجے چلتی ہے۔", text)
        self.assertNotIn("hour", text)
        titles = [row["title"] for row in json.loads(self.cli("outline", self.doc, "--language", "ur", "--json"))]
        self.assertEqual(titles, ["کشتی", "پار جانا"])
        ids = [row["id"] for row in json.loads(self.cli("outline", self.doc, "--json"))]
        same = [row["id"] for row in json.loads(self.cli("outline", self.doc, "--language", "ur", "--json"))]
        self.assertEqual(ids, same)
        page = self.html()
        self.assertIn('lang="ur" dir="rtl"', page)
        self.assertIn('<a href="https://example.org/x">سات</a>', page)
        self.assertIn("hour", self.cli("text", self.doc))

    def test_what_is_not_translated_shows_the_original(self):
        words = {key: value for key, value in URDU.items() if key != "Bring bread."}
        po = self.po(words).replace('msgid "Bring water."', '#, fuzzy\nmsgid "Bring water."')
        po = re.sub(r'(#: \S+\n)#, fuzzy\n', r'\1#, fuzzy\n', po)
        said, _ = self.add(po)
        self.assertEqual((said["untranslated"], said["fuzzy"]), (1, 1))
        page = self.html()
        self.assertRegex(page, r'<li[^>]*data-translation="untranslated"[^>]*>Bring bread\.')
        self.assertRegex(page, r'<li[^>]*data-translation="fuzzy"[^>]*>Bring water\.')
        self.assertRegex(page, r'<li[^>]*dir="ltr"[^>]*>Bring bread\.')

    def test_another_language_is_not_there(self):
        done = self.run_cli("text", self.doc, "--language", "fa")
        self.assertEqual(done.returncode, 1)
        self.assertIn("no translation", done.stderr.decode())
        self.assertEqual(self.run_cli("text", self.doc, "--language", "///").returncode, 1)

    def test_check_knows_the_files(self):
        self.add(self.po())
        self.assertEqual(json.loads(self.cli("check", "--json"))["problems"], [])


class Exporting(Translating):
    def test_round_trip_is_stable(self):
        self.add(self.po())
        first = self.cli("translation-export", self.doc, "ur")
        said, _ = self.add(first)
        self.assertEqual(said["changed"], 0)
        self.assertEqual(self.cli("translation-export", self.doc, "ur"), first)
        path = self.write("export.po", first)
        self.tool("msgfmt", "--check", "-o", "/dev/null", str(path))
        wrapped = self.tool("msgcat", str(path))
        said, _ = self.add(wrapped)
        self.assertEqual((said["changed"], said["translated"]), (0, 10))

    def test_what_an_editor_keeps_is_kept(self):
        po = self.po().replace('#: the-crossing:3', '# note of the translator\n#: the-crossing:3', 1)
        self.add(po)
        self.assertIn("# note of the translator", self.cli("translation-export", self.doc, "ur"))


class Devices(Translating):
    def test_entries_of_two_devices_merge(self):
        self.add(self.po({"The Ferry": "کشتی", "Yes": "ہاں"}))
        self.become("two")
        self.add(self.po({"The Ferry": "ناؤ", "No": "نہیں"}))
        files = sorted(path.name for path in self.library.glob("*/translations/ur/*.po"))
        self.assertEqual(len(files), 2)
        text = self.cli("text", self.doc, "--language", "ur")
        for word, there in (("ناؤ", True), ("کشتی", False), ("ہاں", True), ("نہیں", True)):
            self.assertEqual(word in text, there, word)
        self.become("one")
        self.assertEqual(self.cli("text", self.doc, "--language", "ur"), text)

    def test_a_damaged_file_takes_nothing_away(self):
        self.add(self.po())
        text = self.cli("text", self.doc, "--language", "ur")
        folder = next(self.library.glob("*/translations/ur"))
        (folder / "ffffffffffffffff.po").write_bytes(b'msgid "The Ferry\nmsgstr \xff\xfe')
        self.assertEqual(self.cli("text", self.doc, "--language", "ur"), text)


class Updated(Translating):
    def test_carried_over_as_msgmerge_would(self):
        self.add(self.po())
        self.cli("update", self.doc, self.write("later.html", LATER))
        page = self.html()
        self.assertRegex(page, r'<li[^>]*data-translation="fuzzy"[^>]*>Bring fresh bread\.')
        self.assertIn("ڈیڑھ گھنٹہ", page)
        exported = self.cli("translation-export", self.doc, "ur")
        self.assertRegex(exported, r'#, fuzzy\n#\| msgid "Bring bread\."\nmsgid "Bring fresh bread\."\nmsgstr "روٹی لائیں۔"')
        self.assertIn('#~ msgid "Bring water."', exported)
        self.tool("msgfmt", "--check", "-o", "/dev/null", str(self.write("e.po", exported)))
        self.write("old.po", self.po())
        merged = self.tool("msgmerge", "-q", "new.po", str(self.write("t.pot", self.cli("template", self.doc))))
        self.assertIn("fuzzy", merged)

    def test_gone_back_to_the_older_version(self):
        self.add(self.po())
        text = self.cli("text", self.doc, "--language", "ur")
        old = json.loads(self.cli("versions", self.doc, "--json"))[0]["version"]
        self.cli("update", self.doc, self.write("later.html", LATER))
        self.assertEqual(self.cli("text", self.doc, "--language", "ur", "--version", old), text)


class Marks(Translating):
    def mark(self, quote, language=None):
        more = ("--language", language) if language else ()
        return json.loads(self.cli("annotate", self.doc, "--quote", quote, "--json", *more))

    def rows(self, *args):
        return json.loads(self.cli("annotations", self.doc, "--json", *args))

    def test_a_mark_belongs_to_its_language(self):
        self.add(self.po())
        mark = self.mark("کشتی صبح", "ur")
        self.mark("ferry leaves")
        self.assertEqual(mark["hashiya:lang"], "ur")
        text = self.cli("text", self.doc, "--language", "ur")
        row = self.rows("--language", "ur")
        self.assertEqual(len(row), 1)
        self.assertEqual(text[row[0]["start"]:row[0]["end"]], "کشتی صبح")
        both = {row["annotation"]["id"]: row for row in self.rows()}
        self.assertEqual(len(both), 2)
        self.assertEqual((both[mark["id"]]["state"], both[mark["id"]]["start"]), ("exact", None))
        self.assertEqual(both[mark["id"]]["section"], "the-ferry")
        self.assertEqual(self.run_cli("annotate", self.doc, "--quote", "کشتی صبح").returncode, 1)

    def test_anchored_again_when_the_translation_changes(self):
        self.add(self.po())
        self.mark("کشتی صبح", "ur")
        self.mark("روٹی لائیں", "ur")
        better = "<b>بہت پرانی</b> کشتی صبح <a>سات</a> بجے چل پڑتی ہے۔"
        self.add(self.po(dict(URDU, **{FERRY: better, "Bring bread.": "کھانا"})))
        text = self.cli("text", self.doc, "--language", "ur")
        found = {row["annotation"]["target"]["selector"][2]["exact"]: row for row in self.rows("--language", "ur")}
        row = found["کشتی صبح"]
        self.assertEqual(text[row["start"]:row["end"]], "کشتی صبح")
        self.assertNotEqual(row["state"], "orphan")
        self.assertEqual(len(found), 2)

    def test_update_counts_marks_of_both(self):
        self.add(self.po())
        self.mark("کشتی صبح", "ur")
        self.mark("ferry leaves")
        said = json.loads(self.cli("update", self.doc, self.write("later.html", LATER), "--json"))
        self.assertEqual((said["exact"], said["orphan"]), (2, 0))


class Refused(Translating):
    """Each gets a sentence, with file and line where there is one, and the document stays readable."""

    def refuse(self, po, *parts, language="ur"):
        said, message = self.add(po, status=1, language=language)
        self.assertIsNone(said, message)
        for part in parts:
            self.assertIn(part, message)
        self.assertEqual(len(message.splitlines()), len([line for line in message.splitlines() if "hashiya-cli:" in line]))
        self.assertIn("ferry leaves", self.cli("text", self.doc))
        self.assertEqual(list(self.library.glob("*/translations/*/*.po")), [])

    def test_refused_whole(self):
        self.refuse(b"", "new.po")
        self.refuse(self.po().encode("utf-16"), "new.po")
        self.refuse(self.po().replace("charset=UTF-8", "charset=x-nonsense"), "x-nonsense")
        self.refuse(self.po(language="de"), "de", "ur")
        self.refuse('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Elsewhere"\nmsgstr "x"\n', "template")
        self.refuse(b"\0" * 1000, "new.po")

    def test_the_document_s_own_language(self):
        done = self.run_cli("translation", self.doc, "en", self.write("en.po", self.po(language="en")))
        self.assertEqual(done.returncode, 1)

    def test_100_megabytes(self):
        path = self.folder / "huge.po"
        with open(path, "wb") as file:
            file.write(self.po().encode())
            for _ in range(100):
                file.write(b"# " + b"x" * (1024 * 1024 - 3) + b"\n")
        done = self.run_cli("translation", self.doc, "ur", path)
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("huge.po", done.stderr.decode())

    def test_another_charset(self):
        po = self.po({"Yes": "ہاں"}).replace("charset=UTF-8", "charset=CP1256")
        self.refuse(po, "new.po:", "CP1256")  # which its bytes are not in
        self.refuse(po.encode("windows-1256"), "new.po:", "msgconv")
        said, _ = self.add(self.tool("msgconv", "-t", "UTF-8", "new.po"))
        self.assertEqual(said["translated"], 1)
        self.assertIn("ہاں", self.cli("text", self.doc, "--language", "ur"))

    def test_single_entries(self):
        """The block falls back, the others stand, and the line is named."""
        bad = {
            "<b>پرانی</a> کشتی": "nest",
            "<script>alert(1)</script> کشتی": "script",
            "<b onclick='x'>پرانی</b> <a>کشتی</a>": "b",
            "<b>پرانی کشتی": "b",
            "<img src='https://example.org/x.png'/>": "img",
        }
        for string in bad:
            with self.subTest(string=string):
                po = self.po(dict(URDU, **{FERRY: string}))
                line = next(i for i, text in enumerate(po.splitlines(), 1) if string in text) - 1
                said, message = self.add(po, status=1)
                self.assertEqual(said["damaged"], 1, message)
                self.assertIn(f"new.po:{line}:", message)
                self.assertEqual([problem["line"] for problem in said["problems"]], [line])
                page = self.html()
                self.assertIn("ferry leaves at", page)
                self.assertIn("روٹی", page)
                for never in ("<script", "onclick", "alert"):
                    self.assertNotIn(never, page)

    def test_broken_lines_name_their_line(self):
        po = self.po()
        for broken in ('msgid "no end\n', 'msgstr "bad \\q escape"\n', "nonsense\n", 'msgid "x"\nmsgid "y"\n'):
            with self.subTest(broken=broken):
                done = self.run_cli("translation", self.doc, "ur", self.write("new.po", po + "\n" + broken))
                self.assertEqual(done.returncode, 1, done)
                self.assertRegex(done.stderr.decode(), r"new\.po:\d+: ")
                self.assertIn("ferry leaves", self.cli("text", self.doc))

    def test_the_same_entry_twice(self):
        po = self.po() + '\nmsgid "Yes"\nmsgstr "جی"\n'
        _, message = self.add(po, status=1)
        self.assertRegex(message, r"new\.po:\d+: ")

    def test_letters_of_markup_are_letters(self):
        said, _ = self.add(self.po(dict(URDU, **{FERRY: "5 < 6 &nonsense; <b>x</b> <a>y</a>"})))
        self.assertEqual(said["damaged"], 0)
        self.assertIn("5 &lt; 6 &amp;nonsense; <b>x</b>", self.html())

    def test_bidi_controls(self):
        """What could turn the interface around is no translation."""
        for letters in ("\u202e", "\u2066", "\u202a\u202b"):
            with self.subTest(letters=ascii(letters)):
                said, message = self.add(self.po(dict(URDU, **{"The Crossing": f"پار {letters}جانا"})), status=1)
                self.assertEqual(said["damaged"], 1)
                self.assertRegex(message, r"new\.po:\d+: ")
                titles = json.loads(self.cli("outline", self.doc, "--language", "ur", "--json"))
                self.assertEqual(titles[1]["title"], "The Crossing")


if __name__ == "__main__":
    tap.main()
