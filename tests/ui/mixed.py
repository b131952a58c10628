# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of both directions in one line: marked and resized by mouse and keys, and looked for in the journal."""

import os
import subprocess
import time

from PIL import ImageChops
from window import PROGRAM, screen, wait_until, xdotool

URDU = "اس جملے میں English words here لکھے ہیں اور پھر اردو واپس آتی ہے۔"
ENGLISH = "One reads دوستی یاری in a line of the other letters, and it goes on."
ARTICLE = f"ملے جلے الفاظ\n\nپہلا حصہ\n\n{URDU}\n\n{ENGLISH}\n"

# As drawn on white paper; a wash in Urdu is a little lighter than in English, or darker.
SELECTED = (194, 218, 247)
COLOURS = {
    "yellow": (252, 236, 153),
    "green": (179, 237, 199),
    "blue": (189, 219, 250),
    "pink": (251, 200, 222),
    "purple": (224, 200, 240),
}


def painted(colour, area):
    """Where the screen has a colour within an area: white there."""
    left, top, width, height = area
    bands = screen().crop((left, top, left + width, top + height)).split()
    masks = [
        band.point(lambda value, own=own: 255 if abs(value - own) <= 6 else 0)
        for band, own in zip(bands, colour)
    ]
    return ImageChops.darker(ImageChops.darker(masks[0], masks[1]), masks[2])


class MixedLines:
    """An article open in a window that is there already."""

    def __init__(self, test, window, words):
        self.test, self.window, self.home = test, window, test.home
        path = test.write("mixed.txt", ARTICLE)
        self.doc = self.home.json("import", path)["id"]
        self.text = self.home.cli("text", self.doc)
        subprocess.run([PROGRAM, path], env=self.home.env, check=True, timeout=60, capture_output=True)
        window.find(name=".?ملے جلے الفاظ.?", role="label")
        self.area = window.box(window.find_page())
        self.places = self.find_words(words)

    def annotations(self):
        return self.home.json("annotations", self.doc)

    def box(self, colour):
        """left, top, right, bottom of what has a colour."""
        found = painted(colour, self.area).getbbox()
        if found is None or found[2] - found[0] < 6:
            return None
        left, top, right, bottom = found
        return self.area[0] + left, self.area[1] + top, self.area[0] + right, self.area[1] + bottom

    def columns(self, colour, box):
        """Which columns of the screen have a colour, on the line of a box."""
        top, bottom = box[1] - self.area[1], box[3] - self.area[1]
        mask = painted(colour, self.area)
        return {x for x in range(mask.width) if mask.crop((x, top, x + 1, bottom)).getbbox()}

    def find_words(self, words):
        """Where words are drawn: the command line marks them, and takes the marks away."""
        for word, colour in zip(words, COLOURS):
            self.home.json("annotate", self.doc, "--quote", word, "--colour", colour)
        seen = []

        def rest():
            seen.append([self.box(colour) for _, colour in zip(words, COLOURS.values())])
            time.sleep(0.2)
            return len(seen) > 2 and None not in seen[-1] and seen[-1] == seen[-2] == seen[-3]

        wait_until(rest, f"{words} to stand still")
        boxes = dict(zip(words, seen[-1]))
        for row in self.annotations():
            self.home.cli("delete", self.doc, row["annotation"]["id"])
        wait_until(lambda: not any(map(self.box, COLOURS.values())), "the page to be clean")
        return boxes

    def edges(self, word, rtl):
        """Where a word begins and ends on the screen, a hair within it."""
        left, top, right, bottom = self.places[word]
        y = (top + bottom) // 2
        return ((right - 2, y), (left + 2, y)) if rtl else ((left + 2, y), (right - 2, y))

    def record(self):
        rows = self.annotations()
        return rows[0]["annotation"] if len(rows) == 1 else None

    def wait_for_words(self, words):
        """The one mark has these words, found by their code points, in the journal and on the page."""

        found = []

        def look():
            found[:] = [row["annotation"] for row in self.annotations()]
            return [record["target"]["selector"][2]["exact"] for record in found] == [words]

        try:
            wait_until(look, f"{words!r} in the journal")
        except AssertionError as error:
            raise AssertionError(f"{error}, which has {found}; words at {self.places}") from None
        record = found[0]
        _, position, quote = record["target"]["selector"]
        start = self.text.index(words)
        end = start + len(words)
        self.test.assertEqual((position["start"], position["end"]), (start, end))
        self.test.assertEqual(quote["prefix"], self.text[max(0, start - 64) : start])
        self.test.assertEqual(quote["suffix"], self.text[end : end + 64])
        row = self.annotations()[0]
        self.test.assertEqual((row["state"], row["start"], row["end"]), ("exact", start, end))
        return record

    def lines(self):
        """How many records the journal has."""
        return sum(
            len(journal.read_text(encoding="utf-8").splitlines())
            for journal in self.home.library.glob(f"*-{self.doc}/journal/*.jsonl")
        )

    def hold(self, start, *ways):
        self.window.move(*start)
        xdotool("mousedown", 1)
        for way in ways:
            xdotool("mousemove", *way)
            time.sleep(0.1)

    def drag(self, start, end):
        middle = (start[0] + end[0]) // 2, (start[1] + end[1]) // 2
        self.hold(start, middle, end)
        xdotool("mouseup", 1)

    def mark(self, word, rtl):
        """By the mouse, from where it begins to where it ends."""
        start, end = self.edges(word, rtl)
        self.drag(start, end)
        self.window.find(name=self.test.names["colour"])
        self.window.key("ctrl+1")
        record = self.wait_for_words(word)
        wait_until(lambda: self.box(COLOURS["yellow"]), "the mark")
        for one, other in zip(self.box(COLOURS["yellow"])[::2], self.places[word][::2]):
            self.test.assertLessEqual(abs(one - other), 2)
        return record

    def choose(self, word):
        """A click on the mark, whose popover goes again."""
        left, top, right, bottom = self.places[word]
        self.window.click_at((left + right) // 2, (top + bottom) // 2)
        self.window.find(name=self.test.names["entry"])
        self.window.key("Escape")
        wait_until(lambda: not self.window.look(name=self.test.names["entry"]), "the popover to go")

    def resize(self, word, other, both, rtl):
        """To another word behind it, as one change; and back and forth."""
        before = self.mark(word, rtl)
        lines = self.lines()
        self.choose(word)
        self.drag(self.edges(word, rtl)[1], self.edges(other, rtl)[1])
        after = self.wait_for_words(both)
        self.test.assertEqual(after["id"], before["id"])
        self.test.assertEqual(after["created"], before["created"])
        self.test.assertEqual(after["target"]["styleClass"], "yellow")
        self.test.assertEqual(self.lines(), lines + 1)
        self.window.key("ctrl+z")
        self.wait_for_words(word)
        self.window.key("ctrl+shift+z")
        self.wait_for_words(both)

    def delete(self):
        self.home.cli("delete", self.doc, self.record()["id"])
        wait_until(lambda: not self.box(COLOURS["yellow"]), "the mark to go")

    def by_keys(self):
        """The end of "English words" by a word, then its beginning: one step back."""
        self.window.key("ctrl+shift+Left")
        self.wait_for_words("English words here")
        self.window.key("alt+shift+Down")
        self.wait_for_words("words here")
        self.window.key("ctrl+z")
        self.wait_for_words("English words")

    def by_caret(self):
        """From "here" to the left, out of English into Urdu: what is painted as selected is marked."""
        left, top, right, bottom = self.places["words"]
        self.window.key("F7")
        self.window.click_at(right + 12, (top + bottom) // 2)
        self.window.key(*["shift+Left"] * 9)
        self.window.key(*["ctrl+shift+Left"] * 2)
        line = (0, top + 8, 0, bottom - 8)
        seen = []

        def rests():
            seen.append(self.columns(SELECTED, line))
            time.sleep(0.3)
            return len(seen) > 2 and seen[-1] and seen[-1] == seen[-2] == seen[-3]

        wait_until(rests, "words selected by keys")
        if os.environ.get("HASHIYA_SHOTS"):
            screen().save(f"{os.environ['HASHIYA_SHOTS']}/selected-by-keys.png")
        self.window.key("ctrl+1")
        record = wait_until(self.record, "the mark in the journal")
        marked = wait_until(lambda: self.columns(COLOURS["yellow"], line), "the mark")
        _, position, quote = record["target"]["selector"]
        self.test.assertEqual(self.text[position["start"] : position["end"]], quote["exact"])
        self.test.assertLessEqual(len(seen[-1] ^ marked), 8, quote["exact"])
        print(f"# selected by keys: {quote['exact']}", flush=True)
        self.window.key("F7")

    def deleted_while_held(self, word, other, rtl):
        """By another program, while a handle is in the hand: it goes, and does not come back."""
        self.hold(self.edges(word, rtl)[1], self.edges(other, rtl)[0])
        self.delete()
        xdotool("mouseup", 1)
        self.window.find(name=self.test.names["gone"])
        self.test.assertEqual(self.annotations(), [])

    def updated_while_held(self, word, other, both, rtl):
        """The reader goes on with the text at hand, and the mark is of that."""
        before = self.mark(word, rtl)
        self.choose(word)
        self.hold(self.edges(word, rtl)[1], self.edges(other, rtl)[1])
        newer = self.test.write("newer.txt", ARTICLE.replace("ملے", "اور ملے"))
        self.home.json("update", self.doc, newer)
        self.window.find(name=self.test.names["updated"])
        xdotool("mouseup", 1)

        def look():
            after = self.record()
            return after if after["target"]["selector"][2]["exact"] == both else None

        after = wait_until(look, f"{both!r} in the journal")
        for key in ("source", "hashiya:version"):
            self.test.assertEqual(after["target"][key], before["target"][key])
        start = self.text.index(both)
        self.test.assertEqual(after["target"]["selector"][1]["start"], start)
