#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""C sources and headers stand as .clang-format has them."""

import pathlib
import re
import shutil
import subprocess
import sys

SKIP = 77

root = pathlib.Path(sys.argv[1])
if not shutil.which("clang-format"):
    print("skipped: clang-format is not installed")
    sys.exit(SKIP)
# Each version breaks lines a little differently; this one says what is right here.
version = subprocess.run(["clang-format", "--version"], capture_output=True, text=True).stdout
if not re.search(r"version 14\.", version):
    print(f"skipped: {version.strip()} is here, and the sources stand as version 14 has them")
    sys.exit(SKIP)

files = sorted(str(p) for room in ("src", "tests") for p in (root / room).rglob("*.[ch]"))
sys.exit(subprocess.run(["clang-format", "--dry-run", "--Werror", *files]).returncode if files else 0)
