#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything written as an annotation against the W3C's own conformance schemas.

HASHIYA_W3C_TESTS names a checkout of the public repository w3c/web-annotation-tests."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402

warnings.filterwarnings("ignore", category=DeprecationWarning)
try:
    import jsonschema  # noqa: E402
except ImportError:
    print("1..0 # SKIP Python's jsonschema is not there")
    sys.exit(0)

CLI = os.environ["HASHIYA_CLI"]
SCHEMAS = os.environ.get("HASHIYA_W3C_TESTS")

TEXT = """A Title

A Heading

Some words in English, and some more of them so that a quote has its context.

ایک عنوان

کچھ الفاظ اردو میں 😀 اور کچھ اور تاکہ اقتباس کا سیاق ہو۔
"""


class Musts(unittest.TestCase):
    def setUp(self):
        if not SCHEMAS or not pathlib.Path(SCHEMAS, "annotations").is_dir():
            self.skipTest("HASHIYA_W3C_TESTS names no checkout of w3c/web-annotation-tests")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-w3c-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = dict(os.environ)
        for name in ("DATA", "STATE", "CACHE", "CONFIG"):
            self.env[f"XDG_{name}_HOME"] = str(self.folder / name.lower())

    def cli(self, *args):
        done = subprocess.run([CLI, *args, "--json"], env=self.env, capture_output=True)
        self.assertEqual(done.returncode, 0, done)
        return json.loads(done.stdout)

    def write_all_kinds(self):
        path = self.folder / "text.txt"
        path.write_text(TEXT, encoding="utf-8")
        doc = self.cli("import", path)["id"]
        for args in (
            ("--quote", "words in English"),
            ("--quote", "الفاظ اردو میں", "--colour", "pink", "--note", "کیوں؟"),
            ("--range", "3:20", "--tag", "a", "--tag", "b"),
            ("--section", self.cli("outline", doc)[0]["id"], "--note", "on a section"),
            ("--document", "--note", "on all of it"),
            ("--bookmark", "12"),
        ):
            row = self.cli("annotate", doc, *args)
        self.cli("edit", doc, row["id"], "--note", "a noted bookmark", "--tag", "c")
        self.cli("delete", doc, row["id"])
        self.cli("restore", doc, row["id"])
        journal = next((self.folder / "data").glob(f"hashiya/library/*-{doc}/journal/*.jsonl"))
        records = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
        return [record for record in records if record["type"] == "Annotation"]

    def assertions(self):
        root = pathlib.Path(SCHEMAS)
        store = {}
        for path in root.glob("definitions/*.json"):
            schema = json.loads(path.read_text(encoding="utf-8"))
            store[path.name] = schema
        for name in json.loads((root / "annotations/annotationMusts.test").read_text())["assertions"]:
            schema = json.loads((root / name).read_text(encoding="utf-8"))
            resolver = jsonschema.RefResolver(
                "", schema, store={**store, schema.get("id", ""): schema}
            )
            yield name, schema, jsonschema.Draft4Validator(
                schema, resolver=resolver, format_checker=jsonschema.FormatChecker()
            )

    def test_every_record(self):
        records = self.write_all_kinds()
        self.assertEqual(len(records), 8)
        n_checked = 0
        for name, schema, validator in self.assertions():
            expected = schema.get("expectedResult", "valid") == "valid"
            for record in records:
                with self.subTest(schema=name, record=record["id"]):
                    self.assertEqual(validator.is_valid(record), expected, record)
                    n_checked += 1
        self.assertGreater(n_checked, 300)


if __name__ == "__main__":
    tap.main()
