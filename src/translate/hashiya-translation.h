// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-anchorer.h"
#include "hashiya-po.h"
#include "hashiya-unit.h"

G_BEGIN_DECLS

/**
 * HashiyaBlockState:
 * @HASHIYA_BLOCK_TRANSLATED: shows its translation
 * @HASHIYA_BLOCK_UNTRANSLATED: has none and shows the original
 * @HASHIYA_BLOCK_FUZZY: has one that has to be looked at, and shows the original
 * @HASHIYA_BLOCK_DAMAGED: has one with an error in its markup, and shows the original
 */
typedef enum
{
  HASHIYA_BLOCK_TRANSLATED,
  HASHIYA_BLOCK_UNTRANSLATED,
  HASHIYA_BLOCK_FUZZY,
  HASHIYA_BLOCK_DAMAGED,
} HashiyaBlockState;

/**
 * HashiyaBlock:
 * @unit: what is translated
 * @start: its first code point in the original's text
 * @end: the code point after its last
 * @translation_start: its first code point in the translation's text
 * @translation_end: the code point after its last
 *
 * A run of words in both texts.
 */
typedef struct
{
  const HashiyaUnit *unit;
  HashiyaBlockState state;
  gsize start;
  gsize end;
  gsize translation_start;
  gsize translation_end;
} HashiyaBlock;

/**
 * HashiyaTranslation:
 *
 * A document in another language: what translators made of one version of it. It has the same
 * sections and blocks, and a text of its own. Blocks that show the original say their language and
 * direction, and in `data-translation` why: `untranslated`, `fuzzy` or `damaged`. Immutable.
 */
#define HASHIYA_TYPE_TRANSLATION (hashiya_translation_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaTranslation, hashiya_translation, HASHIYA, TRANSLATION, GObject)

/**
 * hashiya_translation_new:
 * @original: the version of the document that is translated
 * @language: BCP 47
 * @po: translations, of whichever version
 *
 * Returns: (transfer full): the translation, or %NULL with an error where the original's XHTML
 *   cannot be read
 */
HashiyaTranslation *hashiya_translation_new (HashiyaDocument *original,
                                             const char *language,
                                             HashiyaPo *po,
                                             GError **error);

/** hashiya_translation_get_original: Returns: (transfer none): the version that is translated */
HashiyaDocument *hashiya_translation_get_original (HashiyaTranslation *self);

/** hashiya_translation_get_document: Returns: (transfer none): the translation as a reader opens
 * it; its version is a name for its very text */
HashiyaDocument *hashiya_translation_get_document (HashiyaTranslation *self);

/** hashiya_translation_get_language: Returns: BCP 47 */
const char *hashiya_translation_get_language (HashiyaTranslation *self);

/** hashiya_translation_get_po: Returns: (transfer none): what was carried over to this version: the
 * one file that all devices' translations come to */
HashiyaPo *hashiya_translation_get_po (HashiyaTranslation *self);

/** hashiya_translation_get_head: Returns: (transfer none) (element-type HashiyaUnit): what is
 * translated but stands in no section: the document's title and its byline, where it has them */
GPtrArray *hashiya_translation_get_head (HashiyaTranslation *self);

/** hashiya_translation_get_blocks: Returns: (transfer none) (element-type HashiyaBlock): all blocks
 * with words, in the order in which they stand in both texts */
GArray *hashiya_translation_get_blocks (HashiyaTranslation *self);

/**
 * hashiya_translation_find_block:
 * @is_translated: whether @offset is a code point of the translation's text, else of the original's
 *
 * Returns: the index of the block that it stands in, or of the nearest before it; 0 where none is;
 *   -1 where there are no blocks
 */
int hashiya_translation_find_block (HashiyaTranslation *self, gboolean is_translated, gsize offset);

/** hashiya_translation_refer: @record: a mark that was just made in the translation: notes in
 * `hashiya:block` {version, section, block} which block of the original it is in */
void hashiya_translation_refer (HashiyaTranslation *self, JsonObject *record);

/**
 * hashiya_translation_place:
 * @record: a mark in a translation
 * @anchor: (inout): where its quote was found in the translation's text
 *
 * Where the mark refers to a block of this version, and its words stand there once, that is their
 * place, whatever was written anew around it.
 */
void
hashiya_translation_place (HashiyaTranslation *self, JsonObject *record, HashiyaAnchor *anchor);

/**
 * hashiya_translation_count:
 * @section: index of a section, or %HASHIYA_UNIT_NO_SECTION for title and byline
 * @counts: (inout) (array fixed-size=4): gets added how many blocks there are of each state
 */
void hashiya_translation_count (HashiyaTranslation *self,
                                guint section,
                                guint counts[HASHIYA_BLOCK_DAMAGED + 1]);

/** hashiya_translation_count_all: @counts: (out caller-allocates): of the whole document */
void hashiya_translation_count_all (HashiyaTranslation *self,
                                    guint counts[HASHIYA_BLOCK_DAMAGED + 1]);

G_END_DECLS
