// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-anchorer.h"

#include "hashiya-alignment.h"
#include "hashiya-carry.h"
#include "hashiya-quote-matcher.h"
#include "hashiya-quote.h"
#include "hashiya-tokens.h"

#include <string.h>

/* Of what was marked, so much must be left for the rest to count as an edit. */
#define MIN_FOUND  0.25
#define HALF_FOUND 0.5

#define ORPHAN ((HashiyaAnchor){ HASHIYA_ANCHOR_ORPHAN, 0, 0, 0, FALSE })

const char *
hashiya_anchor_state_name (HashiyaAnchorState state)
{
  static const char *const names[] = { "exact", "moved", "fuzzy", "orphan" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), NULL);

  return names[state];
}

static gpointer
tokenize (gpointer data)
{
  gsize n_bytes;
  const char *utf8 = hashiya_text_peek (data, &n_bytes);

  return hashiya_tokens_new (utf8, n_bytes);
}

/* Whether the mark's position holds its words in @text. */
static gboolean
stands (HashiyaText *text, const HashiyaQuote *mark)
{
  gsize n_exact, from;

  if (!mark->has_position || mark->start >= mark->end || mark->end > hashiya_text_get_length (text))
    return FALSE;
  if (mark->exact == NULL)
    return TRUE;
  n_exact = strlen (mark->exact);
  from = hashiya_text_byte_offset (text, mark->start);
  return hashiya_text_byte_offset (text, mark->end) - from == n_exact
         && memcmp (hashiya_text_peek (text, NULL) + from, mark->exact, n_exact) == 0;
}

static HashiyaAnchor
judge (const HashiyaCarried *carried, gboolean moved)
{
  HashiyaAnchor anchor
      = { HASHIYA_ANCHOR_FUZZY, carried->start, carried->end, carried->found, TRUE };

  if (carried->whole)
    {
      anchor.state = moved ? HASHIYA_ANCHOR_MOVED : HASHIYA_ANCHOR_EXACT;
      anchor.score = carried->verbatim ? 1 : 0.99;
      anchor.doubtful = FALSE;
      return anchor;
    }
  /* Other words in its place count only where both neighbours stand by. */
  if (carried->found < MIN_FOUND && carried->held < 2)
    return ORPHAN;
  anchor.score = CLAMP (carried->found, 0.1, 0.98);
  return anchor;
}

static gboolean
is_moved (const HashiyaCarry *carry, const HashiyaAlignment *alignment, const HashiyaQuote *mark)
{
  guint first = hashiya_tokens_ending_after (carry->old, mark->start);
  guint last = hashiya_tokens_starting_from (carry->old, mark->end);

  for (guint i = first; i < last; i++)
    if (hashiya_alignment_is_moved (alignment, i))
      return TRUE;
  return FALSE;
}

/* Says how far the work is. Returns: whether to go on with it. */
static gboolean
report (HashiyaAnchorProgress progress, gpointer user_data, double done, GCancellable *cancellable)
{
  if (progress != NULL)
    progress (done, user_data);
  return !g_cancellable_is_cancelled (cancellable);
}

static void
carry_marks (HashiyaText *now,
             HashiyaText *old,
             const HashiyaQuote *marks,
             guint n_marks,
             GArray *anchors,
             GArray *left,
             HashiyaAnchorProgress progress,
             gpointer user_data,
             GCancellable *cancellable)
{
  g_autoptr (GThread) thread = g_thread_new ("tokens", tokenize, now);
  g_autoptr (HashiyaTokens) old_tokens = tokenize (old);
  g_autoptr (HashiyaTokens) new_tokens = g_thread_join (g_steal_pointer (&thread));
  g_autoptr (HashiyaEditPath) path = hashiya_edit_path_new ();
  g_autoptr (HashiyaAlignment) alignment = NULL;
  HashiyaCarry carry = { old, old_tokens, now, new_tokens, NULL };

  if (!report (progress, user_data, 0.3, cancellable))
    return;
  alignment = hashiya_alignment_new (old_tokens, new_tokens, path);
  carry.map = alignment->map;
  if (!report (progress, user_data, 0.8, cancellable))
    return;
  for (guint i = 0; i < n_marks; i++)
    {
      HashiyaAnchor *anchor = &g_array_index (anchors, HashiyaAnchor, i);
      HashiyaCarried carried;

      if (!stands (old, &marks[i]))
        g_array_append_val (left, i);
      else if (hashiya_carry_range (&carry, marks[i].start, marks[i].end, &carried))
        *anchor = judge (&carried, is_moved (&carry, alignment, &marks[i]));
    }
}

static gboolean
is_same (HashiyaText *one, HashiyaText *other)
{
  gsize n_one, n_other;
  const char *x = hashiya_text_peek (one, &n_one), *y = hashiya_text_peek (other, &n_other);

  return n_one == n_other && memcmp (x, y, n_one) == 0;
}

/* Nothing changed: what stood there stands there. */
static void
keep_marks (
    HashiyaText *now, const HashiyaQuote *marks, guint n_marks, GArray *anchors, GArray *left)
{
  for (guint i = 0; i < n_marks; i++)
    {
      if (stands (now, &marks[i]))
        g_array_index (anchors, HashiyaAnchor, i)
            = (HashiyaAnchor){ HASHIYA_ANCHOR_EXACT, marks[i].start, marks[i].end, 1, FALSE };
      else
        g_array_append_val (left, i);
    }
}

GArray *
hashiya_anchorer_place (HashiyaText *now,
                        HashiyaText *old,
                        const HashiyaQuote *marks,
                        guint n_marks,
                        HashiyaAnchorProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GArray) anchors = g_array_new (FALSE, TRUE, sizeof (HashiyaAnchor));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_size (anchors, n_marks);
  for (guint i = 0; i < n_marks; i++)
    g_array_index (anchors, HashiyaAnchor, i) = ORPHAN;
  if (old != NULL && is_same (now, old))
    keep_marks (now, marks, n_marks, anchors, left);
  else if (old != NULL)
    carry_marks (now, old, marks, n_marks, anchors, left, progress, user_data, cancellable);
  else
    for (guint i = 0; i < n_marks; i++)
      g_array_append_val (left, i);
  if (!hashiya_quote_matcher_place (now, marks, (const guint *) left->data, left->len,
                                    (HashiyaAnchor *) anchors->data, progress, user_data,
                                    cancellable, error))
    return NULL;
  report (progress, user_data, 1, NULL);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL
                                                                   : g_steal_pointer (&anchors);
}

static int
compare_scores (gconstpointer one, gconstpointer other)
{
  const HashiyaAnchor *x = one, *y = other;

  return (x->score < y->score) - (x->score > y->score);
}

GArray *
hashiya_anchorer_suggest (HashiyaText *now, const HashiyaQuote *mark, guint n_max)
{
  g_autoptr (HashiyaTokens) tokens = tokenize (now);
  g_autoptr (HashiyaTokenIndex) index = hashiya_token_index_new (tokens);
  g_autoptr (HashiyaQuoteFinder) finder = hashiya_quote_finder_new (now, tokens, index);
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (HashiyaAnchor));
  HashiyaCandidates candidates;

  hashiya_quote_finder_set_lenient (finder);
  hashiya_quote_finder_look (finder, mark, mark->has_position ? mark->start : 0, &candidates);
  for (guint i = 0; i < candidates.n; i++)
    {
      const HashiyaCandidate *place = &candidates.places[i];
      HashiyaAnchor anchor = { place->whole ? HASHIYA_ANCHOR_MOVED : HASHIYA_ANCHOR_FUZZY,
                               place->start, place->end, place->found, TRUE };

      /* A reader looks at it: what holds half of the words is offered whatever stands around it. */
      if (place->found >= HALF_FOUND || (place->found >= MIN_FOUND && place->bits > 0))
        g_array_append_val (anchors, anchor);
    }
  g_array_sort (anchors, compare_scores);
  g_array_set_size (anchors, MIN (anchors->len, n_max));
  return anchors;
}
