// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * HashiyaExtraction:
 * @kept: (element-type HashiyaNode): a set of the elements and texts that the article keeps. Where
 *   several texts stand side by side the first one answers for all.
 * @text: the article's words, white space as it was
 * @title: (nullable): what the article is called
 * @byline: (nullable): who wrote it
 */
typedef struct
{
  GHashTable *kept;
  char *text;
  char *title;
  char *byline;
} HashiyaExtraction;

void hashiya_extraction_free (HashiyaExtraction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaExtraction, hashiya_extraction_free)

/**
 * hashiya_extract:
 * @root: a page's `html` element
 *
 * Finds the article of a page by Readability, which runs in JavaScriptCore without a window, on a
 * copy of the page that holds no script. The first call takes longer: it reads the scripts.
 * For one thread only; nothing but the end of the process stops it.
 *
 * Returns: (transfer full) (nullable): the article, %NULL where the page holds none
 */
HashiyaExtraction *hashiya_extract (const HashiyaNode *root);

G_END_DECLS
