// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-view.h"

G_BEGIN_DECLS

/** hashiya_marks_new: Returns: (transfer full) (element-type HashiyaMark): none yet */
GArray *hashiya_marks_new (void);

/**
 * hashiya_marks_set:
 * @self: from hashiya_marks_new()
 * @marks: (element-type HashiyaMark): copied, sorted by start and then the longest first; what
 *   covers no code point is left out
 */
void hashiya_marks_set (GArray *self, GArray *marks);

/**
 * hashiya_marks_to_json:
 * @start: first code point of a part of the document text
 * @end: code point after its last
 * @chosen: (nullable): the id of the mark that the reader has chosen
 *
 * @object: gets `list`, `signs`, `label` and `chosen`: the marks that touch the part, in the form
 * handles.js and signs.js take them
 */
void hashiya_marks_to_json (
    GArray *self, gsize start, gsize end, const char *chosen, JsonObject *object);

/**
 * hashiya_marks_get_range:
 * @start: (out): first code point
 * @end: (out): code point after the last, of the last piece where it stands in several
 *
 * Returns: whether there is a mark of that id on words, not on a block
 */
gboolean hashiya_marks_get_range (GArray *self, const char *id, gsize *start, gsize *end);

/**
 * hashiya_marks_found_to_json:
 * @found: (nullable) (element-type HashiyaFound): what hashiya_view_set_found() was given
 *
 * Returns: (transfer full): those places that touch the part, in the form marks.js takes them
 */
JsonObject *hashiya_marks_found_to_json (GArray *found, guint current, gsize start, gsize end);

/**
 * hashiya_marks_at:
 * @offset: a code point of the document text
 * @at_end: whether a mark that ends there counts: a caret stands between two letters
 * @is_aside: whether those are meant that are drawn as a sign, else those that are drawn on words
 *
 * Returns: (transfer full): the ids of the marks there, the shortest first
 */
GStrv hashiya_marks_at (GArray *self, gsize offset, gboolean at_end, gboolean is_aside);

G_END_DECLS
