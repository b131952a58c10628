// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is shown in the program's language: words of another direction turn nothing around them,
 * and numbers are in the digits that the reader chose. */

/**
 * hashiya_sentence:
 * @format: a translated format for text (%s), whole numbers (%d, %i, %u, %x and %X with lengths,
 * flags and width) and percent signs; a translation may name arguments by number (%2$s)
 *
 * Returns: (transfer full): the sentence, with each text isolated where it needs it, and its own
 *   direction said first where it begins with a text of the other
 */
char *hashiya_sentence (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** hashiya_sentence_v: as hashiya_sentence(), for functions that take its arguments */
char *hashiya_sentence_v (const char *format, va_list arguments) G_GNUC_PRINTF (1, 0);

/** hashiya_set_error: g_set_error() with a message made by hashiya_sentence() */
void hashiya_set_error (GError **error, GQuark domain, int code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/**
 * hashiya_isolate:
 *
 * Returns: (transfer full): @text so that it can stand within a sentence: between U+2068 and U+2069
 *   if it could turn what stands beside it or be turned by it, else as it is. Isolates that @text
 *   itself opens and leaves open are closed, so that none reaches out of it.
 */
char *hashiya_isolate (const char *text);

/**
 * hashiya_digits:
 *
 * Returns: (transfer full): @number, which is written with Latin digits and a full stop as its
 *   decimal point, in the digits that the reader chose
 */
char *hashiya_digits (const char *number);

/** hashiya_size: Returns: (transfer full): g_format_size_full() in the digits that the reader chose
 */
char *hashiya_size (guint64 n_bytes, GFormatSizeFlags flags);

G_END_DECLS
