// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-dialog-fit.h"

/* Where libadwaita itself calls a window narrow. */
#define NARROW 450

static int
measure_height (GtkWidget *widget)
{
  int width, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* libadwaita 1.7 takes a low window for a wide one, and has all buttons side by side over it. */
static void
make_low (GtkWidget *dialog, GtkWidget *parent)
{
  if (gtk_widget_get_width (parent) >= NARROW || !gtk_widget_has_css_class (dialog, "short"))
    return;
  gtk_widget_remove_css_class (dialog, "short");
  gtk_widget_add_css_class (dialog, "low");
}

static void
realize_cb (GtkWidget *dialog, GtkScrolledWindow *scroller)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  int excess, height;

  if (parent == NULL)
    return;
  make_low (dialog, GTK_WIDGET (parent));
  excess = measure_height (dialog) - gtk_widget_get_height (GTK_WIDGET (parent));
  height = measure_height (GTK_WIDGET (scroller));
  if (excess > 0)
    gtk_scrolled_window_set_max_content_height (scroller, MAX (1, height - excess));
}

void
hashiya_dialog_fit (AdwMessageDialog *dialog, GtkWidget *content)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (scroller);

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  gtk_scrolled_window_set_policy (window, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (window, TRUE);
  gtk_scrolled_window_set_child (window, content);
  adw_message_dialog_set_extra_child (dialog, scroller);
  g_signal_connect (dialog, "realize", G_CALLBACK (realize_cb), scroller);
}
