#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A colour gets a name of the reader's: typed in the preferences, kept in the library, and read
out on every button of that colour, in the next start too."""

import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from window import WindowTest, wait_until  # noqa: E402

TEXT = "A Walk along the Canal\n\nWhere the Path Begins\n\nThe path begins behind the mill.\n"


class Colours(WindowTest):
    names = {"yellow": "Yellow", "own": "to quote", "more": "More"}

    def names_on_disk(self):
        found = {}
        for journal in self.home.library.glob("journal/*.jsonl"):
            for line in journal.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                if record.get("key", "").startswith("colour:"):
                    found[record["key"]] = record["value"]
        return found

    def rename(self, window, text):
        window.key("ctrl+comma")
        dialog = wait_until(lambda: window.dialog(), "the preferences")
        entry = window.find(name=self.names["yellow"], role="text", within=dialog)
        time.sleep(1)
        window.click_at(*window.middle_of(entry, dialog))
        window.key("ctrl+a")
        window.type(text)
        window.key("Return")

    def check_name(self, window, name):
        """The buttons are in the menu of the mark's row. A window that was covered may take a click
        for no more than the wish to be in front."""
        button = window.find(name=self.names["more"], role="push button")

        def opened():
            window.click(button)
            time.sleep(1)
            return window.look(name=name, role="push button")

        wait_until(opened, f"a button called {name}")
        window.key("Escape")

    def test_rename(self):
        path = self.write("walk.txt", TEXT)
        doc = self.home.json("import", path)["id"]
        self.home.cli("annotate", doc, "--quote", "behind the mill", "--colour", "yellow")
        window = self.open(path)
        self.check_name(window, self.names["yellow"])
        self.rename(window, self.names["own"])
        wait_until(lambda: self.names_on_disk() == {"colour:yellow": self.names["own"]}, "the journal")
        window.key("Escape")
        wait_until(lambda: not window.dialog(), "the preferences to go")
        self.check_name(window, self.names["own"])
        window.close()
        window = self.open(path)
        self.check_name(window, self.names["own"])
        self.assertEqual(self.annotations(doc)[0]["annotation"]["target"]["styleClass"], "yellow")


class ColoursUrdu(Colours):
    settings = {"interface-language": "ur"}
    names = {"yellow": "زرد", "own": "iqtibas", "more": "مزید"}


if __name__ == "__main__":
    tap.main()
