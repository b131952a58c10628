// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-text.h"

#include <string.h>

static HashiyaText *
mixed_text (guint n_repeats)
{
  GString *utf8 = g_string_new (NULL);
  gsize n_bytes;

  for (guint i = 0; i < n_repeats; i++)
    g_string_append (utf8, "aé حاشیہ 😀\n");
  n_bytes = utf8->len;
  return hashiya_text_new (g_string_free (utf8, FALSE), n_bytes);
}

static void
test_offsets (void)
{
  g_autoptr (HashiyaText) text = mixed_text (500);
  gsize n_bytes;
  const char *utf8 = hashiya_text_peek (text, &n_bytes);
  gsize offset = 0;

  g_assert_cmpuint (hashiya_text_get_length (text), ==, 500 * 11);
  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p), offset++)
    {
      g_assert_cmpuint (hashiya_text_byte_offset (text, offset), ==, p - utf8);
      g_assert_cmpuint (hashiya_text_code_point_offset (text, p - utf8), ==, offset);
    }
  g_assert_cmpuint (hashiya_text_byte_offset (text, offset), ==, n_bytes);
  g_assert_cmpuint (hashiya_text_code_point_offset (text, n_bytes), ==, offset);
}

static void
test_slice (void)
{
  g_autoptr (HashiyaText) text = mixed_text (200);
  g_autofree char *word = hashiya_text_slice (text, 11 * 100 + 3, 11 * 100 + 8);
  g_autofree char *tail = hashiya_text_slice (text, 11 * 200 - 2, G_MAXSIZE);
  g_autofree char *beyond = hashiya_text_slice (text, G_MAXSIZE - 1, G_MAXSIZE);
  g_autofree char *backwards = hashiya_text_slice (text, 8, 3);

  g_assert_cmpstr (word, ==, "حاشیہ");
  g_assert_cmpstr (tail, ==, "😀\n");
  g_assert_cmpstr (beyond, ==, "");
  g_assert_cmpstr (backwards, ==, "");
}

static void
test_empty (void)
{
  g_autoptr (HashiyaText) text = hashiya_text_new (g_strdup (""), 0);

  g_assert_cmpuint (hashiya_text_get_length (text), ==, 0);
  g_assert_cmpuint (hashiya_text_byte_offset (text, 0), ==, 0);
  g_assert_cmpuint (hashiya_text_code_point_offset (text, 0), ==, 0);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    gsize n_words;
  } rows[] = {
    { "", 0 },
    { " \n— … ", 0 },
    { "one", 1 },
    { "one, two; three.", 3 },
    { "What’s on the table", 4 },
    { "the 'quoted' word", 3 },
    { "rock ’n’ roll", 3 },
    { "یہ ایک جملہ ہے۔", 4 },
    { "عَرَبِيّ", 1 },
    { "می\xE2\x80\x8Cخواهم", 1 },
    { "19 June 2024", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (hashiya_text_count_words (rows[i].text, -1), ==, rows[i].n_words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/offsets", test_offsets);
  g_test_add_func ("/core/text/slice", test_slice);
  g_test_add_func ("/core/text/empty", test_empty);
  g_test_add_func ("/core/text/words", test_words);
  return g_test_run ();
}
