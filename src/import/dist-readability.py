#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies Readability into the tarball, so that a build from it needs no network."""

import os
import pathlib
import shutil
import sys

source = pathlib.Path(sys.argv[1])
target = pathlib.Path(os.environ["MESON_DIST_ROOT"], *source.parts[source.parts.index("build-aux"):])
shutil.copytree(source, target)
