#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""C sources and headers stand as .clang-format has them."""

import pathlib
import shutil
import subprocess
import sys

SKIP = 77

root = pathlib.Path(sys.argv[1])
if not shutil.which("clang-format"):
    print("skipped: clang-format is not installed")
    sys.exit(SKIP)

files = sorted(str(p) for room in ("src", "tests") for p in (root / room).rglob("*.[ch]"))
sys.exit(subprocess.run(["clang-format", "--dry-run", "--Werror", *files]).returncode if files else 0)
