// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-sentence.h"

#include "hashiya-locale.h"

#include <string.h>
#include <unictype.h>

#define MAX_ARGUMENTS 9
#define MAX_OPTIONS   8

#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE          0x2069
#define LEFT_TO_RIGHT_MARK   "\u200E"
#define RIGHT_TO_LEFT_MARK   "\u200F"

/* One directive of a format. @argument counts from 0. */
typedef struct
{
  guint argument;
  char options[MAX_OPTIONS + 1];
  char length;
  char conversion;
} Directive;

typedef struct
{
  const char *text;
  guint64 number;
} Argument;

/* Whether @text is of the sentence's own direction from end to end. */
static gboolean
can_stand_free (const char *text)
{
  gboolean is_rtl = hashiya_locale_is_rtl ();

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      switch (uc_bidi_category (g_utf8_get_char (p)))
        {
        case UC_BIDI_R:
        case UC_BIDI_AL:
          if (!is_rtl)
            return FALSE;
          break;
        case UC_BIDI_AN:
          return FALSE;
        case UC_BIDI_WS:
        case UC_BIDI_NSM:
          break;
        case UC_BIDI_L:
        case UC_BIDI_EN:
        case UC_BIDI_ES:
        case UC_BIDI_ET:
        case UC_BIDI_CS:
        case UC_BIDI_ON:
        case UC_BIDI_B:
        case UC_BIDI_S:
          if (is_rtl)
            return FALSE;
          break;
        default:
          /* whatever changes direction without being seen */
          return FALSE;
        }
    }
  return TRUE;
}

static void
append_closed (GString *out, const char *text)
{
  guint depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == POP_ISOLATE && depth == 0)
        continue;
      if (c >= 0x2066 && c <= FIRST_STRONG_ISOLATE)
        depth++;
      else if (c == POP_ISOLATE)
        depth--;
      g_string_append_unichar (out, c);
    }
  for (; depth > 0; depth--)
    g_string_append_unichar (out, POP_ISOLATE);
}

static void
append_isolated (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (can_stand_free (valid))
    {
      g_string_append (out, valid);
      return;
    }
  g_string_append_unichar (out, FIRST_STRONG_ISOLATE);
  append_closed (out, valid);
  g_string_append_unichar (out, POP_ISOLATE);
}

static void
append_digits (GString *out, const char *number)
{
  const HashiyaDigits *digits = hashiya_locale_get_digits ();

  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_isdigit (*p))
        g_string_append_unichar (out, digits->zero + (gunichar) (*p - '0'));
      else if (*p == '.' && p > number && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]))
        g_string_append_unichar (out, digits->point);
      else
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
}

/* Reads the directive after a percent sign at @p, which is not doubled. */
static const char *
read_directive (const char *p, guint next, Directive *directive)
{
  gsize n = 0;

  memset (directive, 0, sizeof *directive);
  directive->argument = next;
  if (g_ascii_isdigit (p[0]) && p[0] != '0' && p[1] == '$')
    {
      directive->argument = (guint) (p[0] - '1');
      p += 2;
    }
  for (; *p != '\0' && strchr ("-+ #0123456789", *p) != NULL; p++)
    {
      if (n < MAX_OPTIONS)
        directive->options[n++] = *p;
    }
  for (; *p != '\0' && strchr ("hlzjt", *p) != NULL; p++)
    directive->length = *p == 'l' && directive->length == 'l' ? 'L' : *p;
  directive->conversion = *p;
  return *p != '\0' ? p + 1 : p;
}

/* All arguments, in their order, whatever order the translation names them in. One that it leaves
 * out is the count of a plural form. */
static gboolean
read_arguments (const char *format, va_list *list, Argument *arguments)
{
  Directive wanted[MAX_ARGUMENTS] = { { 0 } };
  guint n = 0;

  for (const char *p = strchr (format, '%'); p != NULL; p = strchr (p, '%'))
    {
      Directive directive;

      if (p[1] == '%')
        {
          p += 2;
          continue;
        }
      p = read_directive (p + 1, n, &directive);
      if (directive.argument >= MAX_ARGUMENTS || strchr ("diuxXs", directive.conversion) == NULL
          || directive.conversion == '\0')
        return FALSE;
      wanted[directive.argument] = directive;
      n = MAX (n, directive.argument + 1);
    }
  for (guint i = 0; i < n; i++)
    {
      gboolean is_signed = wanted[i].conversion == 'd' || wanted[i].conversion == 'i';

      if (wanted[i].conversion == 's')
        arguments[i].text = va_arg (*list, const char *);
      else if (wanted[i].length == 'z' || wanted[i].length == 'l' || wanted[i].length == 't')
        arguments[i].number
            = is_signed ? (guint64) va_arg (*list, long) : va_arg (*list, unsigned long);
      else if (wanted[i].length == 'L' || wanted[i].length == 'j')
        arguments[i].number = va_arg (*list, guint64);
      else
        arguments[i].number
            = is_signed ? (guint64) (gint64) va_arg (*list, int) : va_arg (*list, unsigned int);
    }
  return TRUE;
}

static void
append_number (GString *out, const Directive *directive, guint64 number)
{
  g_autofree char *format
      = g_strdup_printf ("%%%s" G_GINT64_MODIFIER "%c", directive->options, directive->conversion);
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, number);
#pragma GCC diagnostic pop
  if (directive->conversion == 'x' || directive->conversion == 'X')
    g_string_append (out, text);
  else
    append_digits (out, text);
}

/* Whoever lays the sentence out takes its direction from the first letter, and most do not skip an
 * isolate: a sentence that begins with a name of another direction says its own before it. */
static void
begin_in_direction (GString *sentence)
{
  gboolean is_rtl = hashiya_locale_is_rtl ();

  for (const char *p = sentence->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      int category = uc_bidi_category (g_utf8_get_char (p));
      gboolean is_rtl_letter = category == UC_BIDI_R || category == UC_BIDI_AL;

      if (category != UC_BIDI_L && !is_rtl_letter)
        continue;
      if (is_rtl_letter != is_rtl)
        g_string_prepend (sentence, is_rtl ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
      return;
    }
}

char *
hashiya_sentence_v (const char *format, va_list list)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Argument arguments[MAX_ARGUMENTS] = { { NULL } };
  va_list copy;
  gboolean is_readable;
  guint n = 0;

  va_copy (copy, list);
  is_readable = read_arguments (format, &copy, arguments);
  va_end (copy);
  g_return_val_if_fail (is_readable, g_strdup (format));

  for (const char *p = format; *p != '\0';)
    {
      const char *end = strchrnul (p, '%');
      Directive directive;

      g_string_append_len (out, p, end - p);
      if (*end == '\0')
        break;
      if (end[1] == '%')
        {
          g_string_append_c (out, '%');
          p = end + 2;
          continue;
        }
      p = read_directive (end + 1, n, &directive);
      n = directive.argument + 1;
      if (directive.conversion == 's')
        append_isolated (out, arguments[directive.argument].text);
      else
        append_number (out, &directive, arguments[directive.argument].number);
    }
  begin_in_direction (out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
hashiya_sentence (const char *format, ...)
{
  va_list list;
  char *sentence;

  va_start (list, format);
  sentence = hashiya_sentence_v (format, list);
  va_end (list);
  return sentence;
}

void
hashiya_set_error (GError **error, GQuark domain, int code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list list;

  va_start (list, format);
  message = hashiya_sentence_v (format, list);
  va_end (list);
  g_set_error_literal (error, domain, code, message);
}

char *
hashiya_isolate (const char *text)
{
  GString *out = g_string_new (NULL);

  append_isolated (out, text);
  return g_string_free (out, FALSE);
}

char *
hashiya_digits (const char *number)
{
  GString *out = g_string_new (NULL);

  append_digits (out, number);
  return g_string_free (out, FALSE);
}

char *
hashiya_size (guint64 n_bytes, GFormatSizeFlags flags)
{
  g_autofree char *size = g_format_size_full (n_bytes, flags);

  return hashiya_digits (size);
}
