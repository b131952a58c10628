// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"

G_BEGIN_DECLS

/**
 * hashiya_mhtml_import:
 * @bytes: a web archive: a page and its pictures in one file, RFC 2557
 *
 * hashiya_html_import() for a page whose pictures are parts of the same file.
 *
 * Returns: (transfer full): the content, or %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaContent *hashiya_mhtml_import (GBytes *bytes,
                                      const HashiyaImportOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
