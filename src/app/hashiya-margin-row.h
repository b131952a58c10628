// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-undo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaMarginRow:
 *
 * One annotation in the margin: the words it marks, its colour, its note.
 *
 * Signals:
 *  `activated` (): the reader wants to see where it stands.
 */
#define HASHIYA_TYPE_MARGIN_ROW (hashiya_margin_row_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaMarginRow, hashiya_margin_row, HASHIYA, MARGIN_ROW, GtkWidget)

/** hashiya_margin_row_new: Returns: a row without an annotation */
GtkWidget *hashiya_margin_row_new (void);

/** hashiya_margin_row_bind: Shows @annotation of @model; acts on it go through @undo. */
void hashiya_margin_row_bind (HashiyaMarginRow *self,
                              HashiyaAnnotation *annotation,
                              HashiyaMarginModel *model,
                              HashiyaUndo *undo);
void hashiya_margin_row_unbind (HashiyaMarginRow *self);

/** hashiya_margin_row_get_annotation: Returns: (transfer none) (nullable): what it shows */
HashiyaAnnotation *hashiya_margin_row_get_annotation (HashiyaMarginRow *self);

/**
 * hashiya_margin_row_set_heading:
 * @heading: (nullable): the group that begins with this row
 * @is_title: whether these are words of the document and not of the program
 */
void
hashiya_margin_row_set_heading (HashiyaMarginRow *self, const char *heading, gboolean is_title);

void hashiya_margin_row_focus_note (HashiyaMarginRow *self);

/** hashiya_margin_row_update: Looks again at what is not a property of the annotation. */
void hashiya_margin_row_update (HashiyaMarginRow *self);

G_END_DECLS
