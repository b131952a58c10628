#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search service as GNOME Shell asks it: over a bus of its own, which starts it."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402

try:
    from gi.repository import Gio, GLib
except ImportError:
    print("1..0 # SKIP Python's gi is not there")
    sys.exit(0)

CLI = os.environ["HASHIYA_CLI"]
PROVIDER = os.environ["HASHIYA_SEARCH_PROVIDER"]
NAME = "io.github.hashiya.Hashiya.SearchProvider"
PATH = "/io/github/hashiya/Hashiya/SearchProvider"
INTERFACE = "org.gnome.Shell.SearchProvider2"
PROGRAM_XML = """<node><interface name="org.freedesktop.Application">
<method name="Open"><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/></method>
<method name="ActivateAction"><arg type="s" direction="in"/><arg type="av" direction="in"/>
<arg type="a{sv}" direction="in"/></method></interface></node>"""
ENGLISH = """A Walk along the Canal

Where the Path Begins

The path begins behind the mill and follows the water for an hour before it turns.

Where the Path Ends

It ends at a gate that has been painted green by three different people in one summer.
"""
URDU = """نہر کے کنارے ایک سیر

راستہ کہاں سے شروع ہوتا ہے

راستہ چکی کے پیچھے سے شروع ہوتا ہے اور مڑنے سے پہلے ایک گھنٹے تک پانی کے ساتھ چلتا ہے۔

راستہ کہاں ختم ہوتا ہے

یہ ایک پھاٹک پر ختم ہوتا ہے جسے ایک ہی گرمی میں تین لوگوں نے سبز رنگ کیا ہے۔
"""


class Search(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-search-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        os.environ["HOME"] = str(self.folder)
        for name in ("DATA", "STATE", "CACHE", "CONFIG", "RUNTIME"):
            variable = "XDG_RUNTIME_DIR" if name == "RUNTIME" else f"XDG_{name}_HOME"
            os.environ[variable] = str(self.folder / name.lower())
            (self.folder / name.lower()).mkdir(mode=0o700)
        services = self.folder / "data" / "dbus-1" / "services"
        services.mkdir(parents=True)
        (services / f"{NAME}.service").write_text(
            f"[D-BUS Service]\nName={NAME}\nExec={PROVIDER}\n"
        )
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.addCleanup(self.stop)
        self.bus = Gio.DBusConnection.new_for_address_sync(
            self.daemon.stdout.readline().strip(),
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
        )

    def stop(self):
        self.bus.close_sync()
        self.daemon.terminate()
        self.daemon.wait()
        self.daemon.stdout.close()

    def cli(self, *args):
        done = subprocess.run([CLI, *args, "--json"], capture_output=True, check=True)
        return json.loads(done.stdout)

    def add(self, text, *options):
        path = self.folder / "text.txt"
        path.write_text(text, encoding="utf-8")
        return self.cli("import", path, *options)["id"]

    def call(self, method, signature, *values):
        reply = self.bus.call_sync(
            NAME, PATH, INTERFACE, method, GLib.Variant(signature, values), None, 0, 20000
        )
        return reply.unpack()

    def find(self, *terms):
        return self.call("GetInitialResultSet", "(as)", list(terms))[0]

    def names(self, *terms):
        (metas,) = self.call("GetResultMetas", "(as)", self.find(*terms))
        return [(meta["name"], meta.get("description")) for meta in metas]

    def test_documents_sections_and_notes(self):
        doc = self.add(ENGLISH)
        self.cli("annotate", doc, "--quote", "the mill", "--note", "A path by a mill\nsecond line")
        title = "A Walk along the Canal"
        self.assertEqual(self.names("walk"), [(title, None)])
        self.assertEqual(
            self.names("path"),
            [
                ("Where the Path Begins", title),
                ("Where the Path Ends", title),
                ("A path by a mill", title),
            ],
        )
        self.assertEqual(self.names("PATH", "ends"), [("Where the Path Ends", title)])
        self.assertEqual(self.names("second", "line"), [("A path by a mill", title)])
        self.assertEqual(self.names("painted"), [])  # words of the text alone

    def test_links_name_the_place(self):
        doc = self.add(ENGLISH)
        note = self.cli("annotate", doc, "--quote", "the mill", "--note", "grain")["id"]
        start = self.cli("outline", doc)[-1]["start"]
        self.assertEqual(self.find("walk"), [f"hashiya:{doc}"])
        self.assertEqual(self.find("path", "ends"), [f"hashiya:{doc}#char={start}"])
        self.assertEqual(self.find("grain"), [f"hashiya:{doc}#annotation={note}"])

    def test_urdu_is_folded(self):
        doc = self.add(URDU)
        self.cli("annotate", doc, "--quote", "چکی کے پیچھے", "--note", "یہ ۲۰۲۴ کی بات ہے")
        title = "نہر کے کنارے ایک سیر"
        # Arabic letters for Urdu ones, with and without marks, digits of either kind.
        self.assertEqual(self.names("نهر", "كنارے"), [(title, None)])
        self.assertEqual(self.names("كہاں", "خَتم"), [("راستہ کہاں ختم ہوتا ہے", title)])
        self.assertEqual(self.names("2024"), [("یہ ۲۰۲۴ کی بات ہے", title)])

    def test_changes_are_seen(self):
        doc = self.add(ENGLISH)
        self.assertEqual(self.find("grain"), [])
        note = self.cli("annotate", doc, "--quote", "the mill", "--note", "grain")["id"]
        self.wait(lambda: self.find("grain"))
        self.cli("edit", doc, note, "--note", "flour")
        self.wait(lambda: self.find("flour"))
        self.assertEqual(self.find("grain"), [])
        self.cli("remove", doc)
        self.wait(lambda: not self.find("walk"))
        self.assertEqual(self.call("GetResultMetas", "(as)", [f"hashiya:{doc}"]), ([],))

    def wait(self, condition):
        end = time.monotonic() + 20
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.1)

    def test_subsearch(self):
        doc = self.add(ENGLISH)
        first = self.find("path")
        (second,) = self.call("GetSubsearchResultSet", "(asas)", first, ["path", "begins"])
        start = self.cli("outline", doc)[0]["start"]
        self.assertIn(second[0], first)
        self.assertEqual(len(second), 1)
        self.assertGreaterEqual(int(second[0].partition("=")[2]), start)

    def test_rubbish(self):
        self.add(ENGLISH)
        for terms in ([], [""], [" "], ["\u064e"], ["\n" * 1000], ["a" * 100000]):
            self.assertEqual(self.find(*terms), [], terms[:1])
        self.assertEqual(self.call("GetResultMetas", "(as)", ["", "x", "file:///etc/passwd"]), ([],))
        with self.assertRaises(GLib.Error):
            self.call("GetInitialResultSet", "(s)", "walk")
        self.assertEqual(len(self.find("walk")), 1)

    def test_no_library(self):
        self.assertEqual(self.find("walk"), [])
        (self.folder / "data" / "hashiya").mkdir()
        (self.folder / "data" / "hashiya" / "library").write_text("a file")
        self.assertEqual(self.find("walk"), [])

    def program(self):
        """A stand-in for the window's program, which writes down what it is asked."""
        calls = []
        node = Gio.DBusNodeInfo.new_for_xml(PROGRAM_XML)
        context = GLib.MainContext.default()

        def called(bus, sender, path, interface, method, parameters, invocation):
            calls.append((method, parameters.unpack()))
            invocation.return_value(None)

        self.bus.register_object(
            "/io/github/hashiya/Hashiya", node.interfaces[0], called, None, None
        )
        self.bus.call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
            GLib.Variant("(su)", ("io.github.hashiya.Hashiya", 0)), None, 0, -1,
        )

        def wait():
            end = time.monotonic() + 20
            while not calls and time.monotonic() < end:
                context.iteration(False)
                time.sleep(0.01)
            return calls.pop() if calls else None

        return wait

    def test_a_chosen_result_opens_the_program_there(self):
        doc = self.add(ENGLISH)
        asked = self.program()
        (link,) = self.find("path", "ends")
        self.call("ActivateResult", "(sasu)", link, ["path"], 77)
        method, (uris, data) = asked()
        self.assertEqual((method, uris), ("Open", [link]))
        self.assertIn("77", data["desktop-startup-id"])
        self.assertTrue(link.startswith(f"hashiya:{doc}#char="))
        self.call("LaunchSearch", "(asu)", ["path"], 78)
        method, (action, parameters, _) = asked()
        self.assertEqual((method, action, parameters), ("ActivateAction", "library", []))

    def test_only_links_are_passed_on(self):
        asked = self.program()
        for identifier in ("file:///etc/passwd", "", "hashiya:x", "https://example.org/"):
            with self.assertRaises(GLib.Error):
                self.call("ActivateResult", "(sasu)", identifier, [], 0)
        (self.add(ENGLISH), self.find("walk"))
        self.call("LaunchSearch", "(asu)", [], 0)
        self.assertEqual(asked()[0], "ActivateAction")


if __name__ == "__main__":
    tap.main()
