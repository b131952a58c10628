// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * HashiyaOutlined:
 * @node: a `section` that holds its blocks
 * @title: (nullable): its heading's words, or what the contents call it
 * @level: 1 to 6
 */
typedef struct
{
  HashiyaNode *node;
  char *title;
  guint level;
} HashiyaOutlined;

/**
 * hashiya_outline:
 * @root: (inout): what a builder made; its blocks move into sections
 * @targets: (element-type utf8 HashiyaNode): where the contents' entries lead
 * @contents: (nullable) (element-type HashiyaContentsEntry): the document's own outline
 *
 * Finds the sections: each heading begins one, and each entry of the contents, whose level comes
 * before a heading's. Where a document has no headings but sets paragraphs of a few words in bold
 * in their place, those are its headings.
 *
 * Returns: (transfer full) (element-type HashiyaOutlined): the sections in order
 */
GPtrArray *
hashiya_outline (HashiyaTree *tree, HashiyaNode *root, GHashTable *targets, GPtrArray *contents);

G_END_DECLS
