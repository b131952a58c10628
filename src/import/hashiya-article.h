// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"
#include "hashiya-extractor.h"

G_BEGIN_DECLS

/**
 * hashiya_article_cut:
 * @root: a page's `html` element; what is not of the article is taken out of it
 * @extraction: (nullable): what Readability found in it
 * @content: is told what was left out from within the article
 *
 * Leaves the article: what Readability keeps, less what no reader wants in it, and with what
 * belongs to it though Readability throws it away: its heading, footnotes, tables, code, figures
 * with captions, quotes and formulas.
 *
 * Returns: %FALSE where the page is no article, as an index or a form; then nothing is changed
 */
gboolean hashiya_article_cut (HashiyaNode *root,
                              const HashiyaExtraction *extraction,
                              HashiyaContent *content);

G_END_DECLS
