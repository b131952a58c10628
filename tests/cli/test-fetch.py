#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses, folders and many files on the command line, and that a file never reaches for the network."""

import http.server
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402

CLI = os.environ["HASHIYA_CLI"]
SHIM = os.environ["HASHIYA_NETWORK_SHIM"]

PAGE = """<!doctype html><title>The River</title><h1>The River</h1>
<p>Water came early that year, and the fields were wet before the seed was in the ground.</p>
<p>A second paragraph says that the fields were wet again; nobody minded.</p>
"""
LATER = PAGE.replace("nobody minded", "everybody minded")
OTHER = "<!doctype html><title>A Mountain</title><h1>Mountain</h1><p>Snow fell upon high rocks, silently.</p>"

# What every kind of reference in a file points at.
REACHING = """<!doctype html><html><head><title>Reaching</title><base href="ROOT/">
<link rel=stylesheet href="ROOT/style.css"><link rel=canonical href="ROOT/canonical"><script src="ROOT/script.js"></script>
<style>@import "ROOT/import.css"; body { background: url(ROOT/background.png) }</style>
<meta http-equiv=refresh content="0;url=ROOT/refresh"></head>
<body onload="fetch('ROOT/onload')"><h1>Reaching</h1><p>Words <img src="ROOT/image.png" alt="x">
<img srcset="ROOT/set.png 2x" alt="y"><picture><source srcset="ROOT/source.png"><img alt="z"></picture>
<iframe src="ROOT/frame"></iframe><video src="ROOT/video" poster="ROOT/poster.png"></video><audio src="ROOT/audio"></audio>
<object data="ROOT/object"></object><embed src="ROOT/embed"><svg width=100 height=100><image href="ROOT/svg.png"/>
<use href="ROOT/use.svg#x"/></svg><a href="ROOT/link" ping="ROOT/ping">link</a><form action="ROOT/form"></form></body></html>"""


class Server:
    """A web server of the test's own; `pages` maps a path to its answer."""

    def __init__(self, context=None):
        self.pages = {}
        self.seen = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args):
                pass

            def do_GET(self):
                outer.seen.append((self.path, dict(self.headers)))
                kind, body = outer.pages.get(self.path, (None, b""))
                body = body.encode() if isinstance(body, str) else body
                self.send_response(200 if kind else 404)
                self.send_header("Content-Type", kind or "text/plain")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        if context:
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.root = f"{'https' if context else 'http'}://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()


class FetchTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-fetch-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = dict(os.environ, HOME=str(self.folder), LC_ALL="C.UTF-8", TMPDIR=str(self.folder / "tmp"))
        (self.folder / "tmp").mkdir()
        for name in ("DATA", "STATE", "CACHE", "CONFIG"):
            self.env[f"XDG_{name}_HOME"] = str(self.folder / name.lower())
        self.library = self.folder / "library"
        self.server = Server()
        self.addCleanup(self.server.close)

    def run_cli(self, *args, status=0, env=None):
        done = subprocess.run([CLI, "--library", self.library, *args], capture_output=True,
                              env=dict(self.env, **(env or {})), timeout=300)
        self.assertEqual(done.returncode, status, done)
        return done

    def rows(self, *args, **kwargs):
        return [json.loads(line) for line in self.run_cli("import", "--json", *args, **kwargs).stdout.splitlines()]

    def serve(self, body, path="/river", kind="text/html; charset=utf-8"):
        self.server.pages[path] = (kind, body)
        return self.server.root + path

    def write(self, name, content):
        path = self.folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path


class Address(FetchTest):
    def test_added_unchanged_updated(self):
        address = self.serve(PAGE)
        first = self.rows(address)[0]
        self.assertEqual((first["status"], first["file"], first["title"]), ("added", address, "The River"))
        again = self.rows(address + "#part")[0]
        self.assertEqual((again["status"], again["id"]), ("unchanged", first["id"]))
        self.serve(LATER)
        later = self.rows(address)[0]
        self.assertEqual((later["status"], later["id"]), ("updated", first["id"]))
        listed = json.loads(self.run_cli("list", "--json").stdout)
        self.assertEqual([row["source"] for row in listed], [address])

    def test_update_from_an_address(self):
        doc = self.rows(self.write("river.html", PAGE))[0]["id"]
        self.run_cli("annotate", doc, "--quote", "nobody minded")
        self.run_cli("annotate", doc, "--quote", "fields were wet before")
        moved = json.loads(self.run_cli("update", doc, self.serve(LATER), "--json").stdout)
        self.assertEqual((moved["id"], moved["exact"], moved["fuzzy"]), (doc, 1, 1))
        self.run_cli("update", doc, self.server.root + "/absent", status=1)
        versions = json.loads(self.run_cli("versions", doc, "--json").stdout)
        self.assertEqual([row["current"] for row in versions], [True, False])

    def test_another_text_at_the_address_is_another_document(self):
        address = self.serve(PAGE)
        first = self.rows(address)[0]
        self.serve(OTHER)
        other = self.rows(address)[0]
        self.assertEqual(other["status"], "added")
        self.assertNotEqual(other["id"], first["id"])

    def test_a_failure_leaves_nothing(self):
        row = self.rows(self.server.root + "/absent", status=1)[0]
        self.assertEqual((row["status"], row["id"]), ("failed", None))
        self.assertIn("no such page", row["error"])
        self.assertFalse(self.library.exists())
        self.assertEqual(list((self.folder / "tmp").iterdir()), [])

    def test_addresses_that_are_not_fetched(self):
        for address in ("ftp://127.0.0.1/x", "file:///etc/passwd", "http://user:word@127.0.0.1/", "http://"):
            with self.subTest(address=address):
                row = self.rows(address, status=1)[0]
                self.assertEqual(row["status"], "failed")
        self.assertEqual(self.server.seen, [])

    def test_pictures_leave_no_files_behind(self):
        self.rows(self.serve(PAGE + '<img src="a.png" alt="A">'))
        self.assertEqual([path for path, _ in self.server.seen], ["/river", "/a.png"])
        self.assertEqual(list((self.folder / "tmp").iterdir()), [])

    def test_certificate_of_nobody(self):
        openssl = shutil.which("openssl")
        if not openssl:
            self.skipTest("openssl is not installed")
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        subprocess.run([openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                        "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", key, "-out", certificate], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server = Server(context)
        self.addCleanup(server.close)
        server.pages["/river"] = ("text/html", PAGE)
        row = self.rows(server.root + "/river", status=1)[0]
        self.assertIn("certificate", row["error"])
        self.assertEqual(server.seen, [])


class Many(FetchTest):
    def test_folder(self):
        self.write("b.txt", "Second\n\nSome words of it.\n")
        self.write("a/one.html", PAGE)
        self.write("a/one_files/frame.html", OTHER)
        self.write("a/two.md", "# Two\n\nWords of two.\n")
        self.write(".hidden.txt", "Hidden\n")
        self.write("picture.xyz", "no")
        os.symlink("/etc/passwd", self.folder / "files" / "link.txt")
        os.symlink("..", self.folder / "files" / "a" / "up")
        rows = self.rows(self.folder / "files")
        names = [os.path.relpath(row["file"], self.folder / "files") for row in rows]
        self.assertEqual(names, ["a/one.html", "a/two.md", "b.txt"])
        self.assertEqual({row["status"] for row in rows}, {"added"})

    def test_folder_without_anything_to_read(self):
        self.write("picture.xyz", "no")
        row = self.rows(self.folder / "files", status=1)[0]
        self.assertEqual(row["status"], "failed")

    def test_jobs_import_what_one_does(self):
        for i in range(30):
            self.write(f"{i:02}.html", PAGE.replace("River", f"River {i}").replace("seed", f"seed{i}"))
        self.write("30.txt", "")
        rows = self.rows("--jobs", "4", self.folder / "files", self.serve(OTHER), status=1)
        self.assertEqual(len(rows), 32)
        self.assertEqual(sorted(row["status"] for row in rows), ["added"] * 31 + ["failed"])
        many = {row["file"]: row["id"] for row in rows}
        shutil.rmtree(self.library)
        one = {row["file"]: row["id"] for row in self.rows(self.folder / "files", self.server.root + "/river", status=1)}
        self.assertEqual(many, one)

    def test_jobs_takes_a_number(self):
        for number in ("0", "-1", "65", "many"):
            self.run_cli("import", "--jobs", number, self.write("a.txt", "A\n"), status=2)


class NoNetwork(FetchTest):
    def log(self, *args, **kwargs):
        log = self.folder / "network.log"
        log.unlink(missing_ok=True)
        self.run_cli("import", *args, env={"LD_PRELOAD": SHIM, "HASHIYA_NETWORK_LOG": str(log)}, **kwargs)
        return log.read_text().splitlines() if log.exists() else []

    def test_the_shim_sees_an_address(self):
        lines = self.log(self.serve(PAGE))
        self.assertIn("socket", lines)

    def test_files(self):
        text = REACHING.replace("ROOT", self.server.root)
        names = [self.write("page.html", text), self.write("page.md", "![x](ROOT/m.png)\n\n" + text),
                 self.write("page.txt", text)]
        for name in names:
            for options in ([], ["--whole"]):
                with self.subTest(name=name.name, options=options):
                    self.assertEqual(self.log("--again", *options, name), [])
        self.assertEqual(self.server.seen, [])


if __name__ == "__main__":
    tap.main()
