// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HASHIYA_HTML_MAX_DEPTH: elements inside each other; browsers stop there too */
#define HASHIYA_HTML_MAX_DEPTH 512
/** HASHIYA_HTML_MAX_ATTRIBUTES: attributes of one tag */
#define HASHIYA_HTML_MAX_ATTRIBUTES 256

/** HashiyaHtmlSpan: a piece of markup, from @start up to but without @end */
typedef struct
{
  const char *start;
  const char *end;
} HashiyaHtmlSpan;

/**
 * hashiya_html_scan:
 * @html: markup
 * @xml: whether it goes to an XML parser, which keeps to a depth of its own
 * @waste: (nullable) (element-type HashiyaHtmlSpan): takes what no reader could want, where that is
 *   certain: what scripts and styles hold, and the white space that indents tags, but for line
 * ends. That is two thirds of the bytes of a page of today
 *
 * Looks over markup before a parser sees it, in linear time: parsers take all memory for elements
 * nested without end and hours for a tag with a million attributes. What it counts as open is at
 * least what an HTML parser keeps open.
 *
 * Returns: whether it keeps within both limits; else %HASHIYA_IMPORT_ERROR_TOO_LARGE
 */
gboolean
hashiya_html_scan (const char *html, gsize n_bytes, gboolean xml, GArray *waste, GError **error);

G_END_DECLS
