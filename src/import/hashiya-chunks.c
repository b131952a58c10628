// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-chunks.h"

#include "hashiya-numbering.h"
#include "hashiya-shape.h"

#include <string.h>

#define PROSE_COLUMNS 50

/* Longer chunks are told by their first lines. */
#define LOOK_LINES 200

gboolean
hashiya_chunks_is_wrapped (const HashiyaLines *lines, guint from, guint to)
{
  guint widest = 0, full = 0, full_here = 0, lower = 0, pairs;

  to = MIN (to, from + LOOK_LINES);
  pairs = to - from - 1;
  if (pairs == 0)
    return TRUE;
  for (guint i = from; i < to; i++)
    widest = MAX (widest, lines->line[i].indent + hashiya_lines_columns (lines, i));
  for (guint i = from; i + 1 < to; i++)
    {
      HashiyaShape next = hashiya_lines_shape (lines, i + 1);

      full += lines->width > 0 && hashiya_lines_is_full (lines, i, lines->width - 8);
      full_here += hashiya_lines_is_full (lines, i, MAX (widest, 5) - 5);
      lower += g_unichar_islower (next.first_letter) != 0;
    }
  if (full * 10 >= pairs * 6)
    return TRUE;
  if (widest < PROSE_COLUMNS)
    return FALSE;
  return lower * 10 >= pairs * 4 || (pairs >= 3 && full_here * 10 >= pairs * 9 && lower > 0);
}

gboolean
hashiya_chunks_is_preformatted (const HashiyaLines *lines, guint from, guint to)
{
  guint gaps = 0, columns = 0, symbols = 0, drawn = 0, n;
  gboolean indented = lines->line[from].indent > lines->base_indent + 1;

  to = MIN (to, from + LOOK_LINES);
  n = to - from;
  for (guint i = from; i < to; i++)
    {
      HashiyaShape shape = hashiya_lines_shape (lines, i);

      gaps += shape.gap >= 3;
      columns += shape.columns;
      symbols += shape.symbols;
      drawn += shape.letters + shape.digits == 0;
    }
  if (n == 1)
    return indented && symbols * 10 > columns && symbols > 1;
  return gaps * 2 >= n || symbols * 8 > columns || (indented && symbols * 14 > columns)
         || drawn * 2 > n;
}

gboolean
hashiya_chunks_is_quotation (const HashiyaLines *lines, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      if (lines->text[lines->line[i].start] != '>')
        return FALSE;
    }
  return TRUE;
}

gsize
hashiya_chunks_item (const HashiyaLines *lines, guint i, gboolean *ordered)
{
  static const gunichar bullets[] = { '-', '*', '+', 0x2022, 0x2013, 0x25CF, 0x25AA, 0xB7, 0x25E6 };
  HashiyaNumbering numbering;
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);
  gunichar c = g_utf8_get_char (text);
  gsize length = g_utf8_next_char (text) - text;

  *ordered = FALSE;
  for (guint j = 0; j < G_N_ELEMENTS (bullets); j++)
    {
      if (c == bullets[j] && length < n && (text[length] == ' ' || text[length] == '\t'))
        return length + 1;
    }
  *ordered = TRUE;
  if (!hashiya_numbering_parse (text, n, &numbering) || numbering.keyword > 0 || numbering.rest >= n
      || numbering.depth > 1
      || (numbering.mark != '.' && numbering.mark != ')' && numbering.mark != 0x06D4))
    return 0;
  return numbering.value < 1000 ? numbering.rest : 0;
}

gboolean
hashiya_chunks_starts_paragraph (const HashiyaLines *lines, guint from, guint to, guint i)
{
  guint inner = G_MAXUINT8;
  guint indented = 0;

  if (lines->line[i].indent <= lines->line[i - 1].indent
      || !hashiya_lines_ends_sentence (lines, i - 1))
    return FALSE;
  to = MIN (to, from + LOOK_LINES);
  for (guint j = from; j < to; j++)
    inner = MIN (inner, lines->line[j].indent);
  for (guint j = from; j < to; j++)
    indented += lines->line[j].indent > inner;
  return lines->line[i].indent <= inner + 10 && indented * 2 <= to - from;
}
