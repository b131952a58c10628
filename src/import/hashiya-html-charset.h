// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_html_decode:
 * @bytes: a page as it is
 * @charset: (out) (transfer full): as hashiya_charset_decode() gives it
 *
 * Makes UTF-8 of a page. A byte order mark and UTF-8 that is sound say more than what the page
 * declares of itself, since browsers save pages as UTF-8 and leave the declaration; what it
 * declares says more than what its bytes look like.
 *
 * Returns: (transfer full): as hashiya_charset_decode()
 */
GBytes *hashiya_html_decode (GBytes *bytes, char **charset, GError **error);

G_END_DECLS
