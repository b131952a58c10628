// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaFolderWatch:
 *
 * Says what becomes of a folder's entries, by the system's reports, and where there are none, as in
 * a portal's folder, by the folder's own time, looked at every 5 s.
 *
 * Signal `changed` (): something came or went; several changes at once are said once.
 */
#define HASHIYA_TYPE_FOLDER_WATCH (hashiya_folder_watch_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaFolderWatch, hashiya_folder_watch, HASHIYA, FOLDER_WATCH, GObject)

HashiyaFolderWatch *hashiya_folder_watch_new (void);

/** hashiya_folder_watch_set_folder: @path: what is watched from now on */
void hashiya_folder_watch_set_folder (HashiyaFolderWatch *self, const char *path);

/** hashiya_folder_watch_set_active: @is_active: whether anybody wants to hear of it */
void hashiya_folder_watch_set_active (HashiyaFolderWatch *self, gboolean is_active);

G_END_DECLS
