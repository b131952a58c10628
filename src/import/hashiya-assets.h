// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"
#include "hashiya-node.h"

G_BEGIN_DECLS

/** HASHIYA_ASSETS_MAX_BYTES: what a document's pictures may take together */
#define HASHIYA_ASSETS_MAX_BYTES (256 * 1024 * 1024)
/** HASHIYA_ASSETS_MAX_FILES: how many pictures a document may have */
#define HASHIYA_ASSETS_MAX_FILES 4000

/**
 * HashiyaAssets:
 *
 * Takes pictures into a document: what is one by its bytes, within limits of size, number and
 * pixels. What is refused is listed in the content as dropped.
 */
typedef struct _HashiyaAssets HashiyaAssets;

/** hashiya_assets_new: @content: (transfer none): gets the pictures; must outlive this */
HashiyaAssets *hashiya_assets_new (HashiyaContent *content);
void hashiya_assets_free (HashiyaAssets *self);

/**
 * hashiya_assets_add:
 * @name: what it is called in the document, to say so where it is refused
 *
 * Returns: (transfer full) (nullable): the `src` it has in a section
 */
char *hashiya_assets_add (HashiyaAssets *self, const char *name, GBytes *bytes);

/** hashiya_assets_add_drawing: hashiya_assets_add() for an `svg` element. */
char *hashiya_assets_add_drawing (HashiyaAssets *self, const HashiyaNode *svg);

/** hashiya_assets_add_data: hashiya_assets_add() for a `data:` address, RFC 2397. */
char *hashiya_assets_add_data (HashiyaAssets *self, const char *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaAssets, hashiya_assets_free)

G_END_DECLS
