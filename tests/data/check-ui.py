#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every .ui template is well-formed XML, and no id stands in it twice."""

import collections
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

SKIP = 77

files = sorted((pathlib.Path(sys.argv[1]) / "src").rglob("*.ui"))
if not files or not shutil.which("xmllint"):
    print("skipped: no .ui files here" if not files else "skipped: xmllint is not installed")
    sys.exit(SKIP)
if subprocess.run(["xmllint", "--noout", "--nonet", *files]).returncode:
    sys.exit(1)

problems = []
for path in files:
    ids = collections.Counter(e.get("id") for e in ET.parse(path).iter("object") if e.get("id"))
    problems += [f"{path}: the id {name} stands {n} times" for name, n in ids.items() if n > 1]

print("\n".join(problems))
sys.exit(bool(problems))
