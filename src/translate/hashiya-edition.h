// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"
#include "hashiya-pair.h"
#include "hashiya-placing.h"
#include "hashiya-translation.h"

G_BEGIN_DECLS

/**
 * HashiyaEditionKind:
 * @HASHIYA_EDITION_ORIGINAL: the document as it was imported
 * @HASHIYA_EDITION_TRANSLATION: a translation of it
 * @HASHIYA_EDITION_BESIDE: both, side by side
 */
typedef enum
{
  HASHIYA_EDITION_ORIGINAL,
  HASHIYA_EDITION_TRANSLATION,
  HASHIYA_EDITION_BESIDE,
} HashiyaEditionKind;

/** hashiya_edition_kind_name: Returns: `original`, `translation` or `beside` */
const char *hashiya_edition_kind_name (HashiyaEditionKind kind);

/** hashiya_edition_kind_parse: Returns: the kind of that name; %HASHIYA_EDITION_ORIGINAL where it
 * is none */
HashiyaEditionKind hashiya_edition_kind_parse (const char *name);

/**
 * HashiyaEdition:
 *
 * In which language a reader reads a version of a document, and where annotations stand in what is
 * read. An annotation belongs to the text that it was made in and is anchored in that; in another
 * one it stands aside: on the block that says the same. Any thread may use it.
 */
#define HASHIYA_TYPE_EDITION (hashiya_edition_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaEdition, hashiya_edition, HASHIYA, EDITION, GObject)

/**
 * hashiya_edition_new:
 * @original: the version of the document
 * @kind: what of it is read
 * @language: (nullable): BCP 47, of the translation; %NULL for an original
 *
 * Blocks on the disk.
 *
 * Returns: (transfer full): the edition, or %NULL with an error where there is no such translation
 */
HashiyaEdition *hashiya_edition_new (HashiyaLibrary *library,
                                     HashiyaDocument *original,
                                     HashiyaEditionKind kind,
                                     const char *language,
                                     GError **error);

HashiyaLibrary *hashiya_edition_get_library (HashiyaEdition *self);
HashiyaEditionKind hashiya_edition_get_kind (HashiyaEdition *self);

/** hashiya_edition_get_document: Returns: (transfer none): the text that is read; places of
 * annotations count in it */
HashiyaDocument *hashiya_edition_get_document (HashiyaEdition *self);

/** hashiya_edition_get_original: Returns: (transfer none): the version of the document */
HashiyaDocument *hashiya_edition_get_original (HashiyaEdition *self);

/** hashiya_edition_get_translation: Returns: (transfer none) (nullable): what is read of it, %NULL
 * where the original alone is */
HashiyaTranslation *hashiya_edition_get_translation (HashiyaEdition *self);

/** hashiya_edition_is_current: Returns: whether no translation of the document came or changed
 * since; asks the disk */
gboolean hashiya_edition_is_current (HashiyaEdition *self);

/**
 * hashiya_edition_run:
 * @records: (element-type JsonObject): annotations
 *
 * As hashiya_placing_run(), each in the text that it was made in. One in a translation that is not
 * here (any more) is an orphan.
 *
 * Returns: (transfer full) (element-type HashiyaAnchor): places in the text that is read
 */
GArray *hashiya_edition_run (HashiyaEdition *self,
                             GPtrArray *records,
                             HashiyaAnchorProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

/** hashiya_edition_peek: as hashiya_placing_peek(), in the text that is read */
gboolean hashiya_edition_peek (HashiyaEdition *self, JsonObject *record, HashiyaAnchor *anchor);

/**
 * hashiya_edition_resolve:
 * @start: (inout): first code point of a range of the text that is read
 * @end: (inout): the code point after the last
 *
 * Which of original and translation a range is of: side by side, the one that it begins in, and of
 * what it goes on to that one alone.
 *
 * Returns: (transfer none): that one, whose text @start and @end count in then
 */
HashiyaDocument *hashiya_edition_resolve (HashiyaEdition *self, gsize *start, gsize *end);

/** hashiya_edition_refer: @record: a mark that was just made in @text, from
 * hashiya_edition_resolve(); see hashiya_translation_refer() */
void hashiya_edition_refer (HashiyaEdition *self, HashiyaDocument *text, JsonObject *record);

/** hashiya_edition_get_text_of: Returns: (transfer none) (nullable): the text that an annotation
 * was made in, where that is part of what is read */
HashiyaDocument *hashiya_edition_get_text_of (HashiyaEdition *self, JsonObject *record);

/**
 * hashiya_edition_split:
 *
 * Returns: (transfer full) (element-type HashiyaPairRange): what of a range is of the language
 *   that it begins in: side by side one for each row that it touches
 */
GArray *hashiya_edition_split (HashiyaEdition *self, gsize start, gsize end);

/** hashiya_edition_to_original: Returns: the code point of the original that stands where @offset
 * of the text that is read does; where that is a translation, the beginning of its block */
gsize hashiya_edition_to_original (HashiyaEdition *self, gsize offset);

/** hashiya_edition_from_original: Returns: where a code point of the original stands in the text
 * that is read; the beginning of its block, where that is a translation */
gsize hashiya_edition_from_original (HashiyaEdition *self, gsize offset);

/**
 * hashiya_edition_find_block:
 * @offset: a code point of the text that is read
 *
 * Returns: which of the translation's blocks it is in, by hashiya_translation_get_blocks(); -1
 * where the original alone is read
 */
int hashiya_edition_find_block (HashiyaEdition *self, gsize offset);

/**
 * hashiya_edition_get_block_range:
 * @block: of the translation
 * @start: (out): first code point of the text that is read
 * @end: (out): the code point after the last
 *
 * Where the translated words of a block stand.
 */
void hashiya_edition_get_block_range (HashiyaEdition *self, guint block, gsize *start, gsize *end);

G_END_DECLS
