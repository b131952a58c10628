#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shortcuts window names every key that the sources answer, and none that they do not."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ET

# What GTK itself answers: the main menu.
TOOLKIT = {"F10"}
ACCELERATOR = re.compile(r"(?:<(?:Control|Shift|Alt)>)+\w+|F\d+|Menu")

app = pathlib.Path(sys.argv[1]) / "src" / "app"
answered = set(TOOLKIT)
for path in app.glob("*.c"):
    for literal in re.findall(r'"([^"\\\n]*)"', path.read_text(encoding="utf-8")):
        answered.update(key for key in literal.split("|") if ACCELERATOR.fullmatch(key))
keys = (app.parent / "reader" / "hashiya-keys.c").read_text(encoding="utf-8")
answered.update(re.findall(r"GDK_KEY_(\w+), 0, HASHIYA_KEY_CARET", keys))
for key, masks in re.findall(r"GDK_KEY_(\w+), ([A-Z_ |]+), HASHIYA_KEY_(?:EXTEND|START)", keys):
    held = [name for name in ("Control", "Alt", "Shift") if f"_{name.upper()}_" in masks]
    answered.add("".join(f"<{name}>" for name in held) + key)
# The same keys on another part of the keyboard.
answered = {key for key in answered if ">KP_" not in key}

named = set()
for item in ET.parse(app / "hashiya-shortcuts-window.ui").iter("property"):
    if item.get("name") in ("accelerator", "accelerator-rtl"):
        named.update(item.text.split())

problems = [f"{key} is answered, but not in the shortcuts window" for key in sorted(answered - named)]
problems += [f"{key} is in the shortcuts window, but nothing answers it" for key in sorted(named - answered)]
if len(answered) < 30:
    problems.append(f"only {len(answered)} keys were found in the sources")
print("\n".join(problems))
sys.exit(bool(problems))
