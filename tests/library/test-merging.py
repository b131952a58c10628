#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random histories of several devices that share a folder through a sync engine: real journals in
real folders, written by several processes whose clocks disagree.

Files arrive late, in any order and cut inside a line; journals are compacted; a home folder is
copied to another device, so that two write under one name and the engine makes conflict copies.
In the end every device must show the same, whatever arrived when; what it shows must be what the
reference merge says; and no act that nobody saw and changed may be missing. A seed is printed
with each failure; HASHIYA_SEED runs that one alone."""

import itertools
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import reference_merge  # noqa: E402
import tap  # noqa: E402

DEVICE = os.environ["HASHIYA_MERGING_DEVICE"]
N_HISTORIES = 1000 if os.environ.get("HASHIYA_LONG") else 20
HOUR = 3600
SKEWS = (0, 0, -3 * HOUR, 5 * HOUR, 26 * HOUR, -400 * 24 * HOUR, 10 * 365 * 24 * HOUR)
IDS = ("urn:x:a", "urn:x:b", "urn:x:c")
COLOURS = ("yellow", "green", "blue", "pink")
TAGS = ("one", "two", "three")
CONFLICTS = (
    "{}.sync-conflict-20260301-101500-ABCDEF{}.jsonl",
    "{} (conflicted copy 2026-03-01 1015{:02d}).jsonl",
    "{} (Ayesha's conflicted copy 2026-03-01 {}).jsonl",
)


class Program:
    """One process that has the document open."""

    def __init__(self, folder, state):
        self.process = subprocess.Popen(
            [DEVICE, folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(os.environ, XDG_STATE_HOME=str(state), XDG_CACHE_HOME=str(state)),
        )

    def send(self, **order):
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        self.process.stdin.flush()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the program died: {self.process.wait()}")
        return json.loads(line)

    def ask(self, **order):
        self.send(**order)
        return self.answer()

    def dump(self):
        shown = self.ask(act="dump")
        for annotation in shown.values():
            annotation["conflicts"].sort()
            annotation["tags"].sort()
        return shown

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Machine:
    """A device: its copy of the shared folder, its state, and the programs that run on it."""

    def __init__(self, root, name, skew):
        self.folder = root / name / "doc-0123456789abcdef"
        self.journals = self.folder / "journal"
        self.state = root / name / "state"
        self.skew = skew
        self.versions = {}  # of each file: when it was last changed by its writer
        self.journals.mkdir(parents=True)
        (self.state / "hashiya").mkdir(parents=True)
        self.programs = [self.open(), self.open()]

    def open(self):
        return Program(self.folder, self.state)

    def device(self):
        try:
            return json.loads((self.state / "hashiya/device").read_text())["device"]
        except FileNotFoundError:
            return None

    def read(self):
        return {path.name: path.read_bytes() for path in self.journals.glob("*.jsonl")}

    def write(self, name, content, version):
        """As sync engines do: beside its place, then renamed."""
        partial = self.journals / f".{name}.tmp"
        partial.write_bytes(content)
        partial.rename(self.journals / name)
        self.versions[name] = version

    def lines(self):
        return {line for content in self.read().values() for line in content.split(b"\n")}


class Act:
    """What one order wrote, and which acts its writer had before it."""

    def __init__(self, number, annotation, lines, seen):
        records = [json.loads(line) for line in lines]
        self.number = number
        self.annotation = annotation
        self.lines = frozenset(lines)
        self.seen = frozenset(seen)
        self.keeps = any(record["type"] == "Annotation" for record in records)
        self.notes = {
            note for record in records for note in reference_merge.bodies(record, "commenting")
        }


class History:
    def __init__(self, seed, root):
        self.random = random.Random(seed)
        self.root = root
        self.clock = itertools.count(1)
        self.acts = []
        self.removed = set()  # name and content of what a device tidied away
        self.has_copied_device = False
        self.owners = {}  # device -> indices of the machines that wrote under its name
        self.machines = [
            Machine(root, f"m{i}", self.random.choice(SKEWS))
            for i in range(self.random.randrange(2, 5))
        ]

    def close(self):
        for machine in self.machines:
            for program in machine.programs:
                program.close()

    # What readers do

    def order(self):
        random = self.random
        act = random.choices(("put", "delete", "restore"), (8, 2, 2))[0]
        order = {"act": act, "id": random.choice(IDS)}
        if act == "put":
            if random.random() < 0.6:
                order["note"] = f"note {next(self.clock)}"
            if random.random() < 0.3:
                order["colour"] = random.choice(COLOURS)
            if random.random() < 0.3:
                order[random.choice(("tag", "untag"))] = random.choice(TAGS)
        return order

    def known(self, machine):
        """The acts whose records stand in a machine's folder, and those that they had seen."""
        lines = machine.lines()
        found = {act for act in self.acts if act.lines & lines}
        return found.union(*(act.seen for act in found))

    def perform(self, index, orders):
        """Has the machine's programs do something, at once where there are several orders."""
        machine = self.machines[index]
        seen = self.known(machine)
        before = machine.read()
        programs = self.random.sample(machine.programs, len(orders))
        for program, order in zip(programs, orders):
            program.send(skew=machine.skew, **order)
        for program in programs:
            program.answer()
        written = []
        for name, content in machine.read().items():
            old = before.get(name, b"")
            assert content.startswith(old), f"{name} was not only appended to"
            if content != old:
                machine.versions[name] = next(self.clock)
                self.owners.setdefault(name.split(".")[0], set()).add(index)
                written += content[len(old) :].split(b"\n")
        written = [line for line in written if b'"hashiya:rev"' in line]
        for order in orders:
            lines = [line for line in written if json.loads(line)["id"] == order["id"]]
            if lines:
                mine = {act for act in seen if act.annotation == order["id"]}
                self.acts.append(Act(len(self.acts), order["id"], lines, mine))

    def act(self):
        orders = [self.order()]
        if self.random.random() < 0.2:
            other = self.order()
            if other["id"] != orders[0]["id"]:
                orders.append(other)
        self.perform(self.random.randrange(len(self.machines)), orders)

    def restart(self):
        machine = self.random.choice(self.machines)
        machine.programs.pop().close()
        machine.programs.append(machine.open())

    def set_clock(self):
        self.random.choice(self.machines).skew = self.random.choice(SKEWS)

    def copy_device(self):
        one, other = self.random.sample(self.machines, 2)
        path = one.state / "hashiya/device"
        if path.exists():
            shutil.copy(path, other.state / "hashiya/device")
            self.has_copied_device = True

    def tidy(self, act="tidy", machine=None):
        machine = machine or self.random.choice(self.machines)
        before = machine.read()
        machine.programs[0].ask(act=act, skew=machine.skew)
        after = machine.read()
        for name, content in before.items():
            if name not in after:
                self.removed.add((name, content))
        for name, content in after.items():
            if content != before.get(name):
                machine.versions[name] = next(self.clock)
                self.owners.setdefault(name.split(".")[0], set()).add(
                    self.machines.index(machine)
                )

    def compact(self):
        self.tidy("compact")

    # What the sync engine does

    def cut(self, content):
        return content[: self.random.randrange(len(content))] if content else content

    def collide(self, one, other, name):
        """Both changed a file: one stands, the other becomes a conflict copy, on both."""
        if self.random.random() < 0.5:
            one, other = other, one
        winner, loser = (machine.journals.joinpath(name).read_bytes() for machine in (one, other))
        pattern = self.random.choice(CONFLICTS)
        copy = pattern.format(name[: -len(".jsonl")], next(self.clock))
        version = next(self.clock)
        for machine in (one, other):
            machine.write(name, winner, version)
            machine.write(copy, loser, version)

    def is_shared(self, name):
        return len(self.owners.get(name.split(".")[0], ())) > 1

    def transfer(self, source, target, name, content, whole):
        there = target.read().get(name)
        version = source.versions.get(name, 0)
        if there == content:
            return
        if (name, content) in self.removed and there is None:
            if whole or self.random.random() < 0.5:
                source.journals.joinpath(name).unlink()
                return
        if there is not None and self.is_shared(name) and "conflict" not in name:
            if there.startswith(content):
                return
            if not content.startswith(there):
                self.collide(source, target, name)
                return
        elif there is not None and target.versions.get(name, 0) >= version:
            return
        if not whole and self.random.random() < 0.3 and there is None:
            target.write(name, self.cut(content), version - 0.5)
        else:
            target.write(name, content, version)

    def sync(self, whole=False, pair=None):
        source, target = pair or self.random.sample(self.machines, 2)
        files = list(source.read().items())
        self.random.shuffle(files)
        if not whole:
            files = files[: self.random.randrange(len(files) + 1)]
        for name, content in files:
            if source.journals.joinpath(name).exists():
                self.transfer(source, target, name, content, whole)

    def settle(self):
        """Lets everything arrive everywhere."""
        for _ in range(20):
            before = [machine.read() for machine in self.machines]
            for pair in itertools.permutations(self.machines, 2):
                self.sync(True, pair)
            if before == [machine.read() for machine in self.machines]:
                return
        raise AssertionError("the folders never came to be the same")

    def run(self):
        steps = (
            (self.act, 12),
            (self.sync, 10),
            (self.restart, 1),
            (self.set_clock, 1),
            (self.compact, 1),
            (self.tidy, 1),
        )
        if self.random.random() < 0.5:
            steps += ((self.copy_device, 1),)
        for step in self.random.choices(*zip(*steps), k=self.random.randrange(5, 50)):
            step()
        self.settle()


class Merging(unittest.TestCase):
    maxDiff = None

    def arrive(self, history, name):
        """The same files once more, piece by piece and in another order, watched all along."""
        machine = Machine(history.root, name, 0)
        pieces = []
        for file, content in history.machines[0].read().items():
            cut = history.random.randrange(len(content) + 1)
            pieces.append((file, content[:cut], content))
        history.random.shuffle(pieces)
        for file, part, _ in pieces:
            machine.write(file, part, 0)
            machine.programs[0].dump()
        history.random.shuffle(pieces)
        for file, _, content in pieces:
            machine.write(file, content, 0)
            machine.programs[0].dump()
        shown = machine.programs[0].dump()
        for program in machine.programs:
            program.close()
        return shown

    def assert_nothing_lost(self, history, shown):
        for act in history.acts:
            others = [
                other
                for other in history.acts
                if other.annotation == act.annotation and act in other.seen
            ]
            if others or not act.keeps:
                continue
            self.assertIn(act.annotation, shown, "an annotation is lost")
            annotation = shown[act.annotation]
            notes = {annotation["note"], *annotation["conflicts"]}
            self.assertLessEqual(act.notes, notes, f"a note of act {act.number} is lost")

    def check(self, history):
        shown = history.machines[0].open()
        expected = shown.dump()
        shown.close()
        for machine in history.machines:
            for program in machine.programs:
                self.assertEqual(program.dump(), expected, "two programs show different things")
        self.assertEqual(self.arrive(history, "late"), expected, "the order of arrival mattered")
        self.assert_nothing_lost(history, expected)
        if not history.has_copied_device:
            self.assertEqual(expected, reference_merge.state(history.machines[0].journals))
        return expected

    def run_history(self, seed):
        root = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-merging-"))
        self.addCleanup(shutil.rmtree, root, ignore_errors=True)
        history = History(seed, root)
        try:
            history.run()
            expected = self.check(history)
            for machine in history.machines:
                history.tidy("tidy", machine)
                history.tidy("compact", machine)
            history.settle()
            history.root = root / "tidied"
            self.assertEqual(self.check(history), expected, "tidying changed what is shown")
        finally:
            history.close()
            shutil.rmtree(root, ignore_errors=True)
        return len(history.acts)

    def test_histories(self):
        seeds = [int(os.environ["HASHIYA_SEED"])] if "HASHIYA_SEED" in os.environ else None
        n_acts = 0
        for seed in seeds or [random.randrange(1 << 32) for _ in range(N_HISTORIES)]:
            with self.subTest(seed=seed):
                n_acts += self.run_history(seed)
        self.assertGreater(n_acts, 0)


if __name__ == "__main__":
    tap.main()
