// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-text-importer.h"

#include "hashiya-blocks.h"
#include "hashiya-charset.h"
#include "hashiya-furniture.h"
#include "hashiya-headings.h"
#include "hashiya-html-charset.h"
#include "hashiya-language.h"
#include "hashiya-lines.h"
#include "hashiya-overstrike.h"
#include "hashiya-section-writer.h"
#include "hashiya-shape.h"

#include <glib/gi18n.h>
#include <string.h>

#define IMPORTER       "text/1"
#define TITLE_BYTES    100
#define LANGUAGE_BYTES (256 * 1024)
#define SECTION_BYTES  (16 * 1024) /* to tell a section's direction from */

typedef struct
{
  HashiyaContent *content;
  HashiyaLines *lines;
  char *language; /* of the document, may be NULL */
  gboolean rtl;
} Importer;

/* The first words of a text that names itself nowhere, cut where a word ends. */
static char *
title_from_words (const char *text)
{
  gsize n = strlen (text);
  const char *cut;
  g_autofree char *head = NULL;

  if (n <= TITLE_BYTES)
    return g_strdup (text);
  cut = g_utf8_find_prev_char (text, text + TITLE_BYTES);
  for (const char *p = cut; p > text; p = g_utf8_prev_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          cut = p;
          break;
        }
    }
  head = g_strchomp (g_strndup (text, cut - text));
  return g_strconcat (head, "…", NULL);
}

static char *
collapse (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n\r\f\v", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static gboolean
is_body (const HashiyaLine *line)
{
  return line->kind == HASHIYA_LINE_TEXT || line->kind == HASHIYA_LINE_FENCED;
}

/* The subject of a mail, whose first lines are a header each. */
static char *
find_subject (const HashiyaLines *lines)
{
  gsize n;
  const char *first = hashiya_lines_get (lines, 0, &n);
  const char *colon = memchr (first, ':', MIN (n, 40));

  if (!(n > 5 && memcmp (first, "From ", 5) == 0)
      && (colon == NULL || memchr (first, ' ', colon - first) != NULL || !g_ascii_isupper (*first)))
    return NULL;
  for (guint i = 0; i < lines->n && (i == 0 || lines->line[i].blanks == 0); i++)
    {
      g_autofree char *line = hashiya_lines_dup (lines, i);

      if (g_ascii_strncasecmp (line, "Subject:", strlen ("Subject:")) == 0)
        return g_strstrip (g_strdup (line + strlen ("Subject:")));
    }
  return NULL;
}

/* The page's title line, else a mail's subject, else the first heading, else the first words. */
static void
set_title (Importer *self, const HashiyaImportOptions *options)
{
  const HashiyaLines *lines = self->lines;
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  guint first = 0;

  if (options != NULL && options->title != NULL && *options->title != '\0')
    {
      hashiya_content_set (self->content, "title", options->title);
      hashiya_content_set_option (self->content, "title", options->title);
      return;
    }
  if (hashiya_content_get (self->content, "title") != NULL)
    return;
  text = find_subject (lines);
  while (text == NULL && first < lines->n && !is_body (&lines->line[first])
         && lines->line[first].kind != HASHIYA_LINE_HEADING)
    first++;
  if (text == NULL && first < lines->n && lines->line[first].kind == HASHIYA_LINE_HEADING)
    text = hashiya_headings_text (lines, first);
  else if (text == NULL && first < lines->n)
    text = hashiya_lines_dup (lines, first);
  title = collapse (text != NULL ? text : "");
  if (*title == '\0')
    {
      /* Translators: the title of a document that has no words to make one of. */
      hashiya_content_set (self->content, "title", _ ("Untitled"));
      return;
    }
  g_free (text);
  text = title_from_words (title);
  hashiya_content_set (self->content, "title", text);
}

static void
set_language (Importer *self, const HashiyaImportOptions *options)
{
  const char *text = self->lines->text, *end = text + self->lines->n_text;

  if (end - text > LANGUAGE_BYTES)
    end = g_utf8_find_prev_char (text, text + LANGUAGE_BYTES);
  self->language = g_strdup (hashiya_language_guess (text, end - text, &self->rtl));
  if (options != NULL && options->language != NULL && *options->language != '\0')
    {
      g_free (self->language);
      self->language = g_strdup (options->language);
      hashiya_content_set_option (self->content, "language", options->language);
    }
  hashiya_content_set (self->content, "language", self->language);
  hashiya_content_set (self->content, "direction", self->rtl ? "rtl" : "ltr");
}

static gboolean
has_letters (const char *text, const char *end)
{
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/* A section that runs the other way than the document says so, with its own language. */
static HashiyaSectionWriter *
begin_section (Importer *self, const char *id, guint from, guint to)
{
  const char *text = self->lines->text + self->lines->line[from].start;
  const char *end = self->lines->text + self->lines->line[to - 1].end;
  const char *language;
  gboolean rtl;

  if (end - text > SECTION_BYTES)
    end = g_utf8_find_prev_char (text, text + SECTION_BYTES);
  language = hashiya_language_guess (text, end - text, &rtl);
  if (rtl == self->rtl || !has_letters (text, end))
    return hashiya_section_writer_new (id, self->language, self->rtl);
  return hashiya_section_writer_new (id, language, rtl);
}

static gboolean
add_section (Importer *self, guint from, guint to, GError **error)
{
  const HashiyaLines *lines = self->lines;
  gboolean titled = lines->line[from].kind == HASHIYA_LINE_HEADING;
  g_autofree char *heading = titled ? hashiya_headings_text (lines, from) : NULL;
  g_autofree char *title = titled ? collapse (heading) : NULL;
  g_autofree char *id = hashiya_content_make_id (self->content, title);
  g_autoptr (GBytes) page = NULL;
  guint level = titled ? lines->line[from].mark : 1;
  HashiyaSectionWriter *writer = begin_section (self, id, from, to);

  if (titled)
    {
      static const char *const elements[] = { "h1", "h2", "h3", "h4", "h5", "h6" };

      hashiya_section_writer_open (writer, elements[level - 1]);
      hashiya_section_writer_words (writer, title, strlen (title));
      hashiya_section_writer_close (writer);
    }
  hashiya_blocks_write (lines, from, to, writer);
  page = hashiya_section_writer_finish (writer);
  return hashiya_content_add_section (self->content, id, title, level, page, error);
}

/* A heading above all others with no words of its own names the document, not a section. */
static gboolean
is_title_alone (const Importer *self, guint from, guint to)
{
  const HashiyaLines *lines = self->lines;
  gboolean others = FALSE;

  if (lines->line[from].kind != HASHIYA_LINE_HEADING)
    return FALSE;
  for (guint i = 0; i < to; i++)
    {
      if (is_body (&lines->line[i]) || (i != from && lines->line[i].kind == HASHIYA_LINE_HEADING))
        return FALSE;
    }
  for (guint i = to; i < lines->n; i++)
    {
      if (lines->line[i].kind != HASHIYA_LINE_HEADING)
        continue;
      others = TRUE;
      if (lines->line[i].mark <= lines->line[from].mark)
        return FALSE;
    }
  return others;
}

static gboolean
add_section_or_title (Importer *self, guint from, guint to, GError **error)
{
  g_autofree char *title = NULL;

  if (!is_title_alone (self, from, to))
    return add_section (self, from, to, error);
  title = hashiya_headings_text (self->lines, from);
  hashiya_content_add_dropped (self->content, self->lines->line[from].number, "title", title);
  return TRUE;
}

static gboolean
add_sections (Importer *self,
              const HashiyaImportOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  const HashiyaLines *lines = self->lines;
  gboolean words = FALSE;
  guint from = 0, n_sections = 1, at = 0;

  for (guint i = 0; i < lines->n; i++)
    n_sections += lines->line[i].kind == HASHIYA_LINE_HEADING;
  for (guint i = 0; i <= lines->n; i++)
    {
      if (i == lines->n || lines->line[i].kind == HASHIYA_LINE_HEADING)
        {
          hashiya_import_report (options, HASHIYA_IMPORT_STEP_SECTIONS, at++, n_sections);
          if (words && !add_section_or_title (self, from, i, error))
            return FALSE;
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          from = i;
          words = i < lines->n;
        }
      else
        words = words || is_body (&lines->line[i]);
    }
  return TRUE;
}

static gboolean
run (Importer *self,
     GBytes *bytes,
     const HashiyaImportOptions *options,
     GCancellable *cancellable,
     GError **error)
{
  if (self->lines->n == 0)
    {
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_EMPTY,
                           _ ("This file holds only white space: there is nothing to read in it."));
      return FALSE;
    }
  hashiya_furniture_drop (self->lines, self->content);
  hashiya_headings_find (self->lines);
  set_language (self, options);
  set_title (self, options);
  if (!add_sections (self, options, cancellable, error))
    return FALSE;
  hashiya_import_set_origin (self->content, options);
  hashiya_content_set_original (self->content, "txt", bytes);
  return TRUE;
}

HashiyaContent *
hashiya_text_import (GBytes *bytes,
                     const HashiyaImportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HashiyaContent) content = hashiya_content_new (IMPORTER);
  g_autoptr (HashiyaLines) lines = NULL;
  g_autoptr (GBytes) decoded = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autofree char *charset = NULL;
  Importer self = { .content = content };
  const char *utf8;
  gsize n;
  gboolean done;

  decoded = options != NULL && options->charset != NULL
                ? hashiya_html_decode (bytes, options->charset, &charset, error)
                : hashiya_charset_decode (bytes, &charset, error);
  if (decoded == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  hashiya_content_set (content, "charset", charset);
  text = hashiya_overstrike_remove (decoded);
  utf8 = g_bytes_get_data (text, &n);
  lines = hashiya_lines_new (utf8, n);
  self.lines = lines;
  done = run (&self, bytes, options, cancellable, error);
  g_free (self.language);
  return done ? g_steal_pointer (&content) : NULL;
}
