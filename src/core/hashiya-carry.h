// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-text.h"
#include "hashiya-tokens.h"

G_BEGIN_DECLS

/**
 * HashiyaCarry:
 * @map: (array length=old->n): for each token of the old text the index of its equal in the new
 *   one, or %HASHIYA_UNMATCHED
 *
 * Two texts and what is known of them: what a range is carried through.
 */
typedef struct
{
  HashiyaText *old_text;
  const HashiyaTokens *old;
  HashiyaText *new_text;
  const HashiyaTokens *now;
  const guint32 *map;
} HashiyaCarry;

/**
 * HashiyaCarried:
 * @start: first code point in the new text
 * @end: code point after the last
 * @found: the share of the range's letters that stand there, 0 to 1; 0 where other words stand in
 *   place of every one of them
 * @whole: whether all of its words stand there, with nothing between them but what was
 * @verbatim: whether they are the same to the code point
 * @held: on how many sides, 0 to 2, the word next to it is still the word next to it
 */
typedef struct
{
  gsize start;
  gsize end;
  double found;
  gboolean whole;
  gboolean verbatim;
  guint held;
} HashiyaCarried;

/**
 * hashiya_carry_range:
 * @start: first code point of a range of the old text
 * @end: code point after its last
 * @carried: (out caller-allocates): never inside a grapheme cluster
 *
 * Where a range stands in the new text. Where its words were torn apart, the largest piece counts;
 * a word at its edge that was replaced is taken along, one that was put in beside it is not.
 *
 * Returns: %FALSE where nothing of it is left and nothing stands in its place
 */
gboolean
hashiya_carry_range (const HashiyaCarry *self, gsize start, gsize end, HashiyaCarried *carried);

G_END_DECLS
