// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-annotation.h"

G_BEGIN_DECLS

/**
 * HashiyaMarginItem:
 * @base: (nullable): the record as last read or written; %NULL while it never was
 * @wanted: (nullable): the record as the reader wants it; %NULL: gone
 * @conflicts: (nullable): notes of other devices
 * @is_listed: whether the reader sees it
 * @is_dirty: whether @wanted is not on the disk
 * @is_writing: whether a job for it is under way
 *
 * One annotation between the reader and the disk. A deleted one stays, unlisted, until its
 * tombstone is written.
 */
typedef struct
{
  HashiyaAnnotation *annotation;
  JsonObject *base;
  JsonObject *wanted;
  GStrv conflicts;
  gboolean is_listed;
  gboolean is_dirty;
  gboolean is_writing;
} HashiyaMarginItem;

/** hashiya_margin_item_new: Returns: (transfer full): an item for what @record says */
HashiyaMarginItem *hashiya_margin_item_new (JsonObject *record, HashiyaAnchor anchor);
void hashiya_margin_item_free (HashiyaMarginItem *self);

const char *hashiya_margin_item_get_id (HashiyaMarginItem *self);

/** hashiya_margin_item_set_base: @record: (nullable): what stands on the disk */
void hashiya_margin_item_set_base (HashiyaMarginItem *self, JsonObject *record);

/** hashiya_margin_item_set_wanted: @record: (nullable): what the reader wants, and sees */
void hashiya_margin_item_set_wanted (HashiyaMarginItem *self, JsonObject *record);

/** hashiya_margin_item_set_conflicts: Returns: whether they are others than before */
gboolean hashiya_margin_item_set_conflicts (HashiyaMarginItem *self, const char *const *conflicts);

/** hashiya_margin_item_is_blank: Returns: whether it is a note that says nothing, which is not
 * written */
gboolean hashiya_margin_item_is_blank (HashiyaMarginItem *self);

/** hashiya_margin_item_needs_writing: Returns: whether the disk has anything else than is wanted */
gboolean hashiya_margin_item_needs_writing (HashiyaMarginItem *self);

/**
 * hashiya_margin_item_written:
 * @written: (nullable): what was wanted when the job began
 * @result: (nullable): what stands on the disk now
 *
 * Takes the result of a job in; what the reader typed meanwhile goes on from it.
 */
void hashiya_margin_item_written (HashiyaMarginItem *self, JsonObject *written, JsonObject *result);

G_END_DECLS
