// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-lines.h"

G_BEGIN_DECLS

/** HashiyaPageLine: what a line at the edge of a printed page is. */
typedef enum
{
  HASHIYA_PAGE_LINE_NONE,
  HASHIYA_PAGE_LINE_NUMBER, /* a number and nothing else, or `Page 3 of 12` */
  HASHIYA_PAGE_LINE_HEAD,   /* words that stand on page after page, with its number or without */
} HashiyaPageLine;

/**
 * hashiya_pages_find:
 *
 * Finds the lines that belong to the pages a text was printed on. They count on from page to page,
 * or repeat beside such a line or a form feed; numbers and repeated lines that do not part a
 * sentence are the text's own. Linear in time.
 *
 * Returns: (transfer full) (array length=n) (nullable): a #HashiyaPageLine for each line; %NULL
 * where there is none
 */
guint8 *hashiya_pages_find (const HashiyaLines *lines);

/**
 * hashiya_pages_continues:
 * @before: the last line of a page that is text
 * @after: the first line of the next page that is text
 *
 * Returns: whether a paragraph runs on over the end of a page
 */
gboolean hashiya_pages_continues (const HashiyaLines *lines, guint before, guint after);

G_END_DECLS
