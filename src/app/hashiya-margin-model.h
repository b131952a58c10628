// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-annotation.h"
#include "hashiya-disk-queue.h"
#include "hashiya-edition.h"
#include "hashiya-margin-writer.h"
#include "hashiya-margin.h"

G_BEGIN_DECLS

/**
 * HashiyaMarginModel:
 *
 * The annotations of one document as the window shows them: a list of #HashiyaAnnotation in
 * hashiya_annotation_compare() order. A change is shown at once and written by the disk thread
 * afterwards; what could not be written stays wanted until it could. Changes of other writers come
 * in between, without touching what is not written yet. Main loop only.
 *
 * Signals:
 *  `changed` (): annotations came, went, look different or stand elsewhere.
 *  `version-changed` (): another version is to be read now, see
 *    hashiya_margin_model_get_version().
 *  `edition-stale` (): a translation of the document came or changed; said once an edition.
 *
 * Properties: `status` (int, a #HashiyaMarginStatus), `error` (the sentence of a failure, or
 * %NULL).
 */
#define HASHIYA_TYPE_MARGIN_MODEL (hashiya_margin_model_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaMarginModel, hashiya_margin_model, HASHIYA, MARGIN_MODEL, GObject)

/** hashiya_margin_model_new: Returns: (transfer full): a model of the version that @edition is of,
 * which starts to read the margin */
HashiyaMarginModel *hashiya_margin_model_new (HashiyaEdition *edition, HashiyaMargin *margin);

/** hashiya_margin_model_set_edition: @edition: of the same version of the document: what is read of
 * it from now on; places known there already are taken at once */
void hashiya_margin_model_set_edition (HashiyaMarginModel *self, HashiyaEdition *edition);
HashiyaEdition *hashiya_margin_model_get_edition (HashiyaMarginModel *self);

/** hashiya_margin_model_get_document: Returns: (transfer none): the text that is read and that
 * places count in: the version of the document, or a translation of it */
HashiyaDocument *hashiya_margin_model_get_document (HashiyaMarginModel *self);

/** hashiya_margin_model_get_original: Returns: (transfer none): the version of the document */
HashiyaDocument *hashiya_margin_model_get_original (HashiyaMarginModel *self);

/** hashiya_margin_model_get_version: Returns: (nullable): the version that is to be read, by the
 * journals; that of the document here unless somebody changed it */
const char *hashiya_margin_model_get_version (HashiyaMarginModel *self);

HashiyaMargin *hashiya_margin_model_get_margin (HashiyaMarginModel *self);

/** hashiya_margin_model_get_queue: where every job on this document's margin is queued */
HashiyaDiskQueue *hashiya_margin_model_get_queue (HashiyaMarginModel *self);

/** hashiya_margin_model_lookup: Returns: (transfer none) (nullable): %NULL where it is not listed
 */
HashiyaAnnotation *hashiya_margin_model_lookup (HashiyaMarginModel *self, const char *id);

/**
 * hashiya_margin_model_put:
 * @record: what an annotation shall be; new where its id is
 * @typing: whether the next key will change it again: written 700 ms after the last one and at
 *   the latest 3 s after the first; else at once
 */
void hashiya_margin_model_put (HashiyaMarginModel *self, JsonObject *record, gboolean typing);

/** hashiya_margin_model_delete: Takes an annotation away, here at once, on the disk soon. */
void hashiya_margin_model_delete (HashiyaMarginModel *self, const char *id);

/** hashiya_margin_model_commit: Writes what is typed now, without waiting for a pause. */
void hashiya_margin_model_commit (HashiyaMarginModel *self);

/** hashiya_margin_model_drop_blank: Takes a note on a section or the document out that says
 * nothing; anything else stays. */
void hashiya_margin_model_drop_blank (HashiyaMarginModel *self, const char *id);

/**
 * hashiya_margin_model_flush:
 *
 * Commits and waits for the disk.
 *
 * Returns: whether everything is on it
 */
gboolean hashiya_margin_model_flush (HashiyaMarginModel *self);

/** hashiya_margin_model_set_watching: Whether it looks for changes of other writers each second. */
void hashiya_margin_model_set_watching (HashiyaMarginModel *self, gboolean watching);

/** hashiya_margin_model_refresh: Looks for changes of other writers now. */
void hashiya_margin_model_refresh (HashiyaMarginModel *self);

/**
 * hashiya_margin_model_get_conflicts:
 *
 * Returns: (transfer none) (nullable): notes that other devices wrote on the same annotation at the
 *   same time; the next change of the reader joins them to the note
 */
const char *const *hashiya_margin_model_get_conflicts (HashiyaMarginModel *self, const char *id);

/** hashiya_margin_model_keep_conflicts: Joins the notes of other devices to this one now. */
void hashiya_margin_model_keep_conflicts (HashiyaMarginModel *self, const char *id);

HashiyaMarginStatus hashiya_margin_model_get_status (HashiyaMarginModel *self);

/** hashiya_margin_model_get_error: Returns: (nullable): why the last write failed */
const char *hashiya_margin_model_get_error (HashiyaMarginModel *self);

G_END_DECLS
