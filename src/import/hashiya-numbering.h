// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HashiyaNumeral: how a number is written. */
typedef enum
{
  HASHIYA_NUMERAL_NONE,
  HASHIYA_NUMERAL_DECIMAL, /* 3, ۳, 1.2.3 */
  HASHIYA_NUMERAL_ROMAN,   /* XIV */
  HASHIYA_NUMERAL_LETTER,  /* A, b */
  HASHIYA_NUMERAL_WORD,    /* three, third, دوم */
} HashiyaNumeral;

/**
 * HashiyaNumbering:
 * @keyword: rank of the word before the number: 0 none, 1 book or volume, 2 part, 3 chapter or
 *   act, 4 section, scene or canto
 * @numeral: how the number is written
 * @depth: how many numbers stand in a row, as 3 in 1.2.3
 * @value: the last of them
 * @mark: the character right after the number, 0 where a space or the end of the line is there
 * @rest: where the words after the number start, in bytes
 */
typedef struct
{
  guint keyword;
  HashiyaNumeral numeral;
  guint depth;
  guint value;
  gunichar mark;
  gsize rest;
} HashiyaNumbering;

/**
 * hashiya_numbering_parse:
 * @text: a line
 * @n: its length in bytes
 *
 * Reads `Chapter IV`, `PART ONE`, `باب ۳`, `حصہ دوم`, `1.2.3 `, `II.`, `(a)`, `7)` at the start of
 * a line.
 *
 * Returns: whether a number is there
 */
gboolean hashiya_numbering_parse (const char *text, gsize n, HashiyaNumbering *numbering);

G_END_DECLS
