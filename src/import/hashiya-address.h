// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_address_is_one:
 * @text: what was typed, pasted or dropped
 *
 * Returns: whether it begins as an address with a scheme does and holds no space within, so that it
 *   is read as one and not as a file's name or as words; which ones are fetched is another matter
 */
gboolean hashiya_address_is_one (const char *text);

/**
 * hashiya_address_parse:
 * @text: as typed: letters outside ASCII are encoded, a host's as IDNA, the rest in per cent
 *
 * Reads a web address in its normal form: scheme and host in lower case, no port that goes without
 * saying, no fragment, at least "/" as its path. Two people who type the same have the same.
 *
 * Returns: (transfer full): the address, or %NULL with %HASHIYA_FETCH_ERROR_ADDRESS
 */
GUri *hashiya_address_parse (const char *text, GError **error);

/**
 * hashiya_address_is_local_host:
 * @host: from an address
 *
 * Returns: whether whoever typed it could see that it is no host of the internet: a private number,
 *   "localhost", a name without a dot, or one under a suffix kept for local networks
 */
gboolean hashiya_address_is_local_host (const char *host);

G_END_DECLS
