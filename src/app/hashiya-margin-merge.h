// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-margin.h"

G_BEGIN_DECLS

/**
 * hashiya_margin_merge_is_blank:
 *
 * Returns: whether @record is a note on a section or on the document that says nothing: there
 *   is no mark to keep, so it is not written at all
 */
gboolean hashiya_margin_merge_is_blank (JsonObject *record);

/** hashiya_margin_merge_same: Returns: whether both have the same note, colour,
 * tags, words and place */
gboolean hashiya_margin_merge_same (JsonObject *one, JsonObject *other);

/**
 * hashiya_margin_merge_write:
 * @base: (nullable): what the reader's change started from
 * @wanted: what the reader wants it to be
 *
 * Writes what the reader changed between @base and @wanted onto whatever the journals hold by
 * now, so that a field another writer changed meanwhile stays theirs; notes changed on both sides
 * are joined, none is dropped. Blocks on the disk.
 *
 * Returns: (transfer full): the record as it stands now, or %NULL with an error
 */
JsonObject *hashiya_margin_merge_write (HashiyaMargin *margin,
                                        JsonObject *base,
                                        JsonObject *wanted,
                                        GError **error);

G_END_DECLS
