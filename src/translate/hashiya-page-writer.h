// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-skeleton.h"
#include "hashiya-translation.h"

G_BEGIN_DECLS

/**
 * hashiya_block_translate:
 * @po: translations
 * @xhtml: (out): what to show: the translation, or %NULL where the original is shown
 *
 * Returns: what there is of @unit in @po
 */
HashiyaBlockState hashiya_block_translate (const HashiyaUnit *unit, HashiyaPo *po, char **xhtml);

/**
 * hashiya_page_write:
 * @po: translations
 * @language: BCP 47, of the translation
 * @counts: (inout) (array fixed-size=4): gets added how many blocks there are of each state
 * @heading: (out) (nullable): the XHTML of the section's first heading where it is translated
 * @blocks: (element-type HashiyaBlock): gets added the section's blocks; their places count from
 *   the section's start, and their units belong to @skeleton
 *
 * Returns: (transfer full): the section in that language
 */
GBytes *hashiya_page_write (HashiyaSkeleton *skeleton,
                            HashiyaPo *po,
                            const char *language,
                            guint counts[HASHIYA_BLOCK_DAMAGED + 1],
                            char **heading,
                            GArray *blocks);

G_END_DECLS
