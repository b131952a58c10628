// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-shape.h"

#include <string.h>

static gboolean
is_closing (gunichar c)
{
  if (c == '"' || c == '\'' || c == '*' || c == '_')
    return TRUE;
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FORMAT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Words, 109, 112. */
static gboolean
ends_in_number (const char *text, gsize n)
{
  gsize end = n;

  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ')'))
    end--;
  n = end;
  while (end > 0 && g_ascii_isdigit (text[end - 1]))
    end--;
  return end < n && end > 2 && text[end - 1] == ' ' && text[end - 2] == ',';
}

gunichar
hashiya_shape_terminal (const char *text, gsize n)
{
  const char *p = text + n;

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (!is_closing (c) && !g_unichar_isspace (c))
        return c;
    }
  return 0;
}

gboolean
hashiya_shape_ends_sentence (gunichar terminal)
{
  static const gunichar ends[]
      = { '.', '!', '?', 0x2026, 0x06D4, 0x061F, 0x0964, 0x3002, 0xFF01, 0xFF1F };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (terminal == ends[i])
        return TRUE;
    }
  return FALSE;
}

static void
end_word (HashiyaShape *shape, guint letters, gunichar first)
{
  if (letters < 4 || !(g_unichar_isupper (first) || g_unichar_islower (first)))
    return;
  shape->long_words++;
  shape->capital_words += g_unichar_isupper (first) || g_unichar_istitle (first);
}

/* What g_unichar_…() says, without a call for what nearly all text in Latin letters is made of. */
static inline gboolean
is_alpha (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c);
}

static inline gboolean
is_upper (gunichar c)
{
  return c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);
}

static inline gboolean
is_lower (gunichar c)
{
  return c < 0x80 ? g_ascii_islower (c) : g_unichar_islower (c);
}

static inline gboolean
is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit (c) : g_unichar_isdigit (c);
}

static inline gboolean
is_space (gunichar c)
{
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : g_unichar_isspace (c);
}

HashiyaShape
hashiya_shape (const char *text, gsize n)
{
  HashiyaShape shape = { 0 };
  const char *end = text + MIN (n, HASHIYA_SHAPE_BYTES);
  guint spaces = 1, word_letters = 0;
  gunichar word_first = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

      shape.columns += c < 0x80 || !g_unichar_iszerowidth (c);
      if (is_space (c))
        {
          end_word (&shape, word_letters, word_first);
          word_letters = 0;
          spaces += c == '\t' ? 8 : 1;
          continue;
        }
      if (p > text)
        shape.gap = MAX (shape.gap, spaces);
      if (spaces > 0)
        shape.words++;
      spaces = 0;
      /* _Emphasis_ is no part of the word. */
      if (shape.first == 0 || ((shape.first == '_' || shape.first == '*') && shape.letters == 0))
        shape.first = c;
      if (is_alpha (c))
        {
          if (shape.first_letter == 0)
            shape.first_letter = c;
          if (word_letters++ == 0)
            word_first = c;
          shape.letters++;
          shape.upper += is_upper (c);
          shape.lower += is_lower (c);
        }
      else if (is_digit (c))
        shape.digits++;
      else if (c < 0x80 && strchr ("{}<>=$\\|;_#~^`@/+%&", (int) c) != NULL)
        shape.symbols++;
      if ((c == '@' && word_letters > 0) || (c == ':' && end - p > 2 && p[1] == '/' && p[2] == '/'))
        shape.addresses++;
    }
  end_word (&shape, word_letters, word_first);
  if (n > 0)
    shape.last = g_utf8_get_char (g_utf8_prev_char (text + n));
  shape.terminal = hashiya_shape_terminal (text, n);
  shape.number_last = shape.digits > 0 && ends_in_number (text, n);
  return shape;
}

gboolean
hashiya_shape_is_upper (const HashiyaShape *self)
{
  return self->upper >= 2 && self->lower == 0;
}

gboolean
hashiya_shape_is_title_case (const HashiyaShape *self)
{
  return self->long_words > 0 && self->capital_words * 10 >= self->long_words * 7;
}

char *
hashiya_shape_fold (const char *text, gsize n, char digits)
{
  GString *folded = g_string_sized_new (n);
  gboolean gap = FALSE;

  for (const char *p = text; p < text + n; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

      if (c < 0x80 ? g_ascii_isalnum (c)
                   : g_unichar_isalpha (c) || g_unichar_ismark (c) || g_unichar_isdigit (c))
        {
          if (gap && folded->len > 0)
            g_string_append_c (folded, ' ');
          gap = FALSE;
          if (digits != 0 && is_digit (c))
            g_string_append_c (folded, digits);
          else if (c < 0x80)
            g_string_append_c (folded, g_ascii_tolower (c));
          else
            g_string_append_unichar (folded, g_unichar_tolower (c));
        }
      else
        gap = TRUE;
    }
  return g_string_free (folded, FALSE);
}
