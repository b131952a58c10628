#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every translation is sound, and Urdu is complete against what the sources say today."""

import pathlib
import re
import subprocess
import sys
import tempfile

# Languages that may never lag behind the sources.
COMPLETE = {"ur"}
# What meson's 'glib' preset gives to xgettext.
XGETTEXT = ["xgettext", "--from-code=UTF-8", "--package-name=hashiya", "--keyword=_", "--keyword=N_",
            "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
            "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
            "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
            "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
            "--flag=g_set_error:4:c-format", "--files-from=po/POTFILES.in"]

root = pathlib.Path(sys.argv[1])
listed = re.findall(r"^[a-zA-Z_@.]+$", (root / "po" / "LINGUAS").read_text(encoding="utf-8"), re.MULTILINE)
problems = []
if {p.stem for p in (root / "po").glob("*.po")} != set(listed):
    problems.append("po/LINGUAS does not name exactly the .po files beside it")

with tempfile.TemporaryDirectory() as folder:
    template = pathlib.Path(folder) / "hashiya.pot"
    subprocess.run([*XGETTEXT, f"--directory={root}", f"--output={template}"], cwd=root, check=True)
    for language in sorted(listed):
        po = root / "po" / f"{language}.po"
        checked = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", str(po)])
        if checked.returncode:
            problems.append(f"{po.name}: msgfmt --check refuses it")
        if language in COMPLETE:
            compared = subprocess.run(["msgcmp", str(po), str(template)], capture_output=True, text=True)
            if compared.returncode:
                problems.append(f"{po.name}: lags behind the sources:\n{compared.stderr.strip()}")

print("\n".join(problems))
sys.exit(bool(problems))
