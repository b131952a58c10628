// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-accessible.h"

void
hashiya_accessible_name_row (GtkWidget *child, const char *name, const char *description)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  g_return_if_fail (GTK_IS_ACCESSIBLE (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

void
hashiya_accessible_name_button (GtkButton *button, const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
hashiya_accessible_describe_row (AdwActionRow *row, const char *description)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

static void
choice_changed_cb (AdwComboRow *row)
{
  GtkStringObject *choice = adw_combo_row_get_selected_item (row);

  hashiya_accessible_describe_row (ADW_ACTION_ROW (row),
                                   choice != NULL ? gtk_string_object_get_string (choice) : "");
}

void
hashiya_accessible_follow_choice (AdwComboRow *row)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (row, "notify::selected-item", G_CALLBACK (choice_changed_cb), NULL);
  choice_changed_cb (row);
}

void
hashiya_accessible_set_pressed (GtkWidget *button, gboolean is_pressed)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  gtk_accessible_update_state (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
      is_pressed ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}
