#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows of last time are there again, however the program ended; and back is where the
reader was."""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import pyatspi  # noqa: E402
import tap  # noqa: E402
from window import PROGRAM, WindowTest, wait_until, xdotool  # noqa: E402


def article(name, sections):
    parts = "".join(
        f"Part {part} of the {name}\n\n" + f"The {name} goes on in part {part}. " * 40 + "\n\n"
        for part in range(1, sections + 1)
    )
    return f"About the {name}\n\n{parts}"


class Session(WindowTest):
    settings = {"sample-imported": "true"}

    def titles(self, window):
        return sorted(frame.name for frame in window.frame.getApplication() if frame.name)

    def saved(self):
        """The session as the file has it."""
        path = self.home.folder / "state" / "hashiya" / "session.json"
        try:
            return json.loads(path.read_text())["windows"]
        except (OSError, ValueError):
            return []

    def frame(self, window, title):
        return wait_until(
            lambda: next((f for f in window.frame.getApplication() if title in f.name), None), title
        )

    def subtitle(self, window, frame, words):
        return window.look(name=f".?{re.escape(words)}.?", role="label", within=frame)

    def panes(self, window, frame):
        """Whether the sections and the margin are shown, as their buttons have it."""
        buttons = (window.look(name=f"Show {what}", within=frame) for what in ("Sections", "Margin"))
        return tuple(
            any(button.getState().contains(state)
                for state in (pyatspi.STATE_PRESSED, pyatspi.STATE_CHECKED))
            for button in buttons
        )

    def xid(self, title):
        return xdotool("search", "--onlyvisible", "--name", title).split()[0]

    def start(self):
        """Three windows: the river without its sidebar; the hill, small, with neither
        and in its third part; the library."""
        self.river = self.home.json("import", self.write("river.txt", article("River", 3)))["id"]
        self.hill = self.home.json("import", self.write("hill.txt", article("Hill", 3)))["id"]
        window = self.open(f"hashiya:{self.river}")
        window.find_page()
        window.key("F9")
        window.key("ctrl+n")
        wait_until(lambda: len(self.titles(window)) == 2, "a second window")
        time.sleep(0.5)
        subprocess.run([PROGRAM, f"hashiya:{self.hill}"], env=self.home.env, check=True, timeout=60)
        hill = self.frame(window, "About the Hill")
        time.sleep(0.5)
        xdotool("windowsize", "--sync", self.xid("About the Hill"), 700, 500)
        window.key("shift+F9")
        window.key("alt+Down", "alt+Down")
        wait_until(lambda: self.subtitle(window, hill, "Part 3 of the Hill"), "the third part")
        # Back is where the reader was, and forward again; a scroll is no step of its own.
        for keys, part in (("alt+Left", 2), ("alt+Left", 1), ("alt+Right", 2), ("alt+Right", 3)):
            window.key(keys)
            wait_until(lambda: self.subtitle(window, hill, f"Part {part} of the Hill"), keys)
        window.key("ctrl+n")
        wait_until(lambda: len(self.titles(window)) == 3, "a third window")
        wait_until(lambda: "Hashiya" in xdotool("getactivewindow", "getwindowname"), "it to have the keys")
        window.key("F11")
        wait_until(self.fills_the_screen, "it to fill the screen")
        return window

    def fills_the_screen(self):
        """Whether the window that shows the library does."""
        size = xdotool("getdisplaygeometry").split()
        place = xdotool("getwindowgeometry", "--shell", self.xid("^Hashiya$"))
        return [line.split("=")[1] for line in place.splitlines()[3:5]] == size

    def check(self, window):
        wait_until(lambda: len(self.titles(window)) == 3, "three windows")
        river, hill = self.frame(window, "About the River"), self.frame(window, "About the Hill")
        wait_until(lambda: self.subtitle(window, hill, "Part 3 of the Hill"), "the third part")
        self.assertEqual(self.panes(window, river), (False, True))
        self.assertEqual(self.panes(window, hill), (False, False))
        inner = hill.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        self.assertLess(inner.width, 720)
        self.assertGreater(river.queryComponent().getExtents(pyatspi.WINDOW_COORDS).width, 900)
        wait_until(self.fills_the_screen, "the library to fill the screen again")
        self.assertEqual(window.complaints(), [])

    def write_session(self, text):
        folder = self.home.folder / "state" / "hashiya"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "session.json").write_text(text)

    def test_what_is_no_session(self):
        """A file cut off, and one made to do harm: a window opens, of a size that a screen has."""
        doc = self.home.json("import", self.write("hill.txt", article("Hill", 3)))["id"]
        pot = self.home.cli("template", doc).replace('"Language: \\n"', '"Language: ur\\n"')
        self.home.cli("translation", doc, "ur", self.write("hill.po", pot))
        (self.home.folder / "config" / "gtk-4.0").mkdir(parents=True, exist_ok=True)
        self.write("config/gtk-4.0/settings.ini", "[Settings]\ngtk-decoration-layout=:minimize,maximize,close\n")
        entry = {"offset": 0, "width": 700, "height": 500, "maximized": False, "sidebar": True, "margin": True}
        self.write_session(json.dumps({"format": 1, "windows": [{**entry, "document": doc}]})[:-9])
        window = self.open()
        wait_until(lambda: self.titles(window) == ["Hashiya"], "the library")
        window.close()
        harm = [None, 7, "x", [], [[]], {**entry, "document": doc, "width": 10**9, "height": 30000, "offset": 2**62,
                                         "version": {}, "margin": "no", "maximized": []}]
        self.write_session(json.dumps({"format": 1, "windows": harm + [[7]] * 10000}))
        window = self.open()
        wait_until(lambda: self.titles(window) == ["About the Hill"], "the document")
        width, height = map(int, xdotool("getdisplaygeometry").split())
        place = window.frame.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        self.assertLessEqual(place.width, width + 100)
        self.assertLessEqual(place.height, height + 100)
        self.check_narrow(window)
        self.assertEqual(window.complaints(), [])

    def check_narrow(self, window):
        """Fits a telephone with every button that there may be in the header."""
        window.find_page()
        window.find("Languages")
        window.key("ctrl+f")
        window.find("Find in this document", "entry")
        self.assert_small(window, self.xid("About the Hill"), "the window with the find bar")
        window.key("shift+F9", "ctrl+alt+f")
        window.find("Filter the margin", "entry|text")
        self.assert_small(window, self.xid("About the Hill"), "the window with the margin's filter")
        window.key("shift+F9")
        for name, keys in (("Print", "ctrl+p"), ("Add from the Web", "ctrl+l"),
                           ("Keyboard Shortcuts", "ctrl+question"), ("Help", "F1")):
            before = window.surfaces()
            window.key(keys)
            wait_until(lambda: len(window.surfaces()) > len(before), name)
            wait_until(lambda: window.active() not in ("", self.xid("About the Hill")), f"{name} to have the keys")
            (dialog,) = window.surfaces().keys() - before.keys()
            self.assert_small(window, dialog, name)
            window.key("Escape")
            wait_until(lambda: len(window.surfaces()) == len(before), f"{name} to go")

    def assert_small(self, window, xid, what):
        """As large as it must be, with the frame that GTK draws around it, it is on the smallest screen."""
        before = window.geometry(xid)
        xdotool("windowsize", xid, 200, 200)

        def size():
            now = window.geometry(xid)
            time.sleep(0.2)
            return now[2:] if now == window.geometry(xid) and (now != before or max(now[2:]) <= 360) else None

        width, height = wait_until(size, f"the least size of {what}", 10)
        print(f"# {what}: {width} x {height}", flush=True)
        self.assertLessEqual(width, 360, what)
        self.assertLessEqual(height, 294, what)

    def test_three_ends(self):
        window = self.start()
        wait_until(lambda: len(self.saved()) == 3, "the session in its file")
        time.sleep(1.5)
        window.kill()

        window = self.open()
        self.check(window)
        (folder,) = self.home.library.glob(f"*-{self.hill}")
        shutil.rmtree(folder)
        window.close()  # SIGTERM
        self.assertEqual([w.get("document") for w in self.saved()].count(self.hill), 1)

        window = self.open()
        wait_until(lambda: len(self.titles(window)) >= 3, "three windows")
        sentence = wait_until(
            lambda: next(
                filter(None, (window.look(name=".*you were reading here is no longer in the library.*",
                                          within=frame)
                              for frame in window.frame.getApplication())), None),
            "a sentence",
        )
        print(f"# {sentence.name}", flush=True)
        self.frame(window, "About the River")
        window.key("Escape")
        window.key("ctrl+q")
        window.process.wait(60)
        self.assertEqual([w.get("document") for w in self.saved()].count(self.river), 1)
        self.assertEqual(len(self.saved()), 3)


if __name__ == "__main__":
    tap.main()
