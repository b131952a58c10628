// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-anchorer.h"

G_BEGIN_DECLS

/**
 * hashiya_quote_matcher_place:
 * @now: the text to place the marks in
 * @marks: what is known of each mark
 * @which: (array length=n_which): the indices of the marks to place
 * @anchors: (inout): a place for each of @marks; those of @which are set
 *
 * Places marks of which only the quote is known. See hashiya_anchorer_place().
 *
 * Returns: %FALSE where cancelled
 */
gboolean hashiya_quote_matcher_place (HashiyaText *now,
                                      const HashiyaQuote *marks,
                                      const guint *which,
                                      guint n_which,
                                      HashiyaAnchor *anchors,
                                      HashiyaAnchorProgress progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
