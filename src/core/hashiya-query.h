// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-finder.h"

G_BEGIN_DECLS

/**
 * HashiyaQuery:
 *
 * Words that narrow a list: what stays has each of them somewhere, in whatever order, folded as
 * #HashiyaFinder folds.
 */
typedef struct _HashiyaQuery HashiyaQuery;

/**
 * hashiya_query_new:
 * @words: valid UTF-8; words that fold to nothing do not count
 * @flags: how exactly each word is meant
 */
HashiyaQuery *hashiya_query_new (const char *words, HashiyaFindFlags flags);
void hashiya_query_free (HashiyaQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaQuery, hashiya_query_free)

/** hashiya_query_is_empty: Returns: whether there is no word, and everything stays */
gboolean hashiya_query_is_empty (const HashiyaQuery *self);

/**
 * hashiya_query_matches:
 * @fields: (array length=n_fields) (element-type utf8): valid UTF-8, any of them may be %NULL
 *
 * Returns: whether each word stands in one of the fields
 */
gboolean
hashiya_query_matches (const HashiyaQuery *self, const char *const *fields, guint n_fields);

G_END_DECLS
