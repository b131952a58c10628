// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-margin.h"

G_BEGIN_DECLS

/**
 * hashiya_margin_new:
 * @folders: (element-type filename): the document's folders; the first is written to
 * @document: (nullable): its id, %NULL for the library's own state
 *
 * Returns: (transfer full): the margin with every journal read
 */
HashiyaMargin *hashiya_margin_new (GPtrArray *folders, const char *document, GError **error);

/**
 * hashiya_margin_add_folders:
 * @folders: (element-type filename): the document's folders
 *
 * Reads those too that came since: another device may have given the document another slug.
 */
void hashiya_margin_add_folders (HashiyaMargin *self, GPtrArray *folders);

/**
 * hashiya_margin_set_states:
 * @values: keys and their new values; what already is so is not written
 *
 * Writes several keys of the state at once: all of them or none.
 */
gboolean hashiya_margin_set_states (HashiyaMargin *self, JsonObject *values, GError **error);

/**
 * hashiya_margin_tidy:
 *
 * Takes a sync engine's conflict copies into this device's own journal, and writes that anew
 * without what was superseded where that is most of it. Nothing happens where the folder
 * cannot be written, nor when it was done before.
 */
void hashiya_margin_tidy (HashiyaMargin *self);

/** hashiya_margin_count: Returns: how many annotations there are */
guint hashiya_margin_count (HashiyaMargin *self);

G_END_DECLS
