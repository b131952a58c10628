// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"
#include "hashiya-placing.h"
#include "hashiya-po-reader.h"
#include "hashiya-translation.h"

G_BEGIN_DECLS

/* Translations in the library. Each device writes a PO file of its own with the entries that it
 * changed and when; they merge entry by entry, the newest wins (time, then the file's name), and an
 * entry without a translation takes nothing away. Blocks on the disk. */

/** hashiya_translator_dup_language: Returns: (transfer full) (nullable): @name as BCP 47 writes it
 * (`ur_pk` is `ur-PK`), %NULL where it is no language's */
char *hashiya_translator_dup_language (const char *name);

/**
 * hashiya_translator_unite:
 * @files: (element-type HashiyaPo): one a device, sorted by their names
 *
 * Returns: (transfer full): the newest of each entry
 */
HashiyaPo *hashiya_translator_unite (GPtrArray *files);

/**
 * hashiya_translator_open:
 * @document: the version to be translated
 * @language: BCP 47
 *
 * A device's file that cannot be read is left out, and stays where it is.
 *
 * Returns: (transfer full): the translation, or %NULL with %HASHIYA_TRANSLATE_ERROR_LANGUAGE where
 *   there is none into that language
 */
HashiyaTranslation *hashiya_translator_open (HashiyaLibrary *library,
                                             HashiyaDocument *document,
                                             const char *language,
                                             GError **error);

/**
 * hashiya_translator_open_text:
 * @id: a document's
 * @version: (nullable): a content version; %NULL for the current one
 * @language: (nullable): BCP 47; %NULL for the original
 *
 * Returns: (transfer full): the original or its translation, or %NULL with an error
 */
HashiyaDocument *hashiya_translator_open_text (HashiyaLibrary *library,
                                               const char *id,
                                               const char *version,
                                               const char *language,
                                               GError **error);

/**
 * hashiya_translator_check:
 * @document: the version that @po should be a translation of
 * @problems: (element-type HashiyaPoProblem): gets what is wrong with single entries
 *
 * Returns: whether @po is of this document and language as far as its header and entries say
 */
gboolean hashiya_translator_check (HashiyaDocument *document,
                                   const char *language,
                                   HashiyaPo *po,
                                   GPtrArray *problems);

/**
 * hashiya_translator_add:
 * @po: a file that was read and checked
 * @n_changed: (out) (optional): how many entries are other than before
 *
 * Keeps what @po says that the library does not say yet. When it returns, it is on the disk.
 */
gboolean hashiya_translator_add (HashiyaLibrary *library,
                                 HashiyaDocument *document,
                                 const char *language,
                                 HashiyaPo *po,
                                 guint *n_changed,
                                 GError **error);

/**
 * hashiya_translator_place:
 * @document: an original; or a translation, in which marks of other languages are orphans
 * @get: (scope call): as for hashiya_placing_run_each(); may be called twice for a mark that was
 *   made in a translation
 *
 * Places each annotation in the text that it was made in. One in a translation that is not here
 * (any more) is an orphan.
 *
 * Returns: (transfer full) (element-type HashiyaAnchor): a place for each, in their order
 */
GArray *hashiya_translator_place (HashiyaLibrary *library,
                                  HashiyaDocument *document,
                                  guint n_records,
                                  HashiyaPlacingFunc get,
                                  gpointer get_data,
                                  GError **error);

G_END_DECLS
