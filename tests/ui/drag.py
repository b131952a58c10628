#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program's window to drag from: TYPE TEXT pairs on the command line; prints the window's number once it
can be dragged from."""

import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("GdkX11", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GdkX11, GLib, Gtk  # noqa: E402, F401

Gtk.init()
providers = [
    Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(text.encode()))
    for kind, text in zip(sys.argv[1::2], sys.argv[2::2])
]
source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
source.set_content(Gdk.ContentProvider.new_union(providers))
label = Gtk.Label(label="Drag")
label.add_controller(source)
window = Gtk.Window(title="Drag from Here", default_width=120, default_height=80, decorated=False, child=label)
window.present()
GLib.timeout_add(300, lambda: print(window.get_surface().get_xid(), flush=True))
GLib.MainLoop().run()
