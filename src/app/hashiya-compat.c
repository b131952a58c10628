// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-compat.h"

#if GTK_CHECK_VERSION(4, 14, 0)

void
hashiya_compat_set_status (GtkWidget *window, GtkLabel *status)
{
  gtk_widget_set_visible (GTK_WIDGET (status), FALSE);
}

void
hashiya_compat_announce (GtkWidget *widget, const char *message)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* An item's other label is that of its keys, and stands behind this one. */
static void
name_item (GtkWidget *item)
{
  GtkWidget *child = gtk_widget_get_first_child (item);

  while (child != NULL && !GTK_IS_LABEL (child))
    child = gtk_widget_get_next_sibling (child);
  if (child == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (child)), -1);
}

static void
name_items (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
      name_item (widget);
      return;
    default:
      break;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (widget);
  return TRUE;
}

void
hashiya_compat_name_menus (void)
{
  /* A class that nobody has used has no signals yet. */
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}

#else

#define STATUS         "hashiya-status"
#define STATUS_SECONDS 5

/* What was said is over: who walks through the window later does not come upon it. */
static gboolean
clear_cb (gpointer data)
{
  gtk_label_set_text (data, "");
  g_object_set_data (data, STATUS, NULL);
  return G_SOURCE_REMOVE;
}

static void
clear_later (GtkLabel *status)
{
  guint id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (status), STATUS));

  if (id != 0)
    g_source_remove (id);
  id = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, STATUS_SECONDS, clear_cb,
                                   g_object_ref (status), g_object_unref);
  g_object_set_data (G_OBJECT (status), STATUS, GUINT_TO_POINTER (id));
}

void
hashiya_compat_set_status (GtkWidget *window, GtkLabel *status)
{
  g_object_set_data_full (G_OBJECT (window), STATUS, g_object_ref (status), g_object_unref);
}

void
hashiya_compat_announce (GtkWidget *widget, const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkLabel *status = NULL;

  for (GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
       window != NULL && status == NULL; window = gtk_window_get_transient_for (window))
    status = g_object_get_data (G_OBJECT (window), STATUS);
  if (status == NULL)
    return;
  /* The same words twice are said twice. */
  gtk_label_set_text (status, "");
  gtk_label_set_text (status, message);
  clear_later (status);
}

/* They do there. */
void
hashiya_compat_name_menus (void)
{
}

#endif
