// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-tokens.h"

#include "hashiya-fold.h"

#define MAX_LENGTH G_MAXUINT8

typedef struct
{
  HashiyaTokens *tokens;
  guint n_allocated;
  HashiyaFoldClass klass;
  guint32 symbol; /* of the token being made, where it is a run of one symbol */
  guint32 start;
  guint32 end;
  guint32 hash; /* 0: no token is being made */
  gboolean line_began;
} Tokenizer;

static inline guint32
mix (guint32 hash, guint32 unit)
{
  hash = (hash ^ unit) * 0x9E3779B1u;
  return hash ^ (hash >> 15);
}

static void
finish_token (Tokenizer *self)
{
  HashiyaTokens *tokens = self->tokens;

  if (self->hash == 0)
    return;
  if (tokens->n == self->n_allocated)
    {
      self->n_allocated += self->n_allocated / 4 + 64;
      tokens->ids = g_renew (guint32, tokens->ids, self->n_allocated);
      tokens->starts = g_renew (guint32, tokens->starts, self->n_allocated);
      tokens->lengths = g_renew (guint8, tokens->lengths, self->n_allocated);
      tokens->breaks = g_renew (guint32, tokens->breaks, self->n_allocated / 32 + 1);
    }
  if (tokens->n % 32 == 0)
    tokens->breaks[tokens->n / 32] = 0;
  tokens->breaks[tokens->n / 32] |= (guint32) self->line_began << (tokens->n % 32);
  tokens->ids[tokens->n] = self->hash;
  tokens->starts[tokens->n] = self->start;
  tokens->lengths[tokens->n] = self->end - self->start;
  tokens->n++;
  self->line_began = FALSE;
  self->hash = 0;
}

static inline gboolean
continues (Tokenizer *self, HashiyaFoldClass klass, guint32 unit, guint32 offset)
{
  if (self->hash == 0 || self->klass != klass || offset + 1 - self->start > MAX_LENGTH)
    return FALSE;
  return klass == HASHIYA_FOLD_WORD || (klass == HASHIYA_FOLD_SYMBOL && unit == self->symbol);
}

static inline void
take (Tokenizer *self, HashiyaFoldClass klass, const guint32 *units, guint n_units, guint32 offset)
{
  gboolean goes_on = continues (self, klass, units[0], offset);

  if (!goes_on)
    {
      finish_token (self);
      self->klass = klass;
      self->start = offset;
      self->symbol = units[0];
      self->hash = 0x811C9DC5u;
    }
  self->end = offset + 1;
  if (goes_on && klass == HASHIYA_FOLD_SYMBOL)
    return;
  for (guint i = 0; i < n_units; i++)
    self->hash = mix (self->hash, units[i]);
  self->hash |= self->hash == 0;
}

static inline void
take_code_point (Tokenizer *self, gunichar c, guint32 offset)
{
  HashiyaFolded folded = hashiya_fold (c);

  switch (folded.klass)
    {
    case HASHIYA_FOLD_WORD:
    case HASHIYA_FOLD_IDEOGRAPH:
    case HASHIYA_FOLD_SYMBOL:
      take (self, folded.klass, folded.units, folded.n_units, offset);
      break;
    case HASHIYA_FOLD_SPACE:
      finish_token (self);
      break;
    case HASHIYA_FOLD_MARK:
      /* It belongs to the letter before, as long as nothing stands between. */
      if (self->hash != 0 && self->end == offset && offset + 1 - self->start <= MAX_LENGTH)
        self->end = offset + 1;
      break;
    case HASHIYA_FOLD_FORMAT:
      break;
    }
}

HashiyaTokens *
hashiya_tokens_new (const char *utf8, gsize n_bytes)
{
  HashiyaTokens *tokens = g_new0 (HashiyaTokens, 1);
  Tokenizer self = { .tokens = tokens, .line_began = TRUE };
  const char *end = utf8 + n_bytes;
  guint32 offset = 0;

  self.n_allocated = n_bytes / 5 + 16;
  tokens->ids = g_new (guint32, self.n_allocated);
  tokens->starts = g_new (guint32, self.n_allocated);
  tokens->lengths = g_new (guint8, self.n_allocated);
  tokens->breaks = g_new (guint32, self.n_allocated / 32 + 1);
  for (const char *p = utf8; p < end; offset++)
    {
      guint8 byte = *p;

      if (byte == ' ' || byte == '\n')
        {
          finish_token (&self);
          self.line_began |= byte == '\n';
          p++;
        }
      else
        {
          take_code_point (&self, g_utf8_get_char (p), offset);
          p = g_utf8_next_char (p);
        }
    }
  finish_token (&self);
  return tokens;
}

void
hashiya_tokens_free (HashiyaTokens *self)
{
  g_free (self->ids);
  g_free (self->starts);
  g_free (self->lengths);
  g_free (self->breaks);
  g_free (self);
}

guint
hashiya_tokens_ending_after (const HashiyaTokens *self, gsize offset)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (hashiya_tokens_get_end (self, middle) > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

guint
hashiya_tokens_starting_from (const HashiyaTokens *self, gsize offset)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->starts[middle] >= offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}
