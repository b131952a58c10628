// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaShortcutsWindow:
 *
 * Every key that the program answers, in a list that scrolls: GtkShortcutsWindow stands in columns
 * and can be no smaller than they are, 919 by 950 pixels with these.
 */
#define HASHIYA_TYPE_SHORTCUTS_WINDOW (hashiya_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaShortcutsWindow, hashiya_shortcuts_window, HASHIYA, SHORTCUTS_WINDOW, AdwWindow)

G_END_DECLS
