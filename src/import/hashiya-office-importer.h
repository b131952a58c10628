// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"

G_BEGIN_DECLS

/**
 * hashiya_office_import:
 * @page: what a converter made of a word processor's document
 * @original: that document, which has the pictures
 * @extension: its extension
 *
 * hashiya_html_import() for all of a page whose pictures are in the document it was made of.
 *
 * Returns: (transfer full): the content, or %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaContent *hashiya_office_import (GBytes *page,
                                       GBytes *original,
                                       const char *extension,
                                       const HashiyaImportOptions *options,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
