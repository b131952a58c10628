// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-section.h"
#include "hashiya-text.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HashiyaDocument:
 *
 * One version of a document's content in memory: what `document.json` says, the outline,
 * and the document text. Immutable, so any thread may read it.
 */
#define HASHIYA_TYPE_DOCUMENT (hashiya_document_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaDocument, hashiya_document, HASHIYA, DOCUMENT, GObject)

/**
 * hashiya_document_new:
 * @id: its 16 hex digits
 * @version: the content version, 16 hex digits
 * @description: what its `document.json` holds
 * @pages: (element-type GBytes): the XHTML of each section, in the order of `sections`
 *
 * Returns: (transfer full): the document; %NULL with %HASHIYA_CORE_ERROR_RECORD where the
 *   description lacks what every one has or disagrees with the pages, %HASHIYA_CORE_ERROR_XHTML
 *   where a page cannot be read
 */
HashiyaDocument *hashiya_document_new (
    const char *id, const char *version, JsonObject *description, GPtrArray *pages, GError **error);

/** hashiya_document_set_folder: @folder: (nullable): where the version stands on the disk, with its
 * pictures in `assets`; for whoever made the document, before others see it */
void hashiya_document_set_folder (HashiyaDocument *self, const char *folder);

/** hashiya_document_get_folder: Returns: (nullable): the folder of the version */
const char *hashiya_document_get_folder (HashiyaDocument *self);

const char *hashiya_document_get_id (HashiyaDocument *self);
const char *hashiya_document_get_version (HashiyaDocument *self);
const char *hashiya_document_get_title (HashiyaDocument *self);
const char *hashiya_document_get_byline (HashiyaDocument *self);
const char *hashiya_document_get_publisher (HashiyaDocument *self);

/** hashiya_document_get_language: Returns: (nullable): a BCP 47 tag */
const char *hashiya_document_get_language (HashiyaDocument *self);

/** hashiya_document_get_translation: Returns: (nullable): the language that it is a translation
 * into, %NULL of an original; what is marked in it says so in `hashiya:lang` */
const char *hashiya_document_get_translation (HashiyaDocument *self);

/** hashiya_document_is_rtl: Returns: whether its direction is right to left */
gboolean hashiya_document_is_rtl (HashiyaDocument *self);

/** hashiya_document_get_source: Returns: (nullable): the address it came from */
const char *hashiya_document_get_source (HashiyaDocument *self);

/**
 * hashiya_document_dup_target_source:
 *
 * Returns: (transfer full): what an annotation's target names: the address it came from, or
 *   `urn:hashiya:` and the id
 */
char *hashiya_document_dup_target_source (HashiyaDocument *self);

/** hashiya_document_get_sections: Returns: (transfer none): a list of #HashiyaSection */
GListModel *hashiya_document_get_sections (HashiyaDocument *self);

/** hashiya_document_get_section: Returns: (transfer none): the section at @index */
HashiyaSection *hashiya_document_get_section (HashiyaDocument *self, guint index);
guint hashiya_document_get_n_sections (HashiyaDocument *self);

/** hashiya_document_find_section: Returns: its index, or -1 where no section has that id */
int hashiya_document_find_section (HashiyaDocument *self, const char *id);

/**
 * hashiya_document_section_at:
 * @offset: a code point offset in the document text
 *
 * Returns: the index of the section it stands in; the joining U+000A belongs to the section before
 */
guint hashiya_document_section_at (HashiyaDocument *self, gsize offset);

/** hashiya_document_get_xhtml: Returns: (transfer none): the XHTML of the section at @index */
GBytes *hashiya_document_get_xhtml (HashiyaDocument *self, guint index);

/** hashiya_document_get_text: Returns: (transfer none): the text that all offsets count in */
HashiyaText *hashiya_document_get_text (HashiyaDocument *self);

/**
 * hashiya_document_get_heading_length:
 *
 * Returns: how many code points the heading of the section at @index takes at its start
 */
gsize hashiya_document_get_heading_length (HashiyaDocument *self, guint index);

/**
 * hashiya_document_get_dropped:
 *
 * Returns: (transfer none) (nullable): the `dropped` array: what import left out as page
 *   furniture, objects with `line` (from 1), `reason` and `text`
 */
JsonArray *hashiya_document_get_dropped (HashiyaDocument *self);

/** hashiya_document_get_n_words: Returns: the words of all sections */
gsize hashiya_document_get_n_words (HashiyaDocument *self);

G_END_DECLS
