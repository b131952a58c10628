#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at a random moment while the window types and marks and the command line adds: what
the margin called Saved, and what the command line exited 0 on, is there afterwards."""

import json
import os
import pathlib
import random
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import tap  # noqa: E402
from window import CLI, WindowTest, wait_until  # noqa: E402

ROUNDS = 200 if os.environ.get("HASHIYA_LONG") else 5

TEXT = "A Long Walk\n\n" + "\n\n".join(
    f"Part {part}\n\nThis is paragraph {part}, which says a little more than it needs to."
    for part in ("One", "Two", "Three", "Four")
)


class Kill(WindowTest):
    def add_from_outside(self, doc, stop, confirmed):
        number = 0
        while not stop.is_set():
            number += 1
            done = subprocess.run(
                [CLI, "--library", self.home.library, "annotate", doc, "--json", "--range",
                 f"{number}:{number + 3}", "--note", f"outside {number}"],
                env=self.home.env, capture_output=True,
            )
            if done.returncode == 0:
                confirmed.append(json.loads(done.stdout)["id"])
            time.sleep(0.2)

    def type_until(self, window, deadline, before):
        """Types into the document's note; returns what the margin has called Saved."""
        window.click(window.find(name="Note on the Document", role="text"))
        window.key("ctrl+End")
        typed, saved, number = before, before, 0
        while time.monotonic() < deadline:
            number += 1
            window.type(f"w{number} ")
            typed += f"w{number} "
            if number % 4 == 0:
                # A note is written 700 ms after the last key; until then Saved is of before.
                time.sleep(0.9)
                wait_until(lambda: window.look(name="Saved"), "Saved")
                saved = typed
        return saved

    def note_of(self, doc):
        for row in self.annotations(doc):
            target = row["annotation"]["target"]
            if "selector" not in target:
                return row["annotation"]["body"][0]["value"]
        return ""

    def one_round(self, chance, doc, path):
        stop, confirmed = threading.Event(), []
        outside = threading.Thread(target=self.add_from_outside, args=(doc, stop, confirmed))
        window = self.open(path)
        outside.start()
        try:
            before = self.note_of(doc)
            saved = self.type_until(window, time.monotonic() + chance.uniform(2, 6), before)
            window.type("and this may be lost")
            time.sleep(chance.uniform(0, 0.8))
        finally:
            window.kill()
            stop.set()
            outside.join()
        self.assertTrue(self.note_of(doc).startswith(saved.rstrip()), (saved, self.note_of(doc)))
        ids = {row["annotation"]["id"] for row in self.annotations(doc)}
        self.assertLessEqual(set(confirmed), ids)
        return saved != before

    def test_window_and_command_line(self):
        seed = random.randrange(1 << 30)
        print(f"# seed {seed}")
        chance = random.Random(seed)
        path = self.write("walk.txt", TEXT)
        doc = self.home.json("import", path)["id"]
        n_saved = sum(self.one_round(chance, doc, path) for _ in range(ROUNDS))
        self.assertGreater(n_saved, ROUNDS // 4)
        report = json.loads(
            subprocess.run(
                [CLI, "--library", self.home.library, "check", "--repair", "--json"],
                env=self.home.env, capture_output=True,
            ).stdout
        )
        left = [problem for problem in report["problems"] if not problem["repaired"]]
        self.assertEqual(left, [])


if __name__ == "__main__":
    tap.main()
