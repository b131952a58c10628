// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-anchor.h"
#include "hashiya-library.h"

G_BEGIN_DECLS

/**
 * HashiyaPlacing:
 *
 * Where annotations stand in one version of a document, whichever version they were made on. What
 * the reader said (`hashiya:placed`) comes first, then the place they were made at where that is
 * in this version, and else the place is found again: through the version their positions count
 * in where the library has it, by their quotes where it does not. What was found is remembered in
 * the cache and never journalled. Any thread may use it.
 */
#define HASHIYA_TYPE_PLACING (hashiya_placing_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaPlacing, hashiya_placing, HASHIYA, PLACING, GObject)

/** hashiya_placing_new: Returns: (transfer full): for that version of the document; reads the cache
 */
HashiyaPlacing *hashiya_placing_new (HashiyaLibrary *library, HashiyaDocument *document);

/** hashiya_placing_get_library: Returns: (transfer none): where other versions are looked for */
HashiyaLibrary *hashiya_placing_get_library (HashiyaPlacing *self);

/** hashiya_placing_get_document: Returns: (transfer none): the version it places in */
HashiyaDocument *hashiya_placing_get_document (HashiyaPlacing *self);

/**
 * hashiya_placing_run:
 * @records: (element-type JsonObject): annotations
 * @progress: (nullable) (scope call): called from the thread this runs in
 *
 * Blocks, up to seconds for a book that was edited: call it off the main loop.
 *
 * Returns: (transfer full) (element-type HashiyaAnchor): a place for each record, in their order;
 *   %NULL where cancelled
 */
GArray *hashiya_placing_run (HashiyaPlacing *self,
                             GPtrArray *records,
                             HashiyaAnchorProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

/**
 * HashiyaPlacingFunc:
 *
 * Returns: (transfer full) (nullable): the annotation at @index; %NULL where it is gone
 */
typedef JsonObject *(*HashiyaPlacingFunc) (guint index, gpointer user_data);

/**
 * hashiya_placing_run_each:
 * @get: (scope call): called once for each of @n_records
 *
 * hashiya_placing_run() for more annotations than should be in memory at once.
 *
 * Returns: (transfer full) (element-type HashiyaAnchor): as hashiya_placing_run(); an orphan for
 *   what is gone
 */
GArray *hashiya_placing_run_each (HashiyaPlacing *self,
                                  guint n_records,
                                  HashiyaPlacingFunc get,
                                  gpointer get_data,
                                  HashiyaAnchorProgress progress,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * hashiya_placing_peek:
 * @anchor: (out): where @record stands; an orphan where that is not known
 *
 * Returns: whether that is known without looking for it
 */
gboolean hashiya_placing_peek (HashiyaPlacing *self, JsonObject *record, HashiyaAnchor *anchor);

/**
 * hashiya_placing_count:
 * @anchors: (element-type HashiyaAnchor): places
 * @counts: (out caller-allocates) (array fixed-size=4): how many there are of each state
 */
void hashiya_placing_count (GArray *anchors, guint counts[HASHIYA_ANCHOR_ORPHAN + 1]);

G_END_DECLS
