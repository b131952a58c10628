#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window speaks each language where the system has no locale for it: words, digits, direction."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from window import WindowTest, wait_until, xdotool  # noqa: E402

TEXT = "A Walk\n\nWhere It Begins\n\nIt begins behind the mill.\n\nWhere It Ends\n\nIt ends by the water.\n"
ISOLATED = "\u2068{}\u2069"


class Languages(WindowTest):
    def speak(self, language, digits, locale="C.UTF-8"):
        """A window that shows the library, in which one document stands."""
        self.home.env["LC_ALL"] = locale
        for key, value in (("interface-language", language), ("digits", digits), ("sample-imported", "true")):
            self.home.set(key, value)
        if not self.home.json("list"):
            doc = self.home.json("import", self.write("walk.txt", TEXT))["id"]
            self.home.cli("annotate", doc, "--quote", "behind the mill")
        return self.open()

    def is_mirrored(self, window, button):
        x, _, width, _ = window.box(window.find(button))
        left, _, whole, _ = window.geometry(window.xid)
        return x + width // 2 > left + whole // 2

    def test_arabic_and_persian(self):
        window = self.speak("fa", "usual")
        window.find("۱ نشان")
        self.assertTrue(self.is_mirrored(window, "_?باز کردن…"))
        window.close()
        # Where the environment alone asks, for a locale that was never generated; Latin by choice.
        window = self.speak("system", "latin", "ar_EG.UTF-8")
        window.find("علامة واحدة")
        self.assertTrue(self.is_mirrored(window, "_?فتح…"))
        self.assertFalse(window.complaints())

    def titles(self, window, names):
        """Those of the names that the library lists, in its order."""
        return [item.name for item in window.walk() if item.name in names and item.getRoleName() == "label"]

    def test_alphabet(self):
        names = ["اردو کی کہانی", "بات چیت", "ٹرین کا سفر", "گھر", "لاہور", "ہوا", "یاد", "A Walk"]
        for name in (names[i] for i in (4, 3, 0, 7, 2, 5, 1, 6)):
            self.home.cli("import", self.write("text.txt", f"{name} found.\n"), "--title", name)
        self.home.set("library-order", "title")
        window = self.speak("ur", "usual")
        wait_until(lambda: self.titles(window, names) == names, "the titles in the order of the alphabet")
        # So is what is found in their texts.
        window.type("found")
        found = [item for name in names for item in (name, f"{name} found.")]

        def shown(part):
            """GTK 4.18 has no rows for what stands far outside of the window."""
            seen = self.titles(window, set(found))
            return len(seen) >= 10 and seen == part(len(seen))

        wait_until(lambda: shown(lambda n: found[:n]), "what is found, by the alphabet")
        x, y, width, height = window.box(window.find("دستاویزات", "list"))
        window.move(x + width // 2, y + height // 2)
        xdotool("click", "--repeat", 30, "--delay", 20, 5)
        wait_until(lambda: shown(lambda n: found[-n:]), "the last of it")

    def test_urdu_digits_and_isolates(self):
        window = self.speak("ur", "own")
        window.find("۱ نشان")
        window.click(window.find("ہٹائیں", "push button"))
        title = ISOLATED.format("A Walk")
        wait_until(lambda: window.look(f".*{title}.*"), "the title, isolated in an Urdu sentence")


if __name__ == "__main__":
    tap.main()
