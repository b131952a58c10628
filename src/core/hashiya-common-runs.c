// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-common-runs.h"

#include <stdlib.h>
#include <string.h>

#define MULTIPLIER G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

#define ABSENT   G_MAXUINT32
#define REPEATED (G_MAXUINT32 - 1)

/* From this length on, a phrase in four is looked at: chosen by its hash, so in both alike. */
#define SAMPLED_FROM (1u << 16)

typedef struct
{
  guint32 tag; /* of the phrase's hash */
  guint32 a;
  guint32 b;
} Phrase;

typedef struct
{
  Phrase *phrases;
  guint mask;
  guint k;
  guint n_free;     /* phrases that may still be added, so that a search always ends */
  guint64 sampling; /* bits of the hash that must be 0 */
  guint64 oldest;   /* the factor of a phrase's first token in its hash */
} Table;

typedef struct
{
  const guint32 *tokens;
  guint64 hash;
} Roller;

static void
roller_start (Roller *self, const Table *table, const guint32 *tokens)
{
  self->tokens = tokens;
  self->hash = 0;
  for (guint i = 0; i < table->k; i++)
    self->hash = self->hash * MULTIPLIER + tokens[i];
}

static inline void
roller_advance (Roller *self, const Table *table, guint i)
{
  self->hash -= self->tokens[i] * table->oldest;
  self->hash = self->hash * MULTIPLIER + self->tokens[i + table->k];
}

static inline guint64
scramble (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return hash ^ (hash >> 32);
}

static inline Phrase *
find_phrase (Table *self, guint64 hash)
{
  guint i = (guint) (hash >> 20) & self->mask;
  guint32 tag = (guint32) hash;

  while (self->phrases[i].a != ABSENT && self->phrases[i].tag != tag)
    i = (i + 1) & self->mask;
  return &self->phrases[i];
}

static void
table_fill (Table *self, const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  Roller roller;

  roller_start (&roller, self, a);
  for (guint i = 0;; i++)
    {
      guint64 hash = scramble (roller.hash);

      if ((hash >> 56 & self->sampling) == 0)
        {
          Phrase *phrase = find_phrase (self, hash);

          if (phrase->a != ABSENT)
            phrase->a = REPEATED;
          else if (self->n_free > 0)
            {
              phrase->tag = (guint32) hash;
              phrase->a = i;
              self->n_free--;
            }
        }
      if (i + self->k >= n_a)
        break;
      roller_advance (&roller, self, i);
    }
  roller_start (&roller, self, b);
  for (guint i = 0;; i++)
    {
      guint64 hash = scramble (roller.hash);

      if ((hash >> 56 & self->sampling) == 0)
        {
          Phrase *phrase = find_phrase (self, hash);

          if (phrase->a != ABSENT)
            phrase->b = phrase->b == ABSENT ? i : REPEATED;
        }
      if (i + self->k >= n_b)
        break;
      roller_advance (&roller, self, i);
    }
}

static void
table_init (Table *self, guint n_a, guint k)
{
  guint n_phrases, size = 16;

  self->k = k;
  self->sampling = n_a >= SAMPLED_FROM ? 3 : 0;
  n_phrases = n_a >= SAMPLED_FROM ? n_a / 3 : n_a;
  while (size < n_phrases + n_phrases / 2)
    size *= 2;
  self->mask = size - 1;
  self->n_free = size - size / 8;
  self->phrases = g_new (Phrase, size);
  memset (self->phrases, 0xFF, (gsize) size * sizeof (Phrase));
  self->oldest = 1;
  for (guint i = 1; i < k; i++)
    self->oldest *= MULTIPLIER;
}

static void
append_run (
    GArray *runs, const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint at_a, guint at_b)
{
  HashiyaRun run = { at_a, at_b, 0, FALSE };
  guint floor = 0;

  if (runs->len > 0)
    {
      const HashiyaRun *last = &g_array_index (runs, HashiyaRun, runs->len - 1);

      floor = last->a + last->n;
    }
  if (at_a < floor)
    return;
  while (run.a > floor && run.b > 0 && a[run.a - 1] == b[run.b - 1])
    {
      run.a--;
      run.b--;
    }
  while (run.a + run.n < n_a && run.b + run.n < n_b && a[run.a + run.n] == b[run.b + run.n])
    run.n++;
  if (run.n > 0)
    g_array_append_val (runs, run);
}

static GArray *
collect_runs (Table *self, const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (HashiyaRun));
  Roller roller;

  roller_start (&roller, self, a);
  for (guint i = 0;; i++)
    {
      guint64 hash = scramble (roller.hash);

      if ((hash >> 56 & self->sampling) == 0)
        {
          const Phrase *phrase = find_phrase (self, hash);

          if (phrase->a == i && phrase->b < REPEATED
              && memcmp (a + i, b + phrase->b, self->k * sizeof (guint32)) == 0)
            append_run (runs, a, n_a, b, n_b, i, phrase->b);
        }
      if (i + self->k >= n_a)
        break;
      roller_advance (&roller, self, i);
    }
  return runs;
}

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const guint64 *x = one, *y = other;

  return (*x > *y) - (*x < *y);
}

/* The heaviest chain, by a tree of prefix maxima over the runs' order in b. */
static void
mark_chain (GArray *runs)
{
  guint n = runs->len;
  g_autofree guint64 *places = g_new (guint64, n);
  g_autofree guint32 *ranks = g_new (guint32, n);
  g_autofree guint32 *previous = g_new (guint32, n);
  g_autofree guint32 *tree = g_new0 (guint32, n + 1); /* index of a run, plus 1 */
  g_autofree guint64 *weights = g_new0 (guint64, n + 1);
  guint best = 0;

  for (guint i = 0; i < n; i++)
    places[i] = (guint64) g_array_index (runs, HashiyaRun, i).b << 32 | i;
  qsort (places, n, sizeof (guint64), compare_places);
  for (guint i = 0; i < n; i++)
    ranks[(guint32) places[i]] = i + 1;
  for (guint i = 0; i < n; i++)
    {
      guint before = 0;

      for (guint r = ranks[i] - 1; r > 0; r &= r - 1)
        if (weights[tree[r]] > weights[before])
          before = tree[r];
      previous[i] = before;
      weights[i + 1] = weights[before] + g_array_index (runs, HashiyaRun, i).n;
      for (guint r = ranks[i]; r <= n; r += r & -r)
        if (weights[i + 1] > weights[tree[r]])
          tree[r] = i + 1;
      if (weights[i + 1] > weights[best])
        best = i + 1;
    }
  for (guint i = best; i != 0; i = previous[i - 1])
    g_array_index (runs, HashiyaRun, i - 1).in_order = TRUE;
}

GArray *
hashiya_common_runs (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint k)
{
  GArray *runs;
  Table table;

  if (n_a < k || n_b < k)
    return g_array_new (FALSE, FALSE, sizeof (HashiyaRun));
  table_init (&table, n_a, k);
  table_fill (&table, a, n_a, b, n_b);
  runs = collect_runs (&table, a, n_a, b, n_b);
  g_free (table.phrases);
  if (runs->len > 0)
    mark_chain (runs);
  return runs;
}
