// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-likeness.h"

#include <string.h>

#define BOUND 0.6

struct _HashiyaLikeness
{
  GPtrArray *pairs; /* of GArray of guint64: the sorted pairs of a text */
};

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

/* Every two neighbouring characters; a single one is a pair with nothing. */
static GArray *
list_pairs (const char *text)
{
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (guint64), strlen (text) + 1);
  guint64 before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint64 pair = before << 32 | c;

      g_array_append_val (pairs, pair);
      before = c;
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

HashiyaLikeness *
hashiya_likeness_new (GPtrArray *texts)
{
  HashiyaLikeness *self = g_new0 (HashiyaLikeness, 1);

  self->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (self->pairs, list_pairs (g_ptr_array_index (texts, i)));
  return self;
}

void
hashiya_likeness_free (HashiyaLikeness *self)
{
  g_ptr_array_unref (self->pairs);
  g_free (self);
}

/* How many pairs both have. */
static guint
count_common (const GArray *one, const GArray *other)
{
  guint i = 0, j = 0, n = 0;

  while (i < one->len && j < other->len)
    {
      guint64 a = g_array_index (one, guint64, i), b = g_array_index (other, guint64, j);

      n += a == b;
      i += a <= b;
      j += b <= a;
    }
  return n;
}

int
hashiya_likeness_find (HashiyaLikeness *self, const char *text)
{
  g_autoptr (GArray) pairs = list_pairs (text);
  double best = BOUND;
  int found = -1;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const GArray *other = g_ptr_array_index (self->pairs, i);
      double total = pairs->len + other->len;
      double likeness;

      /* Lengths alone may rule it out. */
      if (2.0 * MIN (pairs->len, other->len) < best * total)
        continue;
      likeness = 2.0 * count_common (pairs, other) / total;
      if (likeness > best || (found < 0 && likeness >= best))
        {
          best = likeness;
          found = i;
        }
    }
  return found;
}
