# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the keyboard's focus goes, as a screen reader hears it."""

import time

import pyatspi
from gi.repository import GLib
from window import wait_until

SETTLING = 0.12


class Focus:
    """Every widget, and every link of a page, that has taken the focus since clear()."""

    def __init__(self):
        self.heard = []
        self.item = None  # what press() came to
        pyatspi.Registry.registerEventListener(self.on_event, "object:state-changed:focused")

    def close(self):
        pyatspi.Registry.deregisterEventListener(self.on_event, "object:state-changed:focused")

    def on_event(self, event):
        if event.detail1:
            self.heard.append(event.source)

    def listen(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.01)

    def clear(self):
        self.listen(SETTLING)
        self.heard.clear()

    def press(self, window, key, patience=10):
        """What has the focus after a key that moves it: (role, name)."""
        self.heard.clear()
        window.key(key)

        def look():
            self.listen(0.02)
            return self.heard

        wait_until(look, f"the focus to move by {key}", patience)
        self.listen(SETTLING)
        self.item = self.heard[-1]
        return self.item.getRoleName(), self.item.name

    def around(self, window, key, limit=40, patience=10):
        """The names of what a key comes to, until it comes to the first of them again; with little
        patience, what says nothing for itself among them."""
        names, first = [], None
        for _ in range(limit):
            try:
                name = self.press(window, key, patience)[1]
            except AssertionError:
                if patience > 5:
                    raise
                continue
            if self.item == first:
                return names
            first = first or self.item
            names.append(name)
        raise AssertionError(f"{key} does not come round: {names}")
