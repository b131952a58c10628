#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program that holds the clipboard: TYPE TEXT pairs on the command line; says "ready" when it does."""

import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

Gtk.init()
providers = [
    Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(text.encode()))
    for kind, text in zip(sys.argv[1::2], sys.argv[2::2])
]
Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_union(providers))
print("ready", flush=True)
GLib.MainLoop().run()
