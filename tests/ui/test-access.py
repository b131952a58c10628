#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds: walks every page and dialog, in English and in Urdu, and fails on a
control without a name."""

import pathlib
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import pyatspi  # noqa: E402
import tap  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402
from window import PROGRAM, WindowTest, screen, wait_until  # noqa: E402

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
        self.home.json("annotate", self.doc, "--quote", "three different people")
        # Another version, in which one mark has lost its words and waits to be placed.
        gate = ARTICLE.split("\n\n")[-1]
        newer = self.write("newer.txt", ARTICLE.replace(gate, "Nothing of the kind stands there now.\n"))
        self.home.json("update", self.doc, newer)
        return self.open(f"hashiya:{self.doc}")

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
        return window.frame.getApplication().childCount

    def activate(self, action):
        """What has no key, from outside."""
        Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "io.github.hashiya.Hashiya", "/io/github/hashiya/Hashiya", "org.gtk.Actions", "Activate",
            GLib.Variant("(sava{sv})", (action, [], {})), None, Gio.DBusCallFlags.NONE, 30000)

    def click_mark(self, window):
        """On the first pixel of a highlight."""
        x, y, width, height = window.box(window.find_page())
        picture = screen()
        for top in range(y + 60, y + height, 2):
            for left in range(x, x + width, 4):
                r, g, b = picture.getpixel((left, top))
                if r > 220 and g > 190 and b < 190:
                    return window.click_at(left + 8, top + 6)
        self.fail("no mark on the page")

    def dialog(self, window, where, *keys, action=None, of_gtk=0):
        """Opens a window of its own by its keys, looks at it, and closes it."""
        before = self.n_frames(window)
        if action:
            self.activate(action)
        else:
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
        self.dialog(window, "help", "F1")
        self.dialog(window, "versions", "ctrl+shift+u")
        self.dialog(window, "about", action="about")
        self.dialog(window, "address", "ctrl+l")
        self.click_mark(window)
        time.sleep(1)
        self.audit(window, "mark popover")
        window.key("Escape")
        window.key("F7", "ctrl+Home", "Down", "Home", "shift+Right", "shift+Right", "shift+Right", "shift+F10")
        time.sleep(1)
        self.audit(window, "selection popover")
        window.key("Escape", "F7")
        window.key("F10")
        time.sleep(1)
        self.audit(window, "main menu")
        window.key("Escape")
        window.key("alt+Home")
        time.sleep(2)
        subprocess.run([PROGRAM, self.write("paper.pdf", "%PDF-1.7\n" + "x" * 300)], env=self.home.env,
                       check=True, timeout=60, capture_output=True)
        window.find(name=".*paper.pdf.*")
        self.audit(window, "library with a failed import")
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
