// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-kinship.h"

/* Letters that two keyboards write differently, as one; 0: a mark that makes no other word. */
static gunichar
fold (gunichar c)
{
  switch (c)
    {
    case 0x064A: /* Arabic yeh */
    case 0x0649: /* alef maksura */
      return 0x06CC;
    case 0x0643: /* Arabic kaf */
      return 0x06A9;
    case 0x0647: /* Arabic heh */
    case 0x06BE: /* heh doachashmee */
      return 0x06C1;
    case 0x0640: /* tatweel */
    case 0x200C: /* ZWNJ */
    case 0x200D: /* ZWJ */
    case 0x00AD: /* soft hyphen */
      return 0;
    default:
      return g_unichar_ismark (c) ? 0 : g_unichar_tolower (c);
    }
}

static gboolean
is_skipped (gunichar c)
{
  return fold (c) == 0;
}

/* Chinese and Japanese put no space between words: each character is one. */
static gboolean
is_word_by_itself (gunichar c)
{
  return g_unichar_iswide (c) && g_unichar_type (c) == G_UNICODE_OTHER_LETTER;
}

/* FNV-1a over code points: equal words must meet, and a rare meeting of unequal ones is no harm. */
static guint64
add_to_hash (guint64 hash, gunichar c)
{
  return (hash ^ c) * G_GUINT64_CONSTANT (1099511628211);
}

/* Appends the hash of every word. */
static GArray *
hash_words (const char *text, gsize n_bytes)
{
  const guint64 none = G_GUINT64_CONSTANT (14695981039346656037);
  GArray *hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 hash = none;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean alone = is_word_by_itself (c);

      if (is_skipped (c))
        continue;
      if (hash != none && (alone || !g_unichar_isalnum (c)))
        {
          g_array_append_val (hashes, hash);
          hash = none;
        }
      if (g_unichar_isalnum (c))
        hash = add_to_hash (hash, fold (c));
      if (alone)
        {
          g_array_append_val (hashes, hash);
          hash = none;
        }
    }
  if (hash != none)
    g_array_append_val (hashes, hash);
  return hashes;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a;
  guint64 other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

double
hashiya_kinship (const char *one, gsize n_one, const char *other, gsize n_other)
{
  g_autoptr (GArray) words = hash_words (one, n_one);
  g_autoptr (GArray) others = hash_words (other, n_other);
  gsize n_common = 0;

  if (words->len + others->len == 0)
    return 1;
  g_array_sort (words, compare_hashes);
  g_array_sort (others, compare_hashes);
  for (guint i = 0, j = 0; i < words->len && j < others->len;)
    {
      int order = compare_hashes (&g_array_index (words, guint64, i),
                                  &g_array_index (others, guint64, j));

      n_common += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return 2.0 * n_common / (words->len + others->len);
}
