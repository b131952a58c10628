#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual page, README and completions know every command and option that hashiya-cli's help lists, and
no other; and the help is in every language there is. usage: check-cli.py ROOT CLI CATALOGUES"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT, CLI = pathlib.Path(sys.argv[1]), sys.argv[2]
ENV = dict(os.environ, LC_ALL="C.UTF-8")
problems = []


def ask(*args, **environment):
    return subprocess.run([CLI, *args, "--help"], check=True, capture_output=True, text=True,
                          env=dict(ENV, **environment)).stdout


def summaries(**environment):
    """What the help says of each command."""
    found = re.findall(r"^  ([a-z][a-z-]*).*?(?:  |\n) +(\S.*)$", ask(**environment), re.M)
    return dict(found)


def options_in(text):
    return set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", text)) - {"help"}


def complain(where, known, listed):
    problems.extend(f"{where}: {name} is missing" for name in sorted(known - listed))
    problems.extend(f"{where}: there is no {name}" for name in sorted(listed - known))


def complete(*words):
    """What bash offers in place of the last word."""
    script = f"""shopt -s extglob; source {ROOT}/data/completions/hashiya-cli.bash
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hashiya_cli; printf '%s\\n' "${{COMPREPLY[@]}}" """
    done = subprocess.run(["bash", "-c", script, "bash", CLI, *words], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


commands = {name: options_in(ask(name)) for name in re.findall(r"^  ([a-z][a-z-]*)", ask(), re.M)}
options = set().union(*commands.values()) | {"library"}

manual = (ROOT / "data/man/hashiya-cli.1").read_text(encoding="utf-8")
complain("manual page", set(commands), set(re.findall(r"^\.It Cm ([a-z-]+)", manual.split(".Sh JSON")[0], re.M)))
complain("manual page", options, set(re.findall(r"Fl Fl ([a-z-]+)", manual)) - {"help"})
for name in ("hashiya-cli.fish", "_hashiya-cli"):
    text = (ROOT / "data/completions" / name).read_text(encoding="utf-8")
    listed = set(re.findall(r"(?<!set) -l ([a-z-]+)", text)) if name.endswith("fish") else options_in(text)
    complain(name, options, listed - {"help"})
    problems.extend(f"{name}: {command} is missing" for command in commands if not re.search(rf"\b{command}\b", text))
complain("bash", set(commands) | {"--library", "--help"}, complete(""))
for command, known in commands.items():
    complain(f"bash: {command}", {f"--{name}" for name in known | {"help"}}, complete(command, "--"))
for shell, name in (("zsh", "_hashiya-cli"), ("fish", "hashiya-cli.fish")):
    if shutil.which(shell):
        done = subprocess.run([shell, "-n", ROOT / "data/completions" / name], capture_output=True, text=True)
        problems.extend(done.stderr.splitlines())
english = summaries()
for language in (ROOT / "po/LINGUAS").read_text(encoding="utf-8").splitlines():
    if language.startswith("#"):
        continue
    # a locale that was not generated, or the test could not know who translates
    told = summaries(LC_ALL=f"{language}_XX.UTF-8", HASHIYA_LOCALEDIR=sys.argv[3])
    complain(language, set(english), set(told))
    problems.extend(f"{language}: {name} is told in English" for name in told if told[name] == english[name])
readme = (ROOT / "README.md").read_text(encoding="utf-8")
problems.extend(f"README: {command} is missing" for command in commands if f"`{command}" not in readme)
if shutil.which("man"):
    for page in sorted((ROOT / "data/man").glob("*.1")):
        done = subprocess.run(["man", "-l", "--warnings", "-E", "UTF-8", page], capture_output=True, text=True,
                              env=dict(ENV, MANWIDTH="80"))
        problems.extend(f"{page.name}: {line}" for line in done.stderr.splitlines())
print("\n".join(problems) or f"{len(commands)} commands, {len(options)} options")
sys.exit(bool(problems))
