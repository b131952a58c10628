// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-lines.h"
#include "hashiya-numbering.h"

G_BEGIN_DECLS

/**
 * HashiyaSeries:
 *
 * What a text counts its parts with though no list of such words has it: Air I, Air II …; and
 * whether it is made of questions and answers.
 */
typedef struct _HashiyaSeries HashiyaSeries;

/** hashiya_series_new: Reads the first lines of all blocks once. */
HashiyaSeries *hashiya_series_new (const HashiyaLines *lines);
void hashiya_series_free (HashiyaSeries *self);

/**
 * hashiya_series_has:
 * @numbering: (out caller-allocates): the number, with a keyword of the lowest rank
 *
 * Returns: whether a line begins with a word and number of such a series
 */
gboolean hashiya_series_has (const HashiyaSeries *self,
                             const char *text,
                             gsize n,
                             HashiyaNumbering *numbering);

/**
 * hashiya_series_question:
 * @from: the first line of a block
 * @to: the line after its last
 *
 * Returns: how many lines of the block are a question of a list of questions; 0 where it is none
 */
guint hashiya_series_question (const HashiyaSeries *self,
                               const HashiyaLines *lines,
                               guint from,
                               guint to);

G_END_DECLS
