// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-mark-writer.h"

#include "hashiya-core-error.h"
#include "hashiya-sentence.h"
#include "hashiya-xhtml.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GString *out;
  gsize offset; /* code points of the section's text so far */
  const GArray *marks;
  guint next_mark;
  GArray *covering; /* indices of the marks that cover the place, the first to begin first */
  const GArray *insertions;
  guint next_insertion;
  guint depth;
  guint holder_depth; /* of the outermost element that takes no asides; 0 outside of one */
  gsize holder_start; /* where it begins in `out` */
  guint pre_depth;
} Writer;

void
hashiya_insertion_clear (gpointer self)
{
  HashiyaInsertion *insertion = self;

  g_free (insertion->reference);
  g_free (insertion->aside);
}

static gboolean
takes_no_aside (const char *name)
{
  static const char *const holders[] = { "table", "pre", "figure", NULL };

  return g_strv_contains (holders, name);
}

static void
on_start (GMarkupParseContext *context,
          const char *name,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Writer *writer = data;

  writer->depth++;
  if (writer->holder_depth == 0 && takes_no_aside (name))
    {
      writer->holder_depth = writer->depth;
      writer->holder_start = writer->out->len;
    }
  if (strcmp (name, "pre") == 0)
    writer->pre_depth++;
  g_string_append_printf (writer->out, "<%s", name);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_string_append_printf (writer->out, " %s=\"", names[i]);
      hashiya_xhtml_append_escaped (writer->out, values[i], -1);
      g_string_append_c (writer->out, '"');
    }
  g_string_append_c (writer->out, '>');
}

static const HashiyaInsertion *
peek_insertion (Writer *writer)
{
  if (writer->next_insertion == writer->insertions->len)
    return NULL;
  return &g_array_index (writer->insertions, HashiyaInsertion, writer->next_insertion);
}

static void
insert (Writer *writer)
{
  const HashiyaInsertion *insertion = peek_insertion (writer);

  if (insertion->reference != NULL)
    g_string_append (writer->out, insertion->reference);
  if (insertion->aside != NULL && writer->holder_depth > 0)
    {
      g_string_insert (writer->out, (gssize) writer->holder_start, insertion->aside);
      writer->holder_start += strlen (insertion->aside);
    }
  else if (insertion->aside != NULL)
    g_string_append (writer->out, insertion->aside);
  writer->next_insertion++;
}

static void
on_end (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Writer *writer = data;

  if (writer->holder_depth == writer->depth)
    writer->holder_depth = 0;
  if (strcmp (name, "pre") == 0)
    writer->pre_depth--;
  writer->depth--;
  /* What belongs to a place without words, as an empty section, must not be lost. */
  while (writer->depth == 0 && peek_insertion (writer) != NULL)
    insert (writer);
  g_string_append_printf (writer->out, "</%s>", name);
}

static const HashiyaPrintMark *
mark_at (Writer *writer, guint index)
{
  return &g_array_index (writer->marks, HashiyaPrintMark, index);
}

/* Brings the set of marks that cover the place up to date. */
static void
cover (Writer *writer)
{
  for (guint i = writer->covering->len; i > 0; i--)
    {
      if (mark_at (writer, g_array_index (writer->covering, guint, i - 1))->end <= writer->offset)
        g_array_remove_index (writer->covering, i - 1);
    }
  while (writer->next_mark < writer->marks->len
         && mark_at (writer, writer->next_mark)->start <= writer->offset)
    {
      if (mark_at (writer, writer->next_mark)->end > writer->offset)
        g_array_append_val (writer->covering, writer->next_mark);
      writer->next_mark++;
    }
}

/* Returns: the next place after this one, up to @end, where other marks cover the text or
 * something is put in */
static gsize
next_change (Writer *writer, gsize end)
{
  const HashiyaInsertion *insertion = peek_insertion (writer);

  if (writer->next_mark < writer->marks->len)
    end = MIN (end, mark_at (writer, writer->next_mark)->start);
  for (guint i = 0; i < writer->covering->len; i++)
    end = MIN (end, mark_at (writer, g_array_index (writer->covering, guint, i))->end);
  if (insertion != NULL && insertion->offset > writer->offset)
    end = MIN (end, insertion->offset);
  return end;
}

static void
append_words (Writer *writer, const char *words, gsize n_bytes)
{
  for (guint i = 0; i < writer->covering->len; i++)
    g_string_append_printf (writer->out, "<mark class=\"mark-%u\">",
                            mark_at (writer, g_array_index (writer->covering, guint, i))->colour);
  /* A style sheet can give the words another font than the box they stand in. */
  if (writer->covering->len > 0)
    g_string_append (writer->out, "<span>");
  hashiya_xhtml_append_escaped (writer->out, words, (gssize) n_bytes);
  if (writer->covering->len > 0)
    g_string_append (writer->out, "</span>");
  for (guint i = 0; i < writer->covering->len; i++)
    g_string_append (writer->out, "</mark>");
}

/* The line break that the writer of a section puts between blocks and after a br. */
static gboolean
stands_between_blocks (Writer *writer, const char *text, gsize n_bytes)
{
  return writer->pre_depth == 0 && n_bytes == 1 && text[0] == '\n';
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  Writer *writer = data;
  const char *p = text;
  gsize end = writer->offset + (gsize) g_utf8_strlen (text, (gssize) n_bytes);

  if (stands_between_blocks (writer, text, n_bytes))
    {
      g_string_append_c (writer->out, '\n');
      writer->offset = end;
      return;
    }
  while (writer->offset < end)
    {
      const HashiyaInsertion *insertion = peek_insertion (writer);
      const char *stop;
      gsize change;

      if (insertion != NULL && insertion->offset <= writer->offset)
        {
          insert (writer);
          continue;
        }
      cover (writer);
      change = next_change (writer, end);
      stop = g_utf8_offset_to_pointer (p, (glong) (change - writer->offset));
      append_words (writer, p, (gsize) (stop - p));
      writer->offset = change;
      p = stop;
    }
  while (peek_insertion (writer) != NULL && peek_insertion (writer)->after
         && peek_insertion (writer)->offset <= end)
    insert (writer);
}

gboolean
hashiya_mark_writer_write (
    GString *out, GBytes *xhtml, GArray *marks, GArray *insertions, GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (GArray) covering = g_array_new (FALSE, FALSE, sizeof (guint));
  Writer writer = { .out = out, .marks = marks, .covering = covering, .insertions = insertions };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) reason = NULL;
  gsize n_bytes;
  const char *data = g_bytes_get_data (xhtml, &n_bytes);

  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &writer, NULL);
  if (g_markup_parse_context_parse (context, data, (gssize) n_bytes, &reason)
      && g_markup_parse_context_end_parse (context, &reason))
    return TRUE;
  /* Translators: the placeholder is a parser's own message, in English. */
  hashiya_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_XHTML,
                     _ ("This section’s file is damaged: %s"), reason->message);
  return FALSE;
}
