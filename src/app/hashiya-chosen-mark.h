// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-undo.h"
#include "hashiya-view.h"

G_BEGIN_DECLS

/**
 * HashiyaChosenMark:
 *
 * The mark in the page that the reader has chosen, by a click or by keys: its popover, its handles,
 * and what becomes of it when one of them is moved.
 *
 * Signals:
 *  `notice` (const char *message): something to be told in passing.
 */
#define HASHIYA_TYPE_CHOSEN_MARK (hashiya_chosen_mark_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaChosenMark, hashiya_chosen_mark, HASHIYA, CHOSEN_MARK, GObject)

/** hashiya_chosen_mark_new: @view: (transfer none): the page, which outlives this */
HashiyaChosenMark *hashiya_chosen_mark_new (HashiyaView *view);

/** hashiya_chosen_mark_set_model: @model: (nullable): whose marks the page shows; acts go through
 * @undo. None is chosen then. */
void hashiya_chosen_mark_set_model (HashiyaChosenMark *self,
                                    HashiyaMarginModel *model,
                                    HashiyaUndo *undo);

/** hashiya_chosen_mark_choose: @id: (nullable): %NULL for none. Without the popover. */
void hashiya_chosen_mark_choose (HashiyaChosenMark *self, const char *id);

/**
 * hashiya_chosen_mark_show:
 * @ids: marks at one place, the shortest first
 * @box: that place, in the page
 *
 * Opens the popover for them: for the one that is chosen, else the first, which is chosen then.
 */
void
hashiya_chosen_mark_show (HashiyaChosenMark *self, const char *const *ids, const GdkRectangle *box);

/** hashiya_chosen_mark_close: Closes the popover; the mark stays chosen. */
void hashiya_chosen_mark_close (HashiyaChosenMark *self);

/** hashiya_chosen_mark_contains: Returns: whether @widget is in the popover */
gboolean hashiya_chosen_mark_contains (HashiyaChosenMark *self, GtkWidget *widget);

G_END_DECLS
