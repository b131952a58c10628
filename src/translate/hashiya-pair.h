// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-translation.h"

G_BEGIN_DECLS

/**
 * HashiyaPair:
 *
 * Original and translation as one document, in which each block stands in a row with its
 * translation: `div` elements of the class `row`, in each a `div` of the class `original` and one
 * of the class `translation`. Its text is made of pieces of both. Immutable.
 */
#define HASHIYA_TYPE_PAIR (hashiya_pair_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaPair, hashiya_pair, HASHIYA, PAIR, GObject)

/** hashiya_pair_new: Returns: (transfer full): the pair, or %NULL with an error where a page cannot
 * be read */
HashiyaPair *hashiya_pair_new (HashiyaTranslation *translation, GError **error);

/** hashiya_pair_get_document: Returns: (transfer none): both as a reader opens them */
HashiyaDocument *hashiya_pair_get_document (HashiyaPair *self);

/**
 * hashiya_pair_place:
 * @is_translated: whether @offset is a code point of the translation's text, else of the original's
 *
 * Returns: that code point in the text of the pair
 */
gsize hashiya_pair_place (HashiyaPair *self, gboolean is_translated, gsize offset);

/** hashiya_pair_is_translated: Returns: whether a code point of the pair's text is of the
 * translation */
gboolean hashiya_pair_is_translated (HashiyaPair *self, gsize offset);

/**
 * hashiya_pair_resolve:
 * @is_translated: in which of the two texts
 * @offset: a code point of the pair's text
 *
 * Returns: the code point in that text, or where it stands behind the last one before @offset
 */
gsize hashiya_pair_resolve (HashiyaPair *self, gboolean is_translated, gsize offset);

/** HashiyaPairRange: @start: first code point in the pair's text; @end: the one after the last */
typedef struct
{
  gsize start;
  gsize end;
} HashiyaPairRange;

/**
 * hashiya_pair_split:
 * @is_translated: which of the two texts @start and @end are of
 *
 * Returns: (transfer full) (element-type HashiyaPairRange): where a range of one text stands in the
 *   pair: one for each row that it touches
 */
GArray *hashiya_pair_split (HashiyaPair *self, gboolean is_translated, gsize start, gsize end);

G_END_DECLS
