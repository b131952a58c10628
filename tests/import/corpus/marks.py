# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the marks made by hand; README.md says what they mean."""

import glob
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def load(names=()):
    """The marks of every text, or of those named, by name."""
    texts = []
    for path in sorted(glob.glob(os.path.join(HERE, "marks", "*.json"))):
        with open(path, encoding="utf-8") as stream:
            text = json.load(stream)
        text["name"] = os.path.basename(path)[:-5]
        if not names or text["name"] in names:
            texts.append(text)
    return texts


def names(of):
    """The names that a file beside this one lists: held-back, fresh or last."""
    with open(os.path.join(HERE, of), encoding="utf-8") as stream:
        return {line.strip() for line in stream if line.strip() and not line.startswith("#")}


def set_of(name):
    """Which set a text is of: seen, held-back, fresh or last."""
    return next((of for of in ("held-back", "fresh", "last") if name in names(of)), "seen")
