// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the library asks of the disk, each step durable: when a function here returns, what it
 * did stands after a power cut. Errors are HASHIYA_LIBRARY_ERROR_WRITE with a sentence. */

/** HASHIYA_DISK_PARTIAL: how every name begins that is not yet what it is going to be */
#define HASHIYA_DISK_PARTIAL ".partial-"

/**
 * hashiya_disk_set_error:
 *
 * Says that @path, or the folder in which something partial was to come to be, could not be
 * written, and from @errsv why.
 */
void hashiya_disk_set_error (GError **error, int errsv, const char *path);

/** hashiya_disk_sync_folder: Makes durable what was created, renamed or removed in @path. */
gboolean hashiya_disk_sync_folder (const char *path, GError **error);

/** hashiya_disk_make_folder: Makes @path and every folder above it that is not there. */
gboolean hashiya_disk_make_folder (const char *path, GError **error);

/**
 * hashiya_disk_write_all:
 *
 * Returns: whether all @n_bytes were written to @fd; else errno says why
 */
gboolean hashiya_disk_write_all (int fd, const char *data, gsize n_bytes);

/**
 * hashiya_disk_create_file:
 * @path: must not be there yet
 *
 * Writes and syncs a new file. Its folder is left to the caller, who may have many to write.
 */
gboolean
hashiya_disk_create_file (const char *path, const char *data, gsize n_bytes, GError **error);

/** hashiya_disk_write_file: Writes a new file that is yet to be synced by
 * hashiya_disk_sync_file(). */
gboolean
hashiya_disk_write_file (const char *path, const char *data, gsize n_bytes, GError **error);

/** hashiya_disk_sync_file: Makes durable what was written to @path; not its name. */
gboolean hashiya_disk_sync_file (const char *path, GError **error);

/** hashiya_disk_replace_file: Puts a file in place of @path, or leaves the old one as it was. */
gboolean
hashiya_disk_replace_file (const char *path, const char *data, gsize n_bytes, GError **error);

/**
 * hashiya_disk_append_file:
 * @first: (nullable): what a new or empty file begins with
 *
 * Appends @data, after a newline where the file does not end with one. What was written of it
 * is taken back where not all of it could be written and made durable.
 */
gboolean hashiya_disk_append_file (
    const char *path, const char *first, const char *data, gsize n_bytes, GError **error);

/** hashiya_disk_remove_tree: Removes @path with all below it, following no link. */
void hashiya_disk_remove_tree (const char *path);

/**
 * hashiya_disk_list_folder:
 *
 * Returns: (transfer full) (element-type filename): the sorted names in a folder; none where it
 *   is not there; %NULL with an error of %G_FILE_ERROR where it cannot be read
 */
GPtrArray *hashiya_disk_list_folder (const char *path, GError **error);

G_END_DECLS
