// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-quote-matcher.h"

#include "hashiya-quote-order.h"
#include "hashiya-quote.h"

#include <math.h>
#include <string.h>

#define N_THREADS 2
#define BATCH     64

/* Bits beyond those that tell one place of the text from all others, for a place to be believed:
 * words that follow each other are not independent of each other. */
#define SURE       6.0
#define QUITE_SURE 12.0

/* Bits by which a place must be better than the next best, without its neighbours and with them. */
#define MARGIN_ALONE 20.0
#define MARGIN       6.0

/* Bits that a place has for standing at the stored offset, or in the section of that name. */
#define SAME_OFFSET  8.0
#define SAME_SECTION 2.0

/* What is left of a quote when it is gone: a full stop. */
#define MIN_LEFT 0.15

/* Of what a quote and its context could tell, a place that has them changed tells this share. */
#define MIN_LIKENESS 0.3

/* The share of the context that is context kept, and the share below which it is another. */
#define CONTEXT_KEPT 0.6
#define CONTEXT_LOST 0.3
#define CONTEXT_HALF 0.5

#define MIN_FOUND 0.25

typedef struct
{
  HashiyaText *text;
  const HashiyaQuote *marks;
  const guint *which;
  guint n_which;
  HashiyaAnchor *anchors;
  HashiyaTokens *tokens;
  HashiyaTokenIndex *index;
  HashiyaQuoteOrder *order;
  HashiyaCandidates **left; /* of each of which, until it is decided */
  double needed;            /* bits that tell one place from all others */
  int next;                 /* atomic: what a thread is to take next */
  gboolean alone;           /* whether the neighbours are not known yet */
  GCancellable *cancellable;
  HashiyaAnchorProgress progress;
  gpointer user_data;
} Matcher;

static gboolean
stands_at (HashiyaText *text, gsize byte, const char *words, gboolean before)
{
  gsize n_bytes, n_words = words != NULL ? strlen (words) : 0;
  const char *utf8 = hashiya_text_peek (text, &n_bytes);

  if (before)
    return byte >= n_words && memcmp (utf8 + byte - n_words, words, n_words) == 0;
  return n_bytes - byte >= n_words && memcmp (utf8 + byte, words, n_words) == 0;
}

/* Whether the stored place still holds, context and all. */
static gboolean
still_stands (HashiyaText *text, const HashiyaQuote *mark)
{
  gsize start, end;

  if (!mark->has_position || mark->exact == NULL || *mark->exact == '\0'
      || mark->start > hashiya_text_get_length (text))
    return FALSE;
  start = hashiya_text_byte_offset (text, mark->start);
  if (!stands_at (text, start, mark->exact, FALSE))
    return FALSE;
  end = start + strlen (mark->exact);
  return (mark->prefix == NULL || stands_at (text, start, mark->prefix, TRUE))
         && (mark->suffix == NULL || stands_at (text, end, mark->suffix, FALSE));
}

static double
around_all (const HashiyaCandidates *candidates)
{
  return candidates->before + candidates->after;
}

static double
around (const HashiyaCandidate *place)
{
  return place->before + place->after;
}

/* Whether nearly nothing of the quote stands there, and nothing of its size in its place. */
static gboolean
is_empty (const HashiyaQuote *mark, const HashiyaCandidate *place)
{
  return place->start == place->end
         || (place->found < MIN_LEFT
             && place->end - place->start < MIN_LEFT * g_utf8_strlen (mark->exact, -1));
}

/* Whether what stood around the quote stands there on both sides, the quote between gone. */
static gboolean
is_gone (const HashiyaQuote *mark,
         const HashiyaCandidates *candidates,
         const HashiyaCandidate *place)
{
  return is_empty (mark, place) && place->before >= CONTEXT_HALF * candidates->before
         && place->after >= CONTEXT_HALF * candidates->after
         && around (place) >= CONTEXT_KEPT * around_all (candidates)
         && around (place) >= QUITE_SURE + SURE;
}

static const HashiyaCandidate *
find_gone (const HashiyaQuote *mark, const HashiyaCandidates *candidates)
{
  for (guint i = 0; i < candidates->n; i++)
    if (is_gone (mark, candidates, &candidates->places[i]))
      return &candidates->places[i];
  return NULL;
}

/* Whether the quote stands whole in one place only, and is long enough to be no chance. */
static gboolean
is_unique (const Matcher *self, const HashiyaCandidates *candidates, const HashiyaCandidate *place)
{
  guint n_whole = 0;

  for (guint i = 0; i < candidates->n; i++)
    n_whole += candidates->places[i].whole;
  return !candidates->crowded && n_whole == 1 && place->whole
         && place->inside >= self->needed + QUITE_SURE;
}

static double
weigh (const Matcher *self, const HashiyaQuote *mark, const HashiyaCandidate *place)
{
  double bits = place->bits;

  if (!self->alone && mark->has_position)
    bits += hashiya_quote_order_weigh (self->order, mark->start, place->start);
  /* The very offset is not met by chance. */
  if (mark->has_position && place->whole && place->start == mark->start)
    bits += SAME_OFFSET;
  if (mark->section_end > 0 && place->start >= mark->section_start
      && place->start < mark->section_end)
    bits += SAME_SECTION;
  return bits;
}

/* Whether a place is good enough, had the quote no other. */
static gboolean
is_believable (const Matcher *self,
               const HashiyaQuote *mark,
               const HashiyaCandidates *candidates,
               const HashiyaCandidate *place)
{
  const HashiyaCandidate *gone = find_gone (mark, candidates);
  double all = candidates->inside + around_all (candidates);

  if (place->found < MIN_FOUND && place->held < 2)
    return FALSE;
  if (!place->whole && place->bits < MIN_LIKENESS * all)
    return FALSE;
  /* It was taken out where it stood. What stands elsewhere was there before, unless it is a
   * paragraph of its own that was taken there. */
  if (gone != NULL && around (place) < around (gone) - SURE)
    return candidates->paragraph && is_unique (self, candidates, place);
  if (around (place) < CONTEXT_LOST * around_all (candidates))
    return is_unique (self, candidates, place);
  return TRUE;
}

/* The place that the quote stands at, or NULL where none is good enough, or good enough alone. */
static const HashiyaCandidate *
choose (const Matcher *self, const HashiyaQuote *mark, const HashiyaCandidates *candidates)
{
  const HashiyaCandidate *best = NULL;
  double best_bits = -G_MAXDOUBLE, next_bits = -G_MAXDOUBLE;

  for (guint i = 0; i < candidates->n; i++)
    {
      const HashiyaCandidate *place = &candidates->places[i];
      double bits = weigh (self, mark, place);

      if (is_empty (mark, place))
        continue;
      if (bits > best_bits)
        {
          next_bits = best_bits;
          best_bits = bits;
          best = place;
        }
      else
        next_bits = MAX (next_bits, bits);
    }
  if (best == NULL || best_bits < self->needed + SURE
      || best_bits - next_bits < (self->alone ? MARGIN_ALONE : MARGIN)
      || !is_believable (self, mark, candidates, best))
    return NULL;
  if (self->alone
      && (!best->whole || candidates->crowded
          || around (best) < CONTEXT_KEPT * around_all (candidates)))
    return NULL;
  return best;
}

/* Whether any place could still be believed for where its neighbours stand. */
static gboolean
may_be_placed (const Matcher *self, const HashiyaCandidates *candidates)
{
  for (guint i = 0; i < candidates->n; i++)
    if (candidates->places[i].bits + HASHIYA_QUOTE_ORDER_MAX >= self->needed + SURE)
      return TRUE;
  return candidates->crowded;
}

static void
decide (Matcher *self,
        HashiyaAnchor *anchor,
        const HashiyaCandidates *candidates,
        const HashiyaCandidate *place)
{
  anchor->start = place->start;
  anchor->end = place->end;
  anchor->score = place->verbatim ? 1 : place->whole ? 0.99 : CLAMP (place->found, 0.1, 0.98);
  anchor->state = place->whole ? HASHIYA_ANCHOR_MOVED : HASHIYA_ANCHOR_FUZZY;
  anchor->doubtful
      = !place->whole
        || (place->held == 0 && around (place) < CONTEXT_KEPT * around_all (candidates));
}

static void
place_mark (Matcher *self, HashiyaQuoteFinder *finder, guint i)
{
  const HashiyaQuote *mark = &self->marks[self->which[i]];
  HashiyaAnchor *anchor = &self->anchors[self->which[i]];
  HashiyaCandidates candidates;
  const HashiyaCandidate *place;
  gsize expected = mark->has_position ? mark->start : 0;

  if (self->alone ? anchor->state != HASHIYA_ANCHOR_ORPHAN : self->left[i] == NULL)
    return;
  if (!self->alone)
    expected = hashiya_quote_order_expect (self->order, expected);
  if (self->alone || self->left[i]->crowded)
    hashiya_quote_finder_look (finder, mark, expected, &candidates);
  else
    candidates = *self->left[i];
  g_clear_pointer (&self->left[i], g_free);
  place = choose (self, mark, &candidates);
  if (place != NULL)
    decide (self, anchor, &candidates, place);
  else if (self->alone && may_be_placed (self, &candidates))
    self->left[i] = g_memdup2 (&candidates, sizeof candidates);
}

static gpointer
work (gpointer data)
{
  Matcher *self = data;
  g_autoptr (HashiyaQuoteFinder) finder
      = hashiya_quote_finder_new (self->text, self->tokens, self->index);
  guint i;

  while ((i = g_atomic_int_add (&self->next, BATCH)) < self->n_which)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        break;
      for (guint j = i; j < MIN (i + BATCH, self->n_which); j++)
        place_mark (self, finder, j);
    }
  return NULL;
}

static void
work_together (Matcher *self)
{
  GThread *threads[N_THREADS - 1];

  self->next = 0;
  for (guint i = 0; i < N_THREADS - 1; i++)
    threads[i] = g_thread_new ("anchoring", work, self);
  work (self);
  for (guint i = 0; i < N_THREADS - 1; i++)
    g_thread_join (threads[i]);
}

static HashiyaQuoteOrder *
learn_order (const Matcher *self, gsize length)
{
  HashiyaQuoteOrder *order = hashiya_quote_order_new (length);

  for (guint i = 0; i < self->n_which; i++)
    {
      const HashiyaQuote *mark = &self->marks[self->which[i]];
      const HashiyaAnchor *anchor = &self->anchors[self->which[i]];

      if (mark->has_position && anchor->state != HASHIYA_ANCHOR_ORPHAN)
        hashiya_quote_order_add (order, mark->start, anchor->start);
    }
  hashiya_quote_order_seal (order);
  return order;
}

/* What stands whole and in its order among the others has not moved, wherever it is now. */
static void
tell_moved (Matcher *self)
{
  for (guint i = 0; i < self->n_which; i++)
    {
      const HashiyaQuote *mark = &self->marks[self->which[i]];
      HashiyaAnchor *anchor = &self->anchors[self->which[i]];

      if (anchor->state == HASHIYA_ANCHOR_MOVED && !anchor->doubtful && mark->has_position
          && hashiya_quote_order_is_kept (self->order, mark->start, anchor->start))
        anchor->state = HASHIYA_ANCHOR_EXACT;
    }
}

static gboolean
keep_standing (Matcher *self)
{
  gboolean all = TRUE;

  for (guint i = 0; i < self->n_which; i++)
    {
      const HashiyaQuote *mark = &self->marks[self->which[i]];

      if (still_stands (self->text, mark))
        self->anchors[self->which[i]]
            = (HashiyaAnchor){ HASHIYA_ANCHOR_EXACT, mark->start,
                               mark->start + g_utf8_strlen (mark->exact, -1), 1, FALSE };
      else
        all = FALSE;
    }
  return all;
}

static void
match (Matcher *self)
{
  gsize n_bytes, length = hashiya_text_get_length (self->text);
  const char *utf8 = hashiya_text_peek (self->text, &n_bytes);

  self->tokens = hashiya_tokens_new (utf8, n_bytes);
  self->index = hashiya_token_index_new (self->tokens);
  self->left = g_new0 (HashiyaCandidates *, self->n_which);
  self->needed = log2 (MAX (2, self->tokens->n));
  self->alone = TRUE;
  work_together (self);
  if (self->progress != NULL)
    self->progress (0.6, self->user_data);
  self->order = learn_order (self, length);
  self->alone = FALSE;
  work_together (self);
  g_clear_pointer (&self->order, hashiya_quote_order_free);
  self->order = learn_order (self, length);
  tell_moved (self);
}

gboolean
hashiya_quote_matcher_place (HashiyaText *now,
                             const HashiyaQuote *marks,
                             const guint *which,
                             guint n_which,
                             HashiyaAnchor *anchors,
                             HashiyaAnchorProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error)
{
  Matcher self = { now, marks, which, n_which, anchors };

  self.cancellable = cancellable;
  self.progress = progress;
  self.user_data = user_data;
  if (!keep_standing (&self))
    match (&self);
  for (guint i = 0; self.left != NULL && i < n_which; i++)
    g_free (self.left[i]);
  g_free (self.left);
  g_clear_pointer (&self.order, hashiya_quote_order_free);
  g_clear_pointer (&self.index, hashiya_token_index_free);
  g_clear_pointer (&self.tokens, hashiya_tokens_free);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
