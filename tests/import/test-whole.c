// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import-tools.h"

/* Adds @step for each word of @text. */
static void
count_words (GHashTable *counts, const char *text, int step)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *from = p;

      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > from)
        {
          char *word = g_strndup (from, p - from);
          int count = GPOINTER_TO_INT (g_hash_table_lookup (counts, word)) + step;

          g_hash_table_insert (counts, word, GINT_TO_POINTER (count));
        }
      else
        p = g_utf8_next_char (p);
    }
}

static char *
random_text (GRand *rand)
{
  static const char *const pieces[]
      = { "harbour",  "Boats",       "CHAPTER IV", "1.2 Nets", "باب ۳",  "کشتی",          "- oar",
          "> who",    "# Go",        "```",        "===",      "“`html", "Leave a Reply", "Name",
          "Facebook", "a    b    c", "Subject: x", "and",      "the",    "end.",          "I.",
          "7",        "<&>",         "12:30",      "“quoted”", "\t" };
  static const char *const breaks[] = { " ", " ", " ", " ", "\n", "\n\n", "\n\n\n", "\n    " };
  g_autoptr (GString) text = g_string_new ("start");

  for (int n = g_rand_int_range (rand, 1, 200); n > 0; n--)
    {
      g_string_append (text, breaks[g_rand_int_range (rand, 0, G_N_ELEMENTS (breaks))]);
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Each word is in the text or listed as dropped, as often as it was written. */
static void
test_no_word_lost (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *text = random_text (rand);
      g_autoptr (HashiyaContent) content = import_text (text, -1, NULL);
      g_autoptr (HashiyaDocument) document = open_content (content);
      g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      JsonArray *dropped = hashiya_document_get_dropped (document);
      GHashTableIter iter;
      gpointer word, count;

      count_words (counts, text, 1);
      count_words (counts, hashiya_text_peek (hashiya_document_get_text (document), NULL), -1);
      for (guint i = 0; i < json_array_get_length (dropped); i++)
        count_words (
            counts,
            json_object_get_string_member (json_array_get_object_element (dropped, i), "text"), -1);
      g_hash_table_iter_init (&iter, counts);
      while (g_hash_table_iter_next (&iter, &word, &count))
        {
          if (GPOINTER_TO_INT (count) != 0)
            g_error ("“%s” is off by %d in:\n%s", (char *) word, GPOINTER_TO_INT (count), text);
        }
    }
}

static void
test_same_twice (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autofree char *text = random_text (rand);
  g_autoptr (HashiyaContent) one = import_text (text, -1, NULL);
  g_autoptr (HashiyaContent) two = import_text (text, -1, NULL);

  g_assert_cmpstr (hashiya_content_get_version (one), ==, hashiya_content_get_version (two));
}

static void
test_every_character (void)
{
  g_autoptr (GString) text = g_string_new ("Every one:");
  g_autoptr (GHashTable) left = g_hash_table_new (NULL, NULL);
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (HashiyaDocument) document = NULL;

  for (gunichar c = 1; c <= 0xFFFF; c++)
    {
      if (c < 0xD800 || c > 0xDFFF)
        g_string_append_unichar (text, c);
      if (c % 64 == 0)
        g_string_append (text, " x ");
    }
  content = import_text (text->str, text->len, NULL);
  document = open_content (content);
  for (const char *p = hashiya_text_peek (hashiya_document_get_text (document), NULL); *p != '\0';
       p = g_utf8_next_char (p))
    g_hash_table_add (left, GUINT_TO_POINTER (g_utf8_get_char (p)));
  for (gunichar c = 1; c <= 0xFFFD; c++)
    {
      if (g_unichar_isalnum (c) && !g_hash_table_contains (left, GUINT_TO_POINTER (c)))
        g_error ("U+%04X is lost", c);
    }
}

static void
test_large (void)
{
  const gsize scale = g_getenv ("HASHIYA_LONG") != NULL ? 20 : 1;
  const gsize n = 2500000 * scale;
  g_autofree char *line = g_malloc (n + 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HashiyaContent) one = NULL;
  g_autoptr (HashiyaContent) many = NULL;
  g_autoptr (HashiyaDocument) document = NULL;

  for (gsize i = 0; i < n; i++)
    line[i] = i % 7 == 6 ? ' ' : 'a';
  line[n - 1] = 'a';
  line[n] = '\0';
  one = import_text (line, n, NULL);
  document = open_content (one);
  g_assert_cmpuint (hashiya_document_get_n_sections (document), ==, 1);
  g_assert_cmpuint (hashiya_text_get_length (hashiya_document_get_text (document)), ==, n);
  while (text->len < n)
    g_string_append_printf (text,
                            "Chapter %zu\n\nIt goes on for as long as anybody cares to read.\n\n",
                            text->len / 64 + 1);
  many = import_text (text->str, text->len, NULL);
  g_assert_nonnull (many);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/whole/no-word-lost", test_no_word_lost);
  g_test_add_func ("/import/whole/same-twice", test_same_twice);
  g_test_add_func ("/import/whole/every-character", test_every_character);
  g_test_add_func ("/import/whole/large", test_large);
  return g_test_run ();
}
