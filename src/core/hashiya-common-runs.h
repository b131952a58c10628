// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaRun:
 * @a: where it starts in the first sequence
 * @b: where it starts in the second
 * @n: tokens
 * @in_order: whether it is of the heaviest chain of runs that stand in one order in both
 */
typedef struct
{
  guint32 a;
  guint32 b;
  guint32 n;
  gboolean in_order;
} HashiyaRun;

/**
 * hashiya_common_runs:
 * @k: the length of the phrases to start from
 *
 * The runs of tokens around each phrase of @k tokens that stands exactly once in both sequences,
 * as far as both agree. Phrases that stand once are what patience diff starts from; the chain is
 * the heaviest increasing subsequence. O(n log n).
 *
 * Returns: (transfer full) (element-type HashiyaRun): by their place in @a, which they share
 *   with no other; those out of order may overlap in @b
 */
GArray *hashiya_common_runs (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint k);

G_END_DECLS
