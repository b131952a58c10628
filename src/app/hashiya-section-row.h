// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-section-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaSectionRow:
 *
 * A section in the sidebar: its heading in its own direction, and how many annotations it has.
 */
#define HASHIYA_TYPE_SECTION_ROW (hashiya_section_row_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaSectionRow, hashiya_section_row, HASHIYA, SECTION_ROW, GtkBox)

GtkWidget *hashiya_section_row_new (void);

/** hashiya_section_row_bind: @language: (nullable): the document's BCP 47 tag */
void
hashiya_section_row_bind (HashiyaSectionRow *self, HashiyaSectionItem *item, const char *language);
void hashiya_section_row_unbind (HashiyaSectionRow *self);

G_END_DECLS
