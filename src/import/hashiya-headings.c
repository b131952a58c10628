// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-headings.h"

#include "hashiya-shape.h"

#include <string.h>

void
hashiya_headings_find (HashiyaLines *lines)
{
  for (guint i = 0; i < lines->n; i = hashiya_lines_chunk_end (lines, i))
    {
      guint next = hashiya_lines_chunk_end (lines, i);
      HashiyaShape shape;
      gsize n;
      const char *text = hashiya_lines_get (lines, i, &n);

      if (lines->line[i].kind != HASHIYA_LINE_TEXT || next != i + 1 || n > 200 || next == lines->n)
        continue;
      shape = hashiya_shape (text, n);
      if (shape.words > 15 || hashiya_shape_ends_sentence (shape.terminal)
          || g_unichar_islower (shape.first_letter) || !g_unichar_isalpha (shape.first)
          || g_unichar_ispunct (shape.last))
        continue;
      if (hashiya_lines_columns (lines, next) < 80)
        continue;
      lines->line[i].kind = HASHIYA_LINE_HEADING;
      lines->line[i].mark = 1;
    }
}

char *
hashiya_headings_text (const HashiyaLines *lines, guint i)
{
  return hashiya_lines_dup (lines, i);
}
