// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-xhtml.h"

#include "hashiya-core-error.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* Char of XML 1.0, fifth edition, section 2.2. */
static gboolean
is_xml_character (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD)
         || (c >= 0x10000 && c <= 0x10FFFF);
}

void
hashiya_xhtml_append_escaped (GString *out, const char *utf8, gssize n_bytes)
{
  const char *end;

  g_return_if_fail (out != NULL);
  g_return_if_fail (utf8 != NULL);

  end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p + 1 < end && p[1] == '\n')
        continue;
      if (c == '\r' || c == '\f' || c == 0x2028)
        g_string_append_c (out, '\n');
      else if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (is_xml_character (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  g_string_append_len (data, text, n_bytes);
}

char *
hashiya_xhtml_text (const char *xhtml, gsize n_bytes, gsize *n_text, GError **error)
{
  static const GMarkupParser parser = { .text = on_text };
  g_autoptr (GString) text = g_string_sized_new (n_bytes);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) reason = NULL;

  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, text, NULL);
  if (!g_markup_parse_context_parse (context, xhtml, n_bytes, &reason)
      || !g_markup_parse_context_end_parse (context, &reason))
    {
      /* Translators: the placeholder is a parser's own message, in English. */
      hashiya_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_XHTML,
                         /* Translators: %s is the parser’s own message. */
                         _ ("This section’s file is damaged: %s"), reason->message);
      return NULL;
    }
  if (n_text != NULL)
    *n_text = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gsize
hashiya_xhtml_count (const char *xhtml, const char *end)
{
  gsize n = 0;

  while (xhtml < end)
    {
      const char *next;

      if (*xhtml == '<')
        {
          next = memchr (xhtml, '>', end - xhtml);
          xhtml = next != NULL ? next + 1 : end;
          continue;
        }
      next = *xhtml == '&' ? memchr (xhtml, ';', end - xhtml) : NULL;
      xhtml = next != NULL ? next + 1 : g_utf8_next_char (xhtml);
      n++;
    }
  return n;
}
