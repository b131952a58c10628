// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"
#include "hashiya-style.h"

G_BEGIN_DECLS

/**
 * HashiyaPart:
 * @document: (owned): what is read
 * @section: which section of it
 * @slices: (nullable) (element-type HashiyaSlice): what a section over 1 MB is cut into
 * @slice: which of them
 * @start: first code point of the document text that the page holds
 * @end: code point after the last
 *
 * What of a document one page holds: a section, or a slice of one.
 */
typedef struct
{
  HashiyaDocument *document;
  guint section;
  GArray *slices;
  guint slice;
  gsize start;
  gsize end;
} HashiyaPart;

/** hashiya_part_new: Returns: (transfer full): a section, or its first slice */
HashiyaPart *hashiya_part_new (HashiyaDocument *document, guint section);
void hashiya_part_free (HashiyaPart *self);

/** hashiya_part_slice_at: Returns: the slice that a code point of the document text is in */
guint hashiya_part_slice_at (HashiyaPart *self, gsize offset);

/** hashiya_part_turn_to: Has it be another slice of the same section. */
void hashiya_part_turn_to (HashiyaPart *self, guint slice);

/** hashiya_part_build_page: Returns: (transfer full): the page as it is served, to be shown from
 * @place on */
GBytes *hashiya_part_build_page (HashiyaPart *self, gsize place, const HashiyaStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaPart, hashiya_part_free)

G_END_DECLS
