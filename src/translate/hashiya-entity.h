// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_entities_decode:
 * @text: UTF-8 without markup
 * @n_bytes: its length in bytes
 *
 * Puts characters in the place of XML's five entities, of `&nbsp;` and of numeric references; any
 * other `&` is itself.
 *
 * Returns: (transfer full): the characters
 */
GString *hashiya_entities_decode (const char *text, gsize n_bytes);

G_END_DECLS
