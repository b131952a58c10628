#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The icons have the sizes the icon theme promises, and the symbolic one can be recoloured."""

import pathlib
import sys
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
APP_ID = "io.github.hashiya.Hashiya"

icons = pathlib.Path(sys.argv[1]) / "data" / "icons"
problems = []


def root_of(name, size):
    root = ET.parse(icons / name).getroot()
    wanted = {"width": str(size), "height": str(size), "viewBox": f"0 0 {size} {size}"}
    for attribute, value in wanted.items():
        if root.get(attribute) != value:
            problems.append(f"{name}: {attribute} is {root.get(attribute)}, not {value}")
    for element in root.iter():
        if element.tag in (SVG + "image", SVG + "script", SVG + "text", SVG + "style"):
            problems.append(f"{name}: has a {element.tag.removeprefix(SVG)} element")
    return root


root_of(f"{APP_ID}.svg", 128)

# GTK recolours a symbolic icon only where it is plain filled shapes of one colour.
name = f"{APP_ID}-symbolic.svg"
fills = set()
for element in root_of(name, 16):
    if element.tag not in (SVG + "path", SVG + "rect", SVG + "circle"):
        problems.append(f"{name}: {element.tag} is not a plain shape")
    if element.get("stroke") or element.get("style"):
        problems.append(f"{name}: a stroke or style is not recoloured")
    fills.add(element.get("fill"))
if len(fills) != 1:
    problems.append(f"{name}: has the colours {fills}, not one")

print("\n".join(problems))
sys.exit(bool(problems))
