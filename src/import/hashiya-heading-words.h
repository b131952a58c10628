// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_heading_words_is_part:
 * @folded: a line as hashiya_shape_fold() makes it
 *
 * Returns: whether it names a part that many books and papers have, as Preface or دیباچہ
 */
gboolean hashiya_heading_words_is_part (const char *folded);

/**
 * hashiya_heading_words_is_other:
 * @folded: a line as hashiya_shape_fold() makes it
 * @colon: whether a colon is near its start
 *
 * Returns: whether it is what stands apart and yet heads nothing: a byline, a caption, a
 *   salutation, a colophon, the end
 */
gboolean hashiya_heading_words_is_other (const char *folded, gboolean colon);

/** hashiya_heading_words_is_date: Returns: whether @folded is a date or starts with a weekday */
gboolean hashiya_heading_words_is_date (const char *folded);

/** hashiya_heading_words_is_contents: Returns: whether it heads a table of contents */
gboolean hashiya_heading_words_is_contents (const char *folded);

G_END_DECLS
