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

G_END_DECLS
