// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-blocks.h"

#include "hashiya-shape.h"

#include <string.h>

typedef struct
{
  const HashiyaLines *lines;
  HashiyaSectionWriter *writer;
} Blocks;

static void
add_words (Blocks *self, guint i)
{
  gsize n;
  const char *text = hashiya_lines_get (self->lines, i, &n);

  hashiya_section_writer_words (self->writer, text, n);
}

static void
write_paragraph (Blocks *self, guint from, guint to, gboolean keep_lines)
{
  hashiya_section_writer_open (self->writer, "p");
  for (guint i = from; i < to; i++)
    {
      if (keep_lines && i > from)
        hashiya_section_writer_break (self->writer);
      add_words (self, i);
    }
  hashiya_section_writer_close (self->writer);
}

/* A line as it stood, its indentation with it. */
static void
add_verbatim (Blocks *self, guint i)
{
  const HashiyaLine *line = &self->lines->line[i];
  gsize start = line->start;

  while (start > 0 && (self->lines->text[start - 1] == ' ' || self->lines->text[start - 1] == '\t'))
    start--;
  hashiya_section_writer_verbatim (self->writer, self->lines->text + start, line->end - start);
}

static void
write_pre (Blocks *self, guint from, guint to)
{
  hashiya_section_writer_open (self->writer, "pre");
  for (guint i = from; i < to; i++)
    {
      for (guint blank = 0; i > from && blank < self->lines->line[i].blanks; blank++)
        hashiya_section_writer_verbatim (self->writer, "", 0);
      add_verbatim (self, i);
    }
  hashiya_section_writer_close (self->writer);
}

static gboolean
is_wrapped (const HashiyaLines *lines, guint from, guint to)
{
  guint full = 0;

  if (lines->width == 0)
    return FALSE;
  for (guint i = from; i + 1 < to; i++)
    full += hashiya_lines_is_full (lines, i, lines->width - 8);
  return full * 10 >= (to - from - 1) * 6;
}

static void
write_chunk (Blocks *self, guint from, guint to)
{
  write_paragraph (self, from, to, !is_wrapped (self->lines, from, to));
}

void
hashiya_blocks_write (const HashiyaLines *lines, guint from, guint to, HashiyaSectionWriter *writer)
{
  Blocks self = { .lines = lines, .writer = writer };

  for (guint i = from; i < to;)
    {
      guint end = MIN (hashiya_lines_chunk_end (lines, i), to);

      switch ((HashiyaLineKind) lines->line[i].kind)
        {
        case HASHIYA_LINE_TEXT:
          write_chunk (&self, i, end);
          break;
        case HASHIYA_LINE_FENCED:
          while (end < to && lines->line[end].kind == HASHIYA_LINE_FENCED)
            end++;
          write_pre (&self, i, end);
          break;
        case HASHIYA_LINE_DROPPED:
        case HASHIYA_LINE_HEADING:
        case HASHIYA_LINE_CONTINUED:
        case HASHIYA_LINE_RULE:
          break;
        }
      i = end;
    }
}
