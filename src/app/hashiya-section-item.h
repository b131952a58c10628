// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-section.h"

G_BEGIN_DECLS

/**
 * HashiyaSectionItem:
 *
 * A section as the sidebar lists it.
 *
 * Properties: `n-annotations` (guint), `progress` (int: how many of a hundred of its blocks are
 * translated, -1 where no translation is read).
 */
#define HASHIYA_TYPE_SECTION_ITEM (hashiya_section_item_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaSectionItem, hashiya_section_item, HASHIYA, SECTION_ITEM, GObject)

/** hashiya_section_item_new: @fallback: what to call it where it has no heading */
HashiyaSectionItem *hashiya_section_item_new (HashiyaSection *section, const char *fallback);

HashiyaSection *hashiya_section_item_get_section (HashiyaSectionItem *self);

/** hashiya_section_item_get_title: Returns: its heading, or the fallback */
const char *hashiya_section_item_get_title (HashiyaSectionItem *self);

void hashiya_section_item_set_n_annotations (HashiyaSectionItem *self, guint n_annotations);
guint hashiya_section_item_get_n_annotations (HashiyaSectionItem *self);

void hashiya_section_item_set_progress (HashiyaSectionItem *self, int progress);
int hashiya_section_item_get_progress (HashiyaSectionItem *self);

G_END_DECLS
