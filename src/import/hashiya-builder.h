// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * HashiyaBuilder:
 *
 * Puts clean markup together from what a cleaner calls out in the order of the document. What
 * comes out is canonical: blocks hold blocks or one run of words, white space is collapsed, nothing
 * is empty, no inline element holds a block. Runs are `p`, `h1` … `h6`, `pre`, and `#run` for
 * words that stand in a list item, a cell and the like without an element of their own.
 */
typedef struct _HashiyaBuilder HashiyaBuilder;

/** hashiya_builder_new: @tree: where the clean nodes go */
HashiyaBuilder *hashiya_builder_new (HashiyaTree *tree);
void hashiya_builder_free (HashiyaBuilder *self);

/**
 * hashiya_builder_finish:
 * @targets: (out) (transfer full) (element-type utf8 HashiyaNode): which node stands where a
 *   target was called out
 *
 * Returns: (transfer none): an element that holds all blocks
 */
HashiyaNode *hashiya_builder_finish (HashiyaBuilder *self, GHashTable **targets);

/**
 * hashiya_builder_open:
 * @block: an element of the builder's tree that may hold blocks
 *
 * Returns: what hashiya_builder_close() needs
 */
guint hashiya_builder_open (HashiyaBuilder *self, HashiyaNode *block);
void hashiya_builder_close (HashiyaBuilder *self, guint mark);

/** hashiya_builder_get_block: Returns: (transfer none): the innermost block that is open */
HashiyaNode *hashiya_builder_get_block (HashiyaBuilder *self);

/** hashiya_builder_is_in_block: Returns: whether the words come to stand inside a block but the
 * root */
gboolean hashiya_builder_is_in_block (HashiyaBuilder *self);

/**
 * hashiya_builder_begin_run:
 * @name: `p`, `pre` or a heading
 *
 * Ends the run before and has the next words stand in one of @name. Inside a heading or a `pre`
 * another beginning only parts words.
 *
 * Returns: whether the run is the caller's to end
 */
gboolean hashiya_builder_begin_run (HashiyaBuilder *self, const char *name);
void hashiya_builder_end_run (HashiyaBuilder *self);

/** hashiya_builder_push: Has the next words stand in an inline element, over block borders too. */
void hashiya_builder_push (HashiyaBuilder *self, HashiyaNode *element);
void hashiya_builder_pop (HashiyaBuilder *self);

/** hashiya_builder_is_inside: Returns: whether an inline element called @name was pushed */
gboolean hashiya_builder_is_inside (HashiyaBuilder *self, const char *name);

/** hashiya_builder_words: Adds text, white space and all. */
void hashiya_builder_words (HashiyaBuilder *self, const char *text);

/** hashiya_builder_break: Begins a new line; two of them begin a new paragraph. */
void hashiya_builder_break (HashiyaBuilder *self);

/** hashiya_builder_insert: Adds an inline element that is whole: a picture, a formula. */
void hashiya_builder_insert (HashiyaBuilder *self, HashiyaNode *element);

/** hashiya_builder_rule: Adds a thematic break. */
void hashiya_builder_rule (HashiyaBuilder *self);

/** hashiya_builder_part: Ends the paragraph that is open; a heading and a `pre` go on. */
void hashiya_builder_part (HashiyaBuilder *self);

/** hashiya_builder_target: Names the place where the next words come to stand. */
void hashiya_builder_target (HashiyaBuilder *self, const char *key);

/**
 * hashiya_builder_set_language:
 * @language: (nullable): of the next words
 *
 * Returns: (transfer full) (nullable): what was set before
 */
char *hashiya_builder_set_language (HashiyaBuilder *self, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaBuilder, hashiya_builder_free)

G_END_DECLS
