// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-candidates.h"

G_BEGIN_DECLS

/** HashiyaNext: what stands below a line that may be a heading. */
typedef enum
{
  HASHIYA_NEXT_NONE,  /* the text ends */
  HASHIYA_NEXT_SHORT, /* one short line */
  HASHIYA_NEXT_OTHER, /* verse, a list, a table */
  HASHIYA_NEXT_PROSE,
} HashiyaNext;

/** hashiya_heading_points_next: Returns: what begins at line @i, which may be the text's end */
HashiyaNext hashiya_heading_points_next (const HashiyaLines *lines, guint i);

/** hashiya_heading_points_is_bullet: Returns: whether line @i is an item of a list with bullets */
gboolean hashiya_heading_points_is_bullet (const HashiyaLines *lines, guint i);

/** hashiya_heading_points_is_centred: Returns: whether line @i has as much room on both sides */
gboolean hashiya_heading_points_is_centred (const HashiyaLines *lines, guint i, guint columns);

/** hashiya_heading_points_is_speech: Returns: whether it is NAME: words, as a play has it */
gboolean hashiya_heading_points_is_speech (const char *text, gsize n);

/**
 * hashiya_heading_points_family:
 * @text: a line
 * @n: its length in bytes
 * @c: gets number, depth and case
 *
 * Returns: what kind of heading a line is by its own words
 */
HashiyaFamily hashiya_heading_points_family (const char *text,
                                             gsize n,
                                             const HashiyaShape *shape,
                                             HashiyaCandidate *c);

/**
 * hashiya_heading_points_sum:
 * @c: family and lines of a candidate
 *
 * Returns: the points that form, place and words give it
 */
int hashiya_heading_points_sum (const HashiyaLines *lines,
                                HashiyaCandidate *c,
                                const HashiyaShape *shape);

G_END_DECLS
