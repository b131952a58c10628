#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing in the sources is put off, every source carries its licence, every message can be translated."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
PUT_OFF = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
# xgettext cannot see through GLib's format macros and would cut the message at the first one: %zu and PRIu64 do.
CUT = re.compile(r"\b_ ?\((?:[^\"()]|\"(?:[^\"\\]|\\.)*\")*\bG_[A-Z0-9]+_FORMAT")
SOURCES = {".c", ".h", ".js", ".css", ".ui", ".xml", ".in", ".svg", ".py", ".sh"}

problems = []
for room in ("src", "data", "tests", "build-aux"):
    for path in sorted((root / room).rglob("*")):
        if path.suffix not in SOURCES or not path.is_file() or "node_modules" in path.parts:
            continue
        name = path.relative_to(root)
        text = path.read_text(encoding="utf-8")
        if room == "src":
            if "SPDX-License-Identifier: " not in text[:600]:
                problems.append(f"{name}: names no licence")
            for match in CUT.finditer(text):
                number = text.count("\n", 0, match.start()) + 1
                problems.append(f"{name}:{number}: a message with a GLib format macro cannot be translated")
        for number, line in enumerate(text.splitlines(), 1):
            if PUT_OFF.search(line):
                problems.append(f"{name}:{number}: {line.strip()}")

print("\n".join(problems))
sys.exit(bool(problems))
