// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"
#include "hashiya-lines.h"

G_BEGIN_DECLS

/**
 * hashiya_furniture_drop:
 * @lines: all lines; those that are no words of the text are forgotten, those between two code
 *   fences become %HASHIYA_LINE_FENCED
 * @content: gets each dropped line with its reason, in the order of the file, and `title` and
 *   `publisher` where the page's own title line says them
 *
 * Finds what a page put around its text: `title` and `repeated-title`, `code-fence`, `reply-form`,
 * `cookie-bar`, `share-row`, `read-more`; and what paper did: `page-number`, `running-head`. A
 * paragraph that a page's end had cut is whole again. What is not surely furniture stays.
 */
void hashiya_furniture_drop (HashiyaLines *lines, HashiyaContent *content);

G_END_DECLS
