// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * hashiya_markup_write:
 * @section: a node that holds a builder's blocks, with the section's id
 * @language: (nullable): BCP 47, of the document
 * @rtl: whether the document runs from right to left
 *
 * Writes one section as the design guarantees it: one U+000A between blocks that hold words and
 * for each `br`. What runs against what it stands in says its direction; the letters decide, since
 * pages often say the wrong one.
 */
GBytes *hashiya_markup_write (const HashiyaNode *section, const char *language, gboolean rtl);

G_END_DECLS
