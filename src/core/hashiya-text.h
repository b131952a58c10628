// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaText:
 *
 * An immutable, reference-counted UTF-8 text in which any code point is found
 * without reading from the beginning. All offsets count Unicode code points from 0,
 * end exclusive, as everywhere outside reader.js.
 */
typedef struct _HashiyaText HashiyaText;

/**
 * hashiya_text_new:
 * @utf8: (transfer full): valid UTF-8, allocated with g_malloc()
 * @n_bytes: its length in bytes
 *
 * Returns: (transfer full): the text
 */
HashiyaText *hashiya_text_new (char *utf8, gsize n_bytes);

HashiyaText *hashiya_text_ref (HashiyaText *self);
void hashiya_text_unref (HashiyaText *self);

/**
 * hashiya_text_peek:
 * @n_bytes: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the UTF-8, NUL-terminated
 */
const char *hashiya_text_peek (HashiyaText *self, gsize *n_bytes);

/** hashiya_text_get_length: Returns: its length in code points */
gsize hashiya_text_get_length (HashiyaText *self);

/**
 * hashiya_text_byte_offset:
 * @offset: a code point offset, at most the length
 *
 * Returns: where that code point starts, in bytes
 */
gsize hashiya_text_byte_offset (HashiyaText *self, gsize offset);

/**
 * hashiya_text_code_point_offset:
 * @byte: a byte offset at the start of a code point, at most the length in bytes
 *
 * Returns: the number of code points before it
 */
gsize hashiya_text_code_point_offset (HashiyaText *self, gsize byte);

/**
 * hashiya_text_slice:
 * @start: first code point
 * @end: code point after the last
 *
 * Offsets beyond the text are cut to it.
 *
 * Returns: (transfer full): the words between them
 */
char *hashiya_text_slice (HashiyaText *self, gsize start, gsize end);

/**
 * hashiya_text_count_words:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, or -1 where NUL-terminated
 *
 * A word is a run of letters, marks and digits, joined by the apostrophes,
 * ZWNJ and ZWJ inside it.
 *
 * Returns: how many words it has
 */
gsize hashiya_text_count_words (const char *utf8, gssize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaText, hashiya_text_unref)

G_END_DECLS
