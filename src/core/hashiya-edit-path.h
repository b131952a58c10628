// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An entry of an alignment's map: the token stands nowhere in the other text. */
#define HASHIYA_UNMATCHED G_MAXUINT32

/**
 * HashiyaEditPath:
 *
 * Room to work in, kept from one alignment to the next. Of one thread.
 */
typedef struct _HashiyaEditPath HashiyaEditPath;

HashiyaEditPath *hashiya_edit_path_new (void);
void hashiya_edit_path_free (HashiyaEditPath *self);

/** hashiya_edit_path_fits: Returns: whether two sequences of these lengths are short enough for
 * hashiya_edit_path_align() */
gboolean hashiya_edit_path_fits (guint n_a, guint n_b);

/**
 * hashiya_edit_path_align:
 * @a: the pattern
 * @b: the text
 * @free_ends: whether what stands in @b before the first and after the last token of @a is free
 * @map: (array length=n_a) (out caller-allocates): for each token of @a the index of the equal
 *   token of @b that it is aligned with, or %HASHIYA_UNMATCHED
 *
 * Aligns with the fewest insertions, deletions and substitutions. Source: G. Myers, "A fast
 * bit-vector algorithm for approximate string matching based on dynamic programming", 1999, in
 * blocks, with the vertical differences of every column kept for the way back.
 *
 * Returns: the number of edits
 */
guint hashiya_edit_path_align (HashiyaEditPath *self,
                               const guint32 *a,
                               guint n_a,
                               const guint32 *b,
                               guint n_b,
                               gboolean free_ends,
                               guint32 *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaEditPath, hashiya_edit_path_free)

G_END_DECLS
