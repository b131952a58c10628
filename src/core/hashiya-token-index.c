// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-token-index.h"

#include <math.h>

#define N_LOGARITHMS 256

/* A word that stands once in ten is no common word for that: a short text is weighed as part of a
 * longer one. */
#define MORE_TEXT 2000

/* Places by the hash of what stands there: those of bucket i are places[heads[i]] up to
 * places[heads[i + 1]]. */
typedef struct
{
  guint32 *heads;
  guint32 *places;
  guint shift; /* of a 32-bit hash, to a bucket */
  guint n_ids;
} Buckets;

struct _HashiyaTokenIndex
{
  Buckets words;
  Buckets phrases;
  guint n_tokens;
  double logarithms[N_LOGARITHMS]; /* of n_tokens / i */
};

static inline guint32
hash_ids (const guint32 *ids, guint n_ids)
{
  guint32 hash = ids[0] * 0x9E3779B1u;

  for (guint i = 1; i < n_ids; i++)
    hash = ((hash ^ (hash >> 13)) + ids[i]) * 0x85EBCA6Bu;
  return hash * 0xC2B2AE35u;
}

static void
buckets_init (Buckets *self, const HashiyaTokens *tokens, guint n_ids, guint n_buckets_wanted)
{
  guint n = tokens->n >= n_ids ? tokens->n - n_ids + 1 : 0, n_buckets = 16, n_bits = 4;

  while (n_buckets < n_buckets_wanted && n_bits < 28)
    {
      n_buckets *= 2;
      n_bits++;
    }
  self->n_ids = n_ids;
  self->shift = 32 - n_bits;
  self->heads = g_new0 (guint32, n_buckets + 1);
  self->places = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    self->heads[hash_ids (tokens->ids + i, n_ids) >> self->shift]++;
  /* From counts to where each bucket ends; filling from behind turns ends into starts. */
  for (guint i = 1; i < n_buckets; i++)
    self->heads[i] += self->heads[i - 1];
  self->heads[n_buckets] = n;
  for (guint i = n; i-- > 0;)
    self->places[--self->heads[hash_ids (tokens->ids + i, n_ids) >> self->shift]] = i;
}

HashiyaTokenIndex *
hashiya_token_index_new (const HashiyaTokens *tokens)
{
  HashiyaTokenIndex *self = g_new0 (HashiyaTokenIndex, 1);

  self->n_tokens = MAX (1, tokens->n);
  buckets_init (&self->words, tokens, 1, tokens->n / 4);
  buckets_init (&self->phrases, tokens, HASHIYA_PHRASE, tokens->n / 2);
  for (guint i = 0; i < N_LOGARITHMS; i++)
    self->logarithms[i] = log2 (((double) self->n_tokens + MORE_TEXT) / MAX (1, i));
  return self;
}

void
hashiya_token_index_free (HashiyaTokenIndex *self)
{
  g_free (self->words.heads);
  g_free (self->words.places);
  g_free (self->phrases.heads);
  g_free (self->phrases.places);
  g_free (self);
}

const guint32 *
hashiya_token_index_look_up (const HashiyaTokenIndex *self,
                             const guint32 *ids,
                             guint n_ids,
                             guint *n_places)
{
  const Buckets *buckets = n_ids == 1 ? &self->words : &self->phrases;
  guint32 bucket = hash_ids (ids, buckets->n_ids) >> buckets->shift;

  g_return_val_if_fail (n_ids == buckets->n_ids, NULL);

  *n_places = buckets->heads[bucket + 1] - buckets->heads[bucket];
  return buckets->places + buckets->heads[bucket];
}

double
hashiya_token_index_get_information (const HashiyaTokenIndex *self, guint32 id)
{
  guint n_places;

  hashiya_token_index_look_up (self, &id, 1, &n_places);
  return n_places < N_LOGARITHMS ? self->logarithms[n_places]
                                 : log2 (((double) self->n_tokens + MORE_TEXT) / n_places);
}
