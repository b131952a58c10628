# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns bytes of a public source into the plain text that a person would have saved.

The sizes and hashes in marks/ are those of the output, so every change of output here is a change of the corpus.
Regular expressions instead of html.parser: its tokenizer changed between releases of Python, and the hashes must not.
"""

import gzip
import html
import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile

UNSEEN = "script|style|noscript|template|svg|iframe|select|textarea|object|video|audio|canvas|math"
TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<unseen>%s)\b[^>]*>.*?</(?P=unseen)\s*>|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b(?P<rest>[^>]*)>|<[!?][^>]*>"
    % UNSEEN,
    re.S | re.I,
)
# Blank line around, as a browser's own style sheet has a margin there.
SPACED = set("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure hr fieldset".split())
BLOCK = SPACED | set(
    "div section article header footer nav aside main li dt dd tr form address figcaption caption body center details summary legend".split()
)
VOID = set("area base br col embed hr img input link meta source track wbr".split())


def html_to_text(data):
    """What a page gives when a person selects all and pastes: its title, then each block on lines of its own.

    Nothing is left out but scripts, styles and what an inline style or the hidden attribute hides: menus, cookie bars and
    share buttons stay, since they are what the importer must cope with.
    """
    source = data.decode("utf-8", "replace")
    title = re.search(r"<title[^>]*>(.*?)</title>", source, re.S | re.I)
    body = re.search(r"<body\b", source, re.I)
    lines = [" ".join(html.unescape(title.group(1)).split()), ""] if title else []
    line, blank, pre, hidden = [], False, 0, []

    def flush():
        nonlocal blank
        text = "".join(line)
        line.clear()
        text = text.rstrip() if pre else " ".join(text.split())
        if text or pre:
            if blank and lines and lines[-1]:
                lines.append("")
            lines.append(text)
            blank = False

    place = body.start() if body else 0
    while place < len(source):
        token = TOKEN.search(source, place)
        text = html.unescape(source[place : token.start() if token else len(source)])
        if text and not hidden:
            if pre:
                parts = text.split("\n")
                for part in parts[:-1]:
                    line.append(part)
                    flush()
                line.append(parts[-1])
            else:
                line.append(re.sub(r"\s+", " ", text))
        if not token:
            break
        place = token.end()
        name = (token.group("name") or "").lower()
        if not name:
            continue
        ending, rest = bool(token.group("end")), token.group("rest") or ""
        if hidden:
            if name == hidden[0] and not rest.rstrip().endswith("/"):
                hidden[1] += -1 if ending else 1
                if hidden[1] == 0:
                    hidden = []
            continue
        if not ending and name not in VOID and re.search(r"display\s*:\s*none|\shidden(\s|=|$)", rest, re.I):
            hidden = [name, 1]
            continue
        if name == "br":
            flush()
        elif name in ("td", "th") and not ending:
            if "".join(line).strip():
                line.append("\t" if pre else " ")
        elif name in BLOCK:
            flush()
            blank = blank or name in SPACED
            if name == "pre":
                pre = max(0, pre + (-1 if ending else 1))
                if ending:
                    blank = True
            if name == "li" and not ending:
                line.append("* ")
    flush()
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def article_to_text(data):
    """An article of the Makhzan collection: title, authors, then headings, paragraphs, verse and lists, a blank line between."""
    root = ElementTree.fromstring(data)
    blocks = [" ".join((root.findtext("meta/title") or "").split())]
    names = [" ".join((name.text or "").split()) for name in root.iterfind("meta/author/name")]
    blocks += [name for name in names if name]

    def words(element):
        return " ".join("".join(element.itertext()).split())

    def walk(element):
        for child in element:
            if child.tag in ("heading", "p"):
                blocks.append(words(child))
            elif child.tag == "verse":
                parts = [words(part) for part in child] or [words(child)]
                blocks.append("\n".join(part for part in parts if part))
            elif child.tag == "list":
                blocks.append("\n".join("- " + words(item) for item in child))
            elif child.tag == "tr":
                blocks.append("\t".join(words(cell) for cell in child))
            elif child.tag in ("section", "blockquote", "table", "notes", "body"):
                walk(child)
            elif words(child):
                blocks.append(words(child))

    walk(root.find("body"))
    return ("\n\n".join(block for block in blocks if block) + "\n").encode("utf-8")


def convert(data, steps):
    """Applies the steps in order: gunzip, zip:MEMBER, html, article."""
    for step in steps:
        if step == "gunzip":
            data = gzip.decompress(data)
        elif step.startswith("zip:"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = archive.read(step[4:])
        elif step == "html":
            data = html_to_text(data)
        elif step == "article":
            data = article_to_text(data)
        else:
            raise ValueError("unknown step " + step)
    return data
