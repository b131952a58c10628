// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-graphemes.h"

#include <string.h>
#include <unigbrk.h>

/* Bytes to either side: no cluster that people write is longer. */
#define REACH 128

static gboolean
is_ascii (const char *utf8, gsize n_bytes, gsize byte)
{
  return (byte == 0 || (guint8) utf8[byte - 1] < 0x80)
         && (byte == n_bytes || ((guint8) utf8[byte] < 0x80 && utf8[byte] != '\n'));
}

/* The nearest boundary at or before @byte, or at or after it. */
static gsize
find_boundary (const char *utf8, gsize n_bytes, gsize byte, gboolean after)
{
  char breaks[2 * REACH + 8];
  gsize low = byte > REACH ? byte - REACH : 0, high = MIN (n_bytes, byte + REACH), at;

  if (byte == 0 || byte >= n_bytes || is_ascii (utf8, n_bytes, byte))
    return byte;
  while (low < byte && ((guint8) utf8[low] & 0xC0) == 0x80)
    low++;
  while (high > byte && high < n_bytes && ((guint8) utf8[high] & 0xC0) == 0x80)
    high--;
  u8_grapheme_breaks ((const uint8_t *) utf8 + low, high - low, breaks);
  for (at = byte; at > low && at < high && !breaks[at - low];)
    at += after ? 1 : -1;
  return at;
}

void
hashiya_snap_to_graphemes (HashiyaText *text, gsize *start, gsize *end)
{
  gsize n_bytes;
  const char *utf8 = hashiya_text_peek (text, &n_bytes);
  gsize from = hashiya_text_byte_offset (text, *start), to = hashiya_text_byte_offset (text, *end);
  gsize low = find_boundary (utf8, n_bytes, from, FALSE);
  gsize high = find_boundary (utf8, n_bytes, to, TRUE);

  if (low != from)
    *start = hashiya_text_code_point_offset (text, low);
  if (high != to)
    *end = hashiya_text_code_point_offset (text, high);
}
