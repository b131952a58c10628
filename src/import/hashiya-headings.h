// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-lines.h"

G_BEGIN_DECLS

/**
 * hashiya_headings_find:
 * @lines: lines whose furniture is gone; headings become %HASHIYA_LINE_HEADING with their level
 *   from 1 to 6 as mark, further lines of one %HASHIYA_LINE_CONTINUED, underlines
 *   %HASHIYA_LINE_RULE
 *
 * Weighs every line that stands apart: how it is written, what follows it, and how the others of
 * its kind behave in the whole document.
 */
void hashiya_headings_find (HashiyaLines *lines);

/**
 * hashiya_headings_text:
 * @i: a %HASHIYA_LINE_HEADING
 *
 * Returns: (transfer full): its words without markup, white space collapsed
 */
char *hashiya_headings_text (const HashiyaLines *lines, guint i);

G_END_DECLS
