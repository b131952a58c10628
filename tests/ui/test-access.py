#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds, and what the keyboard reaches: walks every page and dialog, in English
and in Urdu, and fails on a control without a name or without its state; goes round by Tab."""

import gettext
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import pyatspi  # noqa: E402
import tap  # noqa: E402
from focus import Focus  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402
from PIL import ImageChops  # noqa: E402
from window import PROGRAM, WindowTest, screen, wait_until  # noqa: E402

GATE = "It ends at a gate that has been painted green by three different people in one summer."
ARTICLE = f"""A Walk along the Canal

A Walk along the Canal

Where the Path Begins

The path begins behind the mill and follows the water for an hour before it turns.

Where the Path Ends

{GATE}
"""
LINKS = f"""<!DOCTYPE html><html lang="en"><head><title>A Walk along the Canal</title></head><body>
<h1>A Walk along the Canal</h1><p>It is on <a href="https://maps.example/one">the first map</a> and
on <a href="https://maps.example/two">the second map</a> of the county.</p>
<h2>Where the Path Ends</h2><p>{GATE}</p></body></html>
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
    "check menu item",
    "radio menu item",
    "page tab",
    "list",
    "tree table",
    "dialog",
    "frame",
}

# What Tab comes to, in dialogs; each of them by its keys. A row that is typed into says nothing.
REACHED = {"push button", "button", "toggle button", "check box", "switch", "spin button", "combo box"}
OF_THE_DESKTOP = {"Minimize the window", "Maximize the window", "Close the window"}
# The first two in every run; about and translation have no key.
DIALOGS = [("print", "ctrl+p"), ("shortcuts", "ctrl+question"), ("preferences", "ctrl+comma"), ("address", "ctrl+l"),
           ("versions", "ctrl+shift+u"), ("help", "F1"), ("about", None), ("translation", None)]
LONG = bool(os.environ.get("HASHIYA_LONG"))

# What GTK 4.8 says for want of a name: the widget's class.
CLASS = re.compile(r"(Gtk|Adw|Hashiya|WebKit)[A-Z]\w*")


def name_of(item):
    return "" if CLASS.fullmatch(item.name) else item.name


def has(item, *states):
    held = item.getState()
    return any(held.contains(getattr(pyatspi, f"STATE_{state}")) for state in states)


class Access(WindowTest):
    settings = {"sample-imported": "true"}
    language = "en"

    def tr(self, message):
        """What the interface says in its language, without the sign of its key."""
        folder = os.environ["HASHIYA_LOCALEDIR"]
        words = gettext.translation("hashiya", folder, [self.language], fallback=True).gettext(message)
        return words.replace("_", "")

    def open_article(self):
        path = self.write("walk.txt", ARTICLE)
        self.doc = self.home.json("import", path)["id"]
        for quote in ("behind the mill", "the mill and follows"):
            self.home.json("annotate", self.doc, "--quote", quote, "--note", "grain")
        self.home.json("annotate", self.doc, "--quote", "three different people")
        pot = self.home.cli("template", self.doc).replace('"Language: \\n"', '"Language: ur\\n"')
        self.home.cli("translation", self.doc, "ur", self.write("walk.po", pot))
        # Another version, in which one mark has lost its words and waits to be placed.
        self.newer = self.write("newer.txt", ARTICLE.replace(GATE, "Nothing of the kind stands there now."))
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

    def audit(self, window, where, frames=None):
        """Every frame and dialog of the program that is there now, or those given."""
        nameless, stateless, seen = [], [], 0
        for frame in frames or list(window.frame.getApplication()):
            for item in window.walk(frame):
                role = item.getRoleName()
                if role not in CONTROLS or not window.is_visible(item):
                    continue
                seen += 1
                if not self.words(window, item) and not self.is_part(item):
                    path = [parent.getRoleName() for parent in self.parents(item)][:6]
                    nameless.append(f"{role} in {' in '.join(path)}")
                # What is off says nothing of it on GTK 4.8; a list of choices says what is chosen.
                if role == "combo box" and not item.description:
                    stateless.append(item.name)
        print(f"# {where}: {seen} controls, {len(nameless)} without a name, "
              f"{len(stateless)} without a state", flush=True)
        self.assertEqual(nameless, [], where)
        self.assertEqual(stateless, [], where)
        self.assertGreater(seen, 0, where)

    def frames(self, window):
        return [frame for frame in window.frame.getApplication() if frame]

    def activate(self, action):
        """What has no key, from outside."""
        Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "io.github.hashiya.Hashiya", "/io/github/hashiya/Hashiya", "org.gtk.Actions", "Activate",
            GLib.Variant("(sava{sv})", (action, [], {})), None, Gio.DBusCallFlags.NONE, 30000)

    def choose(self, window, item):
        """From the main menu, by its keys."""
        window.key("F10")
        wanted = window.find(self.tr(item), "menu item")
        for _ in range(40):
            if has(wanted, "FOCUSED"):
                break
            window.key("Down")
            time.sleep(0.05)
        window.key("Return")

    def mark(self, window):
        """Where the first pixel of a highlight is, or of two that overlap."""
        x, y, width, height = window.box(window.find_page())
        picture = screen()
        for top in range(y + 40, y + height, 2):
            for left in range(x, x + width, 4):
                r, g, b = picture.getpixel((left, top))
                if r > 220 and g > 190 and b < 190:
                    return left, top
        return None

    def dialog(self, window, where, *keys, start=None, look=None):
        """Opens a window of its own, by its keys or otherwise, looks at it, and closes it."""
        before = self.frames(window)
        if start:
            start()
        else:
            window.key(*keys)
        wait_until(lambda: len(self.frames(window)) > len(before), where)
        wait_until(lambda: window.active() not in ("", window.xid), f"{where} to have the keys")
        time.sleep(0.6)
        new = [frame for frame in self.frames(window) if frame not in before]
        self.audit(window, where, new)
        if look:
            look(new[0])
        window.key("Escape")
        wait_until(lambda: len(self.frames(window)) == len(before), f"{where} to close")
        wait_until(window.is_active, "the window to have the keys again")

    def check_page(self, window):
        """From GTK 4.14 on a screen reader reads the page itself, as the document that it is."""
        version = window.frame.getApplication().get_toolkit_version()
        if tuple(map(int, version.split(".")[:2])) < (4, 14):
            print(f"# GTK {version} leads no screen reader into the page", flush=True)
            return
        document = window.find(role="document web")
        words = ARTICLE.strip().split("\n\n")
        wanted = [("landmark", ""), ("heading", words[2]), ("paragraph", words[3])]

        def read():
            items = [item for item in window.walk(document) if item.getRoleName() in dict(wanted)]
            texts = [item.queryText() if "Text" in item.get_interfaces() else None for item in items]
            return [(item.getRoleName(), text.getText(0, text.characterCount) if text else "")
                    for item, text in zip(items, texts)]

        wait_until(lambda: read() == wanted, "the words of the page, and nothing else")

    def check_states(self, window):
        """A pane's button says whether it is shown, and the row of a list whether it is chosen."""
        button = window.find(self.tr("Show Sections"), "(push|toggle) button")
        wait_until(lambda: has(button, "PRESSED", "CHECKED"), "the sections to be shown")
        window.key("F9")
        wait_until(lambda: not has(button, "PRESSED", "CHECKED"), "them to be hidden")
        window.key("F9")
        wait_until(lambda: has(button, "PRESSED", "CHECKED"), "them to be shown again")
        row = window.find("Where the Path Begins", "list item")
        self.assertTrue(has(row, "SELECTED"))
        self.assertRegex(row.description, r"^\w \w+$")

    def dialogs(self, window):
        self.dialog(window, "shortcuts", "ctrl+question", look=lambda frame: self.search_shortcuts(window, frame))
        self.dialog(window, "preferences", "ctrl+comma", look=lambda frame: self.text_preferences(window, frame))
        self.dialog(window, "help", "F1")
        self.dialog(window, "about", start=lambda: self.activate("about"))
        self.dialog(window, "address", "ctrl+l")
        self.dialog(window, "print", "ctrl+p")
        if self.language != "en" and not LONG:
            return
        self.dialog(window, "translation", start=lambda: self.choose(window, "Add _Translation…"),
                    look=lambda frame: self.language_offered(window, frame))
        self.dialog(window, "what was left out", start=lambda: self.choose(window, "What Was Left _Out"))

    def search_shortcuts(self, window, frame):
        """By words or keys; Escape closes the search, and then the window."""

        def rows():
            return [(item.name, item.description) for item in window.walk(frame)
                    if item.getRoleName() == "list item" and window.is_visible(item)]

        self.assertGreater(len(rows()), 50)
        window.key("ctrl+f")
        for words in ("PDF", "ctrl+p"):
            window.key("ctrl+a")
            window.type(words)
            wait_until(lambda: ("Ctrl+P" in [keys for _, keys in rows()]) and len(rows()) < 5, words)
        window.key("Escape")
        wait_until(lambda: len(rows()) > 50, "every shortcut again")

    def language_offered(self, window, frame):
        """The article can be read in Urdu already."""
        row = window.find(self.tr("Language"), "combo box", within=frame)
        self.assertEqual(row.description, "العربية")

    def text_preferences(self, window, frame):
        tab = window.find(self.tr("Text"), "page tab", within=frame)
        tab.queryAction().doAction(0)
        switch = window.find(self.tr("Urdu in Nastaliq") + ".*", "check box|switch|toggle button", within=frame)
        self.assertTrue(has(switch, "CHECKED", "PRESSED"))
        self.audit(window, "preferences of the text", [frame])

    def popovers(self, window):
        x, y = wait_until(lambda: self.mark(window), "a mark on the page")
        window.click_at(x + 8, y + 6)
        yellow = window.find(self.tr("Yellow"), "(push|toggle) button")
        wait_until(lambda: has(yellow, "PRESSED"), "the mark's colour to be told")
        self.assertFalse(has(window.find(self.tr("Green"), "(push|toggle) button"), "PRESSED"))
        self.audit(window, "mark popover")
        window.key("Escape")
        if self.language == "en" or LONG:
            # A little further on two marks overlap.
            window.click_at(x + 70, y + 6)
            second = window.find("the mill and follows", "(push|toggle) button")
            self.assertEqual(second.description, self.tr("Yellow"))
            self.audit(window, "chooser of several marks")
            window.key("Escape")
        window.key("F7", "ctrl+Home", "Down", "Home", "shift+Right", "shift+Right", "shift+Right", "shift+F10")
        time.sleep(1)
        self.audit(window, "selection popover")
        window.key("Escape", "F7")

    def menus(self, window):
        window.key("F10")
        undo = window.find(self.tr("_Undo"), "menu item")
        self.assertFalse(has(undo, "SENSITIVE"))
        self.audit(window, "main menu")
        window.key("Escape")
        window.click(window.find(self.tr("Languages")))
        original = window.find(self.tr("Original: %s").replace("%s", ".*"), ".*menu item")
        self.assertTrue(has(original, "CHECKED", "PRESSED"))
        self.audit(window, "menu of languages")
        window.key("Escape")

    def editor(self, window):
        window.key("ctrl+shift+t")

        def previous_paragraph():
            """Both texts may still be on their way, and then the key does nothing."""
            window.key("ctrl+e")
            time.sleep(0.3)
            return window.look(self.tr("Previous Paragraph"))

        previous = wait_until(previous_paragraph, "the editor")
        # Before the first paragraph comes the title.
        window.click(previous)
        wait_until(lambda: not has(previous, "SENSITIVE"), "nothing before the title")
        self.audit(window, "translation editor")
        if LONG:
            self.keys_of_the_editor(window)
        window.key("Escape")
        window.key("ctrl+shift+t")

    def keys_of_the_editor(self, window):
        """Tab goes through the editor and out of the words that are typed."""
        focus = Focus()
        reached = set(focus.around(window, "Tab", limit=60))
        focus.close()
        wanted = {self.tr(name) for name in ("Next Paragraph", "Close", "Translation", "Library")}
        self.assertEqual(wanted - reached, set())
        self.assertTrue(any(self.tr("_Needs Work") in name for name in reached), reached)

    def update(self, window):
        window.key("ctrl+u")
        window.choose(self.newer)
        words = self.tr("The Document Is Updated")
        wait_until(lambda: any(window.look(words, "label", within=frame) for frame in self.frames(window)), words)

    def test_every_page(self):
        window = self.open_article()
        window.find_page()
        window.find(role="list")
        self.audit(window, "reading page")
        self.check_page(window)
        self.check_states(window)
        window.key("ctrl+f")
        window.find(self.tr("Find in this document"), "entry")
        self.audit(window, "find bar")
        window.key("Escape")
        self.dialogs(window)
        self.popovers(window)
        self.menus(window)
        self.editor(window)
        if self.language == "en" or LONG:
            self.dialog(window, "update summary", start=lambda: self.update(window))
            self.audit(window, "reading page with a mark to be placed")
        self.dialog(window, "versions", "ctrl+shift+u")
        window.key("alt+Home")
        time.sleep(1)
        subprocess.run([PROGRAM, self.write("paper.pdf", "%PDF-1.7\n" + "x" * 300)], env=self.home.env,
                       check=True, timeout=60, capture_output=True)
        window.find(name=".*paper.pdf.*")
        self.audit(window, "library with a failed import")
        self.assertEqual(window.complaints(), [])

    def changed(self, one, other, area):
        """How many pixels of a part of the screen are others."""
        x, y, width, height = area
        crop = (x, y, x + width, y + height)
        return sum(map(bool, ImageChops.difference(one.crop(crop), other.crop(crop)).convert("L").getdata()))

    def check_ring(self, window, focus, area):
        """Where the focus goes from one to the next in a part of the window, one can see it."""
        before = screen()
        name = focus.press(window, "Tab")[1]
        wait_until(lambda: self.changed(before, screen(), area) > 60, f"the focus to be seen on {name}", 10)

    def reach_by_tab(self, window, focus, where, key):
        """Everything that can be pressed or typed into in a dialog takes its turn."""
        before = self.frames(window)
        if key:
            window.key(key)
        elif where == "about":
            self.activate("about")
        else:
            self.choose(window, "Add _Translation…")
        wait_until(lambda: len(self.frames(window)) > len(before), where)
        frame = next(frame for frame in self.frames(window) if frame not in before)
        time.sleep(0.6)
        general = self.walk_by_tab(window, focus, where, frame)
        if where == "preferences":
            tab = window.find(self.tr("Text"), "page tab", within=frame)
            tab.queryAction().doAction(0)

            def is_there():
                """Not while the page before is still on its way out."""
                try:
                    return focus.press(window, "Tab", 1)[1] not in general
                except AssertionError:  # what says nothing for itself
                    return False

            wait_until(is_there, "the focus on the text's page")
            self.walk_by_tab(window, focus, "preferences of the text", frame, general)
        window.key("Escape")
        wait_until(lambda: len(self.frames(window)) == len(before), f"{where} to close")
        wait_until(window.is_active, "the window to have the keys again")

    def walk_by_tab(self, window, focus, where, frame, hidden=frozenset()):
        """Round by Tab; controls of a page that is hidden again keep their size on GTK 4.8."""
        reached = set(focus.around(window, "Tab", patience=1))
        controls = {name_of(item) for item in window.walk(frame)
                    if item.getRoleName() in REACHED and window.is_visible(item) and has(item, "SENSITIVE")
                    and not self.is_part(item) and item.description not in OF_THE_DESKTOP and name_of(item)}
        print(f"# {where}: Tab reaches {len(reached)}, {len(controls - reached)} are left out", flush=True)
        self.assertEqual(controls - reached - hidden, set(), where)
        return controls

    def test_keys_reach_everything(self):
        """Tab comes to every control of the reading page, of the library and of the dialogs, and round
        again, and where it is can be seen."""
        self.doc = self.home.json("import", self.write("links.html", LINKS))["id"]
        self.home.json("annotate", self.doc, "--quote", "painted green", "--note", "grain")
        window = self.open(f"hashiya:{self.doc}")
        page = window.box(window.find_page())
        window.find("painted green", "label")
        x, y, width, height = page
        # While nothing is on it, Tab passes it by.
        wait_until(lambda: screen().crop((x, y, x + width, y + height)).convert("L").getextrema()[0] < 90, "the page")
        focus = Focus()
        self.addCleanup(focus.close)
        names = ["the first map", "the second map", "Filter the Margin", "Note on This Section",
                 "Go to “painted green”", "More", "Note", "Note on the Document", "Library", "Show Sections",
                 "Show Margin", "Main Menu", "A Walk along the Canal"]
        self.assertEqual([name for name in focus.around(window, "Tab") if name in names], names)
        back = [name for name in focus.around(window, "shift+Tab") if name in names]
        self.assertEqual(sorted(back), sorted(names))
        row = names.index("Note")
        at = back.index("Note")
        self.assertEqual(back[at:at + 3], names[row:row - 3:-1])
        while focus.press(window, "Tab")[1] != "the first map":
            pass
        self.check_ring(window, focus, page)
        while focus.press(window, "Tab")[1] != "Library":
            pass
        self.check_ring(window, focus, (0, 0, page[0] + page[2], page[1]))
        for where, keys in DIALOGS if LONG else DIALOGS[:2]:
            self.reach_by_tab(window, focus, where, keys)
        window.key("alt+Home")
        wait_until(lambda: window.frame.name == "Hashiya", "the library")
        focus.clear()
        names = ["Main Menu", "A Walk along the Canal", "Remove", "Open…", "More Ways to Add",
                 "Search the Library"]
        for key in ("Tab", "shift+Tab"):
            # GTK 4.8 says the letter of its key too.
            found = [name.removeprefix("_Open… ") for name in focus.around(window, key)]
            self.assertEqual(sorted(found), sorted(names))
        self.assertEqual(window.complaints(), [])


class AccessUrdu(Access):
    settings = {"sample-imported": "true", "interface-language": "ur"}
    language = "ur"

    @unittest.skip("the keys are the same in either language")
    def test_keys_reach_everything(self):
        pass


if __name__ == "__main__":
    tap.main()
