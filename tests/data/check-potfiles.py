#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""POTFILES.in names every file with text to translate, no other, and in order."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
# A call of gettext or one of its macros. C_() and the plural forms count as well.
MARKED_C = re.compile(r"\b(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext|g_dpgettext2?)\s*\(")
MARKED_UI = re.compile(r"""translatable=["'](?:yes|true)["']""")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/|^\s*#\s*define[^\n]*", re.DOTALL | re.MULTILINE)

marked = {str(p.relative_to(root)) for p in (root / "data").glob("*.in") if p.suffixes[-2] not in (".service", ".ini")}
marked |= {str(p.relative_to(root)) for p in (root / "data").glob("*.gschema.xml")}
for path in (root / "src").rglob("*"):
    name = str(path.relative_to(root))
    if path.suffix in (".c", ".h"):
        if MARKED_C.search(COMMENT.sub("", path.read_text(encoding="utf-8"))):
            marked.add(name)
    elif path.suffix == ".ui":
        if MARKED_UI.search(path.read_text(encoding="utf-8")):
            marked.add(name)

lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
listed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]

problems = [f"{name}: has text to translate but is not in POTFILES.in" for name in sorted(marked - set(listed))]
problems += [f"{name}: is in POTFILES.in but has nothing to translate" for name in sorted(set(listed) - marked)]
if listed != sorted(set(listed)):
    problems.append("POTFILES.in: is not sorted or has a file twice")

print("\n".join(problems))
sys.exit(bool(problems))
