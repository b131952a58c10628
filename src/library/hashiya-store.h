// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"

G_BEGIN_DECLS

/* A document's content on the disk: `content/<version>/` in its folder, immutable. */

/** HASHIYA_ID_DIGITS: how many hex digits name a document or a version */
#define HASHIYA_ID_DIGITS 16

/** hashiya_store_get_id: Returns: (nullable): the id in a folder's name, %NULL where it has none */
const char *hashiya_store_get_id (const char *name);

/**
 * hashiya_store_list_versions:
 * @folders: (element-type filename): the document's folders
 *
 * Returns: (transfer full) (element-type filename): the folders of the versions that have a
 *   `document.json`, sorted
 */
GPtrArray *hashiya_store_list_versions (GPtrArray *folders);

/**
 * hashiya_store_read_description:
 * @folder: the version's folder
 *
 * Returns: (transfer full): what its `document.json` says, or %NULL with
 *   %HASHIYA_LIBRARY_ERROR_MISSING, or %HASHIYA_LIBRARY_ERROR_DAMAGED where its bytes are not
 *   the version's
 */
JsonObject *hashiya_store_read_description (const char *folder, GError **error);

/**
 * hashiya_store_read_file:
 * @entry: what the description's `files` say of it: path, size, sha256
 *
 * Returns: (transfer full): its bytes, or %NULL with MISSING or DAMAGED
 */
GBytes *hashiya_store_read_file (const char *folder, JsonObject *entry, GError **error);

/** hashiya_store_find_file: Returns: (nullable): the entry of @path in the description's `files` */
JsonObject *hashiya_store_find_file (JsonObject *description, const char *path);

/** hashiya_store_is_safe_path: Returns: whether @path leads nowhere but below its folder */
gboolean hashiya_store_is_safe_path (const char *path);

/** hashiya_store_is_complete: Returns: whether every file is there as it was written */
gboolean hashiya_store_is_complete (const char *folder, JsonObject *description);

/** hashiya_store_has_original: Returns: whether the version was made of these bytes */
gboolean hashiya_store_has_original (JsonObject *description, const char *sha256);

/** hashiya_store_open: Returns: (transfer full): the version as a reader opens it */
HashiyaDocument *hashiya_store_open (const char *folder, const char *id, GError **error);

/**
 * hashiya_store_publish:
 * @library: the library's folder
 * @name: the document's folder in it, there or not
 * @device: this device's id, by which a half-written version is known as its own
 * @is_new: (out): whether that folder was made
 *
 * Writes a version beside its place and renames it there; where the version is there already,
 * puts back what is missing of it or damaged.
 */
gboolean hashiya_store_publish (const char *library,
                                const char *name,
                                const char *device,
                                HashiyaContent *content,
                                gboolean *is_new,
                                GError **error);

G_END_DECLS
