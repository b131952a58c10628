// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-help-window.h"

struct _HashiyaHelpWindow
{
  AdwWindow parent_instance;

  GtkWidget *first;
};

G_DEFINE_FINAL_TYPE (HashiyaHelpWindow, hashiya_help_window, ADW_TYPE_WINDOW)

static void
shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.shortcuts", NULL);
}

static void
hashiya_help_window_class_init (HashiyaHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaHelpWindow, first);
  gtk_widget_class_install_action (widget_class, "help.shortcuts", NULL, shortcuts_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
hashiya_help_window_init (HashiyaHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->first);
}
