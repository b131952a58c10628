// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_html_decode:
 * @bytes: a page as it is
 * @said: (nullable): the charset that the page's server said it is in
 * @charset: (out) (transfer full): as hashiya_charset_decode() gives it
 *
 * Makes UTF-8 of a page. A byte order mark and UTF-8 that is sound say more than what the page
 * declares of itself, since browsers save pages as UTF-8 and leave the declaration; what its server
 * and then the page itself declares says more than what its bytes look like.
 *
 * Returns: (transfer full): as hashiya_charset_decode()
 */
GBytes *hashiya_html_decode (GBytes *bytes, const char *said, char **charset, GError **error);

G_END_DECLS
