// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-annotation.h"
#include "hashiya-edition.h"
#include "hashiya-margin.h"

G_BEGIN_DECLS

/* What the disk thread does for a #HashiyaMarginModel. The main loop makes a job and takes its
 * result; in between only the disk thread touches it. JSON objects count their references
 * without atomic operations, so the disk thread neither takes nor drops one of the main loop's. */

/**
 * HashiyaMarginWrite:
 * @owner: (transfer full): the model
 * @base: (nullable): what the reader's change started from
 * @wanted: (nullable): what to write; %NULL: a tombstone
 * @result: what stands on the disk afterwards
 */
typedef struct
{
  GObject *owner;
  HashiyaMargin *margin;
  char *id;
  JsonObject *base;
  JsonObject *wanted;
  JsonObject *result;
  GError *error;
} HashiyaMarginWrite;

void hashiya_margin_write_run (gpointer job);
void hashiya_margin_write_free (HashiyaMarginWrite *self);

/**
 * HashiyaMarginLoad:
 * @owner: (transfer full): the model
 * @force: read also where nothing changed
 * @is_stale: whether a translation came or changed since @edition was read
 * @version: (nullable): the version a reader opens now
 * @records: (nullable) (element-type JsonObject): every annotation; %NULL where nothing changed
 * @anchors: (element-type HashiyaAnchor): where each stands
 * @conflicts: (element-type GStrv): notes of other devices on each, or %NULL
 */
typedef struct
{
  GObject *owner;
  HashiyaEdition *edition;
  HashiyaMargin *margin;
  gboolean force;
  gboolean is_stale;
  char *version;
  GPtrArray *records;
  GArray *anchors;
  GPtrArray *conflicts;
  GError *error;
} HashiyaMarginLoad;

void hashiya_margin_load_run (gpointer job);
void hashiya_margin_load_free (HashiyaMarginLoad *self);

G_END_DECLS
