// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/** hashiya_clutter_letters: Returns: how many characters but white space its shown text has */
gsize hashiya_clutter_letters (const HashiyaNode *node);

/** hashiya_clutter_link_letters: hashiya_clutter_letters() of what stands in links. */
gsize hashiya_clutter_link_letters (const HashiyaNode *node);

/**
 * hashiya_clutter_is_named:
 *
 * Returns: whether what an element calls itself, its class, id, role or tag, says that it is about
 *   the site and not of the article: a share row, a newsletter box, comments, navigation
 */
gboolean hashiya_clutter_is_named (const HashiyaNode *node);

/**
 * hashiya_clutter_find_reason:
 * @article: the letters of the whole article
 *
 * Looks at an element that stands in the article.
 *
 * Returns: (nullable): what it is that no reader wants, as `share`, `related`, `newsletter`,
 *   `comments`, `repeated-caption`; %NULL where it belongs
 */
const char *hashiya_clutter_find_reason (const HashiyaNode *node, gsize article);

G_END_DECLS
