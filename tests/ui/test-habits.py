#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop's programs have in common: help, fullscreen, notifications, and for those who
hear their screen, a word on what was done."""

import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import pyatspi  # noqa: E402
import tap  # noqa: E402
from notifications import Notifications  # noqa: E402
from window import PROGRAM, WindowTest, wait_until, xdotool  # noqa: E402

spec = importlib.util.spec_from_file_location("imports", pathlib.Path(__file__).with_name("test-import.py"))
imports = importlib.util.module_from_spec(spec)
spec.loader.exec_module(imports)

versions = subprocess.run([PROGRAM, "--version"], env=os.environ, check=True, capture_output=True, text=True)
TOOLKIT_SAYS = int(re.search(r"^GTK 4\.(\d+)", versions.stdout, re.MULTILINE)[1]) >= 14

ARTICLE = """A Walk along the Canal

Where the Path Begins

The path begins behind the mill and follows the water for an hour before it turns.

Where the Path Ends

It ends at a gate that has been painted green by three different people in one summer.
"""


class Habits(WindowTest):
    settings = {"sample-imported": "true"}

    def hears(self, window, words, is_pattern=False):
        """Up to GTK 4.12 the words are in a label; from 4.14 on the toolkit says them."""
        if TOOLKIT_SAYS:
            time.sleep(0.5)
            return
        pattern = words if is_pattern else re.escape(words)
        wait_until(lambda: window.look(pattern, "status ?bar", showing=False), f"{words!r} said")

    def title(self, window, words):
        wait_until(lambda: window.look(name=f".?{words}.?", role="label"), words)

    def frames(self, window):
        return window.frame.getApplication().childCount

    def marks_by_keys(self, window):
        window.key("ctrl+m")
        self.hears(window, "“behind the mill”, Pink. Note: grain")
        window.key("alt+shift+Down")
        self.hears(window, "Highlight changed to “the mill”")
        window.key("ctrl+shift+Left")
        self.hears(window, "Highlight changed to “the”")
        window.key("ctrl+z")
        # The key that opens its popover chooses nothing in there.
        window.key("Return")
        note = window.find(name="Note on the Mark", role="text")
        self.edit_by_keys(window, note)
        window.key("ctrl+m")
        self.title(window, "Where the Path Ends")
        self.hears(window, "“painted green”, Green")
        window.key("ctrl+m")
        self.hears(window, "There is no mark further on")
        window.key("ctrl+shift+m")
        self.title(window, "Where the Path Begins")
        self.hears(window, "“behind the mill”, Pink. Note: grain")

    def edit_by_keys(self, window, note):
        """From the mark into its note and back, without the mouse."""

        def is_focused():
            if note.getState().contains(pyatspi.STATE_FOCUSED):
                return True
            window.key("Tab")
            time.sleep(0.2)
            return False

        wait_until(is_focused, "the note to have the keys")
        window.key("ctrl+End")
        window.type(" and flour")
        window.key("Escape")
        wait_until(lambda: "grain and flour" in self.notes(), "the note on the disk")
        window.key("ctrl+z")
        wait_until(lambda: "grain" in self.notes(), "the note as it was")

    def notes(self):
        return [body["value"] for row in self.annotations(self.doc) for body in row["annotation"].get("body", [])
                if body["purpose"] == "commenting"]

    def words_for_deeds(self, window):
        window.key("ctrl+f")
        window.wait_for_focus("Find in this document")
        window.type("path")
        self.hears(window, "3 results")
        window.key("Return")
        self.hears(window, r"[123] of 3", is_pattern=True)
        window.key("Escape")
        window.key("ctrl+shift+d")
        window.wait_for_focus("Note on the Document", "text")
        window.type("worth it")
        window.key("F6", "F6")
        self.hears(window, "Note saved")
        wait_until(lambda: len(self.annotations(self.doc)) == 3, "the note")
        window.key("ctrl+z")
        self.hears(window, "Undone")
        wait_until(lambda: len(self.annotations(self.doc)) == 2, "the note to go")

    def full_screen_and_help(self, window):
        width, height = map(int, xdotool("getdisplaygeometry").split())
        before = window.geometry(window.xid)
        window.key("F11")
        wait_until(lambda: window.geometry(window.xid) == (0, 0, width, height), "the whole screen")
        time.sleep(0.5)
        window.key("Escape")
        wait_until(lambda: window.geometry(window.xid) == before, "the window as it was")
        before = self.frames(window)
        window.key("F1")
        wait_until(lambda: self.frames(window) > before, "the help")
        time.sleep(0.5)
        window.key("F1", "Escape")
        wait_until(lambda: self.frames(window) == before, "the help to close, which is there once")

    def imports_elsewhere(self, window):
        notifications, server = Notifications(), imports.Server(holds=("/lighthouse",))
        self.addCleanup(notifications.close)
        self.addCleanup(server.close)
        subprocess.run([PROGRAM, self.write("short.txt", "A Short Note\n\nIt is short.\n")],
                       env=self.home.env, check=True, timeout=60)
        wait_until(lambda: "A Short Note" in window.frame.name, "the note to open")
        subprocess.run([PROGRAM, server.root + "/lighthouse"], env=self.home.env, check=True, timeout=60)
        wait_until(lambda: "/lighthouse" in server.seen, "the page to be asked for")
        xdotool("windowminimize", window.xid)
        time.sleep(1)
        self.assertEqual(notifications.sent, [])
        server.go.set()
        wait_until(lambda: notifications.sent, "a notification")
        ((summary, body),) = notifications.sent
        self.assertIn("/lighthouse", summary)
        self.assertIn("is in the library", summary)
        notifications.click(1)
        wait_until(lambda: "The Lighthouse" in window.frame.name, "the page to be read")
        wait_until(window.is_active, "the window to come back")
        self.assertEqual(len(notifications.sent), 1)

    def test_habits(self):
        self.doc = self.home.json("import", self.write("walk.txt", ARTICLE))["id"]
        self.home.json("annotate", self.doc, "--quote", "behind the mill", "--note", "grain", "--colour", "pink")
        self.home.json("annotate", self.doc, "--quote", "painted green", "--colour", "green")
        window = self.open(f"hashiya:{self.doc}")
        window.find_page()
        window.find(name="painted green")
        self.marks_by_keys(window)
        self.words_for_deeds(window)
        self.full_screen_and_help(window)
        self.imports_elsewhere(window)
        self.assertEqual(window.complaints(), [])


if __name__ == "__main__":
    tap.main()
