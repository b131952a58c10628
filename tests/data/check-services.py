#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bus starts what was installed, whatever the prefix is called: it splits Exec as a shell does."""

import pathlib
import shlex
import sys

PREFIX = "/opt/two words/it"
services = sorted((pathlib.Path(sys.argv[1]) / "data").glob("*.service.in"))
bad = [] if len(services) == 2 else ["there are not two service files"]
for path in services:
    text = path.read_text()
    for place in ("bindir", "libexecdir"):
        text = text.replace(f"@{place}@", PREFIX)
    entries = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    program, *arguments = shlex.split(entries["Exec"])
    if pathlib.Path(program).parent != pathlib.Path(PREFIX) or any(" " in each for each in arguments):
        bad.append(f"{path.name}: a prefix with a space in its name breaks {entries['Exec']}")
print("\n".join(bad))
sys.exit(bool(bad))
