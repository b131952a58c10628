// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-candidates.h"

G_BEGIN_DECLS

/**
 * hashiya_listing_weigh:
 * @candidates: (element-type HashiyaCandidate): get points and lose them
 * @enough: points that make a heading
 *
 * What a text's own table of contents and index name is a heading where it stands, and none in the
 * list: entries with the page they lead to, and short lines one after another that all come again
 * further down, in the same order and apart. Linear in time.
 */
void hashiya_listing_weigh (const HashiyaLines *lines, GArray *candidates, int enough);

G_END_DECLS
