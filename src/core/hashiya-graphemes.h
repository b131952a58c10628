// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-text.h"

G_BEGIN_DECLS

/**
 * hashiya_snap_to_graphemes:
 * @start: (inout): code point offset; moved back to where its grapheme cluster starts
 * @end: (inout): code point offset; moved on to where the last cluster ends
 *
 * Source: extended grapheme clusters, UAX #29, by libunistring.
 */
void hashiya_snap_to_graphemes (HashiyaText *text, gsize *start, gsize *end);

G_END_DECLS
