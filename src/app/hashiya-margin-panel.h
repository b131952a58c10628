// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-undo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaMarginPanel:
 *
 * The margin of a document: its annotations by section, and below them the place for a note on
 * the whole document.
 *
 * Signals:
 *  `annotation-activated` (HashiyaAnnotation *): the reader wants to see where it stands.
 */
#define HASHIYA_TYPE_MARGIN_PANEL (hashiya_margin_panel_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaMarginPanel, hashiya_margin_panel, HASHIYA, MARGIN_PANEL, GtkWidget)

/** hashiya_margin_panel_set_model: @model: (nullable): the margin to show; acts go through @undo */
void hashiya_margin_panel_set_model (HashiyaMarginPanel *self,
                                     HashiyaMarginModel *model,
                                     HashiyaUndo *undo);

/** hashiya_margin_panel_focus_note: Puts the cursor into the note of an annotation. */
void hashiya_margin_panel_focus_note (HashiyaMarginPanel *self, const char *id);

/** hashiya_margin_panel_open_filter: Puts the cursor where the margin is filtered. */
void hashiya_margin_panel_open_filter (HashiyaMarginPanel *self);

/** hashiya_margin_panel_focus_document_note: Puts the cursor into the note on the document. */
void hashiya_margin_panel_focus_document_note (HashiyaMarginPanel *self);

/** hashiya_margin_panel_show_annotation: Brings the row of an annotation into view; a filter that
 * hides it ends. */
void hashiya_margin_panel_show_annotation (HashiyaMarginPanel *self, const char *id);

G_END_DECLS
