// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a screen reader is told where the toolkit does not say enough. */

/**
 * hashiya_accessible_name_row:
 * @child: what a row of a list shows, which is bound
 * @name: what the row is called
 * @description: (nullable): what there is to say of it beside that
 *
 * Names the row itself, a widget of the list's own, which has the focus.
 */
void hashiya_accessible_name_row (GtkWidget *child, const char *name, const char *description);

/**
 * hashiya_accessible_name_button:
 * @button: one that shows words of its own
 * @name: what is to be said instead of them
 *
 * From GTK 4.14 on the label that has the button's mnemonic would be said before @name.
 */
void hashiya_accessible_name_button (GtkButton *button, const char *name);

/**
 * hashiya_accessible_describe_row:
 * @description: what is said along with the title of @row
 *
 * libadwaita 1.7 has its subtitle said, and where it has none, nothing.
 */
void hashiya_accessible_describe_row (AdwActionRow *row, const char *description);

/**
 * hashiya_accessible_follow_choice:
 * @row: one whose model holds strings
 *
 * Has what is chosen in @row said along with its title.
 */
void hashiya_accessible_follow_choice (AdwComboRow *row);

/** hashiya_accessible_set_pressed: for a button that is one of several choices and no toggle */
void hashiya_accessible_set_pressed (GtkWidget *button, gboolean is_pressed);

G_END_DECLS
