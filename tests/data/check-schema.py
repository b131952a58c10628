#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of the settings says what it is, and every number says how far it goes."""

import pathlib
import sys
import xml.etree.ElementTree as ET

problems = []
for path in sorted((pathlib.Path(sys.argv[1]) / "data").glob("*.gschema.xml")):
    root = ET.parse(path).getroot()
    if root.get("gettext-domain") != "hashiya":
        problems.append(f"{path.name}: names no gettext domain")
    for key in root.iter("key"):
        name = f"{path.name}: {key.get('name')}"
        for child in ("summary", "description"):
            if not (key.findtext(child) or "").strip():
                problems.append(f"{name} has no {child}")
        if key.get("type") in ("i", "u", "d") and key.find("range") is None:
            problems.append(f"{name} is a number without a range")

print("\n".join(problems))
sys.exit(bool(problems))
