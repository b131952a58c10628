// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"

G_BEGIN_DECLS

/**
 * hashiya_html_import:
 * @bytes: a page in HTML or XHTML
 * @folder: (nullable): the folder it was saved in, whose pictures it may show
 *
 * Makes content of a page: parsed as browsers do, cleaned, and cut at its headings. Pictures come
 * from @folder and from `data:` addresses, nothing from the network.
 *
 * Returns: (transfer full): the content, or %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaContent *hashiya_html_import (GBytes *bytes,
                                     const char *folder,
                                     const HashiyaImportOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * HashiyaPageParts:
 * @importer: what the content says it was made by
 * @extension: the original's
 * @location: (nullable): where the page came from
 * @find: gives (transfer full) (nullable) the picture of an address, as
 *   hashiya_html_part_address() makes it
 *
 * What came in one file with a page.
 */
typedef struct
{
  const char *importer;
  const char *extension;
  const char *location;
  GBytes *(*find) (const char *address, gpointer data);
  gpointer data;
} HashiyaPageParts;

/**
 * hashiya_html_part_address:
 * @location: (nullable): the page's
 *
 * Returns: (transfer full) (nullable): what @reference is called in a #HashiyaPageParts
 */
char *hashiya_html_part_address (const char *reference, const char *location);

/**
 * hashiya_html_import_parts:
 * @html: a page
 * @original: the file that held it, kept as it is
 *
 * hashiya_html_import() for a page that came with its pictures.
 */
HashiyaContent *hashiya_html_import_parts (GBytes *html,
                                           GBytes *original,
                                           const HashiyaPageParts *parts,
                                           const HashiyaImportOptions *options,
                                           GCancellable *cancellable,
                                           GError **error);

/**
 * hashiya_html_compose:
 * @html: valid UTF-8
 * @content: gets everything but the original, and a title only where @html has one
 *
 * hashiya_html_import() for a page that another importer made.
 */
gboolean hashiya_html_compose (const char *html,
                               gsize n_bytes,
                               const char *folder,
                               const HashiyaImportOptions *options,
                               HashiyaContent *content,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
