#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""On a machine that lacks something, and under calls that make no sense: a sentence or the next best,
never an end."""

import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402
from window import PROGRAM, WindowTest, screen, wait_until  # noqa: E402

ARTICLE = """A Walk along the Canal

Where the Path Begins

The path begins behind the mill and follows the water for an hour before it turns.

Where the Path Ends

It ends at a gate that has been painted green by three different people in one summer.
"""
NAME = "io.github.hashiya.Hashiya"
PATH = "/io/github/hashiya/Hashiya"
NO_PLATFORM = {}


def is_marked():
    """Whether a yellow highlight is on the page."""
    page = screen().crop((260, 60, 780, 700))
    return sum(r > 220 and g > 190 and b < 190 for r, g, b in page.getdata()) > 200


class Lacking(WindowTest):
    settings = {"sample-imported": "true"}

    def mount(self, *args):
        if os.geteuid() != 0 or subprocess.run(["mount", *args], capture_output=True).returncode:
            self.skipTest("nothing can be mounted here")
        self.addCleanup(subprocess.run, ["umount", "-l", args[-1]])

    def call(self, path, interface, method, signature, *values):
        """Calls the running program; what it answers does not matter."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        try:
            bus.call_sync(NAME, path, interface, method, GLib.Variant(signature, values), None,
                          Gio.DBusCallFlags.NO_AUTO_START, 5000)
        except GLib.GError:
            pass

    def call_rubbish(self, window):
        platform = {"desktop-startup-id": GLib.Variant("i", 3)}
        text, number = GLib.Variant("s", "\n" * 50), GLib.Variant("t", 2**64 - 1)
        for action in ("open-link", "open-recent", "about", "no-such-action", "", "win.undo", "reading.highlight"):
            for values in ([], [text], [number], [text, text]):
                self.call(PATH, "org.gtk.Actions", "Activate", "(sava{sv})", action, values, NO_PLATFORM)
                self.call(PATH, "org.freedesktop.Application", "ActivateAction", "(sava{sv})", action, values, platform)
            window.key("Escape")
        for uris in ([""], ["hashiya:"], ["hashiya:../../x#annotation=" + "x" * 70000], ["no uri"], ["file:///dev/zero"]):
            self.call(PATH, "org.freedesktop.Application", "Open", "(asa{sv})", uris, NO_PLATFORM)
            self.call(PATH, "org.gtk.Application", "Open", "(assa{sv})", uris, "hint", NO_PLATFORM)
        self.call(f"{PATH}/window/1", "org.gtk.Actions", "SetState", "(sva{sv})", "fullscreen", number, NO_PLATFORM)
        self.call(PATH, "org.gtk.Application", "CommandLine", "(oaaya{sv})", "/nowhere", [[1, 255]], NO_PLATFORM)

    def test_read_only_home(self):
        """The text is read with its marks; a note says why it is not saved. Then calls that make no
        sense, and files that are not there."""
        doc = self.home.json("import", self.write("walk.txt", ARTICLE))["id"]
        self.home.json("annotate", doc, "--quote", "behind the mill")
        for name in ("cache", "config", "state"):
            folder = str(self.home.folder / name)
            os.makedirs(folder, exist_ok=True)
            self.mount("--bind", folder, folder)
            self.mount("-o", "remount,ro,bind", folder)
        self.home.env["G_DEBUG"] = ""  # GTK's own complaints about it
        window = self.open(f"hashiya:{doc}")
        window.find_page()
        wait_until(is_marked, "the mark on the page")
        window.click(window.find_page())
        window.key("ctrl+shift+d")
        time.sleep(0.5)
        window.type("kept in mind")
        sentence = window.find(name="Your notes are kept here but not saved yet.*read-only.*")
        print(f"# {sentence.name}", flush=True)

        vanished = self.write("vanished.txt", ARTICLE)
        vanished.unlink()
        subprocess.run([PROGRAM, vanished], env=self.home.env, check=True, timeout=60, capture_output=True)
        window.find(name=".*vanished.txt.*")
        self.call_rubbish(window)
        # Each sentence away while it still comes, and time for what moves to end.
        for _ in range(3):
            window.key("Escape")
            time.sleep(0.4)
        self.assertIsNone(window.process.poll())
        self.assertEqual([line for line in window.complaints() if "hashiya-CRITICAL" in line], [])

    def test_full_home_without_a_bus(self):
        """Nor any settings: the window comes, and ends when it is told to."""
        article = pathlib.Path(__file__).with_name("meson.build")
        self.mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(self.home.folder))
        with open(self.home.folder / "filler", "wb", buffering=0) as filler, self.assertRaises(OSError):
            while True:
                filler.write(b"x" * 1024)
        log = subprocess.DEVNULL
        env = dict(self.home.env, G_DEBUG="", GSETTINGS_BACKEND="dconf", XDG_RUNTIME_DIR="/nonexistent",
                   DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
        process = subprocess.Popen([PROGRAM, article], env=env, stdout=log, stderr=log)
        self.addCleanup(process.kill)
        wait_until(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)],
                                          capture_output=True).stdout.split(), "a window")
        time.sleep(2)
        self.assertIsNone(process.poll())
        process.terminate()
        self.assertEqual(process.wait(60), 0)

    def test_no_font(self):
        config = self.write("fonts.conf", "<?xml version='1.0'?><fontconfig></fontconfig>")
        done = subprocess.run([PROGRAM], env=dict(self.home.env, FONTCONFIG_FILE=str(config)),
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn("There is no font on this system", done.stderr)

    def test_no_nastaliq(self):
        """Urdu is in Naskh, and what to install for the rest is said."""
        config = self.write("fonts.conf", """<?xml version='1.0'?>
<!DOCTYPE fontconfig SYSTEM 'fonts.dtd'>
<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont><pattern>
<patelt name='family'><string>Noto Nastaliq Urdu</string></patelt>
</pattern></rejectfont></selectfont></fontconfig>""")
        self.home.env["FONTCONFIG_FILE"] = str(config)
        window = self.open(self.write("safar.txt", "سفر\n\nراستہ تین چکیوں کے پیچھے سے شروع ہوتا ہے۔\n"))
        window.find(".*Noto Nastaliq Urdu is not installed.*fonts-noto-core.*")


if __name__ == "__main__":
    tap.main()
