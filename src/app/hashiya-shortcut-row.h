// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-finder.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaShortcutRow:
 *
 * What keys do, and the keys: "accelerator" holds one or more of them with spaces between, and
 * "accelerator-rtl" those that take their place where the interface runs from right to left.
 */
#define HASHIYA_TYPE_SHORTCUT_ROW (hashiya_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaShortcutRow, hashiya_shortcut_row, HASHIYA, SHORTCUT_ROW, AdwActionRow)

/** hashiya_shortcut_row_matches: Returns: whether what is looked for is in what the keys do, or in
 *   what they are called; nothing is in every row */
gboolean hashiya_shortcut_row_matches (HashiyaShortcutRow *self, HashiyaFinder *finder);

G_END_DECLS
