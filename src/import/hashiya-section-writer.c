// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-section-writer.h"

#include "hashiya-language.h"
#include "hashiya-xhtml.h"

#include <string.h>

struct _HashiyaSectionWriter
{
  GString *page;
  GString *block;      /* the open block's words, escaped when it closes */
  const char *element; /* of the open block, static or NULL */
  gboolean rtl;
  gboolean between; /* whether a block stands before the next one */
};

HashiyaSectionWriter *
hashiya_section_writer_new (const char *id, const char *language, gboolean rtl)
{
  HashiyaSectionWriter *self = g_new0 (HashiyaSectionWriter, 1);

  self->page = g_string_new ("<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"");
  hashiya_xhtml_append_escaped (self->page, id, -1);
  g_string_append (self->page, "\" lang=\"");
  hashiya_xhtml_append_escaped (self->page, language != NULL ? language : "", -1);
  g_string_append_printf (self->page, "\" dir=\"%s\">", rtl ? "rtl" : "ltr");
  self->block = g_string_new (NULL);
  self->rtl = rtl;
  return self;
}

static void
part (HashiyaSectionWriter *self)
{
  if (self->between)
    g_string_append_c (self->page, '\n');
  self->between = FALSE;
}

void
hashiya_section_writer_open (HashiyaSectionWriter *self, const char *element)
{
  g_return_if_fail (self->element == NULL);

  part (self);
  self->element = element;
  g_string_truncate (self->block, 0);
}

void
hashiya_section_writer_words (HashiyaSectionWriter *self, const char *text, gsize n)
{
  gboolean space = self->block->len > 0 && self->block->str[self->block->len - 1] != '\n';

  g_return_if_fail (self->element != NULL);

  for (gsize i = 0; i < n;)
    {
      gsize from = i;

      while (i < n && !g_ascii_isspace (text[i]))
        i++;
      if (i > from)
        {
          if (space)
            g_string_append_c (self->block, ' ');
          g_string_append_len (self->block, text + from, i - from);
          space = TRUE;
        }
      while (i < n && g_ascii_isspace (text[i]))
        i++;
    }
}

void
hashiya_section_writer_break (HashiyaSectionWriter *self)
{
  g_string_append_c (self->block, '\n');
}

void
hashiya_section_writer_verbatim (HashiyaSectionWriter *self, const char *text, gsize n)
{
  if (self->block->len > 0)
    g_string_append_c (self->block, '\n');
  g_string_append_len (self->block, text, n);
}

/* Breaks were kept as U+000A: in pre they stay, elsewhere each is a br before it. */
static void
append_block (HashiyaSectionWriter *self)
{
  const char *p = self->block->str, *end = p + self->block->len;

  if (g_str_equal (self->element, "pre"))
    {
      hashiya_xhtml_append_escaped (self->page, p, self->block->len);
      return;
    }
  while (p < end)
    {
      const char *line_end = memchr (p, '\n', end - p);

      hashiya_xhtml_append_escaped (self->page, p, (line_end != NULL ? line_end : end) - p);
      if (line_end == NULL)
        return;
      g_string_append (self->page, "<br/>\n");
      p = line_end + 1;
    }
}

/* The blocks that Unicode keeps for scripts written from right to left. */
static gboolean
is_rtl (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF)
         || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF)
         || (c >= 0x1E800 && c <= 0x1EFFF);
}

/* Whether most letters of a block run against the section's direction. */
static gboolean
runs_against (HashiyaSectionWriter *self)
{
  const char *end = self->block->str + self->block->len;
  gsize letters = 0, rtl = 0;

  for (const char *p = self->block->str; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c))
        {
          letters++;
          rtl += is_rtl (c);
        }
    }
  return letters > 0 && (rtl * 2 > letters) != self->rtl;
}

void
hashiya_section_writer_hold (HashiyaSectionWriter *self)
{
  g_return_if_fail (self->element != NULL);

  g_string_append_printf (self->page, "<%s", self->element);
  if (runs_against (self))
    {
      const char *language = hashiya_language_guess (self->block->str, self->block->len, NULL);

      if (language != NULL)
        g_string_append_printf (self->page, " lang=\"%s\"", language);
      g_string_append_printf (self->page, " dir=\"%s\"", self->rtl ? "ltr" : "rtl");
    }
  g_string_append_c (self->page, '>');
  append_block (self);
  self->element = NULL;
  self->between = TRUE;
}

void
hashiya_section_writer_close (HashiyaSectionWriter *self)
{
  const char *element = self->element;

  hashiya_section_writer_hold (self);
  hashiya_section_writer_pop (self, element);
}

void
hashiya_section_writer_push (HashiyaSectionWriter *self, const char *element)
{
  part (self);
  g_string_append_printf (self->page, "<%s>", element);
}

void
hashiya_section_writer_pop (HashiyaSectionWriter *self, const char *element)
{
  g_string_append_printf (self->page, "</%s>", element);
  self->between = TRUE;
}

GBytes *
hashiya_section_writer_finish (HashiyaSectionWriter *self)
{
  GBytes *page;

  g_string_append (self->page, "</section>");
  page = g_string_free_to_bytes (self->page);
  g_string_free (self->block, TRUE);
  g_free (self);
  return page;
}
