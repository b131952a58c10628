// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_magic_refuse:
 * @data: the first bytes of a file
 * @n: how many there are
 *
 * Knows the kinds of file that people take for a text, by the bytes they start with.
 *
 * Returns: %TRUE with %HASHIYA_IMPORT_ERROR where the file is one of them
 */
gboolean hashiya_magic_refuse (const guint8 *data, gsize n, GError **error);

G_END_DECLS
