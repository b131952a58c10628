// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-gap.h"

#include "hashiya-fold.h"

#include <string.h>

#define MAX_WORDS 64
#define MAX_UNITS 48
#define JOINED    3 /* words that may be written together, or one that is written apart */

#define COST_GONE    0.7
#define COST_SYMBOL  0.35 /* a symbol that is gone */
#define COST_JOINED  0.1
#define COST_UNALIKE 5.0

/* Any two words share some letters; below this share it says nothing. */
#define MIN_ALIKE 0.6

gsize
hashiya_text_skip_units (HashiyaText *text, gsize start, guint n_units, gboolean at_end)
{
  const char *utf8 = hashiya_text_peek (text, NULL);
  gsize length = hashiya_text_get_length (text), offset = start;
  const char *p = utf8 + hashiya_text_byte_offset (text, start);
  guint passed = 0;

  for (; offset < length; offset++, p = g_utf8_next_char (p))
    {
      HashiyaFolded folded = hashiya_fold (g_utf8_get_char (p));

      if (passed >= n_units && (!at_end || folded.klass != HASHIYA_FOLD_MARK))
        break;
      if (passed < n_units && !at_end && passed + folded.n_units > n_units)
        break;
      passed += folded.n_units;
    }
  return offset;
}

guint
hashiya_text_count_units (HashiyaText *text, gsize start, gsize end)
{
  const char *utf8 = hashiya_text_peek (text, NULL);
  const char *p = utf8 + hashiya_text_byte_offset (text, start);
  guint n = 0;

  for (gsize offset = start; offset < end; offset++, p = g_utf8_next_char (p))
    n += hashiya_fold (g_utf8_get_char (p)).n_units;
  return n;
}

/* The folded letters of the words of one side, word after word. */
typedef struct
{
  GArray *units;
  guint starts[MAX_WORDS + 1];
  guint n;
} Words;

static void
words_init (Words *self, HashiyaTokenSpan span)
{
  const char *utf8 = hashiya_text_peek (span.text, NULL);

  self->n = span.end - span.first;
  self->units = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts[0] = 0;
  for (guint i = 0; i < self->n; i++)
    {
      gsize from = span.tokens->starts[span.first + i];
      gsize to = hashiya_tokens_get_end (span.tokens, span.first + i);
      gsize low = hashiya_text_byte_offset (span.text, from);
      g_autoptr (GArray) units
          = hashiya_fold_string (utf8 + low, hashiya_text_byte_offset (span.text, to) - low);

      g_array_append_vals (self->units, units->data, units->len);
      self->starts[i + 1] = self->units->len;
    }
}

static const guint32 *
words_get (const Words *self, guint first, guint n, guint *n_units)
{
  *n_units = self->starts[first + n] - self->starts[first];
  return (const guint32 *) self->units->data + self->starts[first];
}

static gboolean
is_symbol (const Words *self, guint i)
{
  guint n_units;
  const guint32 *units = words_get (self, i, 1, &n_units);

  return n_units == 0 || !(g_unichar_isalnum (units[0]) || g_unichar_ismark (units[0]));
}

static double
cost_of_loss (const Words *self, guint i)
{
  return is_symbol (self, i) ? COST_SYMBOL : COST_GONE;
}

static guint
common_letters (const guint32 *x, guint n_x, const guint32 *y, guint n_y)
{
  guint8 row[MAX_UNITS + 1] = { 0 };

  n_x = MIN (n_x, MAX_UNITS);
  n_y = MIN (n_y, MAX_UNITS);
  for (guint i = 0; i < n_x; i++)
    {
      guint8 diagonal = 0;

      for (guint j = 0; j < n_y; j++)
        {
          guint8 above = row[j + 1];

          row[j + 1] = x[i] == y[j] ? diagonal + 1 : MAX (above, row[j]);
          diagonal = above;
        }
    }
  return row[n_y];
}

/* What it costs to take one word for the other: nothing for the same, 1 for quite another. */
static double
cost_of_change (const Words *a, guint i, const Words *b, guint j)
{
  guint n_x, n_y;
  const guint32 *x = words_get (a, i, 1, &n_x), *y = words_get (b, j, 1, &n_y);
  double alike;

  if (is_symbol (a, i) != is_symbol (b, j))
    return COST_UNALIKE;
  alike = 2.0 * common_letters (x, n_x, y, n_y)
          / MAX (1, MIN (n_x, MAX_UNITS) + MIN (n_y, MAX_UNITS));
  return alike < MIN_ALIKE ? 1 : 1 - 0.9 * alike;
}

static gboolean
is_joined (const Words *a, guint i, guint n_a, const Words *b, guint j, guint n_b)
{
  guint n_x, n_y;
  const guint32 *x = words_get (a, i, n_a, &n_x), *y = words_get (b, j, n_b, &n_y);

  return n_x == n_y && memcmp (x, y, n_x * sizeof (guint32)) == 0;
}

/* How a cell was reached: so many words of a became so many of b. */
typedef struct
{
  double cost;
  guint8 n_a;
  guint8 n_b;
} Cell;

static void
offer (Cell *cell, double cost, guint n_a, guint n_b)
{
  if (cost < cell->cost - 1e-9)
    *cell = (Cell){ cost, n_a, n_b };
}

static void
fill_cell (
    Cell *cells, guint width, const Words *a, guint i, const Words *b, guint j, gboolean first)
{
  Cell *cell = &cells[i * width + j];
  double favour = first ? 1e-6 : -1e-6;

  cell->cost = G_MAXDOUBLE;
  if (i > 0 && j > 0)
    offer (cell,
           cells[(i - 1) * width + j - 1].cost + cost_of_change (a, i - 1, b, j - 1) + favour * i,
           1, 1);
  if (i > 0)
    offer (cell, cells[(i - 1) * width + j].cost + cost_of_loss (a, i - 1), 1, 0);
  if (j > 0)
    offer (cell, cells[i * width + j - 1].cost + cost_of_loss (b, j - 1), 0, 1);
  for (guint n = 2; n <= JOINED; n++)
    {
      if (i >= n && j >= 1 && is_joined (a, i - n, n, b, j - 1, 1))
        offer (cell, cells[(i - n) * width + j - 1].cost + COST_JOINED, n, 1);
      if (i >= 1 && j >= n && is_joined (a, i - 1, 1, b, j - n, n))
        offer (cell, cells[(i - 1) * width + j - n].cost + COST_JOINED, 1, n);
    }
}

/* Several words that became one: each of them has its letters in it. */
static void
place_joined (HashiyaGapPlace *places,
              const Words *a,
              guint i,
              guint n_a,
              HashiyaTokenSpan b,
              guint j,
              guint n_b)
{
  gsize from = b.tokens->starts[b.first + j];

  for (guint k = 0; k < n_a; k++)
    {
      guint before = a->starts[i + k] - a->starts[i], after = a->starts[i + k + 1] - a->starts[i];

      places[i + k].start = hashiya_text_skip_units (b.text, from, before, FALSE);
      places[i + k].end = hashiya_text_skip_units (b.text, from, after, TRUE);
    }
  if (n_a == 1)
    places[i].end = hashiya_tokens_get_end (b.tokens, b.first + j + n_b - 1);
}

static HashiyaGapPlace *
trace (const Cell *cells, const Words *a, const Words *b, HashiyaTokenSpan span)
{
  HashiyaGapPlace *places = g_new0 (HashiyaGapPlace, a->n + 1);
  guint i = a->n, j = b->n, width = b->n + 1;

  while (i > 0 || j > 0)
    {
      const Cell *cell = &cells[i * width + j];

      i -= cell->n_a;
      j -= cell->n_b;
      if (cell->n_a > 0 && cell->n_b > 0)
        place_joined (places, a, i, cell->n_a, span, j, cell->n_b);
    }
  return places;
}

HashiyaGapPlace *
hashiya_gap_align (HashiyaTokenSpan a, HashiyaTokenSpan b, gboolean first)
{
  guint n_a = a.end - a.first, n_b = b.end - b.first;
  g_autofree Cell *cells = NULL;
  HashiyaGapPlace *places;
  Words old, now;

  if (n_a > MAX_WORDS || n_b > MAX_WORDS)
    return NULL;
  words_init (&old, a);
  words_init (&now, b);
  cells = g_new0 (Cell, (n_a + 1) * (n_b + 1));
  for (guint i = 0; i <= n_a; i++)
    for (guint j = 0; j <= n_b; j++)
      if (i > 0 || j > 0)
        fill_cell (cells, n_b + 1, &old, i, &now, j, first);
  places = trace (cells, &old, &now, b);
  g_array_unref (old.units);
  g_array_unref (now.units);
  return places;
}
