// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaRecentMenu:
 *
 * The files that were opened in this program last, as the desktop remembers them, the newest first;
 * each calls `app.open-recent` with its URI.
 */
#define HASHIYA_TYPE_RECENT_MENU (hashiya_recent_menu_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaRecentMenu, hashiya_recent_menu, HASHIYA, RECENT_MENU, GObject)

HashiyaRecentMenu *hashiya_recent_menu_new (void);

/** hashiya_recent_menu_get_model: Returns: (transfer none): the menu, kept up to date */
GMenuModel *hashiya_recent_menu_get_model (HashiyaRecentMenu *self);

/** hashiya_recent_menu_add: Remembers a file that was opened. */
void hashiya_recent_menu_add (GFile *file);

G_END_DECLS
