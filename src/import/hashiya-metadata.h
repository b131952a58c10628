// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"
#include "hashiya-import.h"
#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * hashiya_metadata_read:
 * @root: a page's `html` element
 * @options: (nullable): the import's, whose `source` says more than the page
 * @content: gets `title`, `byline`, `publisher` and `source` as far as the page says them
 *
 * Reads what a page says of itself in its head.
 */
void hashiya_metadata_read (const HashiyaNode *root,
                            const HashiyaImportOptions *options,
                            HashiyaContent *content);

/**
 * hashiya_metadata_dup_language:
 * @rtl: (out): whether the page says that it runs from right to left
 *
 * Returns: (transfer full) (nullable): the language that a page says it is in
 */
char *hashiya_metadata_dup_language (const HashiyaNode *root, gboolean *rtl);

/** hashiya_metadata_dup_base: Returns: (nullable): what a page's relative links are relative to */
char *hashiya_metadata_dup_base (const HashiyaNode *root, const HashiyaImportOptions *options);

/**
 * hashiya_metadata_set_title:
 * @fallback: (nullable): a title where @content has none yet
 *
 * Sets the title that the options ask for, else keeps what is there.
 */
void hashiya_metadata_set_title (HashiyaContent *content,
                                 const HashiyaImportOptions *options,
                                 const char *fallback);

G_END_DECLS
