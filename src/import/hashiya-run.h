// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/** hashiya_node_is_run: Returns: whether @node is a block of a builder that holds words */
gboolean hashiya_node_is_run (const HashiyaNode *node);

/** hashiya_run_has_content: Returns: whether @node holds words, a picture or a formula */
gboolean hashiya_run_has_content (const HashiyaNode *node);

/** hashiya_run_has_words: Returns: whether @run, which is being built, holds a word or a formula */
gboolean hashiya_run_has_words (const HashiyaNode *run);

/**
 * hashiya_run_take_out:
 * @element: in @run
 *
 * Takes an element out of a run that is being built.
 *
 * Returns: (nullable): the space or line end that stood before it, which is taken out too
 */
const HashiyaNode *hashiya_run_take_out (const HashiyaNode *run, HashiyaNode *element);

/** hashiya_run_prune: Takes out inline elements that hold nothing. */
void hashiya_run_prune (HashiyaNode *run);

/**
 * hashiya_run_trim_verbatim:
 *
 * Takes the blank lines off both ends of a `pre`: a parser drops the line end that one begins
 * with, and nobody sees those at its end.
 */
void hashiya_run_trim_verbatim (HashiyaTree *tree, HashiyaNode *run);

/**
 * hashiya_run_is_blank:
 *
 * Returns: whether nothing of it can be seen; no-break spaces alone are what pages put where they
 *   want a gap
 */
gboolean hashiya_run_is_blank (const HashiyaNode *run);

/**
 * hashiya_run_read_character:
 * @p: a character of valid UTF-8
 * @out: gets it as sections have it
 *
 * Returns: whether it is white space
 */
gboolean hashiya_run_read_character (const char *p, GString *out);

/**
 * hashiya_run_strip:
 * @block: a list item, a cell or the like
 *
 * Words that are all a block has, but for blocks after them, need no element of their own.
 */
void hashiya_run_strip (HashiyaTree *tree, HashiyaNode *block);

G_END_DECLS
