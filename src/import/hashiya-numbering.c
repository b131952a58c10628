// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-numbering.h"

#include <string.h>

#define WORD_BYTES 32

static const struct
{
  const char *word;
  guint rank;
} keywords[] = {
  { "volume", 1 },    { "vol", 1 },   { "book", 1 },     { "tome", 1 },    { "جلد", 1 },
  { "کتاب", 1 },      { "part", 2 },  { "حصہ", 2 },      { "حصّہ", 2 },     { "دفتر", 2 },
  { "chapter", 3 },   { "chap", 3 },  { "act", 3 },      { "letter", 3 },  { "stave", 3 },
  { "lecture", 3 },   { "essay", 3 }, { "appendix", 3 }, { "annex", 3 },   { "lesson", 3 },
  { "باب", 3 },       { "فصل", 4 },   { "ضمیمہ", 3 },    { "سبق", 3 },     { "قسط", 3 },
  { "section", 4 },   { "scene", 4 }, { "canto", 4 },    { "article", 4 }, { "step", 4 },
  { "ماده", 4 },      { "مادهٔ", 4 },  { "مادۂ", 4 },     { "شق", 4 },      { "نظم", 4 },
  { "منظر", 4 },      { "دفعہ", 4 },  { "مرحلہ", 4 },    { "episode", 3 }, { "fable", 4 },
  { "amendment", 3 },
};

static const struct
{
  const char *word;
  guint value;
} numerals[] = {
  { "one", 1 },      { "two", 2 },        { "three", 3 },     { "four", 4 },      { "five", 5 },
  { "six", 6 },      { "seven", 7 },      { "eight", 8 },     { "nine", 9 },      { "ten", 10 },
  { "eleven", 11 },  { "twelve", 12 },    { "thirteen", 13 }, { "fourteen", 14 }, { "fifteen", 15 },
  { "sixteen", 16 }, { "seventeen", 17 }, { "eighteen", 18 }, { "nineteen", 19 }, { "twenty", 20 },
  { "first", 1 },    { "second", 2 },     { "third", 3 },     { "fourth", 4 },    { "fifth", 5 },
  { "sixth", 6 },    { "seventh", 7 },    { "eighth", 8 },    { "ninth", 9 },     { "tenth", 10 },
  { "the", 0 },      { "last", 99 },      { "اول", 1 },       { "اوّل", 1 },       { "پہلا", 1 },
  { "پہلی", 1 },     { "ایک", 1 },        { "دوم", 2 },       { "دوسرا", 2 },     { "دوسری", 2 },
  { "دو", 2 },       { "سوم", 3 },        { "تیسرا", 3 },     { "تیسری", 3 },     { "تین", 3 },
  { "چہارم", 4 },    { "چوتھا", 4 },      { "چوتھی", 4 },     { "چار", 4 },       { "پنجم", 5 },
  { "پانچواں", 5 },  { "پانچویں", 5 },    { "پانچ", 5 },      { "ششم", 6 },       { "چھٹا", 6 },
  { "چھٹی", 6 },     { "چھ", 6 },         { "ہفتم", 7 },      { "ساتواں", 7 },    { "ساتویں", 7 },
  { "سات", 7 },      { "ہشتم", 8 },       { "آٹھواں", 8 },    { "آٹھویں", 8 },    { "نہم", 9 },
  { "نواں", 9 },     { "دہم", 10 },       { "دسواں", 10 },    { "یازدہم", 11 },   { "دوازدہم", 12 },
  { "آخری", 99 },    { "چهارم", 4 },      { "نهم", 9 },       { "دهم", 10 },      { "یازدهم", 11 },
  { "دوازدهم", 12 }, { "سیزدهم", 13 },    { "چهاردهم", 14 },  { "پانزدهم", 15 },  { "شانزدهم", 16 },
  { "هفتم", 7 },     { "هشتم", 8 },       { "هفدهم", 17 },    { "هجدهم", 18 },    { "هیجدهم", 18 },
  { "نوزدهم", 19 },  { "بیستم", 20 },     { "بیست", 20 },     { "سی", 30 },       { "سیم", 30 },
};

/* strcmp() without the call for the many that differ at once: this is asked of every line. */
static inline gboolean
same_word (const char *a, const char *b)
{
  return a[0] == b[0] && strcmp (a, b) == 0;
}

/* Copies the letters at the start of @text in lower case; the length they have there. */
static gsize
read_word (const char *text, gsize n, char *word)
{
  const char *p = text, *end = text + n;
  gsize length = 0;

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      char bytes[6];
      int n_bytes;

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c))
        break;
      n_bytes = g_unichar_to_utf8 (g_unichar_tolower (c), bytes);
      if (length + n_bytes >= WORD_BYTES)
        return 0;
      memcpy (word + length, bytes, n_bytes);
      length += n_bytes;
      p = g_utf8_next_char (p);
    }
  word[length] = '\0';
  return p - text;
}

static guint
roman_digit (char c)
{
  switch (c)
    {
    case 'i':
      return 1;
    case 'v':
      return 5;
    case 'x':
      return 10;
    case 'l':
      return 50;
    case 'c':
      return 100;
    case 'd':
      return 500;
    case 'm':
      return 1000;
    default:
      return 0;
    }
}

/* 0 where @word, in lower case, is no Roman number written as it is written. */
static guint
roman_value (const char *word)
{
  static const struct
  {
    guint value;
    const char *digits;
  } parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
                { 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
                { 5, "v" },    { 4, "iv" },   { 1, "i" } };
  guint total = 0;
  guint part = 0;

  while (*word != '\0' && part < G_N_ELEMENTS (parts))
    {
      if (roman_digit (*word) == 0)
        return 0;
      if (g_str_has_prefix (word, parts[part].digits))
        {
          total += parts[part].value;
          word += strlen (parts[part].digits);
        }
      else
        part++;
    }
  return *word == '\0' ? total : 0;
}

static gsize
skip_spaces (const char *text, gsize n, gsize i)
{
  while (i < n && g_unichar_isspace (g_utf8_get_char (text + i)))
    i = g_utf8_next_char (text + i) - text;
  return MIN (i, n);
}

/* Decimal digits of any script, in a row parted by single dots. */
static gsize
read_decimals (const char *text, gsize n, HashiyaNumbering *numbering)
{
  gsize i = 0;

  for (;;)
    {
      gsize from = i;
      guint value = 0;

      while (i < n && g_unichar_isdigit (g_utf8_get_char (text + i)) && value < 100000)
        {
          value = value * 10 + g_unichar_digit_value (g_utf8_get_char (text + i));
          i = g_utf8_next_char (text + i) - text;
        }
      if (i == from)
        return numbering->depth > 0 ? i - 1 : 0;
      numbering->value = value;
      numbering->depth++;
      if (i >= n || text[i] != '.')
        return i;
      i++;
    }
}

static gsize
read_numeral (const char *text, gsize n, HashiyaNumbering *numbering)
{
  char word[WORD_BYTES] = "";
  gsize length = read_decimals (text, n, numbering);

  if (length > 0)
    {
      numbering->numeral = HASHIYA_NUMERAL_DECIMAL;
      return length;
    }
  length = read_word (text, n, word);
  if (length == 0)
    return 0;
  numbering->depth = 1;
  numbering->value = roman_value (word);
  /* Alone, c, d, l and m count on from b and k far more often than from XCIX. */
  if (numbering->value > 0 && (length > 1 || numbering->value <= 10))
    {
      numbering->numeral = HASHIYA_NUMERAL_ROMAN;
      return length;
    }
  if (length == 1)
    {
      numbering->numeral = HASHIYA_NUMERAL_LETTER;
      numbering->value = word[0] - 'a' + 1;
      return length;
    }
  for (guint i = 0; numbering->keyword > 0 && i < G_N_ELEMENTS (numerals); i++)
    {
      if (!same_word (numerals[i].word, word))
        continue;
      if (numerals[i].value == 0)
        {
          gsize from = skip_spaces (text, n, length);
          gsize more;

          numbering->depth = 0;
          more = read_numeral (text + from, n - from, numbering);
          return more > 0 ? from + more : 0;
        }
      numbering->numeral = HASHIYA_NUMERAL_WORD;
      numbering->value = numerals[i].value;
      /* Twenty-one and its kind. */
      if (length < n && text[length] == '-')
        length += 1 + read_word (text + length + 1, n - length - 1, word);
      return length;
    }
  return 0;
}

static gsize
read_keyword (const char *text, gsize n, HashiyaNumbering *numbering)
{
  char word[WORD_BYTES] = "";
  gsize length = read_word (text, n, word);

  for (guint i = 0; length > 0 && i < G_N_ELEMENTS (keywords); i++)
    {
      if (!same_word (keywords[i].word, word))
        continue;
      numbering->keyword = keywords[i].rank;
      if (length < n && text[length] == '.')
        length++;
      return skip_spaces (text, n, length);
    }
  return 0;
}

/* Urdu puts the number before the word as well: پہلا باب. */
static gsize
read_ordinal_keyword (const char *text, gsize n, HashiyaNumbering *numbering)
{
  char word[WORD_BYTES] = "";
  gsize length = read_word (text, n, word), from, more;

  if (strcmp (word, "the") == 0)
    {
      from = skip_spaces (text, n, length);
      more = read_ordinal_keyword (text + from, n - from, numbering);
      return more > 0 ? from + more : 0;
    }
  if (length < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      HashiyaNumbering after = { 0 };

      if (numerals[i].value == 0 || !same_word (numerals[i].word, word))
        continue;
      from = skip_spaces (text, n, length);
      more = read_keyword (text + from, n - from, &after);
      if (more == 0 || after.keyword == 0)
        return 0;
      *numbering = (HashiyaNumbering){ .keyword = after.keyword,
                                       .numeral = HASHIYA_NUMERAL_WORD,
                                       .depth = 1,
                                       .value = numerals[i].value };
      return from + more;
    }
  return 0;
}

/* I.--Words, as old books have it. */
static gsize
skip_dashes (const char *text, gsize n, gsize i)
{
  if (n - i > 2 && memcmp (text + i, "--", 2) == 0)
    return i + 2;
  if (n - i > 3 && memcmp (text + i, "—", strlen ("—")) == 0)
    return i + strlen ("—");
  return i;
}

/* 1.Words, but neither 1.5 nor I.B.M. nor e.g. */
static gboolean
starts_capital (const char *text, gsize n, const HashiyaNumbering *numbering)
{
  if (numbering->mark != '.'
      || (numbering->numeral != HASHIYA_NUMERAL_DECIMAL
          && numbering->numeral != HASHIYA_NUMERAL_ROMAN))
    return FALSE;
  return n > 2 && g_ascii_isupper (text[0]) && g_ascii_isalpha (text[1]);
}

gboolean
hashiya_numbering_parse (const char *text, gsize n, HashiyaNumbering *numbering)
{
  gsize i, length;
  gboolean open;

  *numbering = (HashiyaNumbering){ 0 };
  n = MIN (n, 256);
  i = read_ordinal_keyword (text, n, numbering);
  if (i > 0)
    {
      numbering->rest = i;
      return TRUE;
    }
  i = read_keyword (text, n, numbering);
  open = i == 0 && n > 1 && (text[0] == '(' || text[0] == '[');
  if (open || (numbering->keyword == 0 && n >= 2 && memcmp (text, "§", 2) == 0))
    i = open ? 1 : skip_spaces (text, n, strlen ("§"));
  length = read_numeral (text + i, n - i, numbering);
  if (length == 0)
    return FALSE;
  i += length;
  if (i < n)
    {
      gunichar c = g_utf8_get_char (text + i);

      if (!g_unichar_isspace (c))
        {
          numbering->mark = c;
          i = g_utf8_next_char (text + i) - text;
        }
      if (g_unichar_isalnum (c))
        return FALSE;
      if (i < n && numbering->mark != 0 && numbering->keyword == 0 && c != 0x06D4
          && !g_unichar_isspace (g_utf8_get_char (text + i)) && !(open && c == ')')
          && !starts_capital (text + i, n - i, numbering) && skip_dashes (text, n, i) == i)
        return FALSE;
      if (numbering->mark == '.')
        i = skip_dashes (text, n, i);
    }
  numbering->rest = skip_spaces (text, n, i);
  /* "Article 4 and the Arsenal" is about an article and not headed as one. */
  return numbering->keyword == 0 || numbering->mark != 0 || numbering->rest >= n
         || !g_unichar_islower (g_utf8_get_char (text + numbering->rest));
}
