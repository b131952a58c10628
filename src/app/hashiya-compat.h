// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What newer libraries than the oldest supported ones can do, and what is done where they cannot.
 */

/**
 * hashiya_compat_set_status:
 * @window: a top-level window
 * @status: a label of role status in it
 *
 * Where the toolkit cannot announce, messages of this window, and of windows that belong to it, are
 * put into @status, whose changes a screen reader hears.
 */
void hashiya_compat_set_status (GtkWidget *window, GtkLabel *status);

/** hashiya_compat_announce: Has a screen reader say @message. */
void hashiya_compat_announce (GtkWidget *widget, const char *message);

/**
 * hashiya_compat_name_menus:
 *
 * Has the items of every menu of the program say their words. GTK 4.14 to 4.18 name an item by a
 * label of its that has no voice.
 */
void hashiya_compat_name_menus (void);

G_END_DECLS
