// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaFolderFound:
 * @path: of a file, or of a folder that could not be read
 * @error: (nullable): why it could not
 */
typedef void (*HashiyaFolderFound) (const char *path, const GError *error, gpointer data);

/**
 * hashiya_folder_list:
 * @folder: a path
 *
 * Finds the files beneath a folder that import reads by their names, in the order of their paths.
 * Hidden files, symbolic links, and the folders that browsers save beside a page are left out.
 *
 * Returns: how many times @found was called
 */
guint hashiya_folder_list (const char *folder, HashiyaFolderFound found, gpointer data);

G_END_DECLS
