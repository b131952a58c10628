// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-language.h"

#include <string.h>

/* A long book says its language in its first pages. */
#define LETTERS_ENOUGH 20000

/* Letters that Urdu has and Arabic and Persian do not; ہ and ے are in nearly every sentence. */
#define URDU_LETTERS L"\u0679\u0688\u0691\u06BA\u06BE\u06C1\u06C3\u06D2\u06D3"
/* Letters that Persian and Urdu share and Arabic does not. */
#define PERSIAN_LETTERS L"\u067E\u0686\u0698\u06A9\u06AF\u06CC"
/* Letters of Arabic keyboards alone. */
#define ARABIC_LETTERS L"\u0629\u0643\u0649\u064A"

typedef struct
{
  gsize total;
  gsize rtl;
  gsize arabic_script;
  gsize hebrew;
  gsize latin;
  gsize devanagari;
  gsize cyrillic;
  gsize hangul;
  gsize urdu;
  gsize persian;
  gsize arabic;
} Letters;

static gboolean
is_one_of (gunichar c, const wchar_t *letters)
{
  for (; *letters != 0; letters++)
    {
      if (c == (gunichar) *letters)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_rtl_script (GUnicodeScript script)
{
  switch ((int) script)
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
count_letter (Letters *letters, gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  letters->total++;
  letters->rtl += is_rtl_script (script);
  letters->arabic_script += script == G_UNICODE_SCRIPT_ARABIC;
  letters->hebrew += script == G_UNICODE_SCRIPT_HEBREW;
  letters->latin += script == G_UNICODE_SCRIPT_LATIN;
  letters->devanagari += script == G_UNICODE_SCRIPT_DEVANAGARI;
  letters->cyrillic += script == G_UNICODE_SCRIPT_CYRILLIC;
  letters->hangul += script == G_UNICODE_SCRIPT_HANGUL;
  if (script == G_UNICODE_SCRIPT_ARABIC)
    {
      letters->urdu += is_one_of (c, URDU_LETTERS);
      letters->persian += is_one_of (c, PERSIAN_LETTERS);
      letters->arabic += is_one_of (c, ARABIC_LETTERS);
    }
}

static const char *
arabic_script_language (const Letters *letters)
{
  /* Urdu often comes typed with Arabic kaf and yeh, never without its own letters. */
  if (letters->urdu * 50 >= letters->arabic_script)
    return "ur";
  if (letters->persian > letters->arabic)
    return "fa";
  return "ar";
}

/* English function words; no other language of the Latin script uses so many of them. */
static gboolean
reads_as_english (const char *utf8, gsize n_bytes)
{
  static const char *const common[]
      = { "the", "of",   "and",  "to",  "in", "is",   "that", "for", "with",
          "was", "as",   "are",  "on",  "it", "this", "by",   "not", "you",
          "be",  "from", "have", "has", "an", "or",   "its",  "at" };
  g_autofree char *sample = g_strndup (utf8, MIN (n_bytes, LETTERS_ENOUGH));
  g_auto (GStrv) words = g_strsplit_set (sample, " \t\n\r.,;:!?()\"'", -1);
  gsize n_words = 0, n_common = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      n_words++;
      for (guint j = 0; j < G_N_ELEMENTS (common) && strlen (words[i]) <= 4; j++)
        {
          if (g_ascii_strcasecmp (words[i], common[j]) == 0)
            {
              n_common++;
              break;
            }
        }
    }
  return n_common > 0 && n_common * 8 >= n_words;
}

const char *
hashiya_language_guess (const char *utf8, gssize n_bytes, gboolean *rtl)
{
  Letters letters = { 0 };
  const char *end;

  g_return_val_if_fail (utf8 != NULL, NULL);

  end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  for (const char *p = utf8; p < end && letters.total < LETTERS_ENOUGH; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        count_letter (&letters, c);
    }
  if (rtl != NULL)
    *rtl = letters.rtl * 2 > letters.total;
  if (letters.total == 0)
    return NULL;
  if (letters.arabic_script * 2 > letters.total)
    return arabic_script_language (&letters);
  if (letters.hebrew * 2 > letters.total)
    return "he";
  if (letters.devanagari * 2 > letters.total)
    return "hi";
  if (letters.hangul * 2 > letters.total)
    return "ko";
  if (letters.cyrillic * 2 > letters.total)
    return "ru";
  if (letters.latin * 2 > letters.total && reads_as_english (utf8, end - utf8))
    return "en";
  return NULL;
}

gboolean
hashiya_language_is_rtl (const char *tag)
{
  static const char *const languages[]
      = { "ar",  "arc", "arz", "azb", "bal", "ckb", "dv",  "fa",  "he", "iw", "khw", "ks", "lrc",
          "mzn", "nqo", "pnb", "prs", "ps",  "sd",  "skr", "syr", "ug", "ur", "yi",  NULL };
  static const char *const scripts[]
      = { "Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa", NULL };
  g_auto (GStrv) parts = NULL;
  g_autofree char *language = NULL;

  g_return_val_if_fail (tag != NULL, FALSE);

  parts = g_strsplit (tag, "-", 3);
  if (parts[0] == NULL)
    return FALSE;
  /* A script of its own says more than the language: Urdu in Latin letters is “ur-Latn”. */
  if (parts[1] != NULL && strlen (parts[1]) == 4)
    {
      for (guint i = 0; scripts[i] != NULL; i++)
        {
          if (g_ascii_strcasecmp (scripts[i], parts[1]) == 0)
            return TRUE;
        }
      return FALSE;
    }
  language = g_ascii_strdown (parts[0], -1);
  return g_strv_contains (languages, language);
}
