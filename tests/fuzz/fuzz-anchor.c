// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-anchorer.h"
#include "hashiya-graphemes.h"

#include <stddef.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static HashiyaText *
take_text (const guint8 *data, gsize n)
{
  g_autofree char *bytes = g_strndup ((const char *) data, n);
  char *words = g_utf8_make_valid (bytes, -1);

  return hashiya_text_new (words, strlen (words));
}

static void
check_place (HashiyaText *now, HashiyaText *old, const HashiyaQuote *quote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) anchors
      = hashiya_anchorer_place (now, old, quote, 1, NULL, NULL, NULL, &error);
  g_autoptr (GArray) nearest = hashiya_anchorer_suggest (now, quote, 4);
  HashiyaAnchor anchor;
  gsize start, end;

  g_assert_no_error (error);
  anchor = g_array_index (anchors, HashiyaAnchor, 0);
  g_assert_cmpuint (nearest->len, <=, 4);
  if (anchor.state == HASHIYA_ANCHOR_ORPHAN)
    return;
  g_assert_cmpuint (anchor.start, <, anchor.end);
  g_assert_cmpuint (anchor.end, <=, hashiya_text_get_length (now));
  g_assert_true (anchor.score > 0 && anchor.score <= 1);
  start = anchor.start;
  end = anchor.end;
  hashiya_snap_to_graphemes (now, &start, &end);
  if (anchor.score < 1)
    g_assert_true (start == anchor.start && end == anchor.end);
}

/* Two bytes that say what is marked, the old text, a line of three dashes, the new text: a mark is
 * found within the new text, between grapheme clusters, or not at all. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (HashiyaText) old = NULL, now = NULL;
  const guint8 *border;
  gsize n_old, length;
  HashiyaQuote quote = { .has_position = TRUE };
  g_autofree char *exact = NULL, *prefix = NULL, *suffix = NULL;

  if (size < 2 || size > 20000)
    return 0;
  border = memmem (data + 2, size - 2, "\n---\n", 5);
  n_old = border != NULL ? (gsize) (border - data - 2) : size - 2;
  old = take_text (data + 2, n_old);
  now = border != NULL ? take_text (border + 5, size - 2 - n_old - 5) : hashiya_text_ref (old);
  length = hashiya_text_get_length (old);
  quote.start = length * data[0] / 256;
  quote.end = MIN (length, quote.start + data[1]);
  exact = hashiya_text_slice (old, quote.start, quote.end);
  prefix = hashiya_text_slice (old, quote.start > 32 ? quote.start - 32 : 0, quote.start);
  suffix = hashiya_text_slice (old, quote.end, quote.end + 32);
  quote.exact = exact;
  quote.prefix = prefix;
  quote.suffix = suffix;
  check_place (now, old, &quote);
  check_place (now, NULL, &quote);
  return 0;
}
