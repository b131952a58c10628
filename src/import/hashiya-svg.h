// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * hashiya_svg_clean:
 * @svg: an `svg` element as it was parsed
 *
 * Writes a drawing that does nothing but show itself: no script, no event, no animation, no other
 * file, no HTML inside.
 *
 * Returns: (transfer full): an SVG file
 */
GBytes *hashiya_svg_clean (const HashiyaNode *svg);

/** hashiya_svg_allows_element: Returns: whether a clean drawing may hold it */
gboolean hashiya_svg_allows_element (const char *name);

/** hashiya_svg_allows_attribute: Returns: whether @element may carry it in a clean drawing */
gboolean hashiya_svg_allows_attribute (const char *element, const char *name, const char *value);

/** hashiya_svg_allows_style: Returns: whether a style, or the value of an attribute, names nothing
 * but parts of the drawing itself */
gboolean hashiya_svg_allows_style (const char *value);

G_END_DECLS
