// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaSheet:
 * @width: of the paper, in the CSS pixels that WebKit lays a print out in
 * @height: of the paper
 * @column_height: of the text on it
 *
 * The measures of one printed page.
 */
typedef struct
{
  int width;
  int height;
  int column_height;
} HashiyaSheet;

/** hashiya_sheet_init: @setup: the paper and which way it lies; its margins do not count */
void hashiya_sheet_init (HashiyaSheet *self, GtkPageSetup *setup);

/**
 * hashiya_print_style_to_css:
 * @nastaliq: Urdu in Nastaliq, else in Naskh
 * @sans_serif: Latin text in a face without serifs
 *
 * The faces are the reader's; sizes and distances are the paper's own.
 *
 * Returns: (transfer full): the style sheet of a page of hashiya_print_page_build()
 */
char *
hashiya_print_style_to_css (const HashiyaSheet *sheet, gboolean nastaliq, gboolean sans_serif);

G_END_DECLS
