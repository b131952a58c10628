// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-archive.h"
#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * HashiyaEpubItem:
 * @path: in the archive
 * @type: a media type, in lower case
 * @properties: (nullable): words with spaces between
 * @fallback: (nullable): the id of an item to show where this kind cannot be shown
 * @stands_for: (nullable): the path of the item that this is shown for
 */
typedef struct
{
  char *path;
  char *type;
  char *properties;
  char *fallback;
  char *stands_for;
} HashiyaEpubItem;

/**
 * HashiyaEpubPackage:
 * @spine: (element-type HashiyaEpubItem) (transfer container): what is read, each file once; what
 *   stands outside the reading order comes last, but for what stands before all of it
 * @navigation: (nullable): EPUB 3's contents
 * @ncx: (nullable): EPUB 2's contents
 * @cover: (nullable): the picture of the cover
 * @authors: (nullable): joined by commas
 * @language: (nullable): a BCP 47 tag
 * @identifier: (nullable): the unique identifier
 * @rtl: whether the pages go from right to left
 * @missing: (element-type utf8): ids that the reading order names and the list of files does not
 *
 * What a book says of itself: EPUB 3.3, 5, and Open Packaging Format 2.0.1.
 */
typedef struct
{
  GHashTable *items; /* id -> HashiyaEpubItem */
  GPtrArray *spine;
  HashiyaEpubItem *navigation;
  HashiyaEpubItem *ncx;
  HashiyaEpubItem *cover;
  char *title;
  char *authors;
  char *publisher;
  char *language;
  char *identifier;
  gboolean rtl;
  GPtrArray *missing;
} HashiyaEpubPackage;

/**
 * hashiya_epub_package_read:
 *
 * Returns: (transfer full): the package, or %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaEpubPackage *hashiya_epub_package_read (HashiyaArchive *archive, GError **error);
void hashiya_epub_package_free (HashiyaEpubPackage *self);

/**
 * hashiya_epub_resolve:
 * @base: the path of the file that holds @href
 * @fragment: (out) (nullable) (transfer full) (optional): the part after `#`, unescaped
 *
 * Returns: (transfer full) (nullable): the path in the archive; %NULL where it leads outside
 */
char *hashiya_epub_resolve (const char *base, const char *href, char **fragment);

/** hashiya_epub_is_page: Returns: whether an item is of a type that sections are made of */
gboolean hashiya_epub_is_page (const HashiyaEpubItem *item);

/** hashiya_epub_has_word: Returns: whether @word is among @words, which spaces part */
gboolean hashiya_epub_has_word (const char *words, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaEpubPackage, hashiya_epub_package_free)

G_END_DECLS
