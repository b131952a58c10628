// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-text.h"

#include <gio/gio.h>

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
 * @doubtful: whether the reader should be asked: the words were found changed, or whole but
 *   among other words while only the quote was known
 * @is_aside: whether the words are in another language than the text that @start and @end count in:
 *   there, it is the block that says the same
 */
typedef struct
{
  HashiyaAnchorState state;
  gsize start;
  gsize end;
  double score;
  gboolean doubtful;
  gboolean is_aside;
} HashiyaAnchor;

/**
 * HashiyaQuote:
 * @exact: (nullable): the words that were marked, valid UTF-8
 * @prefix: (nullable): words before them
 * @suffix: (nullable): words after them
 * @has_position: whether @start and @end are known
 * @start: first code point in the old text
 * @end: code point after the last
 * @section_start: first code point of the section it was in, in the new text
 * @section_end: code point after its last; 0 where the section is not known
 *
 * What is known of a marked place.
 */
typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
  gboolean has_position;
  gsize start;
  gsize end;
  gsize section_start;
  gsize section_end;
} HashiyaQuote;

/**
 * HashiyaAnchorProgress:
 * @done: the share of the work done so far, 0 to 1
 *
 * Called from the thread that anchors.
 */
typedef void (*HashiyaAnchorProgress) (double done, gpointer user_data);

/**
 * hashiya_anchorer_place:
 * @now: the text to place the marks in
 * @old: (nullable): the text that their positions count in, where it is at hand
 * @marks: (array length=n_marks)
 * @progress: (nullable) (scope call):
 *
 * Places marks: with the old text by aligning both and carrying each range through the alignment;
 * without it, and where a mark does not fit the old text, by its quote, its context, its
 * position and the order of its neighbours. Blocks, and uses a second thread.
 *
 * Returns: (transfer full) (element-type HashiyaAnchor): a place for each mark; %NULL where
 *   cancelled
 */
GArray *hashiya_anchorer_place (HashiyaText *now,
                                HashiyaText *old,
                                const HashiyaQuote *marks,
                                guint n_marks,
                                HashiyaAnchorProgress progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

/**
 * hashiya_anchorer_suggest:
 * @mark: one that was not found
 * @n_max: how many places to name at most
 *
 * The places that come nearest to what is known of a mark, none of them sure. Blocks.
 *
 * Returns: (transfer full) (element-type HashiyaAnchor): best first; may be empty
 */
GArray *hashiya_anchorer_suggest (HashiyaText *now, const HashiyaQuote *mark, guint n_max);

G_END_DECLS
