// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_xhtml_append_escaped:
 * @out: where to write
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, or -1 where NUL-terminated
 *
 * Appends character data as XML 1.0 can hold it: `&`, `<`, `>` and `"` as entities;
 * CR LF, CR, FF and U+2028 as U+000A; what XML 1.0 cannot hold dropped; nothing else changed.
 */
void hashiya_xhtml_append_escaped (GString *out, const char *utf8, gssize n_bytes);

/**
 * hashiya_xhtml_text:
 * @xhtml: one section's XHTML as its writer guarantees it (see Section text in the design)
 * @n_bytes: its length in bytes
 *
 * The DOM textContent of the section element: what WebKit sees, without WebKit.
 *
 * Returns: (transfer full): the text, or %NULL with %HASHIYA_CORE_ERROR_XHTML
 */
char *hashiya_xhtml_text (const char *xhtml, gsize n_bytes, gsize *n_text, GError **error);

/**
 * hashiya_xhtml_count:
 * @xhtml: in a section's XHTML, neither within a tag nor within an entity
 * @end: a place behind it, likewise
 *
 * Returns: how many code points of the text stand between the two
 */
gsize hashiya_xhtml_count (const char *xhtml, const char *end);

G_END_DECLS
