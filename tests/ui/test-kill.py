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

    def type_and_save(self, window, chance, before):
        """Types into the document's note, a few words at a time, and waits for each to be saved;
        returns what the margin has called Saved."""
        entry = window.find(name="Note on the Document", role="text")
        window.key("ctrl+shift+d")  # the note soon is longer than what is shown of it
        time.sleep(0.5)
        saved = before
        for _ in range(chance.randint(1, 3)):
            words = f"w{chance.randrange(1000)} w{chance.randrange(1000)} "
            window.type(words)
            typed = saved + words
            wait_until(lambda: entry.queryText().getText(0, -1) == typed, "the words in the note")
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
            saved = self.type_and_save(window, chance, self.note_of(doc))
            window.type("and this may be lost")
            time.sleep(chance.uniform(0, 0.8))
        finally:
            window.kill()
            stop.set()
            outside.join()
        self.assertTrue(self.note_of(doc).startswith(saved.rstrip()), (saved, self.note_of(doc)))
        ids = {row["annotation"]["id"] for row in self.annotations(doc)}
        self.assertLessEqual(set(confirmed), ids)
        self.assertEqual({problem["kind"] for problem in self.problems()} - {"torn"}, set())
        print("# nothing lost", flush=True)
        return len(confirmed)

    def problems(self, *options):
        """What `check` finds; a kill may tear the last line, and nothing else."""
        report = subprocess.run(
            [CLI, "--library", self.home.library, "check", *options, "--json"],
            env=self.home.env, capture_output=True,
        )
        return json.loads(report.stdout)["problems"]

    def test_window_and_command_line(self):
        seed = random.randrange(1 << 30)
        print(f"# seed {seed}")
        chance = random.Random(seed)
        path = self.write("walk.txt", TEXT)
        doc = self.home.json("import", path)["id"]
        counts = [self.one_round(chance, doc, path) for _ in range(ROUNDS)]
        print(f"# {ROUNDS} kills, each after Saved; {sum(counts)} confirmed from outside")
        self.assertEqual([p for p in self.problems("--repair") if not p["repaired"]], [])


if __name__ == "__main__":
    tap.main()
