// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * hashiya_office_convert:
 * @bytes: a word processor's document
 * @format: one that hashiya_format_needs_converter()
 *
 * Has pandoc make a page of a document, where pandoc is installed; the page names pictures as they
 * are called in the document. pandoc reads and writes nothing beside it, and is shut in by
 * hashiya-import before it sees a byte. Blocks; cancelling ends it.
 *
 * Returns: (transfer full): the page, or %NULL with %HASHIYA_IMPORT_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
GBytes *hashiya_office_convert (GBytes *bytes,
                                HashiyaFormat format,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
