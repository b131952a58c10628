#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does without a mouse, and what the window does when something goes wrong."""

import base64
import io
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import pyatspi  # noqa: E402
import tap  # noqa: E402
from PIL import Image  # noqa: E402
from window import PROGRAM, WindowTest, screen, wait_until  # noqa: E402

ARTICLE = """A Walk along the Canal

Where the Path Begins

The path begins behind the mill and follows the water for an hour before it turns.

Where the Path Ends

It ends at a gate that has been painted green by three different people in one summer.
"""


class Walk(WindowTest):
    def open_article(self):
        path = self.write("walk.txt", ARTICLE)
        self.doc = self.home.json("import", path)["id"]
        return self.open(path)

    def shot(self, name):
        if os.environ.get("HASHIYA_SHOTS"):
            screen().save(f"{os.environ['HASHIYA_SHOTS']}/{type(self).__name__}-{name}.png")

    def colours(self):
        return [row["annotation"]["target"].get("styleClass") for row in self.annotations(self.doc)]

    def notes(self):
        return [
            body["value"]
            for row in self.annotations(self.doc)
            for body in row["annotation"].get("body", [])
            if body.get("value")
        ]


class Keys(Walk):
    """Nothing needs the mouse."""

    def select_by_keys(self, window):
        """The first words of the first paragraph: caret browsing, and Shift with the arrows."""
        window.find_page()
        time.sleep(0.5)
        window.key("F7")
        time.sleep(0.5)
        window.key("ctrl+Home")
        window.key("Down")
        window.key("Home")
        for _ in range(8):
            window.key("shift+Right")
        time.sleep(0.5)

    def test_mark_note_undo(self):
        window = self.open_article()
        self.select_by_keys(window)
        self.shot("selected")
        window.key("ctrl+2")
        wait_until(lambda: self.colours() == ["green"], "a green mark")
        quote = self.annotations(self.doc)[0]["annotation"]["target"]["selector"][2]["exact"]
        self.assertIn(quote, ARTICLE.split("\n\n")[2])
        self.shot("marked")
        window.key("Escape")
        window.key("ctrl+z")
        wait_until(lambda: self.colours() == [], "the mark to go")
        self.assertEqual(window.complaints(), [])

    def test_colour_by_arrows(self):
        window = self.open_article()
        self.select_by_keys(window)
        window.key("shift+F10")
        for name in ("Yellow", "Green"):
            window.wait_for_focus(name)
            window.key("Right")
        window.wait_for_focus("Blue")
        self.shot("arrows")
        window.key("Return")
        wait_until(lambda: self.colours() == ["blue"], "a blue mark")
        self.assertEqual(window.complaints(), [])

    def test_note_on_words(self):
        window = self.open_article()
        self.select_by_keys(window)
        window.key("ctrl+shift+n")
        window.wait_for_focus("Note", "text")
        self.shot("note")
        window.type("flour")
        wait_until(lambda: self.notes() == ["flour"], "the note")
        self.assertEqual(window.complaints(), [])


class Delete(Walk):
    def test_toast_takes_it_back(self):
        path = self.write("walk.txt", ARTICLE)
        self.doc = self.home.json("import", path)["id"]
        self.home.json("annotate", self.doc, "--quote", "behind the mill", "--note", "grain")
        window = self.open(path)
        window.find(name="behind the mill")
        window.click(window.find(name="More"))
        window.click(window.find(name="_?Delete", role="menu item|label"))
        wait_until(lambda: self.notes() == [], "the mark to go")
        time.sleep(0.7)
        self.shot("toast")
        window.click(window.find(name="_?Undo"))
        wait_until(lambda: self.notes() == ["grain"], "the mark to come back")
        self.assertEqual(window.complaints(), [])


class Language(Walk):
    def test_restart(self):
        window = self.open_article()
        window.find_page()
        window.key("ctrl+comma")
        wait_until(lambda: window.dialog(), "the preferences")
        time.sleep(0.5)
        self.home.set("interface-language", "ur")
        button = wait_until(
            lambda: window.look(name="_?Restart", within=window.dialog()), "the offer"
        )
        self.shot("offer")
        window.click_at(*window.middle_of(button, window.dialog()))
        wait_until(lambda: self.urdu(window), "the window in Urdu")
        time.sleep(1)
        self.shot("urdu")

    def urdu(self, window):
        try:
            for application in pyatspi.Registry.getDesktop(0):
                for frame in application or ():
                    if window.look(name="دستاویز پر نوٹ", within=frame):
                        return frame
        except Exception:  # the old window goes while we look
            return None


class Broken(Walk):
    def test_pdf(self):
        self.home.env["GTK_USE_PORTAL"] = "1"  # as in a sandbox
        window = self.open(self.write("paper.pdf", "%PDF-1.7\n" + "x" * 300))
        window.find(name=".*does not read PDF.*")
        self.shot("pdf")
        self.assertEqual(self.home.json("list"), self.home.json("list"))
        # A dialog of the desktop's that is not there: both clicks are answered, not only the first.
        for _ in range(2):
            window.key("ctrl+o")
            window.find(name=".*no portal.*")
            wait_until(lambda: not window.look(name=".*no portal.*"), "the message to go")
        self.shot("no-portal")

    def web_process(self, window):
        found = subprocess.run(
            ["pgrep", "-f", "WebKitWebProcess"], capture_output=True, text=True
        ).stdout.split()
        for pid in map(int, found):
            if self.ancestor(pid, window.process.pid):
                return pid
        return None

    def ancestor(self, pid, of):
        while pid > 1:
            if pid == of:
                return True
            try:
                status = pathlib.Path(f"/proc/{pid}/stat").read_text()
            except OSError:
                return False
            pid = int(status.rpartition(")")[2].split()[1])
        return False

    def test_web_process_dies(self):
        window = self.open_article()
        x, y, width, height = window.box(window.find_page())
        page = (x, y, x + width, y + height)
        # A process that has drawn nothing yet is not the page's for certain.
        wait_until(lambda: screen().crop(page).convert("L").getextrema()[0] < 110, "the page")
        pid = wait_until(lambda: self.web_process(window), "the page's process")
        os.kill(pid, signal.SIGKILL)
        time.sleep(1)
        self.shot("gone")
        button = window.find(name="_?Reload")
        window.click(button)
        wait_until(lambda: self.web_process(window) not in (None, pid), "a new process")
        window.find_page()
        self.shot("back")

    @unittest.skipUnless(os.geteuid() == 0, "only root makes a small disk")
    def test_disk_full(self):
        data = self.home.folder / "data"
        data.mkdir(exist_ok=True)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", data]).returncode:
            self.skipTest("no small disk can be mounted here")
        self.addCleanup(subprocess.run, ["umount", "-l", data])
        window = self.open_article()
        window.find_page()
        filler = data / "filler"
        handle = os.open(filler, os.O_WRONLY | os.O_CREAT)
        try:
            while True:
                os.write(handle, b"x" * 512)
        except OSError:
            os.close(handle)
        window.key("ctrl+shift+d")
        window.wait_for_focus("Note on the Document", "text")
        # More than the rest of a block that is the journal's already.
        self.copy("text/plain;charset=utf-8", "kept in mind " * 360)
        window.key("ctrl+v")
        window.find(name=".*(no room|not be saved|No space|full).*")
        self.shot("full")
        self.assertEqual(window.complaints(), [])
        filler.unlink()
        wait_until(lambda: self.notes() == ["kept in mind " * 360], "the note on the disk")
        window.find(name="Saved")
        self.shot("saved")


class Pictures(Walk):
    """A page's pictures are drawn, before and after an update, and the place below them is found."""

    def picture(self, colour):
        png = io.BytesIO()
        Image.new("RGB", (200, 120), colour).save(png, "PNG")
        data = base64.b64encode(png.getvalue()).decode()
        return f'<p><img alt="A gate" width="200" height="120" src="data:image/png;base64,{data}"></p>'

    def count(self, colour):
        return sum(pixel == colour for pixel in screen().getdata())

    def page(self, colour, words=""):
        lines = "".join(f"<p>Line {i} of the walk along the canal.</p>" for i in range(60))
        return f"<html lang=en><title>A Gate</title><h1>A Gate</h1>{self.picture(colour)}{lines}{words}</html>"

    def test_pictures(self):
        path = self.write("gate.html", self.page((0, 160, 0)))
        self.doc = self.home.json("import", path, "--whole")["id"]
        window = self.open(path)
        wait_until(lambda: self.count((0, 160, 0)) == 200 * 120, "the picture")
        self.shot("picture")
        self.assertEqual(window.complaints(), [])
        window.find_page()
        self.newer = self.write("newer.html", self.page((0, 0, 160), "<p>One more.</p>"))
        window.key("ctrl+u")
        window.choose(self.newer)
        wait_until(lambda: len(self.home.json("versions", self.doc)) == 2, "the new version")
        time.sleep(1)
        window.key("Escape")
        wait_until(lambda: self.count((0, 0, 160)) == 200 * 120, "the other picture")
        self.assertEqual(window.complaints(), [])

    def test_a_place_below_a_picture(self):
        path = self.write("gate.html", self.page((0, 160, 0)))
        self.doc = self.home.json("import", path, "--whole")["id"]
        mark = self.home.json("annotate", self.doc, "--quote", "Line 30 of", "--colour", "yellow")
        window = self.open(f"hashiya:{self.doc}#annotation={mark['id']}")
        window.find_page()

        def rows():
            return [i for i, line in enumerate(self.rows_of(screen())) if line]

        found = wait_until(rows, "the mark")
        self.shot("below")
        self.assertLess(found[0], screen().height // 2)
        self.assertEqual(self.count((0, 160, 0)), 0)

    def test_a_link_to_nothing(self):
        """Said at once, whether the document was open or not."""
        path = self.write("gate.html", self.page((0, 160, 0)))
        self.doc = self.home.json("import", path, "--whole")["id"]
        link = f"hashiya:{self.doc}#annotation=urn:uuid:nowhere"
        sentence = "The mark that the link names is not in this document"
        window = self.open(link)
        window.find(name=sentence)
        window.close()
        window = self.open(f"hashiya:{self.doc}")
        window.find_page()
        self.assertIsNone(window.look(name=sentence))
        subprocess.run([PROGRAM, link], env=self.home.env, check=True, timeout=60, capture_output=True)
        window.find(name=sentence)
        self.assertEqual(window.complaints(), [])

    def rows_of(self, image):
        """For each row of the screen's middle, whether a highlight is there."""
        left, right = image.width // 4, image.width * 2 // 3
        return [
            sum(r > 220 and g > 190 and b < 190 for r, g, b in image.crop((left, y, right, y + 1)).getdata()) > 20
            for y in range(60, image.height)
        ]


class Outside(Walk):
    """The command line changes what a window shows, while someone types."""

    def test_typing_goes_on(self):
        window = self.open_article()
        window.find_page()
        window.key("ctrl+shift+d")
        window.wait_for_focus("Note on the Document", "text")
        entry = window.find(name="Note on the Document", role="text")
        window.type("half a ")
        self.home.json("annotate", self.doc, "--quote", "behind the mill", "--note", "grain")
        window.type("thought")
        window.find(name="behind the mill")
        self.assertEqual(entry.queryText().getText(0, -1), "half a thought")
        wait_until(lambda: sorted(self.notes()) == ["grain", "half a thought"], "both notes")
        self.assertEqual(window.complaints(), [])


if __name__ == "__main__":
    tap.main()
