// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** HashiyaTextPreferences: How the text that is read looks, a group of rows a script. */
#define HASHIYA_TYPE_TEXT_PREFERENCES (hashiya_text_preferences_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaTextPreferences, hashiya_text_preferences, HASHIYA, TEXT_PREFERENCES, AdwPreferencesPage)

G_END_DECLS
