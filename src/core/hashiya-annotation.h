// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-anchor.h"

G_BEGIN_DECLS

/**
 * HashiyaAnnotation:
 *
 * An annotation as views observe it: the record as merged from the journals, and where it
 * stands. A new record for the same id is set on the same object, so that a row in the margin
 * keeps its focus and its text while the world changes around it.
 */
#define HASHIYA_TYPE_ANNOTATION (hashiya_annotation_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaAnnotation, hashiya_annotation, HASHIYA, ANNOTATION, GObject)

/**
 * HashiyaAnnotationKind:
 * @HASHIYA_ANNOTATION_HIGHLIGHT: words with a colour, with or without a note
 * @HASHIYA_ANNOTATION_SECTION: a note on a section
 * @HASHIYA_ANNOTATION_DOCUMENT: a note on the document
 * @HASHIYA_ANNOTATION_BOOKMARK: a place
 */
typedef enum
{
  HASHIYA_ANNOTATION_HIGHLIGHT,
  HASHIYA_ANNOTATION_SECTION,
  HASHIYA_ANNOTATION_DOCUMENT,
  HASHIYA_ANNOTATION_BOOKMARK,
} HashiyaAnnotationKind;

/** hashiya_annotation_new: @record: an annotation with an id; never changed afterwards */
HashiyaAnnotation *hashiya_annotation_new (JsonObject *record);

/** hashiya_annotation_set_record: Notifies `note`, `language`, `colour`, `tags`, `quote`, `created`
 * and `modified`, each where it changed and after all are set. */
void hashiya_annotation_set_record (HashiyaAnnotation *self, JsonObject *record);

/** hashiya_annotation_get_record: Returns: (transfer none): change a copy, never this one */
JsonObject *hashiya_annotation_get_record (HashiyaAnnotation *self);

/** hashiya_annotation_set_anchor: Notifies `state`, `start` and `end` where they changed. */
void hashiya_annotation_set_anchor (HashiyaAnnotation *self, HashiyaAnchor anchor);
HashiyaAnchor hashiya_annotation_get_anchor (HashiyaAnnotation *self);

/** hashiya_annotation_is_doubtful: Returns: whether the reader should be asked if it stands there
 */
gboolean hashiya_annotation_is_doubtful (HashiyaAnnotation *self);

const char *hashiya_annotation_get_id (HashiyaAnnotation *self);
HashiyaAnnotationKind hashiya_annotation_get_kind (HashiyaAnnotation *self);

/** hashiya_annotation_get_note: Returns: its note, "" where it has none */
const char *hashiya_annotation_get_note (HashiyaAnnotation *self);

/** hashiya_annotation_get_colour: Returns: (nullable): its colour's name */
const char *hashiya_annotation_get_colour (HashiyaAnnotation *self);

/** hashiya_annotation_get_tags: Returns: (transfer full): its tags in their order */
GStrv hashiya_annotation_get_tags (HashiyaAnnotation *self);

/** hashiya_annotation_get_created: Returns: milliseconds since 1970, 0 where it does not say */
gint64 hashiya_annotation_get_created (HashiyaAnnotation *self);

/** hashiya_annotation_get_modified: Returns: milliseconds since 1970, 0 where it does not say */
gint64 hashiya_annotation_get_modified (HashiyaAnnotation *self);

/** hashiya_annotation_get_quote: Returns: (nullable): the words as first marked */
const char *hashiya_annotation_get_quote (HashiyaAnnotation *self);

/** hashiya_annotation_compare: orders by kind (document first), then start, end and id */
int hashiya_annotation_compare (gconstpointer a, gconstpointer b, gpointer user_data);

G_END_DECLS
