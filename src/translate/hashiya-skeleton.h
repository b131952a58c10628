// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-unit.h"

G_BEGIN_DECLS

/**
 * HashiyaPiece:
 * @start: its first byte in the section's XHTML
 * @end: the byte after its last
 * @unit: (nullable): the words that stand here; %NULL for a block's start tag
 * @partner: (nullable): of words the start tag, of a start tag the words, where nothing else is in
 *   the element
 *
 * A place in a section's XHTML that a translation changes: a block's start tag, which says language
 * and direction, or a run of words.
 */
typedef struct HashiyaPiece HashiyaPiece;
struct HashiyaPiece
{
  gsize start;
  gsize end;
  HashiyaUnit *unit;
  HashiyaPiece *partner;
};

/**
 * HashiyaSkeleton:
 *
 * A section without its words: what of its XHTML a translation changes, in the order in which it
 * stands there; all between stays. The first piece is the start tag of the section itself.
 */
typedef struct
{
  GBytes *xhtml;
  GPtrArray *pieces; /* of HashiyaPiece, each with its unit owned */
} HashiyaSkeleton;

/**
 * hashiya_skeleton_new:
 * @index: of the section
 *
 * Returns: (transfer full): the section's skeleton
 */
HashiyaSkeleton *hashiya_skeleton_new (HashiyaDocument *document, guint index);
void hashiya_skeleton_free (HashiyaSkeleton *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaSkeleton, hashiya_skeleton_free)

/**
 * hashiya_units_of_document:
 *
 * Returns: (transfer full) (element-type HashiyaUnit): title and byline
 */
GPtrArray *hashiya_units_of_document (HashiyaDocument *document);

G_END_DECLS
