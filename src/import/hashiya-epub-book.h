// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-archive.h"
#include "hashiya-assets.h"
#include "hashiya-builder.h"
#include "hashiya-epub-package.h"

G_BEGIN_DECLS

/**
 * HashiyaEpubBook:
 *
 * Puts the files of a book together, one after the other, into one run of clean markup.
 */
typedef struct _HashiyaEpubBook HashiyaEpubBook;

/**
 * hashiya_epub_book_new:
 * @builder: gets the markup; it, its tree @tree and the rest must outlive this
 */
HashiyaEpubBook *hashiya_epub_book_new (HashiyaArchive *archive,
                                        HashiyaEpubPackage *package,
                                        HashiyaBuilder *builder,
                                        HashiyaTree *tree,
                                        HashiyaContent *content);
void hashiya_epub_book_free (HashiyaEpubBook *self);

/**
 * hashiya_epub_book_add:
 *
 * Adds the next file of the reading order. The book's cover comes before the first, unless that
 * shows it.
 *
 * Returns: %FALSE with %HASHIYA_IMPORT_ERROR where the file is missing, damaged or too large
 */
gboolean hashiya_epub_book_add (HashiyaEpubBook *self, const HashiyaEpubItem *item, GError **error);

/**
 * hashiya_epub_parse:
 * @path: of a file of markup
 *
 * Parses as XML, and as browsers parse HTML where that fails, as in the many books whose markup is
 * not sound.
 *
 * Returns: (transfer none): the root element; %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaNode *
hashiya_epub_parse (HashiyaArchive *archive, const char *path, HashiyaTree *tree, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaEpubBook, hashiya_epub_book_free)

G_END_DECLS
