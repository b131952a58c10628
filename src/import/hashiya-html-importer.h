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
