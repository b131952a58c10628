// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaFindFlags:
 * @HASHIYA_FIND_DEFAULT: what hashiya_fold() makes equal is equal
 * @HASHIYA_FIND_MATCH_CASE: capitals are not small letters
 * @HASHIYA_FIND_MATCH_LETTERS: letters, marks and digits as typed, but for their canonical form
 * @HASHIYA_FIND_WHOLE_WORDS: begins and ends where words do, UAX #29
 */
typedef enum
{
  HASHIYA_FIND_DEFAULT = 0,
  HASHIYA_FIND_MATCH_CASE = 1 << 0,
  HASHIYA_FIND_MATCH_LETTERS = 1 << 1,
  HASHIYA_FIND_WHOLE_WORDS = 1 << 2,
} HashiyaFindFlags;

/**
 * HashiyaFound:
 * @start: first code point
 * @end: code point after the last, with the marks that belong to it
 * @start_byte: @start in bytes
 * @end_byte: @end in bytes
 */
typedef struct
{
  gsize start;
  gsize end;
  gsize start_byte;
  gsize end_byte;
} HashiyaFound;

/**
 * HashiyaFinder:
 *
 * Finds what a reader types. Any white space, and any amount of it, is as good as a space.
 * Immutable: any thread may use it.
 */
typedef struct _HashiyaFinder HashiyaFinder;

/** hashiya_finder_new: @query: valid UTF-8; white space around it does not count */
HashiyaFinder *hashiya_finder_new (const char *query, HashiyaFindFlags flags);
void hashiya_finder_free (HashiyaFinder *self);

/** hashiya_finder_is_empty: Returns: whether the query has nothing that could be found */
gboolean hashiya_finder_is_empty (HashiyaFinder *self);

/**
 * hashiya_finder_find:
 * @utf8: valid UTF-8
 * @n_bytes: its length
 * @max: how many to find at most
 *
 * Takes time in proportion to the text, whatever the query (Knuth, Morris and Pratt's algorithm
 * over folded text).
 *
 * Returns: (transfer full) (element-type HashiyaFound): where it stands, in order; none overlap
 */
GArray *hashiya_finder_find (HashiyaFinder *self, const char *utf8, gsize n_bytes, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaFinder, hashiya_finder_free)

G_END_DECLS
