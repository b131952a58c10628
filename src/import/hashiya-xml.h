// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * hashiya_xml_parse:
 * @xml: the bytes of an XML file
 * @tree: where the nodes go
 *
 * Parses XML without ever looking at another file or an address. Entities that a file declares are
 * not expanded, those of HTML are. Elements go by their local name, `xml:lang` by `lang`,
 * `xlink:href` by `href` and EPUB's `type` by `epub:type`.
 *
 * Returns: (transfer none): the root element; %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaNode *hashiya_xml_parse (const char *xml, gsize n_bytes, HashiyaTree *tree, GError **error);

G_END_DECLS
