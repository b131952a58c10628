// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HashiyaFormat: what a file is read as. */
typedef enum
{
  HASHIYA_FORMAT_TEXT,
  HASHIYA_FORMAT_MARKDOWN,
  HASHIYA_FORMAT_HTML,
  HASHIYA_FORMAT_EPUB,
  HASHIYA_FORMAT_MHTML,
  HASHIYA_FORMAT_DOCX,
  HASHIYA_FORMAT_ODT,
} HashiyaFormat;

/**
 * hashiya_format_is_known:
 * @nick: (nullable): as it is given to `--format`; `auto` and %NULL are none
 *
 * Returns: whether it names a format, or none in particular
 */
gboolean hashiya_format_is_known (const char *nick);

/**
 * hashiya_format_needs_converter:
 *
 * Returns: (nullable): what a word processor's format is called, as an extension and by pandoc;
 *   %NULL for a format that Hashiya reads itself
 */
const char *hashiya_format_needs_converter (HashiyaFormat format);

/** hashiya_format_knows_name: Returns: whether a file's extension is that of a format */
gboolean hashiya_format_knows_name (const char *name);

/**
 * hashiya_format_find:
 * @nick: (nullable): a format that is asked for
 * @name: (nullable): the file's name, for its extension
 *
 * Tells what bytes are: what is asked for, else an EPUB or a page by how it begins, else by the
 * extension, else text.
 */
HashiyaFormat hashiya_format_find (const char *nick, const char *name, GBytes *bytes);

G_END_DECLS
