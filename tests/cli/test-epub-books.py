#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Public test books: each opens, and its outline is what its own contents say.

HASHIYA_EPUB_TESTS names checkouts, parted by colons, as of the public repositories w3c/epub-tests
and IDPF/epub3-samples. HASHIYA_TABLE=1 prints a line a book."""

import json
import os
import pathlib
import posixpath
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402

CLI = os.environ["HASHIYA_CLI"]
CHECKOUTS = os.environ.get("HASHIYA_EPUB_TESTS")
# Books whose outline cannot be the contents', and why.
KNOWN = {
    "epub30-spec": "entries nested seven deep, where sections have six levels",
    "jlreq-in-english": "two entries lead to one heading",
    "jlreq-in-japanese": "two entries lead to one heading",
    "pub-foreign_bad-fallback": "has nothing in it that is text or a picture",
}
OPS = "{http://www.idpf.org/2007/ops}"


def local(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def words(text):
    return " ".join(text.split())


class Book:
    """What a book says of itself, read by another parser than ours."""

    def __init__(self, folder):
        self.folder = folder
        container = ET.parse(folder / "META-INF" / "container.xml")
        self.package = next(e for e in container.iter() if local(e) == "rootfile").get("full-path")
        root = ET.parse(folder / self.package).getroot()
        self.items = {e.get("id"): e for e in root.iter() if local(e) == "item"}
        spine = next(e for e in root.iter() if local(e) == "spine")
        self.spine = [self.path(self.items[e.get("idref")].get("href"), self.package)
                      for e in spine if local(e) == "itemref" and e.get("idref") in self.items]
        self.aside = {self.path(self.items[e.get("idref")].get("href"), self.package)
                      for e in spine if e.get("linear") == "no" and e.get("idref") in self.items}
        self.toc = spine.get("toc")

    @staticmethod
    def path(href, base):
        href = urllib.parse.unquote(href.split("#")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), href))

    def entries(self):
        """The contents' entries that lead to a file of the spine: depth, title, place."""
        for item in self.items.values():
            if "nav" in (item.get("properties") or "").split():
                name = self.path(item.get("href"), self.package)
                root = ET.parse(self.folder / name).getroot()
                nav = next(e for e in root.iter() if local(e) == "nav"
                           and "toc" in (e.get(OPS + "type") or "").split())
                return self.readable(self.nav(nav, 0), name)
        if self.toc in self.items:
            name = self.path(self.items[self.toc].get("href"), self.package)
            root = ET.parse(self.folder / name).getroot()
            return self.readable(self.ncx(root, 0), name)
        return []

    def nav(self, element, depth):
        for child in element:
            if local(child) == "a" and child.get("href"):
                yield depth, "".join(child.itertext()), child.get("href")
            else:
                yield from self.nav(child, depth + (local(child) == "ol"))

    def ncx(self, element, depth):
        for point in element:
            if local(point) == "navPoint":
                label = next(e for e in point if local(e) == "navLabel")
                content = next(e for e in point if local(e) == "content")
                yield depth, "".join(label.itertext()), content.get("src")
            yield from self.ncx(point, depth + 1)

    def is_empty(self, path):
        """Whether a page shows nothing but what its style draws."""
        try:
            root = ET.parse(self.folder / path).getroot()
        except (ET.ParseError, OSError):
            return False
        body = [e for e in root.iter() if local(e) == "body"]
        return bool(body) and not words("".join(body[0].itertext())) and not any(
            local(e) in ("img", "svg", "math", "object", "video", "audio") for e in body[0].iter())

    def readable(self, entries, base):
        for depth, title, href in entries:
            path = self.path(href, base)
            if words(title) and path in self.spine and not self.is_empty(path):
                yield depth, words(title), (path, href.partition("#")[2])


def pack(folder, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for file in sorted(folder.rglob("*")):
            name = str(file.relative_to(folder))
            if file.is_file() and name != "mimetype":
                book.write(file, name)


def run(library, *args):
    return subprocess.run([CLI, "--library", library, *args], capture_output=True, text=True)


def parent(levels, at):
    """The place of the nearest one before that is higher."""
    return next((i for i in range(at - 1, -1, -1) if levels[i] < levels[at]), None)


def problems(wanted, aside, outline):
    """Entries of the contents that the outline has not, not in this order, or not below the entry
    that they are below. Of several entries for one place the first is enough; what stands outside
    the reading order may come last."""
    found = [words(s["title"] or "") for s in outline]
    levels = [s["level"] for s in outline]
    depths = [depth for depth, _, _ in wanted]
    seen, bad, at, places = set(), [], 0, []
    for i, (_, title, place) in enumerate(wanted):
        places.append(None)
        if place[0] in aside and title in found:
            continue
        if title in found[at:]:
            places[i] = at = found.index(title, at)
            above = parent(depths, i)
            if above is not None and places[above] is not None \
                    and parent(levels, at) != places[above]:
                bad.append("not below its own: " + title)
            at += 1
        elif place not in seen:
            bad.append("not there: " + title)
        seen.add(place)
    return bad


@unittest.skipUnless(CHECKOUTS, "HASHIYA_EPUB_TESTS names no checkout")
class Books(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="hashiya-books-")
        self.addCleanup(self.folder.cleanup)
        self.books = sorted({c.parents[1] for checkout in CHECKOUTS.split(":")
                             for c in pathlib.Path(checkout).rglob("META-INF/container.xml")})

    def look_at(self, folder):
        library = str(pathlib.Path(self.folder.name) / "library")
        packed = pathlib.Path(self.folder.name) / "book.epub"
        pack(folder, packed)
        try:
            container = ET.parse(folder / "META-INF" / "container.xml")
            package = next(e for e in container.iter() if local(e) == "rootfile").get("full-path")
            ET.parse(folder / package)
        except (ET.ParseError, StopIteration, OSError) as problem:
            return "absent", f"the checkout has not all of it: {problem}"
        done = json.loads(run(library, "import", "--json", str(packed)).stdout)
        if done["status"] == "failed":
            return "refused", done["error"]
        outline = json.loads(run(library, "outline", done["id"], "--json").stdout)
        try:
            book = Book(folder)
            wanted = list(book.entries())
        except (ET.ParseError, StopIteration, KeyError, OSError) as problem:
            return "opens", f"{len(outline)} sections, contents unread: {problem}"
        bad = problems(wanted, book.aside, outline)
        if bad:
            return "outline", f"{len(bad)} of {len(wanted)} entries {bad[:3]}"
        return "right", f"{len(outline)} sections, {len(wanted)} entries"

    def test_books(self):
        counts = {}
        for folder in self.books:
            result, said = self.look_at(folder)
            counts.setdefault(result, []).append(folder.name)
            if os.environ.get("HASHIYA_TABLE"):
                print(f"# {result:8} {folder.name:50} {said}", file=sys.stderr)
        print("#", {k: len(v) for k, v in counts.items()}, file=sys.stderr)
        self.assertGreater(counts.get("right", []), [])
        wrong = counts.get("outline", []) + counts.get("refused", []) + counts.get("opens", [])
        self.assertEqual([name for name in wrong if name not in KNOWN], [])


if __name__ == "__main__":
    tap.main()
