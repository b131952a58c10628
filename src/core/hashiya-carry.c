// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-carry.h"

#include "hashiya-alignment.h"
#include "hashiya-gap.h"
#include "hashiya-graphemes.h"

#include <string.h>

/* What is put into a range may be this many times as long as what it replaces, so much more, and as
 * long again as the range. */
#define STRETCH       3
#define STRETCH_WORDS 40

/* Words in place of words that are gone: more are another text, not an edit. */
#define MAX_REPLACED 12

/* The tokens of a range, and the piece of them that holds together in the new text. */
typedef struct
{
  guint first; /* tokens that the range touches, last included */
  guint last;
  guint piece_first; /* matched tokens */
  guint piece_last;
  gsize weight;
} Piece;

static gboolean
is_matched (const HashiyaCarry *self, guint token)
{
  return self->map[token] != HASHIYA_UNMATCHED;
}

static gboolean
hangs_together (const HashiyaCarry *self, const Piece *piece, guint before, guint token)
{
  guint allowance = STRETCH_WORDS + piece->last - piece->first;
  guint32 left = self->map[before], right = self->map[token];

  return left < right && right - left <= STRETCH * (token - before) + allowance;
}

static gboolean
find_piece (const HashiyaCarry *self, Piece *piece)
{
  guint first = 0, before = 0;
  gsize weight = 0;

  piece->weight = 0;
  for (guint i = piece->first; i <= piece->last; i++)
    {
      if (!is_matched (self, i))
        continue;
      if (weight == 0 || !hangs_together (self, piece, before, i))
        {
          first = i;
          weight = 0;
        }
      weight += self->old->lengths[i];
      before = i;
      if (weight > piece->weight)
        {
          piece->weight = weight;
          piece->piece_first = first;
          piece->piece_last = i;
        }
    }
  return piece->weight > 0;
}

/* The gap around unmatched tokens: between @left and @right, both matched, in both texts.
 * Returns: whether the new text has such a gap, empty or not. */
static gboolean
find_gap (const HashiyaCarry *self, guint token, HashiyaTokenSpan *old, HashiyaTokenSpan *now)
{
  guint left = token, right = token;

  while (left > 0 && !is_matched (self, left - 1))
    left--;
  while (right < self->old->n && !is_matched (self, right))
    right++;
  *old = (HashiyaTokenSpan){ self->old_text, self->old, left, right };
  *now = (HashiyaTokenSpan){ self->new_text, self->now, 0, self->now->n };
  if (left > 0)
    now->first = self->map[left - 1] + 1;
  if (right < self->old->n)
    now->end = self->map[right];
  return now->first <= now->end
         && now->end - now->first <= STRETCH * (right - left) + STRETCH_WORDS;
}

/* Where the edge of a range that lies on an unmatched token has come to.
 * Returns: FALSE where no word from there to the piece has a counterpart. */
static gboolean
carry_edge (const HashiyaCarry *self, guint from, guint to, gboolean at_end, gsize *offset)
{
  HashiyaTokenSpan old, now;
  g_autofree HashiyaGapPlace *places = NULL;

  if (!find_gap (self, at_end ? to : from, &old, &now) || now.first == now.end)
    return FALSE;
  places = hashiya_gap_align (old, now, !at_end);
  for (guint k = 0; places != NULL && k <= to - from; k++)
    {
      guint token = at_end ? to - k : from + k;
      const HashiyaGapPlace *place;

      if (token < old.first || token >= old.end)
        break;
      place = &places[token - old.first];
      if (place->end > place->start)
        {
          *offset = at_end ? place->end : place->start;
          return TRUE;
        }
    }
  return FALSE;
}

static gsize
carry_start (const HashiyaCarry *self, const Piece *piece, gsize start)
{
  guint token = piece->piece_first;
  guint32 now = self->map[token];
  gsize offset = self->now->starts[now], from = self->old->starts[token];

  if (token > piece->first)
    {
      carry_edge (self, piece->first, token - 1, FALSE, &offset);
      return offset;
    }
  if (start > from)
    return hashiya_text_skip_units (self->new_text, offset,
                                    hashiya_text_count_units (self->old_text, from, start), FALSE);
  /* Spaces that were marked along. */
  if (start < from)
    {
      gsize floor = now > 0 ? hashiya_tokens_get_end (self->now, now - 1) : 0;

      return offset - MIN (from - start, offset - floor);
    }
  return offset;
}

static gsize
carry_end (const HashiyaCarry *self, const Piece *piece, gsize end)
{
  guint token = piece->piece_last;
  guint32 now = self->map[token];
  gsize offset = hashiya_tokens_get_end (self->now, now);
  gsize from = self->old->starts[token], to = hashiya_tokens_get_end (self->old, token);

  if (token < piece->last)
    {
      carry_edge (self, token + 1, piece->last, TRUE, &offset);
      return offset;
    }
  if (end < to)
    return hashiya_text_skip_units (self->new_text, self->now->starts[now],
                                    hashiya_text_count_units (self->old_text, from, end), TRUE);
  if (end > to)
    {
      gsize ceiling = now + 1 < self->now->n ? self->now->starts[now + 1]
                                             : hashiya_text_get_length (self->new_text);

      return offset + MIN (end - to, ceiling - offset);
    }
  return offset;
}

static gboolean
is_whole (const HashiyaCarry *self, const Piece *piece)
{
  for (guint i = piece->first; i <= piece->last; i++)
    if (!is_matched (self, i) || (i > piece->first && self->map[i] != self->map[i - 1] + 1))
      return FALSE;
  return TRUE;
}

static gboolean
is_verbatim (const HashiyaCarry *self, gsize start, gsize end, const HashiyaCarried *carried)
{
  gsize old = hashiya_text_byte_offset (self->old_text, start);
  gsize now = hashiya_text_byte_offset (self->new_text, carried->start);
  gsize n = hashiya_text_byte_offset (self->old_text, end) - old;

  return carried->end - carried->start == end - start
         && hashiya_text_byte_offset (self->new_text, carried->end) - now == n
         && memcmp (hashiya_text_peek (self->old_text, NULL) + old,
                    hashiya_text_peek (self->new_text, NULL) + now, n)
                == 0;
}

static guint
count_held (const HashiyaCarry *self, const Piece *piece)
{
  guint32 left = self->map[piece->piece_first], right = self->map[piece->piece_last];
  guint held = 0;

  if (piece->first == 0)
    held += left == 0;
  else if (piece->piece_first == piece->first)
    held += is_matched (self, piece->first - 1) && self->map[piece->first - 1] + 1 == left;
  if (piece->last + 1 == self->old->n)
    held += right + 1 == self->now->n;
  else if (piece->piece_last == piece->last)
    held += is_matched (self, piece->last + 1) && self->map[piece->last + 1] == right + 1;
  return held;
}

/* No word of the range is left; another may stand in its place, between the same neighbours. */
static gboolean
carry_replaced (const HashiyaCarry *self, const Piece *piece, HashiyaCarried *carried)
{
  HashiyaTokenSpan old, now;

  if (!find_gap (self, piece->first, &old, &now) || now.first == now.end
      || old.end - old.first > MAX_REPLACED || now.end - now.first > MAX_REPLACED)
    return FALSE;
  if (!carry_edge (self, piece->first, piece->last, FALSE, &carried->start)
      || !carry_edge (self, piece->first, piece->last, TRUE, &carried->end))
    return FALSE;
  carried->held = (old.first == piece->first) + (old.end == piece->last + 1);
  if (carried->start >= carried->end)
    return FALSE;
  hashiya_snap_to_graphemes (self->new_text, &carried->start, &carried->end);
  return TRUE;
}

gboolean
hashiya_carry_range (const HashiyaCarry *self, gsize start, gsize end, HashiyaCarried *carried)
{
  Piece piece = { 0 };
  gsize weight = 0;

  *carried = (HashiyaCarried){ 0 };
  piece.first = hashiya_tokens_ending_after (self->old, start);
  piece.last = hashiya_tokens_starting_from (self->old, end);
  if (piece.last <= piece.first)
    return FALSE;
  piece.last--;
  if (!find_piece (self, &piece))
    return carry_replaced (self, &piece, carried);
  for (guint i = piece.first; i <= piece.last; i++)
    weight += self->old->lengths[i];
  carried->start = carry_start (self, &piece, start);
  carried->end = carry_end (self, &piece, end);
  if (carried->start >= carried->end)
    return FALSE;
  hashiya_snap_to_graphemes (self->new_text, &carried->start, &carried->end);
  carried->found = (double) piece.weight / weight;
  carried->whole = is_whole (self, &piece);
  carried->verbatim = is_verbatim (self, start, end, carried);
  carried->held = count_held (self, &piece);
  return TRUE;
}
