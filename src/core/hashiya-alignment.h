// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-edit-path.h"
#include "hashiya-tokens.h"

G_BEGIN_DECLS

/**
 * HashiyaAlignment:
 * @map: for each token of the old text the index of the token of the new one that it has become,
 *   or %HASHIYA_UNMATCHED
 * @moved: a bit for each token of the old text: whether it is of a block that stands in another
 *   order now
 */
typedef struct
{
  guint32 *map;
  guint32 *moved;
} HashiyaAlignment;

/**
 * hashiya_alignment_new:
 * @a: the tokens of the old text
 * @b: the tokens of the new one
 * @path: room to work in
 *
 * Which token of the new text each token of the old one has become. Phrases that stand once in
 * both texts come first, also where they stand in another order (moved blocks); what lies between
 * them is aligned with the fewest edits; what was taken out in one place and put in at another
 * counts as moved. Nothing is aligned with a token twice. O(n log n) for texts that have most of
 * their phrases in common.
 *
 * Returns: (transfer full): free with hashiya_alignment_free()
 */
HashiyaAlignment *
hashiya_alignment_new (const HashiyaTokens *a, const HashiyaTokens *b, HashiyaEditPath *path);
void hashiya_alignment_free (HashiyaAlignment *self);

/**
 * hashiya_alignment_fit:
 * @pattern: the words of a quote
 * @text: the stretch of a text that it may stand in; what is left of it at both ends is free
 * @map: (array length=n_pattern) (out caller-allocates): for each word of the pattern an index in
 *   @text, or %HASHIYA_UNMATCHED
 */
void hashiya_alignment_fit (const guint32 *pattern,
                            guint n_pattern,
                            const guint32 *text,
                            guint n_text,
                            HashiyaEditPath *path,
                            guint32 *map);

/** hashiya_alignment_is_moved: Returns: whether the old token @index is of a block that moved */
static inline gboolean
hashiya_alignment_is_moved (const HashiyaAlignment *self, guint index)
{
  return (self->moved[index / 32] >> (index % 32)) & 1;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaAlignment, hashiya_alignment_free)

G_END_DECLS
