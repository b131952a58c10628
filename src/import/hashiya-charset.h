// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_charset_decode:
 * @bytes: a text file as it is
 * @charset: (out) (transfer full): how it was read, as `UTF-8`, `UTF-16LE` or `WINDOWS-1256`;
 *   where bytes did not fit, followed by `; replaced: N`
 *
 * Makes UTF-8 of a text in any charset. By the byte order mark; else as UTF-8 where it is, or
 * where it is but for a few damaged bytes; else as UTF-16 by where its NULs stand; else by the
 * shape of its words (windows-1256, which detectors take for other things when the language is
 * Urdu) or by uchardet. What does not fit becomes U+FFFD; the text is never refused for it.
 *
 * Returns: (transfer full): valid UTF-8 without byte order mark and without U+0000, or %NULL with
 *   %HASHIYA_IMPORT_ERROR: it is empty, binary, or a kind of file that is not text
 */
GBytes *hashiya_charset_decode (GBytes *bytes, char **charset, GError **error);

G_END_DECLS
