// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-collation.h"

#include "hashiya-locale.h"

#include <string.h>

/* The C library orders these alphabets only where their locales were generated, and Urdu's not even
 * then. A letter of its own follows a space; what is written together counts as the same letter.
 * Letters of the neighbours stand where their readers would look for them. */
static const struct
{
  const char *language;
  const char *alphabet;
} alphabets[] = {
  { "ur", "اآأإٱ ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق کك گ ل م ن ں وؤ ہهۂۀ ھ ۃة ء "
          "یيىئ ےۓ" },
  { "ar", "ء اآأإٱ ب پ تةۃ ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ڤ ق كک گ ل م ن ں هہھۂۀ وؤ "
          "يىئی ےۓ" },
  { "fa", "آ اٱ ءأإؤئ ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق کك گ ل م ن ں و "
          "هہھۀۂةۃ یيى ےۓ" },
};

/* Weights of the first level. Spaces come before numbers, numbers before letters. */
#define SPACE         1
#define NUMBER        2
#define DIGITS        32
#define OWN_LETTERS   64
#define OTHER_LETTERS 1024

static const char *
get_alphabet (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alphabets); i++)
    if (g_str_equal (language, alphabets[i].language))
      return alphabets[i].alphabet;
  /* Between the titles of a reader whose program speaks English, too, Urdu is in its order. */
  return alphabets[0].alphabet;
}

/* 0 where the alphabet has no such letter. */
static guint
find_letter (const char *alphabet, gunichar c)
{
  guint place = 1;

  for (const char *p = alphabet; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter == c)
        return place;
      place += letter == ' ';
    }
  return 0;
}

/* No byte is 0, so that strcmp() sees all of them. */
static void
append_weight (GString *key, guint32 weight)
{
  const char bytes[] = { (char) (1 + weight / (255 * 255)), (char) (1 + weight / 255 % 255),
                         (char) (1 + weight % 255) };

  g_string_append_len (key, bytes, sizeof bytes);
}

/* Longer is greater, once the zeros before it are gone. */
static const char *
append_number (GString *key, const char *p)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; g_unichar_isdigit (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      int value = g_unichar_digit_value (g_utf8_get_char (p));

      if (value != 0 || digits->len > 0)
        g_string_append_c (digits, (char) ('0' + value));
    }
  append_weight (key, NUMBER);
  append_weight (key, DIGITS + (guint32) MIN (digits->len, 60000));
  for (gsize i = 0; i < digits->len; i++)
    append_weight (key, DIGITS + (guint32) (digits->str[i] - '0'));
  return p;
}

static void
append_letter (GString *key, const char *alphabet, gboolean is_own, gunichar c)
{
  guint place = find_letter (alphabet, c);
  gunichar base;

  if (place == 0 && g_unichar_fully_decompose (c, FALSE, &base, 1) > 0)
    {
      c = base;
      place = find_letter (alphabet, c);
    }
  if (place == 0)
    append_weight (key, OTHER_LETTERS + c);
  else
    /* among those of other scripts, Arabic letters stand where their block does */
    append_weight (key, is_own ? OWN_LETTERS + place : OTHER_LETTERS + 0x0620 + place);
}

char *
hashiya_collation_key (const char *text, const char *language)
{
  const char *tag = language != NULL ? language : hashiya_locale_get_language ();
  const char *alphabet = get_alphabet (tag);
  gboolean is_own = !g_str_equal (tag, "en");
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *key = g_string_new (NULL);
  gboolean is_space = FALSE;

  for (const char *p = composed; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          /* joiners, tatweel and vowel marks are no gap between words */
          is_space |= !g_unichar_ismark (c) && g_unichar_type (c) != G_UNICODE_FORMAT;
          p = g_utf8_next_char (p);
          continue;
        }
      if (c == 0x0640)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (is_space && key->len > 0)
        append_weight (key, SPACE);
      is_space = FALSE;
      if (g_unichar_isdigit (c))
        {
          p = append_number (key, p);
          continue;
        }
      append_letter (key, alphabet, is_own, c);
      p = g_utf8_next_char (p);
    }
  append_weight (key, 0);
  g_string_append (key, valid);
  return g_string_free (key, FALSE);
}

/* A key for each text, since making one costs more than comparing two. */
typedef struct
{
  char *key;
  gpointer item;
} Keyed;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Keyed *) a)->key, ((const Keyed *) b)->key);
}

static void
clear_keyed (gpointer data)
{
  g_free (((Keyed *) data)->key);
}

void
hashiya_collation_sort (GPtrArray *items, HashiyaCollationText get_text)
{
  g_autoptr (GArray) keyed = NULL;

  g_return_if_fail (items != NULL && get_text != NULL);

  keyed = g_array_sized_new (FALSE, FALSE, sizeof (Keyed), items->len);
  g_array_set_clear_func (keyed, clear_keyed);
  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);
      const char *text = get_text (item);
      Keyed one = { hashiya_collation_key (text != NULL ? text : "", NULL), item };

      g_array_append_val (keyed, one);
    }
  g_array_sort (keyed, compare_keys);
  for (guint i = 0; i < items->len; i++)
    items->pdata[i] = g_array_index (keyed, Keyed, i).item;
}
