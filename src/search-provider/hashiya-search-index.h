// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

G_BEGIN_DECLS

/**
 * HashiyaSearchIndex:
 *
 * The titles of a library's documents and sections, and its notes, folded, in memory: what can be
 * found without reading a text. May be used from any thread; locks itself.
 */
typedef struct _HashiyaSearchIndex HashiyaSearchIndex;

HashiyaSearchIndex *hashiya_search_index_new (HashiyaLibrary *library);
void hashiya_search_index_free (HashiyaSearchIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaSearchIndex, hashiya_search_index_free)

/**
 * HashiyaSearchResult:
 * @link: a `hashiya:` link to it, also its name among the results
 * @title: a document's or section's title, or the first line of a note; valid UTF-8
 * @description: (nullable): the title of the document it is in
 */
typedef struct
{
  char *link;
  char *title;
  char *description;
} HashiyaSearchResult;

/**
 * hashiya_search_index_refresh:
 *
 * Reads what is new or changed since the last time: at first every outline and journal, then
 * about a stat a journal. Blocks on the disk.
 *
 * Returns: whether the library could be read; what was known before stays where it could not
 */
gboolean hashiya_search_index_refresh (HashiyaSearchIndex *self, GError **error);

/**
 * hashiya_search_index_find:
 * @terms: words, each of which a result has; words that fold to nothing do not count
 * @limit: how many at most
 *
 * Returns: (transfer full): links, documents first, then sections, then notes
 */
GStrv hashiya_search_index_find (HashiyaSearchIndex *self, const char *const *terms, guint limit);

/**
 * hashiya_search_index_lookup:
 *
 * Returns: (transfer full) (nullable): a copy of the result of that link
 */
HashiyaSearchResult *hashiya_search_index_lookup (HashiyaSearchIndex *self, const char *link);
void hashiya_search_result_free (HashiyaSearchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaSearchResult, hashiya_search_result_free)

G_END_DECLS
