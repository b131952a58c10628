#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every translation is sound and written with its own language's letters, the languages that may never
lag behind are complete against what the sources say today, and all that list languages agree."""

import pathlib
import re
import subprocess
import sys
import tempfile

# Languages that may never lag behind the sources.
COMPLETE = {"ar", "fa", "ur"}
# What meson's 'glib' preset gives to xgettext.
XGETTEXT = ["xgettext", "--from-code=UTF-8", "--package-name=hashiya", "--keyword=_", "--keyword=N_",
            "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
            "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
            "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
            "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
            "--flag=g_set_error:4:c-format", "--files-from=po/POTFILES.in"]
# Letters of the neighbours that look like a language's own, at least at the end of a word.
FOREIGN = {"ur": "يىكهةەۀ", "ar": "یکہھےںۀەۃ", "fa": "يىكةہھےںۃ"}
# Punctuation that another one stands for in these languages.
LATIN = re.compile(r"[\u0620-\u06FF][,;?](?= |$)")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', re.MULTILINE)


def entries(po):
    """(msgid, translation) of all that is translated, each plural form for itself."""
    text = subprocess.run(["msgattrib", "--translated", "--no-obsolete", "--no-wrap", po],
                          capture_output=True, text=True, check=True).stdout
    for block in text.split("\n\n"):
        fields = {name: "".join(STRING.findall(lines)) for name, lines in FIELD.findall(block)}
        plural = fields.get("msgid_plural", fields.get("msgid"))
        for name, translation in fields.items():
            if name.startswith("msgstr") and fields["msgid"]:
                yield (fields["msgid"] if name == "msgstr[0]" else plural), translation


def check_words(language, message, translation):
    """What is wrong with one translation, beyond what msgfmt knows."""
    found = set(translation) & set(FOREIGN[language]) - set(message)
    if found:
        yield f"has letters of another language ({' '.join(sorted(found))})"
    if LATIN.search(translation) and not message.endswith(";"):
        yield "has Latin punctuation"
    for sign in ("…", ":", "\\n"):
        if message.endswith(sign) != translation.endswith(sign):
            yield f"differs from it in “{sign}” at its end"
    if translation != translation.strip() and message == message.strip():
        yield "has a space at an end"
    openings, closings = len(re.findall("[”«]", translation)), len(re.findall("[“»]", translation))
    if openings != closings or openings < message.count("“"):
        yield "lacks quotation marks"


def check_languages(root, listed):
    """The one list of the program, the settings and the catalogues name the same languages."""
    code = (root / "src/core/hashiya-locale.c").read_text(encoding="utf-8")
    offered = set(re.findall(r'\{ "(\w+)", "[^"]+", (?:TRUE|FALSE) \}', code))
    schema = (root / "data/io.github.hashiya.Hashiya.gschema.xml").read_text(encoding="utf-8")
    key = schema[schema.index('"interface-language"'):]
    choices = set(re.findall(r'choice value="(\w+)"', key[:key.index("</choices>")]))
    if offered != set(listed) | {"en"}:
        yield f"src/core/hashiya-locale.c offers {sorted(offered)}, po/LINGUAS has {sorted(listed)}"
    if choices != offered | {"system"}:
        yield f"the key interface-language may be {sorted(choices)}, the program offers {sorted(offered)}"


def main():
    root = pathlib.Path(sys.argv[1])
    listed = re.findall(r"^[a-zA-Z_@.]+$", (root / "po" / "LINGUAS").read_text(encoding="utf-8"), re.MULTILINE)
    problems = list(check_languages(root, listed))
    if {p.stem for p in (root / "po").glob("*.po")} != set(listed):
        problems.append("po/LINGUAS does not name exactly the .po files beside it")

    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "hashiya.pot"
        subprocess.run([*XGETTEXT, f"--directory={root}", f"--output={template}"], cwd=root, check=True)
        for language in sorted(listed):
            po = root / "po" / f"{language}.po"
            checked = subprocess.run(["msgfmt", "--check", "--check-accelerators=_", "--statistics",
                                      "--output-file=/dev/null", po], capture_output=True, text=True)
            print(f"{po.name}: {checked.stderr.strip()}")
            if checked.returncode:
                problems.append(f"{po.name}: msgfmt --check refuses it")
            for message, translation in entries(po):
                problems += [f"{po.name}: “{translation}”, which is “{message}”, {what}"
                             for what in check_words(language, message, translation)]
            if language in COMPLETE:
                compared = subprocess.run(["msgcmp", po, template], capture_output=True, text=True)
                if compared.returncode:
                    problems.append(f"{po.name}: lags behind the sources:\n{compared.stderr.strip()}")
    print("\n".join(problems))
    return bool(problems)


sys.exit(main())
