#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people read can be translated: nothing is shown that gettext does not see, no sentence is put
together of parts, names and numbers go into sentences through hashiya_sentence(), what is counted
has its plural forms, and what stands for a name is explained to translators."""

import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

# Functions that show text, and which of their arguments (from 0) are that text.
SHOWS = {
    r"adw_(?:preferences_)?\w+_set_(?:title|subtitle|description|button_label|heading|body)": (1,),
    r"adw_toast_new": (0,),
    r"adw_message_dialog_new": (1, 2),
    r"adw_message_dialog_add_responses?": (2, 4, 6),
    r"adw_message_dialog_set_(?:heading|body)": (1,),
    r"gtk_window_set_title": (1,),
    r"gtk_label_set_(?:label|text|markup)": (1,),
    r"gtk_label_new(?:_with_mnemonic)?": (0,),
    r"gtk_(?:check_|toggle_|menu_)?button_(?:new_with_label|new_with_mnemonic)": (0,),
    r"gtk_(?:check_|toggle_|menu_)?button_set_label": (1,),
    r"gtk_widget_set_tooltip_(?:text|markup)": (1,),
    r"gtk_entry_set_placeholder_text": (1,),
    r"gtk_accessible_update_property": (2, 4, 6),
    r"gtk_file_chooser_native_new": (0, 3, 4),
    r"gtk_file_filter_set_name": (1,),
    r"g_menu_append(?:_section|_submenu)?": (1,),
    r"g_menu_item_new(?:_section|_submenu)?": (0,),
    r"hashiya_compat_announce": (1,),
    r"hashiya_cli_usage": (0,),
    r"hashiya_cli_fail": (1,),
    r"hashiya_cli_remark": (1,),
    r"hashiya_set_error": (3,),
    r"g_set_error(?:_literal)?": (3,),
    r"g_error_new(?:_literal)?": (2,),
}
SHOWS = [(re.compile(name), places) for name, places in SHOWS.items()]
# Those that put text together, and those that take a translated format, as which argument.
JOINS = re.compile(r"g_strconcat|g_strjoin|g_string_append|g_string_append_printf|g_strdup_printf"
                   r"|g_string_printf|strcat|hashiya_sentence|hashiya_set_error")
FORMATS = {"hashiya_sentence": 0, "hashiya_set_error": 3, "hashiya_cli_usage": 0, "hashiya_date_format": 1}
GETTEXT = re.compile(r"_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?|gettext|dgettext")
DIRECTIVE = re.compile(r"%(?:\d\$)?[-0-9]*[hlzjt]*[a-zA-Z]")
STRING = r'"(?:[^"\\]|\\.)*"'
# What is said to another program and not to a person.
NOT_SHOWN = {"src/import/hashiya-frame.c", "src/import/hashiya-helper.c", "src/reader/hashiya-scheme.c"}
# Attributes and properties that are shown.
SHOWN = {"label", "title", "subtitle", "description", "tooltip-text", "placeholder-text", "heading", "body",
         "secondary-text", "text", "comments", "help-text", "value-text"}

problems = []


def without_comments(text):
    """Comments become spaces, so that places in the text stay what they are."""
    pattern = re.compile(STRING + r"|'(?:[^'\\]|\\.)*'|//[^\n]*|/\*.*?\*/", re.DOTALL)
    return pattern.sub(lambda m: m[0] if m[0][0] in "\"'" else re.sub(r"[^\n]", " ", m[0]), text)


def calls(text):
    """Yields (name, [(argument, place)], place) of each call, the inner ones too."""
    for match in re.finditer(r"\b(\w+) ?\(", text):
        depth, start, arguments = 0, match.end(), []
        for token in re.finditer(STRING + r"|'(?:[^'\\]|\\.)*'|[(){}\[\],;]", text[match.end() - 1:]):
            place = match.end() - 1 + token.start()
            if token[0] in "([{":
                depth += 1
            elif token[0] in ")]}":
                depth -= 1
            if depth == 0 or token[0] == "," and depth == 1:
                arguments.append((text[start:place], start))
                start = place + 1
            if depth == 0 or token[0] == ";" and depth <= 1:
                break
        yield match[1], arguments, match.start()


def bare_words(argument):
    """String literals with words in them that stand in no call."""
    while True:
        outside = re.sub(r"\b\w+ ?\((?:[^()\"]|" + STRING + r")*\)", " ", argument)
        if outside == argument:
            break
        argument = outside
    texts = ["".join(re.findall(STRING, part)) for part in re.split(r"[?:]", argument)]
    return [text for text in texts if re.search(r"[^\W\d_]", DIRECTIVE.sub("", re.sub(r"\\.", "", text)))]


def check_c(path, name):
    text = without_comments(path.read_text(encoding="utf-8"))
    spans = []
    for function, arguments, place in calls(text):
        line = text.count("\n", 0, place) + 1
        where = f"{name}:{line}"
        if not arguments:
            continue
        end = arguments[-1][1] + len(arguments[-1][0])
        spans.append((place, end, function))
        for pattern, places in SHOWS:
            if pattern.fullmatch(function) and name not in NOT_SHOWN:
                for i in places:
                    if i < len(arguments) and bare_words(arguments[i][0]):
                        problems.append(f"{where}: {function}() shows what is not translatable:"
                                        f" {bare_words(arguments[i][0])[0]}")
        if JOINS.fullmatch(function):
            check_joined(function, arguments, where)
        if function == "g_strdup_printf" and name.startswith("src/app/") \
                and re.fullmatch(r'\s*"[^"\w]*%[\d.]*[lzh]*[dufi][^"\w]*"', arguments[0][0]):
            problems.append(f"{where}: a number that is shown goes through hashiya_sentence()")
    for function, arguments, place in calls(text):
        if GETTEXT.fullmatch(function) and arguments:
            check_message(function, arguments, place, spans, f"{name}:{text.count(chr(10), 0, place) + 1}")


def check_joined(function, arguments, where):
    """Translated words may go through, but neither beside words nor beside each other."""
    translated = [a for a, _ in arguments if re.search(r"\b(?:_|ngettext|C_|g_dpgettext2?) \(", a)]
    literal = "".join(t for a, _ in arguments for t in re.findall(STRING, a) if a.strip().startswith('"'))
    at = FORMATS.get(function)
    if not translated or at is not None and re.match(r"\s*(?:_|ngettext|C_) \(", arguments[at][0]):
        return
    directives = [d for d in DIRECTIVE.findall(literal) if d[-1] == "s"]
    if len(translated) > 1 or len(directives) > 1 or re.search(r"[^\W\d_]", DIRECTIVE.sub("", re.sub(r"\\.", "", literal))):
        problems.append(f"{where}: {function}() puts a sentence together; make it one message")


def check_message(function, arguments, place, spans, where):
    message = "".join(re.findall(STRING, arguments[0][0]))
    directives = [d for d in DIRECTIVE.findall(message.replace("%%", ""))]
    around = [name for start, end, name in spans if start < place < end and not GETTEXT.fullmatch(name)]
    if directives and function in ("_", "ngettext") and not FORMATS.keys() & set(around):
        problems.append(f"{where}: names and numbers go into a message through hashiya_sentence()")
    if function != "ngettext" and re.search(r"%\d?\$?[zl]*[dui] [a-z]+s\b", message):
        problems.append(f"{where}: what is counted has plural forms: {message}")


def check_ui(path, name):
    for element in ET.parse(path).iter():
        key = element.get("name", "")
        is_shown = element.tag == "item" or (element.tag in ("property", "attribute", "relation") and key in SHOWN)
        text = (element.text or "").strip()
        if is_shown and re.search(r"[^\W\d_]", text) and element.get("translatable") not in ("yes", "true") \
                and not element.get("bind-source"):
            problems.append(f"{name}: “{text}” ({key or element.tag}) is not translatable")


def check_comments(root):
    """Who translates “%s, line %d” has to be told what these are."""
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "hashiya.pot"
        subprocess.run(["xgettext", "--from-code=UTF-8", "--add-comments", "--no-wrap", "--keyword=_", "--keyword=N_",
                        "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--files-from=po/POTFILES.in",
                        f"--directory={root}", f"--output={template}"], cwd=root, check=True)
        for entry in template.read_text(encoding="utf-8").split("\n\n"):
            message = re.search(r'^msgid (.*?)^msgstr', entry, re.DOTALL | re.MULTILINE)
            if message and "%s" in message[1] and not re.search(r"^#\. ", entry, re.MULTILINE):
                where = re.search(r"^#: (\S+)", entry, re.MULTILINE)
                problems.append(f"{where[1]}: no comment says what %s is in {message[1].splitlines()[0]}")


def main():
    root = pathlib.Path(sys.argv[1])
    for path in sorted((root / "src").rglob("*")):
        name = str(path.relative_to(root))
        if path.suffix in (".c", ".h"):
            check_c(path, name)
        elif path.suffix == ".ui":
            check_ui(path, name)
    check_comments(root)
    print("\n".join(problems))
    return bool(problems)


sys.exit(main())
