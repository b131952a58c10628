// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

G_BEGIN_DECLS

/**
 * hashiya_library_find_folders:
 *
 * Only the hex digits name a document: two devices may have made its folder with two slugs.
 *
 * Returns: (transfer full) (element-type filename): the sorted paths of its folders; may be empty
 */
GPtrArray *hashiya_library_find_folders (HashiyaLibrary *self, const char *id);

/**
 * hashiya_library_list_folders:
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): every document's folders by its id, or
 *   %NULL where the library cannot be read
 */
GHashTable *hashiya_library_list_folders (HashiyaLibrary *self, GError **error);

/**
 * hashiya_library_choose_version:
 * @versions: (element-type filename): the folders of a document's versions
 *
 * Returns: (transfer full) (nullable): the folder of the version a reader opens: the one the
 *   journal names; where that is not here (yet), another that is
 */
char *hashiya_library_choose_version (GPtrArray *versions, HashiyaMargin *margin);

/**
 * hashiya_library_list_holders:
 *
 * Returns: (transfer full) (element-type utf8 utf8): of documents of several versions: the SHA-256
 *   of each original, and the document's id
 */
GHashTable *hashiya_library_list_holders (HashiyaLibrary *self);

/**
 * hashiya_library_find_holder:
 * @sha256: of a file's bytes
 *
 * Looks through documents of several versions: one of a single version is named after its bytes.
 * What other processes publish meanwhile is seen a moment later.
 *
 * Returns: (transfer full) (nullable): the id of a document with a version made of these bytes
 */
char *hashiya_library_find_holder (HashiyaLibrary *self, const char *sha256);

/** hashiya_library_add_holder: Document @id has a version of these bytes now. */
void hashiya_library_add_holder (HashiyaLibrary *self, const char *sha256, const char *id);

G_END_DECLS
