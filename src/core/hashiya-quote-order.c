// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-quote-order.h"

#include <math.h>
#include <stdlib.h>

/* A place is expected as far from where a neighbour puts it as the words between them may have
 * grown: so many code points, and that share of the distance. */
#define NEAR          8
#define NEAR_BY_SPACE 0.01

/* The chance of a place falls with its distance from there by this power. */
#define POWER 1.3

/* What order is worth against a place: a block that moved is no rarity. */
#define AGAINST (-6.0)

typedef struct
{
  gsize old;
  gsize now;
  gboolean kept;
} Pair;

struct _HashiyaQuoteOrder
{
  GArray *pairs;
  gsize length;
};

HashiyaQuoteOrder *
hashiya_quote_order_new (gsize length)
{
  HashiyaQuoteOrder *self = g_new0 (HashiyaQuoteOrder, 1);

  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->length = length;
  return self;
}

void
hashiya_quote_order_free (HashiyaQuoteOrder *self)
{
  g_array_unref (self->pairs);
  g_free (self);
}

void
hashiya_quote_order_add (HashiyaQuoteOrder *self, gsize old, gsize now)
{
  Pair pair = { old, now, FALSE };

  g_array_append_val (self->pairs, pair);
}

static int
compare_pairs (gconstpointer one, gconstpointer other)
{
  const Pair *x = one, *y = other;

  if (x->old != y->old)
    return x->old < y->old ? -1 : 1;
  return (x->now > y->now) - (x->now < y->now);
}

/* Marks the longest chain of pairs whose places do not fall: patience sorting. */
static void
mark_kept (GArray *pairs)
{
  guint n = pairs->len, n_piles = 0;
  g_autofree guint *tops = g_new (guint, n + 1);
  g_autofree guint *previous = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      gsize now = g_array_index (pairs, Pair, i).now;
      guint low = 0, high = n_piles;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (pairs, Pair, tops[middle]).now <= now)
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? tops[low - 1] : n;
      tops[low] = i;
      n_piles = MAX (n_piles, low + 1);
    }
  for (guint i = n_piles > 0 ? tops[n_piles - 1] : n; i < n; i = previous[i])
    g_array_index (pairs, Pair, i).kept = TRUE;
}

void
hashiya_quote_order_seal (HashiyaQuoteOrder *self)
{
  g_array_sort (self->pairs, compare_pairs);
  mark_kept (self->pairs);
}

/* The first pair that began after @old. */
static guint
find_after (const HashiyaQuoteOrder *self, gsize old)
{
  guint low = 0, high = self->pairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->pairs, Pair, middle).old > old)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static gboolean
find_neighbours (const HashiyaQuoteOrder *self, gsize old, const Pair **left, const Pair **right)
{
  guint after = find_after (self, old);

  *left = after > 0 ? &g_array_index (self->pairs, Pair, after - 1) : NULL;
  *right = after < self->pairs->len ? &g_array_index (self->pairs, Pair, after) : NULL;
  return *left != NULL || *right != NULL;
}

static double
place_by (const Pair *neighbour, gsize old)
{
  return (double) neighbour->now + ((double) old - neighbour->old);
}

gsize
hashiya_quote_order_expect (const HashiyaQuoteOrder *self, gsize old)
{
  const Pair *left, *right, *nearest;

  if (!find_neighbours (self, old, &left, &right))
    return MIN (old, self->length);
  nearest = left;
  if (left == NULL || (right != NULL && right->old - old < old - left->old))
    nearest = right;
  return CLAMP (place_by (nearest, old), 0, (double) self->length);
}

static double
weigh_by (const HashiyaQuoteOrder *self, const Pair *neighbour, gsize old, gsize now)
{
  double distance = fabs ((double) old - neighbour->old);
  double off = fabs (now - place_by (neighbour, old));
  double near = NEAR + MAX (off, NEAR_BY_SPACE * distance);

  return CLAMP (POWER * log2 (self->length / (16 * near)), 0, HASHIYA_QUOTE_ORDER_MAX);
}

double
hashiya_quote_order_weigh (const HashiyaQuoteOrder *self, gsize old, gsize now)
{
  const Pair *left, *right;
  double by_left, by_right;

  if (!find_neighbours (self, old, &left, &right))
    return 0;
  by_left = left != NULL ? weigh_by (self, left, old, now) : 0;
  by_right = right != NULL ? weigh_by (self, right, old, now) : 0;
  /* Both neighbours are still neighbours, and this is not between them. */
  if (left != NULL && right != NULL && left->now <= right->now
      && right->now - left->now <= (right->old - left->old) * 1.3 + 200
      && (now < left->now || now > right->now))
    return AGAINST;
  return MAX (by_left, by_right);
}

gboolean
hashiya_quote_order_is_kept (const HashiyaQuoteOrder *self, gsize old, gsize now)
{
  for (guint i = find_after (self, old); i-- > 0;)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);

      if (pair->old != old)
        break;
      if (pair->now == now)
        return pair->kept;
    }
  return FALSE;
}
