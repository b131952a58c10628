// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-shape.h"

G_BEGIN_DECLS

/** HashiyaLineKind: what a line turned out to be. */
typedef enum
{
  HASHIYA_LINE_TEXT,
  HASHIYA_LINE_DROPPED,   /* page furniture, to be listed and forgotten */
  HASHIYA_LINE_HEADING,   /* starts a section */
  HASHIYA_LINE_CONTINUED, /* more words of the heading above it */
  HASHIYA_LINE_RULE,      /* the underline or overline of a heading */
  HASHIYA_LINE_FENCED,    /* between two code fences */
} HashiyaLineKind;

/**
 * HashiyaLine:
 * @start: its first byte that is not white space
 * @end: the byte after its last that is not white space
 * @number: which line of the file it is, from 1
 * @blanks: blank lines before it, 255 where more
 * @indent: the column it starts at, 255 where more
 * @kind: a #HashiyaLineKind
 * @mark: at first whether a form feed stands before it, then the level of a heading
 *
 * Lines that hold only white space are not kept. Small on purpose: a file may be all line ends.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 number;
  guint8 blanks;
  guint8 indent;
  guint8 kind;
  guint8 mark;
} HashiyaLine;

/**
 * HashiyaLines:
 * @text: (unowned): the decoded text
 * @line: (array length=n): its lines that are not blank
 * @width: the column that lines were broken at by hand or program, 0 where they were not
 * @one_a_line: whether a paragraph is one line
 * @titled: whether the text's first line was furniture, so that the first one left is not its title
 * @base_indent: the indentation most lines of prose have
 */
typedef struct
{
  const char *text;
  gsize n_text;
  HashiyaLine *line;
  guint n;
  guint width;
  gboolean one_a_line;
  gboolean titled;
  guint base_indent;
} HashiyaLines;

/**
 * hashiya_lines_new:
 * @text: valid UTF-8; must outlive the lines
 * @n_text: its length in bytes, less than 4 GiB
 *
 * Splits at LF, CR, CRLF, VT, FF, NEL, U+2028 and U+2029, and measures how the text is laid out.
 * Linear in time; 16 bytes for each line that is not blank.
 */
HashiyaLines *hashiya_lines_new (const char *text, gsize n_text);
void hashiya_lines_free (HashiyaLines *self);

/** hashiya_lines_get: Returns: (transfer none): the words of a line, not NUL-terminated */
const char *hashiya_lines_get (const HashiyaLines *self, guint i, gsize *n_bytes);

/** hashiya_lines_dup: Returns: (transfer full): the words of a line, at most 4096 bytes of them */
char *hashiya_lines_dup (const HashiyaLines *self, guint i);

/** hashiya_lines_shape: Returns: what a line looks like */
HashiyaShape hashiya_lines_shape (const HashiyaLines *self, guint i);

/** hashiya_lines_fold: Returns: (transfer full): the words that a line starts with, in one case */
char *hashiya_lines_fold (const HashiyaLines *self, guint i);

/** hashiya_lines_remove_dropped: Forgets the lines that are %HASHIYA_LINE_DROPPED. */
void hashiya_lines_remove_dropped (HashiyaLines *self);

/**
 * hashiya_lines_chunk_end:
 * @i: the first line of a chunk
 *
 * Lines of one kind that no blank line parts are a chunk; where a paragraph is one line, a long
 * line is a chunk by itself.
 *
 * Returns: the line after the last of the chunk
 */
guint hashiya_lines_chunk_end (const HashiyaLines *self, guint i);

/** hashiya_lines_columns: Returns: how wide a line is, marks not counted, at most 1024 */
guint hashiya_lines_columns (const HashiyaLines *self, guint i);

/**
 * hashiya_lines_is_full:
 * @i: a line that is not the last
 * @width: where lines were broken
 *
 * Returns: whether the first word of the next line would not have fitted on it
 */
gboolean hashiya_lines_is_full (const HashiyaLines *self, guint i, guint width);

/** hashiya_lines_ends_sentence: Returns: whether its last word ends a sentence */
gboolean hashiya_lines_ends_sentence (const HashiyaLines *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaLines, hashiya_lines_free)

G_END_DECLS
