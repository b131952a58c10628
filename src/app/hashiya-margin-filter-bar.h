// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-annotation-filter.h"

G_BEGIN_DECLS

/**
 * HashiyaMarginFilterBar:
 *
 * An entry, the colours and the kinds, by which the reader narrows the margin. Closed, it lets
 * everything through.
 *
 * Properties: `open` (gboolean).
 */
#define HASHIYA_TYPE_MARGIN_FILTER_BAR (hashiya_margin_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaMarginFilterBar, hashiya_margin_filter_bar, HASHIYA, MARGIN_FILTER_BAR, GtkWidget)

/** hashiya_margin_filter_bar_get_filter: Returns: (transfer none): what the reader set */
HashiyaAnnotationFilter *hashiya_margin_filter_bar_get_filter (HashiyaMarginFilterBar *self);

/** hashiya_margin_filter_bar_set_open: Opens it with the focus in its entry, or closes it. */
void hashiya_margin_filter_bar_set_open (HashiyaMarginFilterBar *self, gboolean open);

/** hashiya_margin_filter_bar_set_count: Says how many marks of how many are shown. */
void hashiya_margin_filter_bar_set_count (HashiyaMarginFilterBar *self, guint n_shown, guint n_all);

G_END_DECLS
