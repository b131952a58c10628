# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""hashiya-cli in a folder of its own, and two articles to give it."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["HASHIYA_CLI"]

ARTICLE = """The River and Its Bank – Example Weekly

The First Spring

Water came early that year, and the fields were wet before the seed was in the ground.

A second paragraph says that the fields were wet again; nobody minded.

The Second Spring

Nothing happened 😀 in the second spring, which is why it is remembered.
"""

URDU = """دریا اور اس کا کنارہ

پہلی بہار

اس سال پانی جلد آیا اور بیج ڈالنے سے پہلے ہی کھیت گیلے ہو چکے تھے۔

دوسری بہار

دوسری بہار میں کچھ بھی نہیں ہوا، اسی لیے وہ یاد رہ گئی۔
"""


class CliTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = dict(os.environ, HOME=str(self.folder), LC_ALL="C.UTF-8")
        for name in ("DATA", "STATE", "CACHE", "CONFIG"):
            self.env[f"XDG_{name}_HOME"] = str(self.folder / name.lower())
        self.library = self.folder / "library"

    def run_cli(self, *args, status=0, stdin=None, env=None):
        done = subprocess.run(
            [CLI, "--library", self.library, *args],
            input=stdin,
            capture_output=True,
            env=dict(self.env, **(env or {})),
            timeout=300,
        )
        self.assertEqual(done.returncode, status, done)
        if status == 1 and "check" not in args:
            for line in done.stderr.decode().splitlines():
                self.assertTrue(line.startswith("hashiya-cli: "), line)
        return done

    def json(self, *args, **kwargs):
        return json.loads(self.run_cli(*args, "--json", **kwargs).stdout)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def add(self, name="river.txt", content=ARTICLE):
        return self.json("import", self.write(name, content))["id"]

    def text(self, doc):
        return self.run_cli("text", doc).stdout.decode()
