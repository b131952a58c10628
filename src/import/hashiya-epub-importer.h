// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"

G_BEGIN_DECLS

/**
 * hashiya_epub_import:
 * @bytes: a book in EPUB 2 or 3
 *
 * Makes content of a book: its files in reading order, cut at its contents' entries and its
 * headings, with the pictures in it. A file that the book's makers left out of its reading order
 * is no part of it. Books locked by a seller, damaged and incomplete ones are refused.
 *
 * Returns: (transfer full): the content, or %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaContent *hashiya_epub_import (GBytes *bytes,
                                     const HashiyaImportOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
