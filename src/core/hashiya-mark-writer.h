// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaPrintMark:
 * @start: first code point in the section's text
 * @end: code point after the last
 * @colour: index into hashiya_colours
 */
typedef struct
{
  gsize start;
  gsize end;
  guint colour;
} HashiyaPrintMark;

/**
 * HashiyaInsertion:
 * @offset: a code point of the section's text
 * @after: whether it belongs to what stands before @offset rather than to what follows
 * @reference: (nullable): XHTML that goes among the words
 * @aside: (nullable): XHTML that stands beside the line; where the line is within a table, a figure
 *   or preformatted text, beside the beginning of that
 */
typedef struct
{
  gsize offset;
  gboolean after;
  char *reference;
  char *aside;
} HashiyaInsertion;

/** hashiya_insertion_clear: Frees what it holds, for g_array_set_clear_func(). */
void hashiya_insertion_clear (gpointer self);

/**
 * hashiya_mark_writer_write:
 * @out: where to write
 * @xhtml: one section's XHTML as its writer guarantees it
 * @marks: (element-type HashiyaPrintMark): by start; they may overlap and cross blocks
 * @insertions: (element-type HashiyaInsertion): by offset, and those after a place before others
 *
 * Appends the section with each run of marked words in a `span` in `mark` elements of class
 * `mark-N`, one within the other where marks overlap. White space that only stands between blocks
 * stays as it is, and nothing is put where only blocks may be.
 *
 * Returns: whether it could be read; else %HASHIYA_CORE_ERROR_XHTML
 */
gboolean hashiya_mark_writer_write (
    GString *out, GBytes *xhtml, GArray *marks, GArray *insertions, GError **error);

G_END_DECLS
