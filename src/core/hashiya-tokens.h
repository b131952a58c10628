// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaTokens:
 * @n: how many
 * @ids: a hash of each token's folded letters: equal tokens have equal ids
 * @starts: the code point that each begins at
 * @lengths: code points, at most 255; a longer word is several tokens
 * @breaks: a bit for each token: whether a line begins with it
 *
 * A text as the matcher sees it: its words, its ideographs one by one, its symbols (a run of one
 * symbol counts once). Spaces, line breaks and what folding drops stand between tokens or within
 * them and make no difference.
 */
typedef struct
{
  guint n;
  guint32 *ids;
  guint32 *starts;
  guint8 *lengths;
  guint32 *breaks;
} HashiyaTokens;

/**
 * hashiya_tokens_new:
 * @utf8: valid UTF-8; fewer than 2^32 code points
 *
 * Returns: (transfer full): free with hashiya_tokens_free()
 */
HashiyaTokens *hashiya_tokens_new (const char *utf8, gsize n_bytes);
void hashiya_tokens_free (HashiyaTokens *self);

/** hashiya_tokens_get_end: Returns: the code point after the token at @index */
static inline guint32
hashiya_tokens_get_end (const HashiyaTokens *self, guint index)
{
  return self->starts[index] + self->lengths[index];
}

/** hashiya_tokens_begins_line: Returns: whether the token at @index is the first of a line */
static inline gboolean
hashiya_tokens_begins_line (const HashiyaTokens *self, guint index)
{
  return (self->breaks[index / 32] >> (index % 32)) & 1;
}

/** hashiya_tokens_ending_after: Returns: the first token that ends after the code point @offset;
 * the number of tokens where none does */
guint hashiya_tokens_ending_after (const HashiyaTokens *self, gsize offset);

/** hashiya_tokens_starting_from: Returns: the first token that starts at the code point @offset
 * or later; the number of tokens where none does */
guint hashiya_tokens_starting_from (const HashiyaTokens *self, gsize offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaTokens, hashiya_tokens_free)

G_END_DECLS
