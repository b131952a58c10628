// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-margin-item.h"

G_BEGIN_DECLS

/**
 * HashiyaMarginItems:
 *
 * The items of a #HashiyaMarginModel: each found by its id, and those that the reader sees as a
 * list of #HashiyaAnnotation in hashiya_annotation_compare() order. An item that is not listed is
 * on its way to the disk. Main loop only.
 */
#define HASHIYA_TYPE_MARGIN_ITEMS (hashiya_margin_items_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaMarginItems, hashiya_margin_items, HASHIYA, MARGIN_ITEMS, GObject)

/** hashiya_margin_items_new: Returns: (transfer full): nothing yet */
HashiyaMarginItems *hashiya_margin_items_new (void);

/** hashiya_margin_items_lookup: Returns: (transfer none) (nullable): listed or not */
HashiyaMarginItem *hashiya_margin_items_lookup (HashiyaMarginItems *self, const char *id);

/** hashiya_margin_items_add: Returns: (transfer none): a new item, not listed yet */
HashiyaMarginItem *
hashiya_margin_items_add (HashiyaMarginItems *self, JsonObject *record, HashiyaAnchor anchor);

/** hashiya_margin_items_list: Shows @item at its place; one that is shown stays. */
void hashiya_margin_items_list (HashiyaMarginItems *self, HashiyaMarginItem *item);

/** hashiya_margin_items_list_many: @items: (element-type HashiyaMarginItem): none of them shown */
void hashiya_margin_items_list_many (HashiyaMarginItems *self, GPtrArray *items);

/** hashiya_margin_items_place: Has @item stand elsewhere; its row stays where it can. */
void hashiya_margin_items_place (HashiyaMarginItems *self,
                                 HashiyaMarginItem *item,
                                 HashiyaAnchor anchor);

/** HashiyaMarginItemsPlace: Returns: where @item stands now */
typedef HashiyaAnchor (*HashiyaMarginItemsPlace) (HashiyaMarginItem *item, gpointer user_data);

/** hashiya_margin_items_place_all: @place: (scope call): Has every item stand elsewhere. */
void hashiya_margin_items_place_all (HashiyaMarginItems *self,
                                     HashiyaMarginItemsPlace place,
                                     gpointer user_data);

/** hashiya_margin_items_unlist: Hides @item, without forgetting it. */
void hashiya_margin_items_unlist (HashiyaMarginItems *self, HashiyaMarginItem *item);

/**
 * hashiya_margin_items_unlist_vanished:
 * @present: (element-type utf8): set of the ids that stand on the disk
 *
 * Forgets what stood on the disk and does no more, unless the reader has just changed it.
 */
void hashiya_margin_items_unlist_vanished (HashiyaMarginItems *self, GHashTable *present);

/** hashiya_margin_items_release: Forgets @item where it is neither shown nor on its way to the
 * disk. */
void hashiya_margin_items_release (HashiyaMarginItems *self, HashiyaMarginItem *item);

G_END_DECLS
