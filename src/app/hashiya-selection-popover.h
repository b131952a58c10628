// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaSelectionPopover:
 *
 * What can be done with selected words: the colours, Note, Copy. It takes no focus by itself, so
 * that a selection can go on growing by keys; its buttons are `reading.*` actions.
 */
#define HASHIYA_TYPE_SELECTION_POPOVER (hashiya_selection_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaSelectionPopover, hashiya_selection_popover, HASHIYA, SELECTION_POPOVER, GtkPopover)

GtkWidget *hashiya_selection_popover_new (void);

/** hashiya_selection_popover_focus: Moves the focus to its first button. */
void hashiya_selection_popover_focus (HashiyaSelectionPopover *self);

G_END_DECLS
