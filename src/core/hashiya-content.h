// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"

G_BEGIN_DECLS

/**
 * HashiyaContent:
 *
 * One version of a document's content on its way from import to the library: sections,
 * what was dropped, the original bytes, and from them `document.json`. The same bytes,
 * options and importer always give the same version; no time, path or file name goes in.
 */
#define HASHIYA_TYPE_CONTENT (hashiya_content_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaContent, hashiya_content, HASHIYA, CONTENT, GObject)

/**
 * hashiya_content_new:
 * @importer: which importer and which version of it, as `text/1`
 */
HashiyaContent *hashiya_content_new (const char *importer);

/**
 * hashiya_content_set:
 * @key: one of `title`, `byline`, `publisher`, `language`, `direction`, `source`, `charset`,
 *   `extraction` (of a page: `article` where one was found in it, else `none`),
 *   `identity` (what a book calls itself)
 * @value: (nullable): its value
 */
void hashiya_content_set (HashiyaContent *self, const char *key, const char *value);
const char *hashiya_content_get (HashiyaContent *self, const char *key);

/** hashiya_content_set_option: Records an import option that changed the result. */
void hashiya_content_set_option (HashiyaContent *self, const char *key, const char *value);

/** hashiya_content_get_option: Returns: (nullable): what was recorded */
const char *hashiya_content_get_option (HashiyaContent *self, const char *key);

/**
 * hashiya_content_make_id:
 * @title: (nullable): a heading
 *
 * Returns: (transfer full): an id for its section, unique in this content
 */
char *hashiya_content_make_id (HashiyaContent *self, const char *title);

/**
 * hashiya_content_add_section:
 * @id: from hashiya_content_make_id()
 * @title: (nullable): its heading, %NULL where it has none
 * @level: 1 to 6
 * @xhtml: (transfer none): one `section` element as the design says under Section text
 *
 * Returns: whether the XHTML could be read; else %HASHIYA_CORE_ERROR_XHTML
 */
gboolean hashiya_content_add_section (HashiyaContent *self,
                                      const char *id,
                                      const char *title,
                                      guint level,
                                      GBytes *xhtml,
                                      GError **error);

/**
 * hashiya_content_add_dropped:
 * @line: where it stood in the original, from 1
 * @reason: an ASCII keyword as `repeated-title`, `code-fence`, `reply-form`, `page-number`
 * @text: the words that were left out
 */
void hashiya_content_add_dropped (HashiyaContent *self,
                                  guint line,
                                  const char *reason,
                                  const char *text);

/** hashiya_content_dup_dropped: Returns: (transfer full): the words that were left out for
 * @reason */
char **hashiya_content_dup_dropped (HashiyaContent *self, const char *reason);

/**
 * hashiya_content_set_original:
 * @extension: as `txt`
 * @bytes: the bytes that were imported, untouched
 */
void hashiya_content_set_original (HashiyaContent *self, const char *extension, GBytes *bytes);

/**
 * hashiya_content_add_asset:
 * @extension: as `png`
 * @bytes: a picture
 *
 * Keeps a picture under the SHA-256 of its bytes; the same one twice is kept once.
 *
 * Returns: (transfer full): its path in the version's folder, as `assets/<sha>.png`
 */
char *hashiya_content_add_asset (HashiyaContent *self, const char *extension, GBytes *bytes);

/** hashiya_content_get_n_sections: Returns: how many sections were added */
guint hashiya_content_get_n_sections (HashiyaContent *self);

/** hashiya_content_describe: Returns: (transfer full): what is known so far, as `document.json` has
 * it but without the files */
GBytes *hashiya_content_describe (HashiyaContent *self);

/** hashiya_content_seal: Makes `document.json` with every file's checksum; nothing can be added
 * afterwards. */
void hashiya_content_seal (HashiyaContent *self);

/** hashiya_content_get_version: Returns: the sealed version, 16 hex digits */
const char *hashiya_content_get_version (HashiyaContent *self);

/** hashiya_content_get_original_sha256: Returns: 64 hex digits */
const char *hashiya_content_get_original_sha256 (HashiyaContent *self);

/**
 * hashiya_content_get_files:
 *
 * Returns: (transfer none) (element-type utf8 GBytes): the files by their path in the version's
 *   folder, `document.json` among them once it is sealed
 */
GHashTable *hashiya_content_get_files (HashiyaContent *self);

/**
 * hashiya_content_to_document:
 * @id: the document's 16 hex digits
 *
 * Returns: (transfer full): the sealed content as a reader would open it
 */
HashiyaDocument *hashiya_content_to_document (HashiyaContent *self, const char *id, GError **error);

/**
 * hashiya_slug:
 * @text: any UTF-8
 * @fallback: what to give where nothing of it is left
 * @max_bytes: how long it may get
 *
 * Returns: (transfer full): its ASCII letters and digits in lower case, accents taken off,
 *   everything between them one hyphen
 */
char *hashiya_slug (const char *text, const char *fallback, gsize max_bytes);

G_END_DECLS
