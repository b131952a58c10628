// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaHelpWindow:
 *
 * What the program does and how, on one page.
 */
#define HASHIYA_TYPE_HELP_WINDOW (hashiya_help_window_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaHelpWindow, hashiya_help_window, HASHIYA, HELP_WINDOW, AdwWindow)

G_END_DECLS
