#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a person can do to get something into the library: paste, an address, many files, Retry, Cancel."""

import http.server
import os
import pathlib
import re
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from window import WindowTest, screen, wait_until, xdotool  # noqa: E402

HERE = pathlib.Path(__file__).parent

PAGE = """<!doctype html><title>The Lighthouse</title><h1>The Lighthouse</h1>
<p>For forty years the lamp was lit by the same hand every evening, and nobody asked how.</p>
<h2>The Lamp</h2><p>It was made of brass and burnt a pint of oil an hour.</p><img src="lamp.png" alt="The lamp">
"""


class Server:
    """A web server; what `holds` is asked for without an answer until it lets go."""

    def __init__(self, holds=()):
        self.go = threading.Event()
        self.seen = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *args):
                pass

            def do_GET(self):
                outer.seen.append(self.path)
                if self.path in holds:
                    outer.go.wait(120)
                body = PAGE.encode() if self.path == "/lighthouse" else b""
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.root = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        self.go.set()
        self.http.shutdown()
        self.http.server_close()


class ImportTest(WindowTest):
    settings = {"sample-imported": "true"}

    def serve(self, **kwargs):
        server = Server(**kwargs)
        self.addCleanup(server.close)
        return server

    def ask_for_address(self, window, name="Web Address"):
        window.find(name="Nothing to Read Yet")
        window.key("ctrl+l")
        self.find_in_dialog(window, name)

    def find_in_dialog(self, window, name):
        def look():
            found = (window.look(name, within=dialog) for dialog in window.dialogs())
            return next((item for item in found if item), None)

        return wait_until(look, f"{name!r} in a dialog")

    def titles(self):
        return sorted(row["title"] for row in self.home.json("list"))

    def shoot(self, name):
        if os.environ.get("HASHIYA_SHOTS"):
            screen().save(os.path.join(os.environ["HASHIYA_SHOTS"], name + ".png"))

    def is_read(self, window, title):
        """Whether the window shows the document: its name is the document's then."""
        wait_until(lambda: title in window.frame.name, f"{title!r} being read")


class Paste(ImportTest):
    def test_text(self):
        self.copy("text/plain;charset=utf-8", "A Pasted Note\n\nIts words were copied from elsewhere.\n")
        window = self.open()
        window.find(name="Nothing to Read Yet")
        window.key("ctrl+v")
        self.is_read(window, "A Pasted Note")
        self.assertEqual(self.titles(), ["A Pasted Note"])

    def test_page(self):
        self.copy("text/html", PAGE, "text/plain;charset=utf-8", "The Lighthouse, but without its headings")
        window = self.open()
        window.find(name="Nothing to Read Yet")
        window.key("ctrl+v")
        self.is_read(window, "The Lighthouse")
        doc = self.home.json("list")[0]["id"]
        self.assertEqual([row["title"] for row in self.home.json("outline", doc)], ["The Lighthouse", "The Lamp"])

    def test_address(self):
        server = self.serve()
        self.copy("text/html", "<a href='x'>x</a>", "text/plain;charset=utf-8", server.root + "/lighthouse")
        window = self.open()
        window.find(name="Nothing to Read Yet")
        self.assertEqual(server.seen, [])
        window.key("ctrl+v")
        self.is_read(window, "The Lighthouse")
        self.assertEqual(server.seen, ["/lighthouse", "/lamp.png"])

    def test_nothing(self):
        self.copy("image/x-nothing", "no text")
        window = self.open()
        window.find(name="Nothing to Read Yet")
        window.key("ctrl+v")
        window.find(name=".*clipboard holds nothing.*")
        self.assertEqual(self.titles(), [])


class Drop(ImportTest):
    def drag(self, window, *content):
        """Has another program offer something, and drags it onto the window by the mouse."""
        source = subprocess.Popen([sys.executable, HERE / "drag.py", *content], stdout=subprocess.PIPE)
        self.addCleanup(lambda: (source.kill(), source.wait(), source.stdout.close()))
        xid = source.stdout.readline().decode().strip()
        x, y, width, height = window.geometry(window.xid)
        xdotool("windowmove", xid, x + 60, y + 120)
        xdotool("windowraise", xid)
        time.sleep(0.3)
        left, top, across, down = window.geometry(xid)
        window.drag((left + across // 2, top + down // 2), (x + width // 2, y + height * 3 // 4))
        return source

    def drop(self, window, title, *content):
        """A pointer that a machine moves may come to the window before the drag has begun: again then."""
        for _ in range(3):
            source = self.drag(window, *content)
            end = time.monotonic() + 15
            while title not in window.frame.name and time.monotonic() < end:
                time.sleep(0.1)
            source.kill()
            if title in window.frame.name:
                wait_until(window.is_active, "the keys to come back from the other program")
                return
        self.is_read(window, title)

    def test_file_link_text(self):
        server = self.serve()
        path = self.write("dropped one.txt", "A Dropped File\n\nIts words came by the mouse.\n")
        window = self.open()
        window.find(name="Nothing to Read Yet")
        self.drop(window, "A Dropped File", "text/uri-list", path.as_uri() + "\r\n")
        # Onto the page that is read too.
        self.drop(window, "A Dropped Note", "text/plain;charset=utf-8",
                  "A Dropped Note\n\nIts words were selected elsewhere.\n")
        window.key("alt+Home")
        window.find(name="Documents")
        self.assertEqual(server.seen, [])
        link = server.root + "/lighthouse"
        self.drop(window, "The Lighthouse", "text/uri-list", link + "\r\n", "text/plain;charset=utf-8", link)
        self.assertEqual(self.titles(), ["A Dropped File", "A Dropped Note", "The Lighthouse"])


class Address(ImportTest):
    def test_field(self):
        server = self.serve()
        window = self.open()
        self.ask_for_address(window)
        window.type(server.root + "/lighthouse")
        self.shoot("address")
        window.key("Return")
        self.is_read(window, "The Lighthouse")
        self.assertEqual(self.home.json("list")[0]["source"], server.root + "/lighthouse")

    def test_failure_and_retry(self):
        server = self.serve()
        window = self.open()
        self.ask_for_address(window)
        window.type(server.root + "/absent")
        window.key("Return")
        window.find(name="There is no such page.*")
        self.shoot("failure")
        self.assertEqual(server.seen, ["/absent"])
        window.click(window.find(name="Retry"))
        wait_until(lambda: server.seen == ["/absent"] * 2, "another request")
        self.assertEqual(self.titles(), [])

    def test_cancel(self):
        server = self.serve(holds={"/lighthouse"})
        window = self.open()
        self.ask_for_address(window)
        window.type(server.root + "/lighthouse")
        window.key("Return")
        wait_until(lambda: server.seen, "the request")
        window.click(window.find(name="Cancel"))
        wait_until(lambda: window.look(name="Cancel") is None, "the end of it")
        server.go.set()
        self.assertEqual(self.titles(), [])


class Many(ImportTest):
    def test_one_fails_and_comes_again(self):
        server = self.serve(holds={"/lighthouse"})
        good = self.write("good.txt", "A Good Text\n\nIt has words in it.\n")
        bad = self.write("bad.txt", "")
        window = self.open(good, bad, server.root + "/lighthouse")
        # One still waits for its server, and another can be read already.
        window.find(name="This file is empty.*")
        window.find(name="Adding 1 document")
        self.shoot("many")
        window.click(window.find(name="Open"))
        self.is_read(window, "A Good Text")
        server.go.set()
        window.find(name="1 document could not be added")
        self.write("bad.txt", "A Mended Text\n\nIt has words now.\n")
        window.click(window.find(name="Retry"))
        window.find(name="3 documents added")
        self.is_read(window, "A Good Text")
        self.assertEqual(self.titles(), ["A Good Text", "A Mended Text", "The Lighthouse"])
        window.click(window.find(name="Close"))
        wait_until(lambda: window.look(name="3 documents added") is None, "the list to go")

    def test_recent_files(self):
        path = self.write("good_one.txt", "A Good Text\n\nIt has words in it.\n")
        window = self.open(path)
        self.is_read(window, "A Good Text")
        window.key("alt+Home")
        window.find(name="Documents")
        x, y, width, height = window.box(window.find(name="Open…"))
        window.click_at(x + width + 24, y + height // 2)
        expected = ["Add from the Web….*", "Paste as Document.*", ".*good_one.txt.*"]
        wait_until(lambda: self.are_items(window, expected), "the items")
        self.shoot("recent")
        window.key("Up", "Return")
        self.is_read(window, "A Good Text")

    def are_items(self, window, expected):
        """GTK 4.18 gives the items of its menus no names: there it is only counted."""
        items = [item.name or "" for item in window.walk(window.frame) if item.getRoleName() == "menu item"]
        return len(items) == len(expected) and (not any(items) or all(map(re.fullmatch, expected, items)))

    def test_folder(self):
        for i in range(3):
            self.write(f"{i}.txt", f"Text {i}\n\nWords of text {i}, no more than these.\n")
        folder = self.home.folder / "folder"
        folder.mkdir()
        for i in range(3):
            os.rename(self.home.folder / f"{i}.txt", folder / f"{i}.txt")
        window = self.open(folder)
        window.find(name="3 documents added")
        self.assertEqual(self.titles(), ["Text 0", "Text 1", "Text 2"])


class Urdu(ImportTest):
    locale = "ur_PK.UTF-8"
    settings = {"sample-imported": "true", "interface-language": "ur"}

    def test_mirrored(self):
        server = self.serve(holds={"/lighthouse"})
        good = self.write("اچھی.txt", "ایک تحریر\n\nاس میں کچھ الفاظ ہیں۔\n")
        bad = self.write("خالی.txt", "")
        window = self.open(good, bad, server.root + "/lighthouse")
        window.find(name="1 دستاویز شامل ہو رہی ہے")
        retry = window.box(window.find(name="دوبارہ کوشش کریں"))
        reason = window.box(window.find(name="یہ فائل خالی ہے.*"))
        self.shoot("many-urdu")
        self.assertLess(retry[0], reason[0])
        window.key("ctrl+l")
        self.find_in_dialog(window, "ویب کا پتا")
        self.shoot("address-urdu")


if __name__ == "__main__":
    tap.main()
