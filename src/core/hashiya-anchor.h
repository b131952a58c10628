// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"

G_BEGIN_DECLS

/**
 * HashiyaAnchorState:
 * @HASHIYA_ANCHOR_EXACT: where it was, with the same words
 * @HASHIYA_ANCHOR_MOVED: the words found whole elsewhere, the context agreeing
 * @HASHIYA_ANCHOR_FUZZY: found nearly whole, above a confidence bound
 * @HASHIYA_ANCHOR_ORPHAN: not found; shown with its quote
 */
typedef enum
{
  HASHIYA_ANCHOR_EXACT,
  HASHIYA_ANCHOR_MOVED,
  HASHIYA_ANCHOR_FUZZY,
  HASHIYA_ANCHOR_ORPHAN,
} HashiyaAnchorState;

/** hashiya_anchor_state_name: Returns: `exact`, `moved`, `fuzzy` or `orphan` */
const char *hashiya_anchor_state_name (HashiyaAnchorState state);

/**
 * HashiyaAnchor:
 * @start: first code point in the document text; 0 for an orphan
 * @end: code point after the last
 * @score: 1 for exact, 0 for an orphan
 */
typedef struct
{
  HashiyaAnchorState state;
  gsize start;
  gsize end;
  double score;
} HashiyaAnchor;

/**
 * hashiya_anchor_record:
 * @record: an annotation
 *
 * Where the annotation stands in this version of the document: at its own position where the
 * words there are its quote, else where quote and context stand exactly once, else nowhere. An
 * annotation of the whole document stands exactly, on an empty range at 0.
 */
HashiyaAnchor hashiya_anchor_record (HashiyaDocument *document, JsonObject *record);

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
