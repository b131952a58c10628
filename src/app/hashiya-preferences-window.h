// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaPreferencesWindow:
 *
 * How the program looks, and where the library is. Every change is a setting and takes effect at
 * once; the interface language at the next start, which is offered.
 */
#define HASHIYA_TYPE_PREFERENCES_WINDOW (hashiya_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaPreferencesWindow,
                      hashiya_preferences_window,
                      HASHIYA,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWidget *hashiya_preferences_window_new (void);

G_END_DECLS
