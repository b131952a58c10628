// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-unit.h"

G_BEGIN_DECLS

/**
 * hashiya_unit_source_next:
 * @p: in XHTML that was read before, at a `<` or at text
 * @end: where it ends
 *
 * Returns: the end of the tag or of the text that begins at @p
 */
const char *hashiya_unit_source_next (const char *p, const char *end);

/**
 * hashiya_unit_source_read:
 * @xhtml: a run of words with their inline markup
 * @end: where it ends
 * @is_verbatim: whether its white space counts
 *
 * Returns: (transfer full) (nullable): a unit with source and tags, %NULL where there is not a
 *   letter or digit to translate
 */
HashiyaUnit *hashiya_unit_source_read (const char *xhtml, const char *end, gboolean is_verbatim);

/** hashiya_unit_source_from_text: Returns: (transfer full): a unit of words without markup */
HashiyaUnit *hashiya_unit_source_from_text (const char *text);

G_END_DECLS
