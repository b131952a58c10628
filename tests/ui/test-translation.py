#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A document in two languages: chosen, read side by side, marked in both, and translated in place."""

import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from window import WindowTest, screen, wait_until, xdotool  # noqa: E402

ARTICLE = """The Ferry at Kotri

Leaving the Bank

The old ferry leaves at seven in the morning, when the mist still lies on the water.

Nobody asks for a ticket before the middle of the river.

On the Other Side

A tea seller waits on the other side with a kettle and nine glasses.
"""

URDU = {
    "The Ferry at Kotri": "کوٹری کی کشتی",
    "Leaving the Bank": "کنارے سے روانگی",
    "The old ferry leaves at seven in the morning, when the mist still lies on the water.":
        "پرانی کشتی صبح سات بجے چلتی ہے، جب پانی پر ابھی دھند چھائی ہوتی ہے۔",
    "On the Other Side": "دوسرے پار",
}
TEA = "A tea seller waits on the other side with a kettle and nine glasses."


class Translated(WindowTest):
    def prepare(self):
        path = self.write("ferry.txt", ARTICLE)
        self.doc = self.home.json("import", path)["id"]
        pot = self.home.cli("template", self.doc).replace('"Language: \\n"', '"Language: ur\\n"')
        for source, string in URDU.items():
            pot = pot.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{string}"')
        self.po = self.write("ferry.po", pot)
        self.home.cli("translation", self.doc, "ur", self.po)
        return path

    def shot(self, name):
        if os.environ.get("HASHIYA_SHOTS"):
            time.sleep(0.5)
            screen().save(f"{os.environ['HASHIYA_SHOTS']}/{type(self).__name__}-{name}.png")

    def kept(self):
        return self.home.cli("translation-export", self.doc, "ur")

    def view_state(self):
        found = None
        for journal in (self.home.library.glob(f"*{self.doc}/journal/*.jsonl")):
            for line in journal.read_text().splitlines():
                found = line if '"view"' in line else found
        return found or ""

    def turn(self, window, keys, kind):
        window.key(keys)
        wait_until(lambda: f'"text":"{kind}"' in self.view_state(), f"{kind} to be remembered")
        time.sleep(0.8)

    def test_two_languages(self):
        window = self.open(self.prepare())
        window.find_page()
        window.find("The Ferry at Kotri.*|.*Leaving the Bank.*", "label")

        # The translation: sidebar and title follow.
        self.turn(window, "ctrl+t", "translation")
        window.find("کنارے سے روانگی", "label")
        self.shot("translation")
        self.home.cli("annotate", self.doc, "--language", "ur", "--quote", "پرانی کشتی", "--note", "boat",
                      "--colour", "blue")
        window.find("پرانی کشتی", "label|.*")
        self.shot("marked-translation")

        # What another program translates meanwhile is shown by itself.
        self.po.write_text(self.po.read_text().replace('"کنارے سے روانگی"', '"روانگی"'))
        self.home.cli("translation", self.doc, "ur", self.po)
        window.find("روانگی", "label")

        # Back in the original, its paragraph carries a sign that shows the note and leads back.
        self.turn(window, "ctrl+t", "original")
        window.find("Leaving the Bank", "label")
        self.shot("sign")
        window.find("Marked in the translation:.*", "label")

        # Its sign shows the note, and a button leads to the words.
        x, y, _, _ = window.box(window.find_page())
        window.click_at(*self.find_sign(x, y))
        window.click(window.find("Go to the Words"))
        wait_until(lambda: '"text":"translation"' in self.view_state(), "the words in their language")
        time.sleep(0.8)
        self.turn(window, "ctrl+t", "original")

    def find_sign(self, left, top):
        """The only thing in the page's margin that is as blue as a mark's line."""
        picture = screen()
        for y in range(top, picture.height - 40):
            for x in range(left, left + 60):
                red, green, blue = picture.getpixel((x, y))
                if blue > 150 and red < 60 and green < 120:
                    return x + 4, y + 5
        raise AssertionError("no sign in the margin")

    def quotes(self):
        return {
            row["annotation"]["target"]["selector"][2]["exact"]: row["annotation"].get("hashiya:lang")
            for row in self.annotations(self.doc)
        }

    def middle_of_ink(self, box, wanted):
        """The middle of the first line of ink in a part of the screen, by rows and then columns."""
        x0, y0, x1, y1 = box

        def inked():
            picture = screen().convert("L")
            return [y for y in range(y0, y1) if any(picture.getpixel((x, y)) < 110 for x in range(x0, x1, 2))]

        rows = wait_until(inked, "ink")
        lines = []
        for y in rows:
            if lines and y - lines[-1][1] <= 6:
                lines[-1][1] = y
            else:
                lines.append([y, y])
        top, bottom = lines[wanted]
        return (top + bottom) // 2

    def test_marks_side_by_side(self):
        """Each column is marked for itself, by the mouse, from row to row."""
        window = self.open(self.prepare())
        window.key("F9")
        window.key("shift+F9")
        window.find_page()
        self.turn(window, "ctrl+shift+t", "beside")
        self.shot("wide")
        x, y, width, height = window.box(window.find_page())
        middle = x + width // 2
        left = (x + 20, y + 90, middle - 30, y + height)
        first, last = (self.middle_of_ink(left, line) for line in (0, -1))
        # From the first paragraph into the last one: what stands in the other column between is not marked.
        window.drag((left[0] + 40, first), (left[0] + 150, last))
        time.sleep(0.5)
        self.shot("selected")
        window.key("ctrl+2")
        quotes = wait_until(self.quotes, "a mark in the original")
        self.assertEqual(list(quotes.values()), [None])
        quote = next(iter(quotes))
        self.assertIn(quote, self.home.cli("text", self.doc))
        self.assertIn("\n", quote)

        right = (middle + 30, y + 90, x + width - 20, y + height)
        row = self.middle_of_ink(right, 0)
        window.drag((right[2] - 30, row), (right[2] - 130, row))
        time.sleep(0.5)
        window.key("ctrl+3")
        wait_until(lambda: len(self.quotes()) == 2, "a mark in the translation")
        marked = next(text for text, language in self.quotes().items() if language == "ur")
        self.assertIn(marked, self.home.cli("text", self.doc, "--language", "ur"))
        self.shot("marked")
        self.assertEqual(window.complaints(), [])

    def test_translate_in_place(self):
        window = self.open(self.prepare())
        window.key("F9")
        window.key("shift+F9")
        window.find_page()
        self.turn(window, "ctrl+shift+t", "beside")
        x, y, width, height = window.box(window.find_page())
        right = (x + width // 2 + 30, y + 90, x + width - 20, y + height)
        # The last block stands there in English still.
        self.press_until(window, lambda: (right[0] + 150, self.last_line(right)), "Nobody asks for a ticket.*")
        window.find("Paragraph 3 of 5 in .*", "label")
        self.shot("editing")
        window.type("Koi ticket nahin")
        wait_until(lambda: 'msgstr "Koi ticket nahin"' in self.kept(), "the words in the PO file")
        # Before the first paragraph comes the title, which stands in none.
        for shown in ("Paragraph 2 of 5 in .*", "Paragraph 1 of 5 in .*", "Title in .*"):
            window.key("ctrl+shift+Return")
            window.find(shown, "label")
        window.find("The Ferry at Kotri", "label")
        window.type(" phir")
        wait_until(lambda: 'msgstr "کوٹری کی کشتی phir"' in self.kept(), "the title in the PO file")
        for shown in ("Paragraph 1 of 5 in .*", "Paragraph 2 of 5 in .*", "Paragraph 3 of 5 in .*"):
            window.key("ctrl+Return")
            window.find(shown, "label")
        # The next paragraph is a heading of the next section, which is shown then.
        window.key("ctrl+Return")
        window.find("Paragraph 4 of 5 in .*", "label")
        window.key("ctrl+Return")
        window.find(TEA, "label")
        window.type("Chai wala")
        window.key("Escape")
        wait_until(lambda: 'msgstr "Chai wala"' in self.kept(), "what was typed before it was closed")
        self.shot("translated")
        # The page shows it, as soon as the block is left.
        self.turn(window, "ctrl+t", "translation")
        self.assertIn("Chai wala", self.home.cli("text", self.doc, "--language", "ur"))
        self.fill_the_disk(window)
        self.assertEqual(window.complaints(), [])

    def fits_the_smallest_screen(self, window):
        """The sentence, the find bar and the editor, one above the other."""
        before = window.geometry(window.xid)[2:]
        window.key("ctrl+f")
        window.find("Find in this document", "entry")
        xdotool("windowsize", window.xid, 200, 200)
        seen = []

        def rests():
            seen.append(window.geometry(window.xid)[2:])
            time.sleep(0.2)
            return len(seen) > 2 and seen[-1][0] < 500 and seen[-1] == seen[-2] == seen[-3]

        wait_until(rests, "the window to be as small as it goes")
        self.shot("small")
        width, height = seen[-1]
        self.assertLessEqual(width, 360)
        self.assertLessEqual(height, 294)
        window.key("Escape")
        xdotool("windowsize", window.xid, *before)
        wait_until(lambda: window.geometry(window.xid)[2:] == before, "the window as it was")
        window.click(next(item for item in window.walk() if item.getRoleName() == "text" and "Kept in mind" in self.words_of(item)))

    def fill_the_disk(self, window):
        """What cannot be written is told, stays whatever the reader does, and is written once there is
        room again."""
        (folder,) = self.home.library.glob(f"*{self.doc}/translations/ur")
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
            print("# nothing can be mounted here: no full disk", flush=True)
            return
        self.addCleanup(subprocess.run, ["umount", "-l", str(folder)])
        for name, content in files.items():
            (folder / name).write_bytes(content)
        with open(folder / "filler", "wb", buffering=0) as filler, self.assertRaises(OSError):
            while True:
                filler.write(b"x" * 512)
        self.turn(window, "ctrl+shift+t", "beside")

        def editor():
            window.key("ctrl+e")
            time.sleep(0.3)
            return window.look("Next Paragraph")

        wait_until(editor, "the editor")
        window.type("Kept in mind")
        sentence = window.find(name="Your translation is kept here but not saved yet\\..*")
        print(f"# {sentence.name}", flush=True)
        self.assertIn(next(name for name in files), sentence.name)
        self.assertNotIn(".partial", sentence.name)
        window.find("Not Saved")
        wait_until(lambda: self.warns(window), "a warning in colour")
        self.fits_the_smallest_screen(window)
        # There and back: before the first paragraph stands the title.
        heading = window.find("Paragraph . of 5 in .*", "label").name
        window.key("ctrl+shift+Return")
        wait_until(lambda: not window.look(re.escape(heading), "label"), "another paragraph")
        window.key("ctrl+Return")
        wait_until(lambda: any("Kept in mind" in self.words_of(item) for item in window.walk()
                               if item.getRoleName() == "text"), "the words that are not on the disk")
        frames = window.frame.getApplication()
        before = frames.childCount
        window.key("ctrl+q")
        wait_until(lambda: frames.childCount == before + 1, "a question")
        window.key("ctrl+q")
        time.sleep(0.5)
        self.assertEqual(frames.childCount, before + 1)
        window.key("Escape")
        wait_until(lambda: frames.childCount == before, "the question to go")
        self.assertIsNone(window.process.poll())
        self.assertNotIn("Kept in mind", self.kept())
        (folder / "filler").unlink()
        wait_until(lambda: "Kept in mind" in self.kept(), "the words on the disk")
        wait_until(lambda: not self.warns(window), "the sentence to go")

    def warns(self, window):
        """Whether the bar below the header has the colour of a warning; hidden, its words keep a size."""
        x, y, _, _ = window.box(window.frame[0])
        red, green, blue = screen().getpixel((x + 8, y + 58))
        return red > 200 and 130 < green < 200 and blue < 80

    def words_of(self, item):
        text = item.queryText()
        return text.getText(0, text.characterCount)

    def press_until(self, window, place, shown):
        """The page may still be moving while it is laid out."""
        for _ in range(4):
            window.click_at(*place())
            end = time.monotonic() + 8
            while time.monotonic() < end:
                if window.look(shown, "label"):
                    return
                time.sleep(0.2)
        window.find(shown, "label")

    def last_line(self, box):
        x0, y0, x1, y1 = box
        picture = screen().convert("L")
        return max(y for y in range(y0, y1) if any(picture.getpixel((x, y)) < 180 for x in range(x0, x1, 2))) - 6


class Sample(WindowTest):
    """What a new library begins with, and what becomes of an old one's Urdu sample."""

    ENGLISH, URDU = "a144281a2e9b9799", "665387e9b50a8205"
    TOP = pathlib.Path(__file__).parents[2]

    def titles(self):
        return {row["id"]: row["title"] for row in self.home.json("list")}

    def has_translation(self):
        return any(self.home.library.glob(f"*{self.ENGLISH}/translations/ur/*.po"))

    def test_new(self):
        self.home.set("interface-language", "ur")
        self.open()
        wait_until(lambda: self.has_translation(), "the sample's translation")
        wait_until(lambda: self.titles().get(self.ENGLISH, "").startswith("پیانگ"), "its name in Urdu")
        self.assertEqual(list(self.titles()), [self.ENGLISH])

    def old_library(self):
        for path in ("data/sample/hashiya-sample.en.txt", "tests/data/urdu-sample.txt"):
            self.home.cli("import", self.TOP / path)
        self.assertEqual(set(self.titles()), {self.ENGLISH, self.URDU})
        self.home.set("sample-imported", "true")

    def test_old(self):
        self.old_library()
        self.open()
        wait_until(lambda: set(self.titles()) == {self.ENGLISH}, "the Urdu sample in the trash")
        self.assertTrue(self.has_translation())

    def test_old_marked(self):
        self.old_library()
        self.home.cli("annotate", self.URDU, "--range", "0:5")
        window = self.open()
        wait_until(self.has_translation, "the sample's translation")
        window.close()
        self.assertEqual(set(self.titles()), {self.ENGLISH, self.URDU})


if __name__ == "__main__":
    tap.main()
