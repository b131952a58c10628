# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest cases and reports each as a TAP line, as GLib's tests do."""

import sys
import time
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self, stream):
        super().__init__()
        self.tap = stream
        self.number = 0

    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def line(self, word, test, tail=""):
        self.number += 1
        print(f"{word} {self.number} {test.id()}{tail}", file=self.tap, flush=True)
        print(f"# {time.monotonic() - self.began:.1f} s", file=self.tap, flush=True)

    def explain(self, err):
        """To both: a harness that reads TAP keeps it, and shows of a failure stderr alone."""
        text = "".join(traceback.format_exception(*err))
        for line in text.splitlines():
            print(f"# {line}", file=self.tap, flush=True)
        print(text, file=sys.stderr, flush=True)

    def addSuccess(self, test):
        self.line("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.explain(err)
        self.line("not ok", test)

    def addError(self, test, err):
        super().addError(test, err)
        self.explain(err)
        self.line("not ok", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.line("ok", test, f" # SKIP {reason}")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.explain(err)
            self.line("not ok", subtest)


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = TapResult(sys.stdout)
    print("TAP version 13", flush=True)
    suite.run(result)
    print(f"1..{result.number}", flush=True)
    sys.exit(0 if result.wasSuccessful() else 1)
