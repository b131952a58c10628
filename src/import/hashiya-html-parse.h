// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * hashiya_html_parse:
 * @html: valid UTF-8
 * @tree: where the nodes go
 *
 * Parses as browsers do, by the HTML standard, after hashiya_html_scan().
 *
 * Returns: (transfer none): the `html` element; %NULL with %HASHIYA_IMPORT_ERROR_TOO_LARGE
 */
HashiyaNode *
hashiya_html_parse (const char *html, gsize n_bytes, HashiyaTree *tree, GError **error);

G_END_DECLS
