// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_language_guess:
 * @utf8: any UTF-8
 * @n_bytes: its length in bytes, or -1 where NUL-terminated
 * @rtl: (out) (optional): whether most of its letters are of a right-to-left script
 *
 * Tells the languages apart that need their own font or direction here, by their letters:
 * Urdu by those Arabic does not have, Persian, Arabic, Hebrew; Latin text counts as English
 * where its common words are there.
 *
 * Returns: (nullable): a BCP 47 tag (static), or %NULL where the letters do not say
 */
const char *hashiya_language_guess (const char *utf8, gssize n_bytes, gboolean *rtl);

/** hashiya_language_is_rtl: Returns: whether the language of a BCP 47 tag runs right to left */
gboolean hashiya_language_is_rtl (const char *tag);

G_END_DECLS
