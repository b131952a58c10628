// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-finder.h"

#include <string.h>

#define FOLDED  HASHIYA_FIND_DEFAULT
#define CASE    HASHIYA_FIND_MATCH_CASE
#define LETTERS HASHIYA_FIND_MATCH_LETTERS
#define WORDS   HASHIYA_FIND_WHOLE_WORDS

typedef struct
{
  const char *name;
  const char *query;
  HashiyaFindFlags flags;
  const char *text; /* what is found stands between brackets, which the test takes out */
} Row;

static const Row rows[] = {
  { "word", "cat", FOLDED, "A [cat], con[cat]enated." },
  { "case", "CAT", FOLDED, "A [Cat] and a [cat]" },
  { "match-case", "Cat", CASE, "A [Cat], a cat, a CAT" },
  { "accents", "resume", FOLDED, "a [résumé], a [re\u0301sume\u0301]!" },
  { "match-letters", "résumé", LETTERS, "a [Re\u0301sume\u0301], a [résumé], not resume" },
  { "letters-and-case", "É", LETTERS | CASE, "[É] [E\u0301] é e E" },
  { "no-marks-as-typed", "e", LETTERS, "[e] é e\u0301 [E]" },
  { "whole-words", "cat", WORDS, "[cat] cats concat cat's [cat]-like “[cat]”" },
  { "whole-words-urdu", "کتاب", WORDS, "کتابیں [کتاب]، [کِتاب]۔" },
  { "whole-phrase", "a b", WORDS, "[a b] aa b a bb [a  b]" },
  { "space", "of  the", FOLDED, "[of\nthe] end [of \t the] [of\u00A0the] ofthe" },
  { "space-around", "  of ", FOLDED, "[of]f" },
  { "space-between-marks", "a b", FOLDED, "[a \u200F b]" },
  { "soft-hyphen", "reader", FOLDED, "a [rea\u00ADder]" },
  { "ligature", "office", FOLDED, "the [oﬃce]" },
  { "part-of-a-ligature", "fi", FOLDED, "[ﬁ]ne" },
  { "sharp-s", "strasse", FOLDED, "[Straße] [STRASSE]" },
  { "quotes", "\"don't\"", FOLDED, "[“don’t”] [«don't»]" },
  { "dashes", "1914-18", FOLDED, "[1914–18] [1914-18] 1914—1918" },
  { "overlap", "aa", FOLDED, "[aa][aa]a" },
  { "border", "abab c", FOLDED, "ab[abab c]" },
  { "border-after-refusal", "aba", WORDS, "ababa [aba]" },
  { "yeh", "علي", FOLDED, "[علی] [على] [علي]" },
  { "kaf", "كتاب", FOLDED, "[کتاب] [كتاب]" },
  { "heh", "همه", FOLDED, "[ہمہ] [ھمھ] [همة]" },
  { "alef", "اردو", FOLDED, "[أردو] [آردو] [إردو] [اردو]" },
  { "alef-madda", "آب", FOLDED, "[آب] [ا\u0653ب] [اب]" },
  { "hamza-above", "مسئلہ", FOLDED, "[مسئلہ] [مسی\u0654لہ]" },
  { "harakat", "محبت", FOLDED, "[مُحَبَّت]" },
  { "harakat-asked", "مُحَبَّت", FOLDED, "[محبت]" },
  { "harakat-as-typed", "محبت", LETTERS, "[محبت] مُحَبَّت" },
  { "letters-as-typed", "علی", LETTERS, "[علی] على علي" },
  { "tatweel", "سلام", FOLDED, "[ســـلام]" },
  { "joiners", "می\u200Cخواهم", FOLDED, "[میخواهم] [می\u200Cخواهم] می خواهم" },
  { "digits", "2024", FOLDED, "[۲۰۲۴] [٢٠٢٤] [2024] ۲۰۲۵" },
  { "digits-as-typed", "۲۴", LETTERS, "[۲۴] ٢٤ 24" },
  { "heh-with-hamza", "ہفتہ", FOLDED, "[ہفتۂ] [ہفتہ\u0654] [ہفتة] [هفته]" },
  { "hamza-asked", "ہفتۂ", FOLDED, "[ہفتہ] [هفتهٔ]" },
  { "waw-with-hamza", "مؤمن", FOLDED, "[مومن] [مو\u0654من]" },
  { "alef-wasla", "ٱلکتاب", FOLDED, "[الكتاب] [الکتاب]" },
  { "alef-above", "رحمن", FOLDED, "[رحمٰن] [رَحْمَٰن]" },
  { "alef-variants-as-typed", "آب", LETTERS, "[آب] [ا\u0653ب] اب أب" },
  { "tatweel-asked", "ســلام", FOLDED, "[سلام] [سـلام]" },
  { "presentation-forms", "سلام", FOLDED, "[ﺳﻼﻡ] [سلام]" },
  { "god", "اللہ", FOLDED, "[ﷲ] [الله] [اللّٰہ]" },
  { "kaf-variants", "کتب", FOLDED, "[ڪتب] [كتب] [كُتُب]" },
  { "barree-is-a-letter", "ہے", FOLDED, "ہی [ہے] [هے]" },
  { "noon-ghunna-is-a-letter", "میں", FOLDED, "مین [میں]" },
  { "joiner-and-space", "خوب صورت", FOLDED, "خوبصورت خوب\u200Cصورت [خوب صورت]" },
  { "direction-marks", "اردو text", FOLDED, "[اردو \u2068text]\u2069" },
  { "urdu-digits-asked", "۱۹۴۷", FOLDED, "[1947] [١٩٤٧] [۱۹۴۷] ۱۹۴۸" },
  { "decimals", "3.5", FOLDED, "[3.5] [۳.۵] ۳٫۵ 3,5" },
  { "urdu-stop", "ہے.", FOLDED, "[ہے۔]" },
  { "urdu-comma", "اب،", FOLDED, "[اب,]" },
  { "whole-words-marks", "کِتاب", WORDS, "[کتاب] کتابت [کِتاب]" },
  { "whole-words-urdu-stop", "ہے", WORDS, "[ہے]۔ ”[ہے]“ رہے ہیں" },
  { "whole-words-digits", "۱۹", WORDS, "۱۹۴۷ [۱۹] [19]" },
  { "whole-words-letters", "علی", WORDS | LETTERS, "[علی] على [علی]، علیم" },
  { "greek", "σισυφοσ", FOLDED, "[ΣΊΣΥΦΟΣ] [Σίσυφος]" },
  { "devanagari", "हिंदी", FOLDED, "[हिंदी]" },
  { "nothing", "  ", FOLDED, "a  b" },
  { "only-marks", "\u064E", FOLDED, "مَ" },
  { "longer-than-the-text", "abcdef", FOLDED, "abc" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (HashiyaFinder) finder = hashiya_finder_new (row->query, row->flags);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GArray) found = NULL;
  gsize byte = 0;

  for (const char *p = row->text; *p != '\0'; p++)
    {
      if (*p != '[' && *p != ']')
        g_string_append_c (text, *p);
    }
  found = hashiya_finder_find (finder, text->str, text->len, G_MAXUINT);
  for (guint i = 0; i < found->len; i++)
    {
      const HashiyaFound *f = &g_array_index (found, HashiyaFound, i);

      g_assert_cmpuint (g_utf8_strlen (text->str, f->start_byte), ==, f->start);
      g_assert_cmpuint (g_utf8_strlen (text->str, f->end_byte), ==, f->end);
      g_string_append_len (shown, text->str + byte, f->start_byte - byte);
      g_string_append_c (shown, '[');
      g_string_append_len (shown, text->str + f->start_byte, f->end_byte - f->start_byte);
      g_string_append_c (shown, ']');
      byte = f->end_byte;
    }
  g_string_append (shown, text->str + byte);
  g_assert_cmpstr (shown->str, ==, row->text);
}

static void
test_max (void)
{
  g_autoptr (HashiyaFinder) finder = hashiya_finder_new ("a", FOLDED);
  g_autoptr (GArray) found = hashiya_finder_find (finder, "a b a b a", 9, 2);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, HashiyaFound, 1).start, ==, 4);
}

/* Every match a search from each letter would find, against random texts of few letters. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      char text[41] = "", query[7] = "";
      g_autoptr (HashiyaFinder) finder = NULL;
      g_autoptr (GArray) found = NULL;
      guint n_query = g_test_rand_int_range (1, 6), n = 0;

      for (guint i = 0; i < 40; i++)
        text[i] = "aab"[g_test_rand_int_range (0, 3)];
      for (guint i = 0; i < n_query; i++)
        query[i] = "aab"[g_test_rand_int_range (0, 3)];
      finder = hashiya_finder_new (query, FOLDED);
      found = hashiya_finder_find (finder, text, 40, G_MAXUINT);
      for (const char *p = strstr (text, query); p != NULL; p = strstr (p + n_query, query), n++)
        {
          g_assert_cmpuint (n, <, found->len);
          g_assert_cmpuint (g_array_index (found, HashiyaFound, n).start, ==, p - text);
        }
      g_assert_cmpuint (n, ==, found->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/core/finder/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/core/finder/max", test_max);
  g_test_add_func ("/core/finder/random", test_random);
  return g_test_run ();
}
