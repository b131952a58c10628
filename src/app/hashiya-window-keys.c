// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-window-keys.h"

static gboolean
is_typing (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL
         && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus) || GTK_IS_EDITABLE (focus));
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (is_typing (widget))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "win.undo", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
redo_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (is_typing (widget))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "win.redo", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!hashiya_reading_page_view_has_focus (data))
    return GDK_EVENT_PROPAGATE;
  hashiya_reading_page_show_selection_menu (data);
  return GDK_EVENT_STOP;
}

/* In a document, the key is the find bar's. */
static gboolean
find_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (hashiya_reading_page_get_model (data) != NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "win.search", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return hashiya_reading_page_escape (data);
}

/* Where nothing else wants the key. */
static gboolean
leave_fullscreen_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    return GDK_EVENT_PROPAGATE;
  gtk_window_unfullscreen (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

void
hashiya_window_keys_install (GtkWidget *window, HashiyaReadingPage *page)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc callback;
  } keys[] = {
    { "<Control>z", undo_cb },      { "<Control><Shift>z", redo_cb }, { "<Control>y", redo_cb },
    { "Menu|<Shift>F10", menu_cb }, { "Escape", escape_cb },          { "<Control>f", find_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_callback_action_new (keys[i].callback, page, NULL)));
  gtk_widget_add_controller (window, controller);

  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                        gtk_callback_action_new (leave_fullscreen_cb, NULL, NULL)));
  gtk_widget_add_controller (window, controller);
}
