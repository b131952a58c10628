// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-anchor.h"

G_BEGIN_DECLS

/**
 * HashiyaPlaces:
 *
 * Places in one version of a document that took work to find, by what they were found from; in
 * `$XDG_CACHE_HOME/hashiya/places`, where they may be deleted at any time. Any thread may use it.
 */
typedef struct _HashiyaPlaces HashiyaPlaces;

/** hashiya_places_new: Returns: (transfer full): what is remembered of @document, maybe nothing */
HashiyaPlaces *hashiya_places_new (HashiyaDocument *document);
void hashiya_places_free (HashiyaPlaces *self);

/**
 * hashiya_places_lookup:
 * @key: what the place was found from, without white space
 * @with_old: (out): whether the version the annotation was made on was at hand
 *
 * Returns: whether the place is remembered
 */
gboolean hashiya_places_lookup (HashiyaPlaces *self,
                                const char *key,
                                HashiyaAnchor *anchor,
                                gboolean *with_old);

void hashiya_places_insert (HashiyaPlaces *self,
                            const char *key,
                            const HashiyaAnchor *anchor,
                            gboolean with_old);

/** hashiya_places_save: Writes what is new; a disk that cannot take it is no harm. */
void hashiya_places_save (HashiyaPlaces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaPlaces, hashiya_places_free)

G_END_DECLS
