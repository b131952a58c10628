# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hashiya's window as a person has it: started, looked at, driven by mouse and keys.

AT-SPI says what is there and where; xdotool moves the real pointer and presses real keys; the
screen's pixels and the files on disk say what happened."""

import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import pyatspi
from gi.repository import Atspi, GLib
from PIL import Image

PROGRAM = os.environ["HASHIYA_PROGRAM"]
CLI = os.environ["HASHIYA_CLI"]
# The helper that parses stands beside them in a build folder.
os.environ.setdefault("HASHIYA_LIBEXECDIR", os.path.join(os.path.dirname(CLI), "..", "import"))
PATIENCE = 60
# The bus of a test has nobody who shows notifications; and GTK 4.18 says the other of every
# AdwMessageDialog, one of a heading and a sentence alone too.
OF_OTHERS = re.compile(
    r"The name org\.freedesktop\.Notifications was not provided"
    r"|Trying to measure GtkLabel 0x[0-9a-f]+ for width of \d+, but it needs at least \d+$"
)
COMPLAINT = re.compile(r"(CRITICAL|WARNING|ERROR) \*\*|-(CRITICAL|WARNING) ?\*\*|Gtk-WARNING")

SPEAK_BY_TEXT = ("status bar", "notification", "alert")

# A program that draws or reads much answers late: milliseconds for a call, and for one that starts.
Atspi.set_timeout(10000, 30000)


def attempt(condition):
    """None where what is asked about goes away meanwhile, or gives no answer."""
    try:
        return condition()
    except (GLib.GError, subprocess.CalledProcessError):
        return None


def wait_until(condition, what, patience=PATIENCE):
    """Polls, since a window reports nothing to a test; returns the first true value."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = attempt(condition)
        if value:
            return value
        time.sleep(0.05)
    if os.environ.get("HASHIYA_SHOTS"):
        screen().save(os.path.join(os.environ["HASHIYA_SHOTS"], "waited-in-vain.png"))
    raise AssertionError(f"waited in vain: {what}")


def xdotool(*args):
    return subprocess.run(
        ["xdotool", *map(str, args)], check=True, capture_output=True, text=True
    ).stdout.strip()


def screen():
    png = subprocess.run(["import", "-window", "root", "png:-"], check=True, capture_output=True)
    return Image.open(io.BytesIO(png.stdout)).convert("RGB")


def role_of(item):
    """Its role by the name that AT-SPI has for it on Debian 12; newer ones say "button"."""
    name = item.getRoleName()
    return "push button" if name == "button" else name


def name_of(item):
    """What is said of it. From GTK 4.14 on a status has no name of its own, but its text."""
    if item.name or item.getRoleName() not in SPEAK_BY_TEXT:
        return item.name
    text = item.queryText()
    return text.getText(0, text.characterCount)


class Home:
    """A person's folders, kept from one start of the program to the next."""

    def __init__(self, settings=None, locale="C.UTF-8"):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-ui-"))
        self.env = dict(os.environ, HOME=str(self.folder), LC_ALL=locale)
        self.env["GSETTINGS_BACKEND"] = "keyfile"
        self.env["G_DEBUG"] = "fatal-criticals"
        for name in ("DATA", "STATE", "CACHE", "CONFIG"):
            self.env[f"XDG_{name}_HOME"] = str(self.folder / name.lower())
        self.library = self.folder / "data" / "hashiya" / "library"
        for key, value in (settings or {}).items():
            self.set(key, value)

    def set(self, key, value):
        subprocess.run(
            ["gsettings", "set", "io.github.hashiya.Hashiya", key, value],
            check=True,
            env=self.env,
        )

    def cli(self, *args):
        done = subprocess.run(
            [CLI, "--library", self.library, *args], env=self.env, capture_output=True
        )
        assert done.returncode == 0, done
        return done.stdout.decode()

    def json(self, *args):
        return json.loads(self.cli(*args, "--json"))

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Window:
    def __init__(self, home, *files):
        self.home = home
        self.log = open(home.folder / "log", "a+b")
        self.process = subprocess.Popen(
            [PROGRAM, *map(str, files)], env=home.env, stdout=self.log, stderr=self.log
        )
        self.frame = wait_until(self.find_frame, "the window")
        self.xid = wait_until(self.find_xid, "the window on the screen")

    def find_frame(self):
        assert self.process.poll() is None, self.complaints() or self.process.returncode
        desktop = pyatspi.Registry.getDesktop(0)
        for application in desktop:
            if application and application.get_process_id() == self.process.pid:
                for frame in application:
                    return frame
        return None

    def dialogs(self):
        """The program's windows beside this one."""
        return [frame for frame in self.frame.parent or () if frame and frame != self.frame]

    def dialog(self):
        return next(iter(self.dialogs()), None)

    def choose(self, path):
        """As a person does in the file chooser that a key has opened: types the path."""
        wait_until(lambda: self.dialog() and self.active() not in ("", self.xid), "the file chooser")
        self.type_path(path)
        self.key("Return")

    def surfaces(self):
        """The program's windows on the screen: the main one and open popovers."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
            capture_output=True,
            text=True,
        ).stdout.split()
        return {xid: self.geometry(xid) for xid in found}

    def find_xid(self):
        places = self.surfaces()
        return max(places, key=lambda xid: places[xid][2], default=None)

    def active(self):
        """Which window has the keys: none, for a moment after a change, where xdotool fails."""
        found = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True)
        return found.stdout.strip()

    def is_active(self):
        return self.active() == self.xid

    def complaints(self):
        self.log.seek(0)
        lines = self.log.read().decode(errors="replace").splitlines()
        return [line for line in lines if COMPLAINT.search(line) and not OF_OTHERS.search(line)]

    def geometry(self, xid):
        place = xdotool("getwindowgeometry", "--shell", xid)
        values = dict(line.split("=") for line in place.splitlines())
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def origin(self):
        """Where the window's content begins: GTK draws its own frame around it."""
        x, y, width, _ = self.geometry(self.xid)
        extents = self.frame[0].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        border = max(0, (width - extents.width) // 2)
        return x + border - extents.x, y + border - extents.y

    def walk(self, accessible=None):
        todo = [accessible or self.frame]
        while todo:
            item = todo.pop()
            try:
                if item is None:
                    continue
                yield item
                todo.extend(item[i] for i in range(item.childCount - 1, -1, -1))
            except Exception:  # what is gone while we look has nothing to say
                continue

    def look(self, name=None, role=None, showing=True, within=None):
        for item in self.walk(within):
            try:
                if name is not None and not re.fullmatch(name, name_of(item), re.DOTALL):
                    continue
                if role is not None and not re.fullmatch(role, role_of(item)):
                    continue
                if showing and not self.is_visible(item):
                    continue
                return item
            except Exception:
                continue
        return None

    def is_visible(self, item):
        """GTK 4.8 does not tell STATE_SHOWING; what is not shown has no size."""
        place = item.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return place.width > 0 and place.height > 0

    def find(self, name=None, role=None, **kwargs):
        return wait_until(lambda: self.look(name, role, **kwargs), f"{role} {name!r}")

    def wait_for_focus(self, name=None, role=None):
        """Until what the keys go to is this; keys that come too soon go elsewhere."""

        def look():
            for item in self.walk():
                if (name is None or item.name == name) and (role is None or role_of(item) == role):
                    if item.getState().contains(pyatspi.STATE_FOCUSED):
                        return item
            return None

        wait_until(look, f"the keys to go to {role} {name!r}")

    def find_page(self):
        """The reading area: up to GTK 4.12 a widget by WebKit's name, from 4.14 on the widget
        around the document that a screen reader finds in it."""

        def look():
            item = self.look("WebKitWebView")
            document = None if item else self.look(role="document web")
            # Its own place is told within the page; that of the widget around it, in the window.
            while document is not None and document.getRoleName() != "panel":
                document = document.parent
            return item or document

        return wait_until(look, "the page")

    def box(self, item):
        """Where it is on the screen: GTK 4 tells places within the window, and places within a
        popover as if it stood at the corner of what it points at."""
        place = item.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        popovers = {
            box[2:]: box[:2] for xid, box in self.surfaces().items() if xid != self.xid
        }
        above = item
        while popovers and above is not None and "Component" in above.get_interfaces():
            corner = above.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
            if (corner.width, corner.height) in popovers:
                x, y = popovers[corner.width, corner.height]
                return x + place.x - corner.x, y + place.y - corner.y, place.width, place.height
            above = above.parent
        x, y = self.origin()
        return x + place.x, y + place.y, place.width, place.height

    def middle_of(self, item, frame):
        """The middle of what stands in one of the program's windows, this one or a dialog."""
        boxes = self.surfaces()
        if frame != self.frame:
            boxes.pop(self.xid, None)
            x, y, width, _ = next(iter(boxes.values()))
            inner = frame[0].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
            border = max(0, (width - inner.width) // 2)
            left, top = x + border - inner.x, y + border - inner.y
        else:
            left, top = self.origin()
        place = item.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return left + place.x + place.width // 2, top + place.y + place.height // 2

    def click(self, item, button=1):
        """Where it stands: a popover moves while it opens, and a row where others come and go."""
        before = None
        while (now := wait_until(lambda: self.box(item), "an answer about a place")) != before:
            before = now
            self.move(now[0] + now[2] // 2, now[1] + now[3] // 2)
        xdotool("click", button)

    def click_at(self, x, y, button=1):
        self.move(x, y)
        xdotool("click", button)

    def move(self, x, y):
        """As a hand does: a pointer that jumps from window to window is lost on GTK."""
        place = dict(line.split("=") for line in xdotool("getmouselocation", "--shell").split())
        from_x, from_y = int(place["X"]), int(place["Y"])
        for i in range(1, 13):
            xdotool("mousemove", from_x + (x - from_x) * i // 12, from_y + (y - from_y) * i // 12)
            time.sleep(0.02)
        time.sleep(0.1)

    def drag(self, start, end):
        xdotool("mousemove", *start)
        time.sleep(0.1)
        xdotool("mousedown", 1)
        steps = 8
        for i in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * i // steps
            y = start[1] + (end[1] - start[1]) * i // steps
            xdotool("mousemove", x, y)
            time.sleep(0.03)
        time.sleep(0.1)
        xdotool("mouseup", 1)

    def key(self, *keys):
        xdotool("key", "--clearmodifiers", *keys)

    def type(self, text):
        xdotool("type", "--delay", 12, text)

    def type_path(self, path):
        """Into a chooser, whose completion in GTK 4.18 may leave the rest of a name after what is typed."""
        self.type(str(path))
        self.key("shift+End", "Delete")

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)


class WindowTest(unittest.TestCase):
    settings = {}
    locale = "C.UTF-8"

    def setUp(self):
        self.home = Home(self.settings, self.locale)
        self.addCleanup(self.home.remove)
        self.windows = []
        self.addCleanup(self.close_all)

    def open(self, *files):
        window = Window(self.home, *files)
        self.windows.append(window)
        return window

    def close_all(self):
        for window in self.windows:
            window.close()
            keep = os.environ.get("HASHIYA_KEEP_LOGS")
            if keep:
                shutil.copy(self.home.folder / "log", keep)

    def write(self, name, content):
        path = self.home.folder / name
        path.write_text(content, encoding="utf-8")
        return path

    def annotations(self, doc):
        return self.home.json("annotations", doc)

    def copy(self, *content):
        """Has another program hold the clipboard: a type and its content, and so on."""
        program = [sys.executable, pathlib.Path(__file__).with_name("clipboard.py")]
        holder = subprocess.Popen([*program, *content], stdout=subprocess.PIPE)
        self.addCleanup(lambda: (holder.kill(), holder.wait(), holder.stdout.close()))
        self.assertEqual(holder.stdout.readline(), b"ready\n")
