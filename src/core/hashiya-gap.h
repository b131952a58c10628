// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-text.h"
#include "hashiya-tokens.h"

G_BEGIN_DECLS

/**
 * HashiyaTokenSpan:
 *
 * Tokens of a text, from @first up to but without @end.
 */
typedef struct
{
  HashiyaText *text;
  const HashiyaTokens *tokens;
  guint first;
  guint end;
} HashiyaTokenSpan;

/**
 * HashiyaGapPlace:
 * @start: first code point in the new text
 * @end: code point after the last; not above @start where the word has no counterpart
 */
typedef struct
{
  gsize start;
  gsize end;
} HashiyaGapPlace;

/**
 * hashiya_gap_align:
 * @a: the words that stand between two words which both texts have
 * @b: the words that stand there in the new text
 * @first: which of two words that are as unlike it a new word stands for: the first, or the last
 *
 * What has become of each word of a gap in which no word is equal: written together or apart,
 * misspelt, replaced, or gone.
 *
 * Returns: (transfer full) (array length=a.end-a.first) (nullable): %NULL where the gap is too
 *   long to say
 */
HashiyaGapPlace *hashiya_gap_align (HashiyaTokenSpan a, HashiyaTokenSpan b, gboolean first);

/**
 * hashiya_text_skip_units:
 * @start: the code point to count from
 * @n_units: folded code points
 * @at_end: whether to stop right after the last of them instead of before the next
 *
 * Returns: a code point offset; inside no code point that folds to several
 */
gsize hashiya_text_skip_units (HashiyaText *text, gsize start, guint n_units, gboolean at_end);

/** hashiya_text_count_units: Returns: how many folded code points stand between two offsets */
guint hashiya_text_count_units (HashiyaText *text, gsize start, gsize end);

G_END_DECLS
