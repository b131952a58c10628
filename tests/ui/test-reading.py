#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole path as a person walks it: read, mark with the mouse, write, close, find it again."""

import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from mixed import MixedLines  # noqa: E402
from window import WindowTest, screen, wait_until  # noqa: E402

LONG = "HASHIYA_LONG" in os.environ

ENGLISH = """A Walk along the Canal

Where the Path Begins

The path begins behind the mill and follows the water for an hour before it turns.

Nobody has swept it since the spring, so the leaves of the last year still lie there.

Where the Path Ends

It ends at a gate that has been painted green by three different people in one summer.
"""

URDU = """نہر کے کنارے ایک سیر

راستہ کہاں سے شروع ہوتا ہے

راستہ چکی کے پیچھے سے شروع ہوتا ہے اور مڑنے سے پہلے ایک گھنٹے تک پانی کے ساتھ ساتھ چلتا ہے۔

بہار کے بعد سے کسی نے یہاں جھاڑو نہیں دیا، اس لیے پچھلے سال کے پتے اب بھی پڑے ہیں۔

راستہ کہاں ختم ہوتا ہے

یہ ایک پھاٹک پر ختم ہوتا ہے جسے ایک ہی گرمی میں تین لوگوں نے سبز رنگ کیا ہے۔
"""


def is_yellow(pixel):
    red, green, blue = pixel
    return red > 200 and green > 180 and blue < 190 and min(red, green) - blue > 40


def yellow_box(image, area):
    """The smallest box around the yellow pixels of an area of the screen, or None."""
    left, top, width, height = area
    found = [
        (x, y)
        for y in range(top, top + height)
        for x in range(left, left + width)
        if is_yellow(image.getpixel((x, y)))
    ]
    if len(found) < 20:
        return None
    return (
        min(x for x, _ in found),
        min(y for _, y in found),
        max(x for x, _ in found),
        max(y for _, y in found),
    )


class Reading(WindowTest):
    text = ENGLISH
    direction = "ltr"
    dots = 3  # a gap of so few pixels parts a letter from its dots, not two lines
    note = "a mill pond"
    names = {
        "colour": "Yellow",
        "entry": "Note on the Mark",
    }

    def open_article(self):
        self.doc = self.home.json("import", self.write("walk.txt", self.text))["id"]
        return self.open(self.write("walk.txt", self.text))

    def view_area(self, window):
        """The page is what lies between the two panes."""
        item = window.find_page()
        return wait_until(
            lambda: (lambda box: box if box[2] > 100 and box[3] > 100 else None)(window.box(item)),
            "the page",
        )

    def first_line(self, area):
        """Where the first words of the first paragraph are drawn: dark ink below the heading."""
        left, top, width, height = area

        def rows():
            image = screen()
            runs, start = [], None
            for y in range(top + 4, top + height - 4):
                ink = any(
                    sum(image.getpixel((x, y))) < 330 for x in range(left + 20, left + width - 20)
                )
                if ink and start is None:
                    start = y
                elif not ink and start is not None:
                    if runs and start - runs[-1][1] < self.dots:
                        runs[-1] = (runs[-1][0], y)
                    else:
                        runs.append((start, y))
                    start = None
            runs = [run for run in runs if run[1] - run[0] > 8]
            return (image, runs) if len(runs) >= 2 else None

        image, runs = wait_until(rows, "lines of text")
        y = sum(runs[1]) // 2
        inked = [
            x
            for x in range(left + 20, left + width - 20)
            if any(
                sum(image.getpixel((x, v))) < 330 for v in range(runs[1][0], runs[1][1])
            )
        ]
        return min(inked), max(inked), y

    def select_words(self, window):
        area = self.view_area(window)
        left, right, y = self.first_line(area)
        span = (right - left) // 3
        if self.direction == "ltr":
            start, end = (left - 3, y), (left + span, y)
        else:
            start, end = (right + 3, y), (right - span, y)
        window.drag(start, end)
        return area, start, end

    def mark(self, window):
        area, start, end = self.select_words(window)
        window.click(window.find(name=self.names["colour"]))
        rows = wait_until(lambda: self.annotations(self.doc), "the journal")
        return area, start, end, rows[0]

    def check_record(self, row):
        text = self.home.cli("text", self.doc)
        record = row["annotation"]
        _, position, quote = record["target"]["selector"]
        start, end = position["start"], position["end"]
        self.assertEqual(text[start:end], quote["exact"])
        self.assertEqual(text[max(0, start - 64) : start], quote["prefix"])
        self.assertEqual(text[end : end + 64], quote["suffix"])
        paragraph = self.text.split("\n\n")[2]
        self.assertTrue(paragraph.startswith(quote["exact"].strip()), quote["exact"])
        self.assertGreater(end - start, 8)
        self.assertEqual((row["state"], row["start"], row["end"]), ("exact", start, end))
        self.assertEqual(record["target"]["styleClass"], "yellow")

    def check_paint(self, area, start, end):
        """The yellow is on the words that were dragged over, within two letters."""
        box = wait_until(lambda: yellow_box(screen(), area), "the highlight on the page")
        self.assertLess(abs(box[0] - min(start[0], end[0])), 28)
        self.assertLess(abs(box[2] - max(start[0], end[0])), 28)
        self.assertLess(box[1], start[1])
        self.assertGreater(box[3], start[1])

    def middle(self, start, end):
        return (start[0] + end[0]) // 2, start[1]

    def test_mark_note_reopen_undo(self):
        window = self.open_article()
        area, start, end, row = self.mark(window)
        self.check_record(row)
        window.key("Escape")
        self.check_paint(area, start, end)

        window.click_at(*self.middle(start, end))
        entry = window.find(name=self.names["entry"])
        window.click(entry)
        window.type(self.note)
        noted = wait_until(
            lambda: [
                row
                for row in self.annotations(self.doc)
                if row["annotation"].get("body", [{}])[0].get("value") == self.note
            ],
            "the note in the journal",
        )
        self.assertEqual(noted[0]["annotation"]["motivation"], "commenting")
        self.check_record(noted[0])
        self.assertEqual(window.complaints(), [])
        window.close()

        again = self.open()
        area = self.view_area(again)
        self.check_paint(area, start, end)
        shot = os.environ.get("HASHIYA_SHOTS")
        if shot:
            screen().save(f"{shot}/{self.id()}.png")
        self.assertEqual(len(self.annotations(self.doc)), 1)
        self.assertEqual(again.complaints(), [])

    def test_undo_takes_the_mark_back(self):
        window = self.open_article()
        area, _, _, row = self.mark(window)
        window.key("Escape")
        window.key("ctrl+z")
        wait_until(lambda: not self.annotations(self.doc), "the mark to go")
        wait_until(lambda: yellow_box(screen(), area) is None, "the page to be clean")
        window.key("ctrl+shift+z")
        back = wait_until(lambda: self.annotations(self.doc), "the mark to come back")
        self.assertEqual(back[0]["annotation"]["id"], row["annotation"]["id"])
        self.check_record(back[0])
        self.go_on(window)
        self.assertEqual(window.complaints(), [])

    def go_on(self, window):
        """What else is tried in a window that is open."""

    def test_a_mark_from_outside_appears(self):
        window = self.open_article()
        area = self.view_area(window)
        self.first_line(area)
        self.assertIsNone(yellow_box(screen(), area))
        words = self.text.split("\n\n")[2][:20]
        self.home.json("annotate", self.doc, "--quote", words, "--prefix",
                       self.text.split("\n\n")[1] + "\n")
        wait_until(lambda: yellow_box(screen(), area), "the mark on the page")

    def test_sections_by_keys(self):
        window = self.open_article()
        second = self.text.split("\n\n")[4]
        row = window.find(name=second, role="label")
        window.click(row)
        wait_until(
            lambda: "place" in self.state_keys(), "the place in the journal"
        )
        area = self.view_area(window)
        time.sleep(0.3)
        window.close()
        again = self.open()
        self.view_area(again)
        self.assertEqual(self.place()["section"], self.home.json("outline", self.doc)[1]["id"])
        self.assertGreater(area[2], 100)

    def state_lines(self):
        import json

        for journal in self.home.library.glob(f"*-{self.doc}/journal/*.jsonl"):
            for line in journal.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                if "key" in record:
                    yield record

    def state_keys(self):
        return {record["key"] for record in self.state_lines()}

    def place(self):
        return [record for record in self.state_lines() if record["key"] == "place"][-1]["value"]


class ReadingUrdu(Reading):
    """The same with Urdu as the interface's language and an article in Urdu."""

    text = URDU
    direction = "rtl"
    dots = 4
    note = "pani"
    settings = {"interface-language": "ur"}
    names = {
        "colour": "زرد",
        "entry": "نشان پر نوٹ",
        "gone": "اس دوران یہ نشان کہیں اور سے حذف کر دیا گیا",
        "updated": "اب اس دستاویز کا کوئی اور ورژن پڑھا جانا ہے",
    }

    def go_on(self, window):
        words = ["English", "words"]
        lines = MixedLines(self, window, words + ["دوستی", "یاری"] * LONG)
        lines.resize(*words, "English words", rtl=False)
        lines.by_keys()
        lines.deleted_while_held("words", "English", rtl=False)
        if not LONG:
            return
        lines.by_caret()
        lines.delete()
        lines.resize("دوستی", "یاری", "دوستی یاری", rtl=True)
        lines.delete()
        lines.updated_while_held(*words, "English words", rtl=False)


if __name__ == "__main__":
    tap.main()
