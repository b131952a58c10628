// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-anchorer.h"
#include "hashiya-document.h"

G_BEGIN_DECLS

/** hashiya_anchor_read_quote: Returns: what an annotation says of its place; the words are
 * @record's */
HashiyaQuote hashiya_anchor_read_quote (HashiyaDocument *document, JsonObject *record);

/**
 * hashiya_anchor_records:
 * @document: the version to place the annotations in
 * @old: (nullable): the version that the positions of @records count in; %NULL where it is not at
 *   hand and only quotes, contexts, positions and sections are known
 * @records: (element-type JsonObject): annotations
 * @progress: (nullable) (scope call):
 *
 * Where the annotations stand in this version of the document; one of the whole document stands
 * exactly, on an empty range at 0. Placing many at once also tells copies of a sentence apart by
 * the order of their neighbours. Blocks: call it off the main loop. Touches nothing but its
 * arguments, which must not change meanwhile.
 *
 * Returns: (transfer full) (element-type HashiyaAnchor): a place for each record, in their order;
 *   %NULL where cancelled
 */
GArray *hashiya_anchor_records (HashiyaDocument *document,
                                HashiyaDocument *old,
                                GPtrArray *records,
                                HashiyaAnchorProgress progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

/**
 * hashiya_anchor_candidates:
 * @record: an annotation that was not found
 * @n_max: how many to look for at most
 *
 * The places that come nearest to what an orphan quotes, to be offered to the reader. Blocks.
 *
 * Returns: (transfer full) (element-type HashiyaAnchor): best first; may be empty
 */
GArray *hashiya_anchor_candidates (HashiyaDocument *document, JsonObject *record, guint n_max);

/**
 * hashiya_anchor_find_quote:
 * @exact: the words
 * @prefix: (nullable): words that must stand right before
 * @suffix: (nullable): words that must stand right after
 *
 * Returns: (transfer full) (element-type gsize): the code point offset of every place where they
 *   stand verbatim; may be empty
 */
GArray *hashiya_anchor_find_quote (HashiyaText *text,
                                   const char *exact,
                                   const char *prefix,
                                   const char *suffix);

G_END_DECLS
