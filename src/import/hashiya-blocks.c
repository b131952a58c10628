// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-blocks.h"

#include "hashiya-chunks.h"

/* A line this long is a paragraph by itself, whatever stands around it. */
#define PARAGRAPH_COLUMNS 120

/* A list in a list in a list is as deep as it gets; what goes further in stays in the last. */
#define LISTS_MAX 6

typedef struct
{
  const char *element; /* ul or ol, static */
  guint indent;
} List;

typedef struct
{
  const HashiyaLines *lines;
  HashiyaSectionWriter *writer;
  List lists[LISTS_MAX]; /* the open ones, each in the last item of the one before */
  guint n_lists;
} Blocks;

static void
add_words (Blocks *self, guint i, gsize skip)
{
  gsize n;
  const char *text = hashiya_lines_get (self->lines, i, &n);

  hashiya_section_writer_words (self->writer, text + skip, n - skip);
}

/* Ends all lists but the first @left, each with its last item. */
static void
close_lists (Blocks *self, guint left)
{
  while (self->n_lists > left)
    {
      hashiya_section_writer_pop (self->writer, "li");
      hashiya_section_writer_pop (self->writer, self->lists[--self->n_lists].element);
    }
}

/* Makes ready for an item: in the list it belongs to by its indentation, or in a new one. */
static void
begin_item (Blocks *self, const char *element, guint indent)
{
  List *last;

  while (self->n_lists > 1 && self->lists[self->n_lists - 1].indent > indent + 1)
    close_lists (self, self->n_lists - 1);
  last = self->n_lists > 0 ? &self->lists[self->n_lists - 1] : NULL;
  if (last != NULL && indent <= last->indent + 1 && last->element != element)
    {
      close_lists (self, self->n_lists - 1);
      last = NULL;
    }
  else if (last != NULL && indent > last->indent + 1 && self->n_lists < LISTS_MAX)
    last = NULL;
  if (last != NULL)
    {
      hashiya_section_writer_pop (self->writer, "li");
      return;
    }
  /* Its items keep their numbers as words, so the page shows none of its own. */
  hashiya_section_writer_push (self->writer,
                               g_str_equal (element, "ol") ? "ol class=\"numbered\"" : element);
  self->lists[self->n_lists++] = (List){ .element = element, .indent = indent };
}

static void
write_lines (Blocks *self, guint from, guint to)
{
  gboolean wrapped = hashiya_chunks_is_wrapped (self->lines, from, to);

  close_lists (self, 0);
  hashiya_section_writer_open (self->writer, "p");
  for (guint i = from; i < to; i++)
    {
      if (i > from && !wrapped)
        hashiya_section_writer_break (self->writer);
      add_words (self, i, 0);
    }
  hashiya_section_writer_close (self->writer);
}

/* Paragraphs that their first lines' indentation tells apart, or that are lines. */
static void
write_paragraphs (Blocks *self, guint from, guint to)
{
  const HashiyaLines *lines = self->lines;
  guint start = from;

  for (guint i = from + 1; i < to; i++)
    {
      gboolean apart = hashiya_chunks_starts_paragraph (lines, from, to, i);

      if (lines->one_a_line)
        apart = hashiya_lines_ends_sentence (lines, i - 1)
                || hashiya_lines_columns (lines, i) > PARAGRAPH_COLUMNS;
      else if (lines->width == 0)
        apart = apart
                || (hashiya_lines_columns (lines, i - 1) > PARAGRAPH_COLUMNS
                    && hashiya_lines_ends_sentence (lines, i - 1));
      if (!apart)
        continue;
      write_lines (self, start, i);
      start = i;
    }
  write_lines (self, start, to);
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
  close_lists (self, 0);
  hashiya_section_writer_open (self->writer, "pre");
  for (guint i = from; i < to; i++)
    {
      for (guint blank = 0; i > from && blank < self->lines->line[i].blanks; blank++)
        hashiya_section_writer_verbatim (self->writer, "", 0);
      add_verbatim (self, i);
    }
  hashiya_section_writer_close (self->writer);
}

/* How many bytes of `>` and spaces a quoted line starts with. */
static gsize
quotation_marks (const HashiyaLines *lines, guint i)
{
  const HashiyaLine *line = &lines->line[i];
  gsize at = line->start;

  while (at < line->end && (lines->text[at] == '>' || lines->text[at] == ' '))
    at++;
  return at - line->start;
}

static gboolean
is_empty_quotation (const HashiyaLines *lines, guint i)
{
  return quotation_marks (lines, i) == lines->line[i].end - lines->line[i].start;
}

static void
write_quotation (Blocks *self, guint from, guint to)
{
  close_lists (self, 0);
  hashiya_section_writer_push (self->writer, "blockquote");
  for (guint i = from; i < to;)
    {
      guint end = i;

      while (end < to && !is_empty_quotation (self->lines, end))
        end++;
      if (end > i)
        {
          gboolean wrapped = hashiya_chunks_is_wrapped (self->lines, i, end);

          hashiya_section_writer_open (self->writer, "p");
          for (guint j = i; j < end; j++)
            {
              if (j > i && !wrapped)
                hashiya_section_writer_break (self->writer);
              add_words (self, j, quotation_marks (self->lines, j));
            }
          hashiya_section_writer_close (self->writer);
        }
      i = end + 1;
    }
  hashiya_section_writer_pop (self->writer, "blockquote");
}

static gboolean
has_words_in_quotation (const HashiyaLines *lines, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      if (!is_empty_quotation (lines, i))
        return TRUE;
    }
  return FALSE;
}

/* An item begins where a marker stands and the line before did not just run over. */
static gboolean
starts_item (const HashiyaLines *lines, guint from, guint i)
{
  gboolean ordered;

  if (hashiya_chunks_item (lines, i, &ordered) == 0)
    return FALSE;
  return i == from || lines->line[i].indent > lines->line[i - 1].indent
         || hashiya_lines_ends_sentence (lines, i - 1)
         || hashiya_chunks_item (lines, i - 1, &ordered) > 0 || lines->width == 0
         || !hashiya_lines_is_full (lines, i - 1, lines->width);
}

static void
write_item (Blocks *self, guint from, guint to)
{
  gboolean ordered;
  gsize marker = hashiya_chunks_item (self->lines, from, &ordered);
  const char *list = ordered ? "ol" : "ul";
  gboolean wrapped = hashiya_chunks_is_wrapped (self->lines, from, to);

  begin_item (self, list, self->lines->line[from].indent);
  hashiya_section_writer_open (self->writer, "li");
  for (guint i = from; i < to; i++)
    {
      if (i > from && !wrapped && self->lines->line[i].indent <= self->lines->line[from].indent)
        hashiya_section_writer_break (self->writer);
      /* A number is a word of the text, a dash is not. */
      add_words (self, i, i == from && !ordered ? marker : 0);
    }
  hashiya_section_writer_hold (self->writer);
}

/* Words before the first marker, then the items. */
static void
write_list (Blocks *self, guint from, guint to, guint first)
{
  if (first > from)
    write_paragraphs (self, from, first);
  while (first < to)
    {
      guint end = first + 1;

      while (end < to && !starts_item (self->lines, from, end))
        end++;
      write_item (self, first, end);
      first = end;
    }
}

static guint
find_item (const HashiyaLines *lines, guint from, guint to)
{
  guint i = from;

  while (i < to && !starts_item (lines, from, i))
    i++;
  return i;
}

static guint
write_chunk (Blocks *self, guint from, guint end, guint to)
{
  const HashiyaLines *lines = self->lines;
  guint item;

  if (hashiya_chunks_is_quotation (lines, from, end) && has_words_in_quotation (lines, from, end))
    {
      write_quotation (self, from, end);
      return end;
    }
  item = find_item (lines, from, end);
  if (item == from || (item < end && !hashiya_chunks_is_wrapped (lines, from, end)))
    {
      write_list (self, from, end, item);
      return end;
    }
  if (!hashiya_chunks_is_preformatted (lines, from, end))
    {
      write_paragraphs (self, from, end);
      return end;
    }
  while (end < to && lines->line[end].kind == HASHIYA_LINE_TEXT)
    {
      guint next = MIN (hashiya_lines_chunk_end (lines, end), to);

      if (!hashiya_chunks_is_preformatted (lines, end, next) || find_item (lines, end, next) == end)
        break;
      end = next;
    }
  write_pre (self, from, end);
  return end;
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
          end = write_chunk (&self, i, end, to);
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
  close_lists (&self, 0);
}
