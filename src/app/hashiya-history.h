// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HashiyaSpot:
 * @document: (nullable): its id; %NULL: the library
 * @version: (nullable): the version that @offset counts in
 * @offset: a code point in the document text
 *
 * Where a reader can be.
 */
typedef struct
{
  char *document;
  char *version;
  gsize offset;
} HashiyaSpot;

HashiyaSpot *hashiya_spot_new (const char *document, const char *version, gsize offset);
HashiyaSpot *hashiya_spot_copy (const HashiyaSpot *self);
void hashiya_spot_free (HashiyaSpot *self);
gboolean hashiya_spot_equal (const HashiyaSpot *self, const HashiyaSpot *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaSpot, hashiya_spot_free)

/**
 * HashiyaHistory:
 *
 * The spots that a window's reader went away from, to go back to and forward again. The oldest are
 * forgotten.
 */
#define HASHIYA_TYPE_HISTORY (hashiya_history_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaHistory, hashiya_history, HASHIYA, HISTORY, GObject)

HashiyaHistory *hashiya_history_new (void);

/** hashiya_history_leave: @spot: where the reader leaves from, for somewhere new. */
void hashiya_history_leave (HashiyaHistory *self, const HashiyaSpot *spot);

/**
 * hashiya_history_go:
 * @here: where the reader is
 *
 * Skips spots that are @here.
 *
 * Returns: (transfer full) (nullable): where to go; %NULL where there is nothing further
 */
HashiyaSpot *hashiya_history_go (HashiyaHistory *self, const HashiyaSpot *here, gboolean forward);

gboolean hashiya_history_can_go (HashiyaHistory *self, gboolean forward);

G_END_DECLS
