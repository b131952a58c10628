// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HASHIYA_SHAPE_BYTES: how much of a line its shape is told from */
#define HASHIYA_SHAPE_BYTES 1024

/**
 * HashiyaShape:
 * @columns: how wide it is, marks not counted
 * @words: runs between spaces
 * @letters: code points that are letters
 * @upper: how many of them are upper case
 * @lower: how many of them are lower case
 * @digits: decimal digits of any script
 * @symbols: characters that program text has and prose has not
 * @addresses: words that hold an @ or ://
 * @number_last: whether its last word is a number after a comma
 * @long_words: words of four letters and more of a script that has case
 * @capital_words: how many of those start with a capital
 * @gap: the longest run of spaces inside it, 8 for a tab
 * @first: its first character
 * @first_letter: its first letter, 0 where it has none
 * @last: its last character
 * @terminal: its last character before closing quotation marks and brackets
 */
typedef struct
{
  guint columns;
  guint words;
  guint letters;
  guint upper;
  guint lower;
  guint digits;
  guint symbols;
  guint addresses;
  gboolean number_last;
  guint long_words;
  guint capital_words;
  guint gap;
  gunichar first;
  gunichar first_letter;
  gunichar last;
  gunichar terminal;
} HashiyaShape;

/** hashiya_shape: What a line looks like, told from its first %HASHIYA_SHAPE_BYTES and its end. */
HashiyaShape hashiya_shape (const char *text, gsize n);

/** hashiya_shape_terminal: Returns: the last character before closing marks, 0 where none */
gunichar hashiya_shape_terminal (const char *text, gsize n);

/** hashiya_shape_ends_sentence: Returns: whether @terminal ends a sentence, in any script */
gboolean hashiya_shape_ends_sentence (gunichar terminal);

/** hashiya_shape_is_upper: Returns: whether all letters are capitals, and there are two of them */
gboolean hashiya_shape_is_upper (const HashiyaShape *self);

/** hashiya_shape_is_title_case: Returns: whether most words that count start with a capital */
gboolean hashiya_shape_is_title_case (const HashiyaShape *self);

/**
 * hashiya_shape_fold:
 * @text: any line
 * @digits: what each digit becomes, 0 to keep them
 *
 * Returns: (transfer full): its letters and digits in one case with one space between words, to
 *   compare lines by
 */
char *hashiya_shape_fold (const char *text, gsize n, char digits);

G_END_DECLS
