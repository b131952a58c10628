// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-search.h"

G_BEGIN_DECLS

/**
 * HashiyaHitItem:
 *
 * One row of what a search of the library found; immutable.
 */
#define HASHIYA_TYPE_HIT_ITEM (hashiya_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaHitItem, hashiya_hit_item, HASHIYA, HIT_ITEM, GObject)

/**
 * hashiya_hit_item_new:
 * @hit: (transfer full)
 * @words: what was looked for
 * @flags: how exactly it was meant
 * @is_first: whether it is the first row of its document
 */
HashiyaHitItem *hashiya_hit_item_new (HashiyaHit *hit,
                                      const char *words,
                                      HashiyaFindFlags flags,
                                      gboolean is_first);

/** hashiya_hit_item_get_hit: Returns: (transfer none): what was found, and where */
const HashiyaHit *hashiya_hit_item_get_hit (HashiyaHitItem *self);

const char *hashiya_hit_item_get_words (HashiyaHitItem *self);
HashiyaFindFlags hashiya_hit_item_get_flags (HashiyaHitItem *self);
gboolean hashiya_hit_item_is_first (HashiyaHitItem *self);

G_END_DECLS
