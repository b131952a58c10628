// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-edit-path.h"

#include <string.h>

#define WORD_BITS 64

/* The columns of both differences of the largest alignment take 4 MiB. */
#define MAX_WORDS (1u << 18)

typedef struct
{
  guint64 positive;
  guint64 negative;
} Difference;

struct _HashiyaEditPath
{
  GArray *columns;  /* Difference: a row of n_words for each token of b, and one before them */
  GArray *masks;    /* guint64: where each distinct token of a stands in it, n_words each */
  GArray *slots;    /* guint32: hash table of the tokens of a: the index of a place, plus 1 */
  GArray *distinct; /* guint32: for a place in a, the row of its mask */
  guint n_words;
  guint n_slots;
};

HashiyaEditPath *
hashiya_edit_path_new (void)
{
  HashiyaEditPath *self = g_new0 (HashiyaEditPath, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Difference));
  self->masks = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->distinct = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
hashiya_edit_path_free (HashiyaEditPath *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->masks);
  g_array_unref (self->slots);
  g_array_unref (self->distinct);
  g_free (self);
}

static guint
count_words (guint n_a)
{
  return (n_a + WORD_BITS - 1) / WORD_BITS;
}

gboolean
hashiya_edit_path_fits (guint n_a, guint n_b)
{
  return n_a < MAX_WORDS && n_b < MAX_WORDS
         && (guint64) count_words (n_a) * ((guint64) n_b + 1) <= MAX_WORDS;
}

static guint32 *
find_slot (HashiyaEditPath *self, const guint32 *a, guint32 token)
{
  guint32 *slots = (guint32 *) self->slots->data;
  guint i = (token * 0x9E3779B1u) & (self->n_slots - 1);

  while (slots[i] != 0 && a[slots[i] - 1] != token)
    i = (i + 1) & (self->n_slots - 1);
  return &slots[i];
}

static void
make_masks (HashiyaEditPath *self, const guint32 *a, guint n_a)
{
  guint32 *distinct;
  guint n_distinct = 0;

  self->n_words = count_words (n_a);
  self->n_slots = 16;
  while (self->n_slots < 2 * n_a)
    self->n_slots *= 2;
  g_array_set_size (self->slots, self->n_slots);
  memset (self->slots->data, 0, self->n_slots * sizeof (guint32));
  g_array_set_size (self->distinct, n_a);
  g_array_set_size (self->masks, n_a * self->n_words);
  memset (self->masks->data, 0, (gsize) n_a * self->n_words * sizeof (guint64));
  distinct = (guint32 *) self->distinct->data;
  for (guint i = 0; i < n_a; i++)
    {
      guint32 *slot = find_slot (self, a, a[i]);
      guint64 *mask;

      if (*slot == 0)
        {
          *slot = i + 1;
          distinct[i] = n_distinct++;
        }
      mask = &g_array_index (self->masks, guint64, distinct[*slot - 1] * self->n_words);
      mask[i / WORD_BITS] |= (guint64) 1 << (i % WORD_BITS);
    }
}

/* One column of the matrix. Returns the change of the score in its last row. */
static int
step (HashiyaEditPath *self,
      const Difference *before,
      Difference *after,
      const guint64 *mask,
      guint last_bit,
      gboolean free_start)
{
  int carried = free_start ? 0 : 1, change = 0;

  for (guint w = 0; w < self->n_words; w++)
    {
      guint64 equal = mask != NULL ? mask[w] : 0;
      guint64 up = before[w].positive, down = before[w].negative;
      guint64 vertical = equal | down, horizontal, plus, minus;
      guint bit = w + 1 == self->n_words ? last_bit : WORD_BITS - 1;

      if (carried < 0)
        equal |= 1;
      horizontal = (((equal & up) + up) ^ up) | equal;
      plus = down | ~(horizontal | up);
      minus = up & horizontal;
      change = (int) ((plus >> bit) & 1) - (int) ((minus >> bit) & 1);
      plus = plus << 1 | (carried > 0);
      minus = minus << 1 | (carried < 0);
      after[w].positive = minus | ~(vertical | plus);
      after[w].negative = plus & vertical;
      carried = change;
    }
  return change;
}

static guint
fill_columns (HashiyaEditPath *self,
              const guint32 *a,
              guint n_a,
              const guint32 *b,
              guint n_b,
              gboolean free_ends,
              guint *end)
{
  guint n_words = self->n_words, last_bit = (n_a - 1) % WORD_BITS;
  guint score = n_a, best = n_a;
  Difference *columns;

  g_array_set_size (self->columns, (n_b + 1) * n_words);
  columns = (Difference *) self->columns->data;
  for (guint w = 0; w < n_words; w++)
    columns[w] = (Difference){ G_MAXUINT64, 0 };
  *end = 0;
  for (guint j = 0; j < n_b; j++)
    {
      guint32 slot = *find_slot (self, a, b[j]);
      const guint64 *mask = NULL;

      if (slot != 0)
        mask = &g_array_index (self->masks, guint64,
                               g_array_index (self->distinct, guint32, slot - 1) * n_words);
      score += step (self, columns + j * n_words, columns + (j + 1) * n_words, mask, last_bit,
                     free_ends);
      if (score < best)
        {
          best = score;
          *end = j + 1;
        }
    }
  if (free_ends)
    return best;
  *end = n_b;
  return score;
}

static gboolean
has_bit (guint64 word, guint row)
{
  return (word >> (row % WORD_BITS)) & 1;
}

guint
hashiya_edit_path_align (HashiyaEditPath *self,
                         const guint32 *a,
                         guint n_a,
                         const guint32 *b,
                         guint n_b,
                         gboolean free_ends,
                         guint32 *map)
{
  const Difference *columns;
  guint i = n_a, j = 0, edits;

  for (guint k = 0; k < n_a; k++)
    map[k] = HASHIYA_UNMATCHED;
  if (n_a == 0 || n_b == 0)
    return free_ends ? n_a : n_a + n_b;
  g_return_val_if_fail (hashiya_edit_path_fits (n_a, n_b), n_a + n_b);

  make_masks (self, a, n_a);
  edits = fill_columns (self, a, n_a, b, n_b, free_ends, &j);
  columns = (const Difference *) self->columns->data;
  while (i > 0 && j > 0)
    {
      guint word = (i - 1) / WORD_BITS;

      if (a[i - 1] == b[j - 1])
        map[--i] = --j;
      else if (has_bit (columns[j * self->n_words + word].positive, i - 1))
        i--;
      else
        {
          /* The row above is no dearer in the column before, unless it falls there. */
          if (!has_bit (columns[(j - 1) * self->n_words + word].negative, i - 1))
            i--;
          j--;
        }
    }
  return edits;
}
