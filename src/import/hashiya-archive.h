// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HASHIYA_ARCHIVE_MAX_FILES: a book has some hundred, a picture book some thousand */
#define HASHIYA_ARCHIVE_MAX_FILES 10000
/** HASHIYA_ARCHIVE_MAX_FILE_BYTES: of one file, unpacked */
#define HASHIYA_ARCHIVE_MAX_FILE_BYTES (64 * 1024 * 1024)
/** HASHIYA_ARCHIVE_MAX_BYTES: of all files that are read, unpacked */
#define HASHIYA_ARCHIVE_MAX_BYTES (512 * 1024 * 1024)

/**
 * HashiyaArchive:
 *
 * A ZIP archive in memory, read file by file. Nothing is ever unpacked to a disk, so a name that
 * climbs out of the archive or a link in it leads nowhere; what was unpacked is counted byte by
 * byte and not believed from what the archive says of it.
 */
typedef struct _HashiyaArchive HashiyaArchive;

/**
 * hashiya_archive_open:
 *
 * Returns: (transfer full): the archive, or %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaArchive *hashiya_archive_open (GBytes *bytes, GError **error);
void hashiya_archive_free (HashiyaArchive *self);

/** hashiya_archive_has: Returns: whether there is a file @path, in upper or lower case */
gboolean hashiya_archive_has (HashiyaArchive *self, const char *path);

/**
 * hashiya_archive_read:
 * @path: from the archive's root; of two files of one name the first counts
 *
 * Returns: (transfer full): the file's bytes, checked against their checksum; or %NULL with
 *   %HASHIYA_IMPORT_ERROR: it is missing, damaged, encrypted, no file, or too large
 */
GBytes *hashiya_archive_read (HashiyaArchive *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaArchive, hashiya_archive_free)

G_END_DECLS
