// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-lines.h"

G_BEGIN_DECLS

/** HashiyaFamily: how a line is marked as a heading, where it is one. */
typedef enum
{
  HASHIYA_FAMILY_MARKDOWN,   /* # before it */
  HASHIYA_FAMILY_UNDERLINED, /* a line of = - ~ below it */
  HASHIYA_FAMILY_KEYWORD,    /* Chapter IV, باب ۳ */
  HASHIYA_FAMILY_NUMBERED,   /* 1.2 Words */
  HASHIYA_FAMILY_NUMBER,     /* IV alone */
  HASHIYA_FAMILY_CAPS,       /* ALL CAPITALS */
  HASHIYA_FAMILY_OUTDENTED,  /* left of what follows without a blank line */
  HASHIYA_FAMILY_LABEL,      /* a colon after it */
  HASHIYA_FAMILY_PLAIN,      /* nothing but blank lines around it */
  HASHIYA_N_FAMILIES,
} HashiyaFamily;

/**
 * HashiyaCandidate:
 * @line: where it starts
 * @next_line: the line of text after it
 * @hash: of its words, to find repeats
 * @value: its number
 * @n_lines: how many lines it has
 * @score: the points it has so far
 * @family: a #HashiyaFamily
 * @depth: of #, of numbers, of underlines, of keywords, of indentation
 * @numeral: how the number is written
 * @first: whether it is the first line of the text
 * @known: whether its words say what it is
 * @upper: whether it is all capitals
 * @lower: whether the words after its number start in lower case
 * @question: whether it asks
 * @bare: whether it is a number, with its word or without, and nothing else
 * @tight: whether its text follows without a blank line
 * @hanging: whether what follows so stands further in than it does
 * @wrapped: whether its words run over lines, as an item's of a list do
 * @centred: whether it has as much room on both sides
 * @aside: whether it says who wrote the text and when, or names a picture
 * @contents: whether it heads a table of contents
 * @rule_above: whether an overline belongs to it
 * @rule_below: whether an underline belongs to it
 */
typedef struct
{
  guint line;
  guint next_line;
  guint hash;
  guint value;
  guint8 n_lines;
  gint8 score;
  guint8 family;
  guint8 depth;
  guint8 numeral;
  guint first : 1;
  guint known : 1;
  guint upper : 1;
  guint lower : 1;
  guint question : 1;
  guint bare : 1;
  guint tight : 1;
  guint hanging : 1;
  guint wrapped : 1;
  guint centred : 1;
  guint aside : 1;
  guint contents : 1;
  guint rule_above : 1;
  guint rule_below : 1;
} HashiyaCandidate;

/**
 * hashiya_candidates_collect:
 * @paragraphs: (out): how many chunks of prose there are
 *
 * Finds every line that may be a heading, with the points that its own form and its neighbours
 * give it.
 *
 * Returns: (transfer full) (element-type HashiyaCandidate): in the order of the text
 */
GArray *hashiya_candidates_collect (const HashiyaLines *lines, guint *paragraphs);

G_END_DECLS
