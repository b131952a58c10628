// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"

G_BEGIN_DECLS

/**
 * hashiya_text_import:
 * @bytes: a plain text in any charset
 * @options: (nullable): what the reader said about it
 *
 * Makes a document of plain text: decodes it, splits it into lines, takes page furniture out,
 * finds headings, and writes a section for each.
 *
 * Returns: (transfer full): sealed content, or %NULL with %HASHIYA_IMPORT_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
HashiyaContent *hashiya_text_import (GBytes *bytes,
                                     const HashiyaImportOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
