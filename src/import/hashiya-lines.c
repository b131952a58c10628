// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-lines.h"

#include <string.h>

#define COLUMNS_MAX   1024
#define LONG_COLUMNS  160 /* nobody breaks lines by hand later than this */
#define SHORT_COLUMNS 100
#define WIDTH_MIN     50
#define WIDTH_MAX     140

/* The length in bytes of the line break at @p, 0 where there is none. */
static guint
break_length (const char *p, gsize n)
{
  const guint8 *u = (const guint8 *) p;

  if (u[0] >= '\n' && u[0] <= '\r')
    return u[0] == '\r' && n > 1 && u[1] == '\n' ? 2 : 1;
  if (u[0] == 0xC2 && n > 1 && u[1] == 0x85)
    return 2;
  if (u[0] == 0xE2 && n > 2 && u[1] == 0x80 && (u[2] == 0xA8 || u[2] == 0xA9))
    return 3;
  return 0;
}

/* White space, and what shows nothing and is no part of a word either. */
static gboolean
is_blank (gunichar c)
{
  return c < 0x80 ? c <= 0x20 : g_unichar_isspace (c) || c == 0xFEFF || c == 0x200E || c == 0x200F;
}

static void
trim (const char *text, gsize from, gsize to, HashiyaLine *line)
{
  guint column = 0;
  const char *p = text + from, *end = text + to;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_blank (c))
        break;
      column += c == '\t' ? 8 - column % 8 : 1;
    }
  while (end > p)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_blank (g_utf8_get_char (last)))
        break;
      end = last;
    }
  line->start = p - text;
  line->end = end - text;
  line->indent = MIN (column, G_MAXUINT8);
}

static void
split (HashiyaLines *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (HashiyaLine));
  guint number = 1, blanks = 0;
  gboolean form_feed = FALSE;
  gsize from = 0;

  for (gsize i = 0; i <= self->n_text;)
    {
      guint n_break = i < self->n_text ? break_length (self->text + i, self->n_text - i) : 1;
      HashiyaLine line = { .number = number };

      if (n_break == 0)
        {
          i++;
          continue;
        }
      trim (self->text, from, i, &line);
      if (line.end > line.start)
        {
          line.blanks = MIN (blanks, G_MAXUINT8);
          line.mark = form_feed;
          g_array_append_val (lines, line);
          blanks = 0;
          form_feed = FALSE;
        }
      else
        blanks++;
      form_feed = form_feed || (i < self->n_text && self->text[i] == '\f');
      number++;
      i += n_break;
      from = i;
    }
  self->n = lines->len;
  self->line = (HashiyaLine *) (void *) g_array_free (lines, FALSE);
}

const char *
hashiya_lines_get (const HashiyaLines *self, guint i, gsize *n_bytes)
{
  *n_bytes = self->line[i].end - self->line[i].start;
  return self->text + self->line[i].start;
}

char *
hashiya_lines_dup (const HashiyaLines *self, guint i)
{
  gsize n;
  const char *text = hashiya_lines_get (self, i, &n);

  if (n > 4096)
    n = g_utf8_find_prev_char (text, text + 4096) - text;
  return g_strndup (text, n);
}

HashiyaShape
hashiya_lines_shape (const HashiyaLines *self, guint i)
{
  gsize n;
  const char *text = hashiya_lines_get (self, i, &n);

  return hashiya_shape (text, n);
}

char *
hashiya_lines_fold (const HashiyaLines *self, guint i)
{
  gsize n;
  const char *text = hashiya_lines_get (self, i, &n);

  return hashiya_shape_fold (text, MIN (n, HASHIYA_SHAPE_BYTES), 0);
}

guint
hashiya_lines_columns (const HashiyaLines *self, guint i)
{
  gsize n;
  const char *text = hashiya_lines_get (self, i, &n);
  guint columns = 0;

  for (const char *p = text; p < text + n && columns < COLUMNS_MAX; p = g_utf8_next_char (p))
    columns += (guint8) *p < 0x80 || !g_unichar_iszerowidth (g_utf8_get_char (p));
  return columns;
}

gboolean
hashiya_lines_is_full (const HashiyaLines *self, guint i, guint width)
{
  gsize n;
  const char *next = hashiya_lines_get (self, i + 1, &n);
  guint columns = hashiya_lines_columns (self, i) + self->line[i].indent + 1;

  for (const char *p = next; p < next + n && !is_blank (g_utf8_get_char (p)) && columns <= width;
       p = g_utf8_next_char (p))
    columns += !g_unichar_iszerowidth (g_utf8_get_char (p));
  return columns > width;
}

gboolean
hashiya_lines_ends_sentence (const HashiyaLines *self, guint i)
{
  gsize n;
  const char *text = hashiya_lines_get (self, i, &n);

  return hashiya_shape_ends_sentence (hashiya_shape_terminal (text, n));
}

void
hashiya_lines_remove_dropped (HashiyaLines *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->n; i++)
    {
      if (self->line[i].kind != HASHIYA_LINE_DROPPED)
        self->line[kept++] = self->line[i];
    }
  self->n = kept;
}

guint
hashiya_lines_chunk_end (const HashiyaLines *self, guint i)
{
  guint j = i + 1;

  while (j < self->n && self->line[j].kind == self->line[i].kind && self->line[j].blanks == 0)
    {
      if (self->one_a_line
          && (hashiya_lines_columns (self, j) > SHORT_COLUMNS
              || hashiya_lines_columns (self, j - 1) > SHORT_COLUMNS))
        break;
      j++;
    }
  return j;
}

/* How wide the lines inside chunks are: where a text was broken, nearly all are nearly as wide. */
static guint
measure_width (const HashiyaLines *self)
{
  guint histogram[WIDTH_MAX + 1] = { 0 };
  guint total = 0, seen = 0, full = 0, width = WIDTH_MAX;

  for (guint i = 0; i + 1 < self->n; i++)
    {
      guint columns = self->line[i].indent + hashiya_lines_columns (self, i);

      if (self->line[i + 1].blanks > 0 || columns > WIDTH_MAX || columns < 30)
        continue;
      histogram[columns]++;
      total++;
    }
  if (total == 0)
    return 0;
  while (width > 0 && (seen + histogram[width]) * 100 < total * 3)
    seen += histogram[width--];
  for (guint i = 0; i + 1 < self->n; i++)
    {
      if (self->line[i + 1].blanks == 0
          && self->line[i].indent + hashiya_lines_columns (self, i) >= 30
          && hashiya_lines_is_full (self, i, width - 4))
        full++;
    }
  return width >= WIDTH_MIN && full * 100 >= total * 40 ? width : 0;
}

/* Whether paragraphs are lines: by the share of long lines, or by how lines end and are parted. */
static gboolean
measure_one_a_line (const HashiyaLines *self)
{
  gsize long_bytes = 0, bytes = 0;
  guint parted = 0, sentences = 0;

  for (guint i = 0; i < self->n; i++)
    {
      gsize n = self->line[i].end - self->line[i].start;

      bytes += n;
      if (hashiya_lines_columns (self, i) > LONG_COLUMNS)
        long_bytes += n;
      parted += self->line[i].blanks > 0;
      sentences += hashiya_lines_ends_sentence (self, i);
    }
  if (long_bytes > bytes / 3)
    return TRUE;
  return self->width == 0 && self->n > 4 && parted * 10 < self->n && sentences * 10 > self->n * 6;
}

static guint
measure_indent (const HashiyaLines *self)
{
  gsize bytes[33] = { 0 };
  guint best = 0;

  for (guint i = 0; i < self->n; i++)
    bytes[MIN (self->line[i].indent, 32)] += self->line[i].end - self->line[i].start;
  for (guint i = 1; i < 32; i++)
    {
      if (bytes[i] > bytes[best])
        best = i;
    }
  return best;
}

HashiyaLines *
hashiya_lines_new (const char *text, gsize n_text)
{
  HashiyaLines *self;

  g_return_val_if_fail (n_text < G_MAXUINT32, NULL);

  self = g_new0 (HashiyaLines, 1);
  self->text = text;
  self->n_text = n_text;
  split (self);
  self->width = measure_width (self);
  self->one_a_line = measure_one_a_line (self);
  if (self->one_a_line)
    self->width = 0;
  self->base_indent = measure_indent (self);
  return self;
}

void
hashiya_lines_free (HashiyaLines *self)
{
  g_free (self->line);
  g_free (self);
}
