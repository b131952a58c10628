#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Find in the window: typed with keys, painted on the page, stepped through over sections."""

import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from window import WindowTest, name_of, screen, wait_until, xdotool  # noqa: E402

ENGLISH = """A Walk along the Canal

Where the Path Begins

The path begins behind the café and follows the water for an hour before it turns.

Nobody has swept it since the spring, so the leaves of the last year still lie there.

Where the Path Ends

It ends at a gate beside another cafe that three different people painted green.
"""

URDU = """نہر کے کنارے ایک سیر

راستہ کہاں سے شروع ہوتا ہے

راستہ تین چکیوں کے پیچھے سے شروع ہوتا ہے اور مڑنے سے پہلے ایک گھنٹے تک پانی کے ساتھ towpath کہلا کر چلتا ہے۔

راستہ کہاں ختم ہوتا ہے

یہ پانی کے پھاٹک پر ختم ہوتا ہے جسے ایک ہی گرمی میں تین لوگوں نے سبز رنگ کیا ہے۔
"""


def is_current(pixel):
    red, green, blue = pixel
    return red > 240 and 90 < green < 190 and blue < 110


class Find(WindowTest):
    text = ENGLISH
    query = "CAFE"
    layout = "us"
    foreign = "spring"
    quotes = ("behind the café", "a gate beside")
    names = {
        "entry": "Find in this document",
        "count": r"(\d+) of (\d+)",
        "none": "No matches",
        "library": "Search the library",
        "result": ".*at a gate beside another cafe that.*",
        "nothing": "Nothing Found",
        "filter": "Filter the margin",
        "no marks": "No marks match",
        "noted": "Only with a Note",
    }
    order = (1, 2)

    def count(self, window, expected):
        def read():
            label = window.look(name=self.names["count"])
            found = re.fullmatch(self.names["count"], name_of(label)) if label else None
            return found and tuple(int(found[i]) for i in self.order) == expected

        wait_until(read, f"{expected} in the bar")

    def current(self, window):
        """How many pixels of the page have the colour of the current place."""
        left, top, width, height = window.box(window.find_page())
        image = screen().crop((left, top, left + width, top + height))
        return sum(map(is_current, image.getdata()))

    def section(self):
        return self.window.home.json("outline", self.doc)

    def start(self):
        self.doc = self.home.json("import", self.write("walk.txt", self.text))["id"]
        self.window = self.open(self.write("walk.txt", self.text))
        self.window.find_page()
        xdotool("key", "ctrl+f")
        self.window.find(name=self.names["entry"])
        return self.window

    def enter(self, window, text):
        """On the keyboard that has the letters, as a person would."""
        subprocess.run(["setxkbmap", self.layout], check=True)
        time.sleep(0.5)
        window.type(text)
        subprocess.run(["setxkbmap", "us"], check=True)

    def test_find(self):
        window = self.start()
        self.enter(window, self.query)
        self.count(window, (1, 2))
        wait_until(lambda: self.current(window) > 50, "the place painted")
        xdotool("key", "Return")
        self.count(window, (2, 2))
        second = self.section()[1]["title"]
        wait_until(lambda: second in self.header(window), "the second section")
        wait_until(lambda: self.current(window) > 50, "the place painted in the second section")
        xdotool("key", "shift+Return")
        self.count(window, (1, 2))
        xdotool("key", "F3")
        self.count(window, (2, 2))
        xdotool("key", "Escape")
        wait_until(lambda: self.current(window) == 0, "the colour gone")
        self.mark_found(window)
        self.search_library(window)

    def mark_found(self, window):
        """A key marks the place found, in a line of two directions; the journal has its code
        points."""
        xdotool("key", "ctrl+f", "ctrl+a")
        window.type(self.foreign)
        self.count(window, (1, 1))
        xdotool("key", "ctrl+2")
        wait_until(lambda: self.marked() == [("green", self.foreign)], "the place marked")
        xdotool("key", "Escape")
        text = self.home.cli("text", self.doc)
        for mark in self.annotations(self.doc):
            start = text.index(self.foreign)
            self.assertEqual((mark["start"], mark["end"]), (start, start + len(self.foreign)))

    def marked(self):
        targets = [mark["annotation"]["target"] for mark in self.annotations(self.doc)]
        return sorted((target["styleClass"], target["selector"][2]["exact"]) for target in targets)

    def search_library(self, window):
        """What stands in a text of the library is listed, and opens where it stands."""
        xdotool("key", "ctrl+shift+f")
        window.find(name=self.names["library"])
        self.enter(window, self.query)
        window.click(window.find(name=self.names["result"]))
        self.count(window, (2, 2))
        wait_until(lambda: self.current(window) > 50, "the place painted that was searched for")
        xdotool("key", "ctrl+shift+f")
        window.find(name=self.names["library"])
        window.type("zzyzx")
        window.find(name=self.names["nothing"])

    def header(self, window):
        return " ".join(item.name or "" for item in window.walk() if item.getRoleName() == "label")

    def test_nothing_found(self):
        window = self.start()
        window.type("zzyzx")
        window.find(name=self.names["none"])
        self.assertEqual(self.current(window), 0)
        xdotool("key", "Escape")
        self.filter_margin(window)

    def filter_margin(self, window):
        """By words of another keyboard, by colour and by kind; Escape shows all again."""
        first, second = self.quotes
        self.home.json("annotate", self.doc, "--quote", first, "--colour", "yellow")
        self.home.json("annotate", self.doc, "--quote", second, "--colour", "green", "--note", "?")
        both = [self.row(window, first), self.row(window, second)]
        self.assertTrue(all(both))
        xdotool("key", "ctrl+alt+f")
        window.find(name=self.names["filter"], role="text|entry|search box")
        self.enter(window, self.query)
        self.wait_gone(window, second)
        self.row(window, first)
        self.count(window, (1, 2))
        xdotool("key", "ctrl+a")
        window.type("zzyzx")
        window.find(name=self.names["no marks"])
        self.wait_gone(window, first)
        xdotool("key", "ctrl+a", "BackSpace")
        self.row(window, second)
        window.click(window.find(name=self.names["noted"]))
        self.wait_gone(window, first)
        self.row(window, second)
        xdotool("key", "Escape")
        self.row(window, first)

    def row(self, window, quote):
        return window.find(name=f".*{quote}.*", role="push button|button")

    def wait_gone(self, window, quote):
        wait_until(
            lambda: not window.look(name=f".*{quote}.*", role="push button|button"),
            f"{quote} not in the margin",
        )


class FindUrdu(Find):
    """Letters of another keyboard find Urdu, in a mirrored window."""

    text = URDU
    query = "تين"
    layout = "ara"
    settings = {"interface-language": "ur"}
    foreign = "towpath"
    quotes = ("تین چکیوں کے پیچھے", "پانی کے پھاٹک")
    names = {
        "entry": "اس دستاویز میں تلاش کریں",
        "count": r"(\d+) میں سے (\d+)",
        "none": "کچھ نہیں ملا",
        "library": "لائبریری میں تلاش کریں",
        "result": ".*جسے ایک ہی گرمی میں تین لوگوں نے.*",
        "nothing": "کچھ نہیں ملا",
        "filter": "حاشیے میں چھانٹیں",
        "no marks": "کوئی نشان نہیں ملا",
        "noted": "صرف نوٹ والے",
    }
    order = (2, 1)


if __name__ == "__main__":
    tap.main()
