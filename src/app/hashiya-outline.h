// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-translation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaOutline:
 *
 * The sections of a document in the sidebar, the one being read marked.
 *
 * Properties: `section` (guint): which one is read.
 *
 * Signals:
 *  `activated` (): the reader is done with the sidebar and wants to read (Enter, double click).
 */
#define HASHIYA_TYPE_OUTLINE (hashiya_outline_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaOutline, hashiya_outline, HASHIYA, OUTLINE, GtkWidget)

/** hashiya_outline_set_document: @document: (nullable): whose sections to list */
void hashiya_outline_set_document (HashiyaOutline *self, HashiyaDocument *document);

/** hashiya_outline_set_counts: @counts: (element-type guint): annotations, a section each */
void hashiya_outline_set_counts (HashiyaOutline *self, GArray *counts);

/** hashiya_outline_set_translation: @translation: (nullable): of which the list says how far it is
 * in each section */
void hashiya_outline_set_translation (HashiyaOutline *self, HashiyaTranslation *translation);

void hashiya_outline_set_section (HashiyaOutline *self, guint section);
guint hashiya_outline_get_section (HashiyaOutline *self);

G_END_DECLS
