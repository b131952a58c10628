#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A document with many annotations is updated in the window, and an orphan finds its place again."""

import atexit
import os
import pathlib
import shutil
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import pyatspi  # noqa: E402
import tap  # noqa: E402
from window import Home, WindowTest, screen, wait_until, xdotool  # noqa: E402

N_MARKS = 200 if os.environ.get("HASHIYA_LONG") else 60
LOST = "a heron that nobody expected"


def paragraph(number):
    return (
        f"On day {number} the walkers counted {number * 7} steps between the lock and the bridge, "
        f"and wrote {number * 13} of them down."
    )


LINES = [paragraph(number) for number in range(1, N_MARKS)]
START = ["A Walk along the Canal", "Where the Path Begins", "It begins behind the mill.", *LINES]
OLD = "\n\n".join([*START, f"There stood {LOST} by the water."]) + "\n"
NEW = "\n\n".join(["A preface of one line.", *START[1:], "Nothing stood there."]) + "\n"


class Updating(WindowTest):
    counted = ("In place", "Moved", "Close", "Not found")
    attach = "Attach Here"
    confirm = "Confirm"
    detach = "Detach"
    panel = "Marks and notes"
    show = "Show"
    all_of_them = "Confirm All"
    read = "Read the version of .*"
    nearest = "Nearest Place"
    place = "Place 1 of .*"

    marked = None

    def setUp(self):
        super().setUp()
        if Updating.marked is None:
            Updating.marked = self.home_with_marks()
        shutil.copytree(Updating.marked.library, self.home.library)
        self.doc = self.home.json("list")[0]["id"]
        self.newer = self.write("newer.txt", NEW)

    def home_with_marks(self):
        """So many marks take a while to make: once for all tests."""
        home = Home()
        atexit.register(home.remove)
        walk = home.folder / "walk.txt"
        walk.write_text(OLD)
        doc = home.json("import", walk)["id"]
        home.cli("annotate", doc, "--quote", LOST, "--note", "what bird?")
        for number in range(1, N_MARKS):
            home.cli("annotate", doc, "--quote", f"On day {number} the walkers")
        return home

    def shot(self, name):
        if os.environ.get("HASHIYA_SHOTS"):
            screen().save(f"{os.environ['HASHIYA_SHOTS']}/{type(self).__name__}-{name}.png")

    def update(self, window):
        """As a person does: the shortcut, and the file's path typed into the chooser."""
        window.find_page()
        window.key("ctrl+u")
        window.choose(self.newer)

    def summary(self, window):
        """What the summary says: its numbers by what they count."""
        found, counted = {}, None
        dialog = window.dialog()
        for item in window.walk(dialog) if dialog else ():
            try:
                name, role = item.name or "", item.getRoleName()
            except Exception:  # the chooser's parts go while we look
                return None
            if role == "label" and name in self.counted:
                counted = name
            elif role == "label" and name.isdigit() and counted:
                found[counted] = int(name)
        return found if len(found) == 4 else None

    def rows_of_ink(self, area):
        """The lines of the page from its top: how high and how low each is."""
        left, top, width, height = area
        image, rows, start = screen(), [], None
        for y in range(top + 4, top + height - 4):
            ink = any(sum(image.getpixel((x, y))) < 330 for x in range(left + 20, left + width - 20))
            if ink and start is None:
                start = y
            elif not ink and start is not None:
                if y - start > 8:
                    rows.append((start, y))
                start = None
        return rows

    def select_line(self, window, number):
        item = window.find_page()
        area = wait_until(
            lambda: (lambda box: box if box[2] > 100 else None)(window.box(item)), "the page"
        )
        rows = wait_until(
            lambda: (lambda found: found if len(found) > number else None)(self.rows_of_ink(area)),
            "lines of text",
        )
        y = sum(rows[number]) // 2
        window.drag((area[0] + 22, y), (area[0] + 170, y))

    def orphan(self):
        return self.states()[LOST]

    def states(self):
        return {
            row["annotation"]["target"]["selector"][2]["exact"]: row
            for row in self.annotations(self.doc)
        }

    def test_update_attach_undo(self):
        window = self.open()
        window.click(window.find(name="A Walk along the Canal", role="label"))
        self.update(window)
        said = wait_until(lambda: self.summary(window), "the summary")
        self.shot("summary")
        self.assertEqual(sum(said.values()), N_MARKS)
        self.assertEqual(said[self.counted[3]], 1)
        versions = self.home.json("versions", self.doc)
        self.assertEqual([version["current"] for version in versions], [True, False])
        self.assertEqual(self.orphan()["state"], "orphan")
        record = self.orphan()["annotation"]
        window.key("Escape")
        wait_until(lambda: not window.dialog(), "the summary to go")

        # The group of those that were not found stands last.
        panel = window.find(name=self.panel)
        self.scroll_down(window, panel)
        window.find(name=self.attach)
        self.shot("orphan")
        self.select_line(window, 2)
        self.shot("selected")
        x, y, width, height = self.last_button(window)
        window.click_at(x + width // 2, y + height // 2)
        placed = wait_until(
            lambda: (lambda row: row if row["state"] == "exact" else None)(self.orphan()),
            "the orphan to stand",
        )
        self.shot("attached")
        self.assertIn("begins", placed["annotation"]["hashiya:placed"]["exact"])
        self.assertEqual(placed["annotation"]["target"], record["target"])
        window.click(window.find_page())
        window.key("ctrl+z")
        wait_until(lambda: self.orphan()["state"] == "orphan", "the act to be taken back")
        window.key("ctrl+z")
        wait_until(
            lambda: self.home.json("versions", self.doc)[1]["current"], "the older version"
        )
        self.assertEqual(self.orphan()["state"], "exact")
        self.shot("back")
        self.assertEqual(window.complaints(), [])

    def test_confirm_detach_undo(self):
        changed = NEW.replace("day 2 the walkers", "day 2 the strollers")
        self.newer = self.write("newer.txt", changed)
        window = self.open()
        window.click(window.find(name="A Walk along the Canal", role="label"))
        self.update(window)
        said = wait_until(lambda: self.summary(window), "the summary")
        self.assertEqual([said[name] for name in self.counted], [N_MARKS - 2, 0, 1, 1])
        window.key("Escape")
        wait_until(lambda: not window.dialog(), "the summary to go")

        def becomes(state):
            found = lambda: self.states()["On day 2 the walkers"]["state"] == state  # noqa: E731
            wait_until(found, f"the mark to be {state}")

        becomes("fuzzy")
        self.shot("doubt")
        for button, state in ((self.confirm, "exact"), (self.detach, "orphan")):
            window.click(window.find(name=button, role="label"))
            becomes(state)
            window.click(window.find_page())
            window.key("ctrl+z")
            becomes("fuzzy")
        self.assertEqual(window.complaints(), [])

    def update_to(self, text):
        self.newer = self.write("newer.txt", text)
        window = self.open()
        window.click(window.find(name="A Walk along the Canal", role="label"))
        self.update(window)
        wait_until(lambda: self.summary(window), "the summary")
        return window

    def close_summary(self, window):
        window.key("Escape")
        wait_until(lambda: not window.dialog(), "the summary to go")

    def test_confirm_all(self):
        changed = NEW
        for day in (2, 3, 4):
            changed = changed.replace(f"day {day} the walkers", f"day {day} the strollers")
        window = self.update_to(changed)
        days = [f"On day {day} the walkers" for day in (2, 3, 4)]

        def become(state):
            wait_until(
                lambda: {self.states()[day]["state"] for day in days} == {state}, f"all {state}"
            )

        become("fuzzy")
        dialog = window.dialog()
        window.click_at(*window.middle_of(window.find(self.all_of_them, within=dialog), dialog))
        become("exact")
        wait_until(lambda: not window.dialog(), "the summary to go")
        window.click(window.find_page())
        window.key("ctrl+z")
        become("fuzzy")
        self.assertEqual(window.complaints(), [])

    def test_nearest_places(self):
        lost = NEW.replace("A preface of one line.", "A preface on a heron that few expected.")
        window = self.update_to(lost)
        self.close_summary(window)
        self.scroll_down(window, window.find(name=self.panel))
        window.find(name=self.nearest)
        button = [
            item for item in window.walk() if item.name == self.nearest and window.is_visible(item)
        ][-1]
        # As a screen reader presses it: GTK 4.18 leaves the padding of what is around out of a place in
        # the window, and a pointer misses so small a button there.
        button.queryAction().doAction(0)
        window.find(name=self.place)
        self.shot("nearest")
        self.assertEqual(window.complaints(), [])

    def test_older_version_and_back(self):
        window = self.update_to(NEW)
        self.close_summary(window)

        def current():
            return [version["current"] for version in self.home.json("versions", self.doc)]

        for expected in ([False, True], [True, False]):
            window.key("ctrl+shift+u")
            dialog = wait_until(lambda: window.dialog(), "the versions")
            button = window.find(self.read, within=dialog)
            self.shot("versions")
            window.click_at(*window.middle_of(button, dialog))
            wait_until(lambda: current() == expected, "the other version")
            wait_until(lambda: not window.dialog(), "the versions to go")
        self.assertEqual(window.complaints(), [])

    def test_cancel(self):
        """Cancel ends the helper, and leaves document and marks as they were."""
        bench = self.home.folder / "helper"
        bench.mkdir()
        gate, beats = bench / "gate", bench / "beats"
        helper = pathlib.Path(self.home.env["HASHIYA_LIBEXECDIR"]).resolve() / "hashiya-import"
        script = bench / "hashiya-import"
        script.write_text(
            f'#!/bin/sh\nwhile [ ! -e "{gate}" ]; do echo >>"{beats}"; sleep 0.1; done\n'
            f'exec "{helper}" "$@"\n'
        )
        script.chmod(0o755)
        short = "A Short Walk\n\nThe walkers counted seven steps, and wrote them down.\n"
        self.doc = self.home.json("import", self.write("short.txt", short))["id"]
        self.home.cli("annotate", self.doc, "--quote", "seven steps")
        self.newer = self.write("newer.txt", f"A preface of one line.\n\n{short}")
        # The sample is not to wait at the gate.
        self.home.set("sample-imported", "true")
        self.home.env["HASHIYA_LIBEXECDIR"] = str(bench)
        window = self.open()
        window.click(window.find(name="A Short Walk", role="label"))
        self.update(window)
        wait_until(beats.exists, "the helper")
        wait_until(lambda: not window.dialog(), "the chooser to go")
        window.click(window.find("Cancel", within=window.frame))

        def is_still():
            before = beats.stat().st_size
            time.sleep(1)
            return beats.stat().st_size == before

        wait_until(is_still, "the helper to end")
        self.shot("cancelled")
        self.assertEqual(len(self.home.json("versions", self.doc)), 1)
        self.assertEqual(self.states()["seven steps"]["state"], "exact")
        gate.touch()
        self.update(window)
        said = wait_until(lambda: self.summary(window), "the summary")
        self.assertEqual(sum(said.values()), 1)
        self.assertEqual(len(self.home.json("versions", self.doc)), 2)
        self.assertEqual(window.complaints(), [])

    def test_update_from_outside(self):
        window = self.open()
        window.click(window.find(name="A Walk along the Canal", role="label"))
        window.find_page()
        self.home.cli("update", self.doc, self.newer)
        window.click(window.find(name=self.show))
        window.find(name="A preface of one line.*")
        self.assertEqual(window.complaints(), [])

    def last_button(self, window):
        """Where the button of the orphan is: what stood last was the last one laid out."""
        found = [
            item
            for item in window.walk()
            if item.name == self.attach and window.is_visible(item)
        ]
        x, y = window.origin()
        place = found[-1].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return x + place.x, y + place.y, place.width, place.height

    def scroll_down(self, window, panel):
        x, y, width, height = window.box(panel)
        window.move(x + width // 2, y + height // 2)
        xdotool("click", "--repeat", 400, "--delay", 5, 5)


class UpdatingUrdu(Updating):
    """The same with Urdu as the interface's language, where that may make a difference."""

    test_cancel = None
    test_confirm_all = None
    test_nearest_places = None
    test_update_from_outside = None

    settings = {"interface-language": "ur"}
    counted = ("اپنی جگہ پر", "منتقل", "ملتے جلتے", "نہیں ملے")
    attach = "یہاں جوڑیں"
    confirm = "تصدیق کریں"
    detach = "الگ کریں"
    panel = "نشان اور نوٹ"
    show = "دکھائیں"
    all_of_them = "سب کی تصدیق کریں"
    read = ".*پڑھیں"
    nearest = "قریب ترین مقام"
    place = ".* میں سے مقام 1: ”.*“"


if __name__ == "__main__":
    tap.main()
