#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A document in two languages: chosen, read side by side, marked in both, and translated in place."""

import os
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from window import WindowTest, screen, wait_until  # noqa: E402

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

        # Back in the original, its paragraph carries a sign that shows the note and leads back.
        self.turn(window, "ctrl+t", "original")
        window.find("Leaving the Bank", "label")
        self.shot("sign")
        window.find("Marked in the translation:.*", "label")

        # Side by side, and a block is translated by clicking it.
        self.turn(window, "ctrl+shift+t", "beside")
        self.shot("beside")
        x, y, width, height = window.box(window.find_page())
        window.click_at(x + width - 120, y + height - 40)
        window.key("ctrl+e")
        window.find("Write the translation|Translation", "text|entry|text view|.*")
        self.shot("editing")


if __name__ == "__main__":
    tap.main()
