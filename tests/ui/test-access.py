#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds: walks every page and dialog, in English and in Urdu, and fails on a
control without a name."""

import pathlib
import re
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import pyatspi  # noqa: E402
import tap  # noqa: E402
from window import WindowTest, wait_until  # noqa: E402

ARTICLE = """A Walk along the Canal

Where the Path Begins

The path begins behind the mill and follows the water for an hour before it turns.

Where the Path Ends

It ends at a gate that has been painted green by three different people in one summer.
"""
# What can be pressed, chosen or typed into; a list item speaks with what stands in it.
CONTROLS = {
    "push button",
    "button",
    "toggle button",
    "check box",
    "radio button",
    "switch",
    "text",
    "entry",
    "spin button",
    "slider",
    "combo box",
    "link",
    "menu item",
    "page tab",
    "list",
    "tree table",
    "dialog",
    "frame",
}


# What GTK 4.8 says for want of a name: the widget's class.
CLASS = re.compile(r"(Gtk|Adw|Hashiya|WebKit)[A-Z]\w*")


def name_of(item):
    return "" if CLASS.fullmatch(item.name) else item.name


class Access(WindowTest):
    settings = {}

    def open_article(self):
        path = self.write("walk.txt", ARTICLE)
        self.doc = self.home.json("import", path)["id"]
        self.home.json("annotate", self.doc, "--quote", "behind the mill", "--note", "grain")
        return self.open(path)

    def parents(self, item):
        while item is not None and item.parent is not None:
            item = item.parent
            yield item

    def is_part(self, item):
        """A button inside a menu button, or an entry's own text, speaks with what it is part of."""
        for parent in self.parents(item):
            if parent.getRoleName() in CONTROLS - {"frame", "dialog", "list"}:
                return bool(name_of(parent))
            if parent.getRoleName() in ("frame", "dialog"):
                return False
        return False

    def words(self, window, item):
        return name_of(item) or any(
            name_of(inner) for inner in window.walk(item) if inner.getRoleName() == "label"
        )

    def audit(self, window, where, of_gtk=0):
        """Every frame and dialog of the program that is there now; of_gtk of the controls in them
        are made by GTK alone, without a name."""
        nameless, seen = [], 0
        for frame in list(window.frame.getApplication()):
            for item in window.walk(frame):
                role = item.getRoleName()
                if role not in CONTROLS or not window.is_visible(item):
                    continue
                seen += 1
                if not self.words(window, item) and not self.is_part(item):
                    path = [parent.getRoleName() for parent in self.parents(item)][:6]
                    nameless.append(f"{role} in {' in '.join(path)}")
        print(f"# {where}: {seen} controls, {len(nameless)} without a name", flush=True)
        self.assertLessEqual(len(nameless), of_gtk, f"{where}: {nameless}")
        self.assertGreater(seen, 0, where)

    def n_frames(self, window):
        return len(list(window.frame.getApplication()))

    def dialog(self, window, where, *keys, of_gtk=0):
        """Opens a window of its own by its keys, looks at it, and closes it."""
        before = self.n_frames(window)
        window.key(*keys)
        wait_until(lambda: self.n_frames(window) > before, where)
        time.sleep(1)
        self.audit(window, where, of_gtk)
        window.key("Escape")
        wait_until(lambda: self.n_frames(window) == before, f"{where} to close")

    def test_every_page(self):
        window = self.open_article()
        window.find_page()
        window.find(role="list")
        self.audit(window, "reading page")
        window.key("ctrl+f")
        time.sleep(1)
        self.audit(window, "find bar")
        window.key("Escape")
        self.dialog(window, "shortcuts", "ctrl+question", of_gtk=1)  # its search
        self.dialog(window, "preferences", "ctrl+comma")
        window.key("F10")
        time.sleep(1)
        self.audit(window, "main menu")
        window.key("Escape")
        window.key("alt+Home")
        time.sleep(2)
        self.audit(window, "library")
        # GTK 4.8's own shortcuts window measures its labels so.
        complaints = [line for line in window.complaints() if "reported min width -4" not in line]
        self.assertEqual(complaints, [])

    def test_the_text_is_within_reach(self):
        """From GTK 4.14 on, where WebKit's tree joins the window's."""
        window = self.open_article()
        page = window.find_page()
        if page.name == "WebKitWebView":
            self.skipTest("this GTK joins no web page to the window's tree")
        heading = window.find("Where the Path Begins", "heading", within=page)
        place = heading.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        self.assertGreater(place.width, 100)
        (document,) = [item for item in window.walk(page) if item.getRoleName() == "document web"]
        texts = []
        for item in window.walk(document):
            if item.getRoleName() == "paragraph":
                text = item.queryText()
                texts.append(text.getText(0, text.characterCount))
        self.assertIn(ARTICLE.split("\n\n")[2], [text.strip() for text in texts])


class AccessUrdu(Access):
    settings = {"interface-language": "ur"}

    @unittest.skip("the text is the same in either language")
    def test_the_text_is_within_reach(self):
        pass


if __name__ == "__main__":
    tap.main()
