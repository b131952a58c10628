// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-undo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaMarkPopover:
 *
 * What can be done with a mark that was clicked: its colour, its note, deleting it. Where several
 * overlap, the others can be chosen. It closes when the focus goes elsewhere, so that the page
 * below it takes the first press of the mouse.
 *
 * Signals:
 *  `mark-chosen` (const char *id): it shows that one now.
 */
#define HASHIYA_TYPE_MARK_POPOVER (hashiya_mark_popover_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaMarkPopover, hashiya_mark_popover, HASHIYA, MARK_POPOVER, GtkPopover)

GtkWidget *hashiya_mark_popover_new (void);

/**
 * hashiya_mark_popover_set_marks:
 * @ids: the marks that were clicked, the shortest first
 * @chosen: (nullable): which of them to show; the first where it is none of them
 */
void hashiya_mark_popover_set_marks (HashiyaMarkPopover *self,
                                     HashiyaMarginModel *model,
                                     HashiyaUndo *undo,
                                     const char *const *ids,
                                     const char *chosen);

G_END_DECLS
