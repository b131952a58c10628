// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaTabStop:
 *
 * A list that Tab comes to once, however long it is: it goes through what is in the row that has
 * the focus, and on to what stands beside the list; the arrows go from row to row. GtkListView does
 * so on its own from GTK 4.12 on (tab-behavior).
 *
 * Property `child` (GtkWidget): what stands in it, with the list in it.
 * Property `list` (GtkWidget): the list.
 */
#define HASHIYA_TYPE_TAB_STOP (hashiya_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaTabStop, hashiya_tab_stop, HASHIYA, TAB_STOP, GtkWidget)

/**
 * hashiya_tab_stop_pass:
 *
 * For the `focus` of a widget whose `grab_focus` gives the focus to something within: GTK would
 * call that at the end of the way back, and Shift+Tab would never get out.
 *
 * Returns: whether something within its first child has taken the focus
 */
gboolean hashiya_tab_stop_pass (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
