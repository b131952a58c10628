// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-language.h"

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    const char *language;
    gboolean rtl;
  } rows[] = {
    { "", NULL, FALSE },
    { "12 — 34", NULL, FALSE },
    { "The cat sat on the mat and it was happy to be there.", "en", FALSE },
    { "Der Hund liegt auf dem Sofa und will nicht aufstehen.", NULL, FALSE },
    { "یہ کتاب بہت اچھی ہے اور میں نے اسے پڑھا ہے۔", "ur", TRUE },
    { "یہ کتاب Putin اور Kim کے بارے میں ہے۔", "ur", TRUE },
    { "این کتاب را پیش از این خوانده‌ام و چیزی نگفتم", "fa",
      TRUE },
    { "هذا الكتاب جميل جدا وقد قرأته مرة في المدرسة", "ar", TRUE },
    { "זה ספר יפה מאוד", "he", TRUE },
    { "Это очень хорошая книга", "ru", FALSE },
    { "The word کتاب is in the sentence that you read", "en", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean rtl = !rows[i].rtl;

      g_assert_cmpstr (hashiya_language_guess (rows[i].text, -1, &rtl), ==, rows[i].language);
      g_assert_cmpint (rtl, ==, rows[i].rtl);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/language/guess", test_guess);
  return g_test_run ();
}
