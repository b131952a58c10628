// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-builder.h"

G_BEGIN_DECLS

/**
 * HashiyaHost:
 * @place: what names the markup among others of one document, as a path in a book
 * @link: gives what a link's address becomes (transfer full): `http:`, `https:` or `mailto:`, or
 *   `#` and a target's key, or %NULL where it leads nowhere
 * @image: gives the `src` that a picture has in a section (transfer full), or %NULL where there is
 *   no such picture or it is not to be had
 * @drawing: gives the same for SVG that stands in the markup
 *
 * What cleaning needs to know of where markup comes from.
 */
typedef struct
{
  const char *place;
  char *(*link) (const char *href, gpointer data);
  char *(*image) (const char *src, gpointer data);
  char *(*drawing) (const HashiyaNode *svg, gpointer data);
  gpointer data;
} HashiyaHost;

/**
 * hashiya_target_key:
 * @place: a #HashiyaHost's place
 * @id: (nullable): an element's id, %NULL for the beginning
 *
 * Returns: (transfer full): the key a target is known by while a document is put together
 */
char *hashiya_target_key (const char *place, const char *id);

/**
 * hashiya_clean:
 * @node: markup as it was parsed
 * @builder: gets what is allowed of it
 * @tree: the builder's
 *
 * Keeps the elements and attributes on a list of allowed ones and nothing else: no script, style,
 * event, form or frame. Sound, video and frames become links; what was hidden goes.
 */
void hashiya_clean (const HashiyaNode *node,
                    HashiyaBuilder *builder,
                    HashiyaTree *tree,
                    const HashiyaHost *host);

G_END_DECLS
