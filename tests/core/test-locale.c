// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-collation.h"
#include "hashiya-date.h"
#include "hashiya-locale.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* A locale is set once a process, so each language has a process of its own. */
static void
run_in (const char *path, const char *language, const char *digits)
{
  if (!g_test_subprocess ())
    {
      g_autofree char *environment = g_strdup_printf ("%s %s", language, digits);

      g_setenv ("HASHIYA_TEST_LANGUAGE", environment, TRUE);
      g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
}

static void
speak (void)
{
  g_auto (GStrv) wanted = g_strsplit (g_getenv ("HASHIYA_TEST_LANGUAGE"), " ", 2);

  g_setenv ("HASHIYA_DIGITS", wanted[1], TRUE);
  hashiya_locale_init (wanted[0], g_getenv ("HASHIYA_LOCALEDIR"));
}

/* What each test compares, in its language: the sentence made of a format and a name. */
static void
assert_sentence (const char *expected, char *sentence)
{
  g_assert_cmpstr (sentence, ==, expected);
  g_free (sentence);
}

static void
test_english (void)
{
  run_in ("/locale/english/subprocess", "en", "own");
}

static void
english_subprocess (void)
{
  speak ();
  g_assert_cmpstr (hashiya_locale_get_language (), ==, "en");
  g_assert_false (hashiya_locale_is_rtl ());
  assert_sentence ("a.txt, line 12", hashiya_sentence ("%s, line %d", "a.txt", 12));
  assert_sentence ("\u200E\u2068اردو\u2069 and 3", hashiya_sentence ("%s and %u", "اردو", 3));
  assert_sentence ("-5 of 100 %, U+20A9",
                   hashiya_sentence ("%d of %zu %%, U+%04X", -5, (gsize) 100, 0x20A9));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat"
  assert_sentence ("b before a", hashiya_sentence ("%2$s before %1$s", "a", "b"));
#pragma GCC diagnostic pop
  assert_sentence ("18446744073709551615", hashiya_sentence ("%" G_GUINT64_FORMAT, G_MAXUINT64));
  /* What turns the line or leaves an isolate open stays within its own. */
  assert_sentence ("“\u2068\u202Egpj.exe\u2069”", hashiya_sentence ("“%s”", "\u202Egpj.exe"));
  assert_sentence ("“\u2068\u2067a\u2069\u2069”", hashiya_sentence ("“%s”", "\u2067a"));
  assert_sentence ("\u2068ا\u2069", hashiya_isolate ("\u2069ا"));
}

static void
test_urdu (void)
{
  run_in ("/locale/urdu/subprocess", "ur", "own");
}

static void
urdu_subprocess (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 3, 7, 14, 5, 0);

  speak ();
  g_assert_cmpstr (hashiya_locale_get_language (), ==, "ur");
  g_assert_true (hashiya_locale_is_rtl ());
  assert_sentence ("\u200F\u2068a.txt\u2069، سطر ۱۲", hashiya_sentence ("%s، سطر %d", "a.txt", 12));
  assert_sentence ("کتاب، سطر ۱۲", hashiya_sentence ("%s، سطر %d", "کتاب", 12));
  assert_sentence ("\u2068کتاب 2\u2069", hashiya_sentence ("%s", "کتاب 2"));
  assert_sentence ("حرف U+00AD", hashiya_sentence ("حرف U+%04X", 0xAD));
  assert_sentence ("۱.۵", hashiya_digits ("1.5"));
  assert_sentence ("ورژن 2: ۱۰", hashiya_sentence ("ورژن 2: %d", 10));
  assert_sentence ("۷ مارچ ۲۰۲۶ ۱۴:۰۵", hashiya_date_format (time, "%-d %B %Y %H:%M"));
  /* the format itself comes from the catalogue */
  assert_sentence ("۳ نشان", hashiya_sentence (ngettext ("%u mark", "%u marks", 3), 3));
}

/* Where the environment names a locale that the system has not, its language is spoken. */
static void
test_environment (void)
{
  g_setenv ("LC_ALL", "ur_PK.UTF-8", TRUE);
  run_in ("/locale/environment/subprocess", "", "usual");
}

static void
environment_subprocess (void)
{
  hashiya_locale_init (NULL, g_getenv ("HASHIYA_LOCALEDIR"));
  g_assert_cmpstr (hashiya_locale_get_language (), ==, "ur");
  assert_sentence ("3 نشان", hashiya_sentence (ngettext ("%u mark", "%u marks", 3), 3));
}

static void
assert_order (const char *language, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i + 1] != NULL; i++)
    {
      g_autofree char *one = hashiya_collation_key (list[i], language);
      g_autofree char *other = hashiya_collation_key (list[i + 1], language);

      if (strcmp (one, other) >= 0)
        g_error ("in “%s”, %s comes before %s", language, list[i], list[i + 1]);
    }
}

static void
test_alphabets (void)
{
  assert_order ("ur", "ا ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض");
  assert_order ("ur", "ض ط ظ ع غ ف ق ک گ ل م ن ں و ہ ھ ء ی ے");
  assert_order ("fa", "آ ا ء ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف");
  assert_order ("fa", "ف ق ک گ ل م ن و ه ی");
  assert_order ("ar", "ء ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي");
  /* by the next letter, whatever marks, joiners or another keyboard's letter stand between */
  assert_order ("ur", "آب اَبد ابر اتوار بات بال بَچہ پانی ٹماٹر کتاب كتب کراچی گھر");
  assert_order ("ur", "گھر لاہور نام نان نہر ہاتھ ہوا یاد یہاں");
  assert_order (
      "fa",
      "آب ابر اثر بار پدر خانه خانه‌ها خانی كار کاغذ گل");
  assert_order ("fa", "گل نامه و هوا یاد");
  assert_order ("ar", "أحمد إدارة ارض باب تاء ثوب جامعة كتاب لغة مدرسة هاتف وادي يوم");
}

static void
test_words (void)
{
  /* Its own script first, then the others. */
  assert_order ("ur", "1 ۲ 10 آم یہ apple Banana éclair fig");
  assert_order ("en", "1 ۲ 10 apple Banana éclair fig آم یہ");
  assert_order ("en", "part-2 part-10 part-10a parts");
}

static const char *
get_text (gpointer item)
{
  return item;
}

/* What the window, the printed page and the command line sort by the alphabet, in its language. */
static void
test_sort (void)
{
  run_in ("/collation/sort/subprocess", "ur", "usual");
}

static void
sort_subprocess (void)
{
  static const char *const sorted[]
      = { "آم", "بات", "پانی 2", "پانی 10", "ٹوپی", "کتاب", "گھر", "ہوا", "یاد" };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  speak ();
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_ptr_array_add (items, g_strdup (sorted[i * 4 % G_N_ELEMENTS (sorted)]));
  hashiya_collation_sort (items, get_text);
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_assert_cmpstr (g_ptr_array_index (items, i), ==, sorted[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/english", test_english);
  g_test_add_func ("/locale/english/subprocess", english_subprocess);
  g_test_add_func ("/locale/urdu", test_urdu);
  g_test_add_func ("/locale/urdu/subprocess", urdu_subprocess);
  g_test_add_func ("/locale/environment", test_environment);
  g_test_add_func ("/locale/environment/subprocess", environment_subprocess);
  g_test_add_func ("/collation/alphabets", test_alphabets);
  g_test_add_func ("/collation/words", test_words);
  g_test_add_func ("/collation/sort", test_sort);
  g_test_add_func ("/collation/sort/subprocess", sort_subprocess);
  return g_test_run ();
}
