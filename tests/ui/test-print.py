#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A text goes onto paper, as a PDF, with highlights in their colours, numbered notes beside the
words, and page numbers; where it cannot be saved, the window says so."""

import io
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

import pyatspi
from gi.repository import GLib
from PIL import Image

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from window import WindowTest, wait_until  # noqa: E402

SAMPLE = pathlib.Path(__file__).parents[2] / "data" / "sample" / "hashiya-sample.en.txt"
URDU = (
    "کتابوں کا بازار\n\nپہلی دکان\n\nشہر کے پرانے بازار میں کتابوں کی پہلی دکان صبح سب سے پہلے کھلتی ہے۔ "
    "دکاندار کہتا ہے کہ خریدار کم ہوئے ہیں مگر پڑھنے والے نہیں۔\n\n"
    + "بازار کی گلیاں تنگ ہیں اور ہر موڑ پر ایک نئی دکان ملتی ہے جس کے باہر پرانی کتابوں کے ڈھیر لگے ہیں۔ " * 12
    + "\n\n"
)


def is_yellow(red, green, blue):
    return red > 230 and green > 200 and blue < 180


def is_green(red, green, blue):
    return green > 215 and red < 200 and blue < 215


def is_ink(red, green, blue):
    return max(red, green, blue) < 90


class Print(WindowTest):
    language = "en"
    names = {"pdf": "Save as PDF…", "chooser": "Save as PDF", "failed": "The PDF Was Not Saved", "close": "Close"}
    yellow, green = "the first to recognise it", "Moscow opened relations with Seoul in 1990"
    note = "Compare the resolution of December 1948."

    def look(self, window, name):
        dialog = window.dialog()
        return dialog and window.look(name, role="label", within=dialog)

    def press(self, window, name):
        """A button of the dialog that is open: libadwaita has each twice, for wide and for narrow, so
        a place on the screen does not tell which."""
        label = wait_until(lambda: self.look(window, name), f"{name!r} in a dialog")
        label.parent.queryAction().doAction(0)

    def save(self, window, path):
        window.key("ctrl+p")
        self.press(window, self.names["pdf"])
        wait_until(lambda: self.has_chooser(window), "the chooser")
        time.sleep(1)
        window.key("ctrl+a")
        window.type_path(path)

        def accepted():
            """The first Return may be the completion's that the chooser offers."""
            window.key("Return")
            time.sleep(1)
            return not self.has_chooser(window)

        wait_until(accepted, "the chooser to go")

    def has_chooser(self, window):
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(window.process.pid), "--all", "--name", self.names["chooser"]]
        return subprocess.run(search, capture_output=True).stdout.strip()

    def start(self):
        path = SAMPLE if self.language == "en" else self.write("bazaar.txt", URDU + URDU.split("\n\n", 3)[3] * 12)
        self.doc = doc = self.home.json("import", path)["id"]
        self.home.cli("annotate", doc, "--quote", self.yellow, "--note", self.note, "--colour", "yellow")
        self.home.cli("annotate", doc, "--quote", self.green, "--colour", "green")
        return self.open(path)

    def render(self, pdf, page):
        ppm = subprocess.run(
            ["pdftoppm", "-r", "60", "-f", str(page), "-l", str(page), pdf], check=True, capture_output=True
        )
        return Image.open(io.BytesIO(ppm.stdout)).convert("RGB")

    def count(self, picture, box, test):
        return sum(test(*pixel) for pixel in picture.crop(box).getdata())

    def print_sample(self, window):
        pdf = self.home.folder / "sample.pdf"
        self.save(window, pdf)
        wait_until(lambda: pdf.exists() and b"%%EOF" in pdf.read_bytes()[-64:], "the PDF")
        info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
        pages = int(dict(line.split(":", 1) for line in info.splitlines())["Pages"])
        self.assertGreaterEqual(pages, 4)
        self.assertLessEqual(pages, 12)
        first = self.render(pdf, 1)
        width, height = first.size
        whole = (0, 0, width, height)
        self.assertGreater(self.count(first, whole, is_yellow), 200)
        self.assertGreater(self.count(first, whole, is_green), 200)
        # The note, in the margin at the end of the lines; the number, at the foot.
        margin = (width * 7 // 10, 0, width, height * 9 // 10)
        if self.language == "ur":
            margin = (0, 0, width * 3 // 10, height * 9 // 10)
        self.assertGreater(self.count(first, margin, is_ink), 30)
        foot = (0, height * 92 // 100, width, height)
        for page in (1, pages):
            number = self.render(pdf, page).crop(foot).convert("L").point(lambda v: 255 * (v < 160))
            self.assertTrue(number.getbbox(), f"no number on page {page}")
        return pdf, pages

    def test_print(self):
        window = self.start()
        pdf, pages = self.print_sample(window)
        self.check_text(pdf, pages)
        self.save(window, "/proc/sample.pdf")
        self.expect_failure(window)
        if self.language == "en":
            self.fill_the_disk(window)
            self.empty_the_margin(window)
        # GTK asks the system's bus for printers, and there is none.
        self.assertEqual(window.complaints(), [])

    def expect_failure(self, window, sentence=None):
        """The heading of the dialog, and what it says is the matter."""
        wait_until(lambda: self.look(window, self.names["failed"]), "a sentence that nothing was saved")
        if sentence:
            wait_until(lambda: self.look(window, sentence), sentence)
        self.press(window, self.names["close"])
        wait_until(lambda: not window.dialog(), "the dialog to go")

    def fill_the_disk(self, window):
        """Where there is no room for the pages, nothing half written is left, and a PDF that was there
        stays as it was."""
        folder = self.home.folder / "small"
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
            print("# nothing can be mounted here: no full disk", flush=True)
            return
        self.addCleanup(subprocess.run, ["umount", "-l", str(folder)])
        self.save(window, folder / "sample.pdf")
        self.expect_failure(window)
        wait_until(lambda: not list(folder.iterdir()), "no half of a PDF")
        old = folder / "old.pdf"
        old.write_bytes(b"%PDF-1.7 what was there before")
        self.save(window, old)
        self.expect_failure(window, "The disk is full: .*old.pdf.* could not be written.*")
        self.assertEqual([path.read_bytes() for path in folder.iterdir()], [b"%PDF-1.7 what was there before"])

    def delete(self, window, quote):
        (mark,) = (row["annotation"]["id"] for row in self.annotations(self.doc)
                   if row["annotation"]["target"]["selector"][2]["exact"] == quote)
        self.home.cli("delete", self.doc, mark)
        wait_until(lambda: not window.look(f"Go to “{quote}”.*", showing=False), f"{quote!r} to go")

    def empty_the_margin(self, window):
        """Of the notes alone nothing would be printed: the choice says so, and cannot be taken."""

        def can_be_saved():
            button = self.look(window, self.names["pdf"]).parent
            return button.getState().contains(pyatspi.STATE_SENSITIVE)

        for quote, switch, sentence in ((self.yellow, True, "No mark has a note or a tag, .*"),
                                        (self.green, False, "The margin of this document is empty: .*")):
            self.delete(window, quote)
            window.key("ctrl+p")
            wait_until(lambda: self.look(window, self.names["pdf"]), "the dialog")
            self.assertTrue(can_be_saved())
            contents = wait_until(lambda: window.look("Contents", "combo box", within=window.dialog()), "the choice")
            before = len(window.surfaces())
            window.key("space")
            wait_until(lambda: len(window.surfaces()) > before, "what can be chosen")
            window.key("End", "Return")
            wait_until(lambda: contents.description == "Notes Only", "the notes only")
            if switch:
                window.key("Tab", "Tab", "space")
            wait_until(lambda: self.look(window, sentence), sentence)
            self.assertFalse(can_be_saved())
            window.key("Escape")
            wait_until(lambda: not window.dialog(), "the dialog to go")

    @unittest.skipUnless(os.environ.get("HASHIYA_LONG"), "takes long")
    def test_a_long_text(self):
        """40,000 paragraphs; and while they are laid out the process that does it ends."""
        if self.language != "en":
            self.skipTest("the same in either language")
        lines = (f"Paragraph {n} says that the river went on for another mile." for n in range(40000))
        path = self.write("long.txt", "A Long Text\n\n" + "\n\n".join(lines) + "\n")
        self.home.json("import", path)
        window = self.open(path)
        window.find_page()
        pdf = self.home.folder / "long.pdf"
        before = self.web_processes(window)
        self.save(window, pdf)
        (process,) = wait_until(lambda: self.web_processes(window) - before, "the pages to be laid out")
        time.sleep(2)
        os.kill(process, signal.SIGKILL)
        self.expect_failure(window, "The process that lays out the pages has stopped.")
        self.assertFalse(pdf.exists())
        self.save(window, pdf)
        wait_until(lambda: pdf.exists() and b"%%EOF" in pdf.read_bytes()[-64:], "the PDF", 300)
        info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
        print(f"# {info.split('Pages:')[1].split()[0]} pages", flush=True)
        self.assertEqual(window.complaints(), [])

    def web_processes(self, window):
        found = subprocess.run(["pgrep", "-P", str(window.process.pid), "WebKitWebProces"], capture_output=True, text=True)
        return set(map(int, found.stdout.split()))

    def check_text(self, pdf, pages):
        text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
        sheets = text.split("\f")
        self.assertIn("Putin in Pyongyang", sheets[0])
        self.assertIn("Compare the", sheets[0])
        self.assertIn("After the Motorcade", text)
        self.assertIn("agreed on that long day in June.", " ".join(text.split()))
        for number, sheet in enumerate(sheets[:pages], 1):
            self.assertIn(str(number), sheet.split())


class PrintUrdu(Print):
    settings = {"interface-language": "ur"}
    language = "ur"
    names = {"pdf": "PDF بنائیں…", "chooser": "بطور PDF محفوظ کرنا", "failed": "یہ PDF محفوظ نہیں ہوئی", "close": "بند کریں"}
    yellow, green = "صبح سب سے پہلے کھلتی ہے", "خریدار کم ہوئے ہیں"
    note = "دکاندار سے دوبارہ پوچھیے۔"

    def check_text(self, pdf, pages):
        """What pdftotext makes of Nastaliq, whose groups of letters are one glyph each, is no text."""


if __name__ == "__main__":
    tap.main()
