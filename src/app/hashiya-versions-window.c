// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-versions-window.h"

#include "hashiya-accessible.h"
#include "hashiya-date.h"
#include "hashiya-library.h"
#include "hashiya-sentence.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
read_clicked_cb (GtkWidget *button, GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  const char *version = g_object_get_data (G_OBJECT (button), "version");

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.read-version", "s", version);
  gtk_window_close (window);
}

static char *
dup_time (const HashiyaVersion *version)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (version->imported / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: when a version came; see strftime for day, month, year, hour and minute. */
  return local != NULL && version->imported > 0
             ? hashiya_date_format (local, _ ("%-d %B %Y, %H:%M"))
             : g_strdup (version->version);
}

static void
add_button (GtkWidget *row, const HashiyaVersion *version, const char *when, GtkWidget *window)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Read"));
  g_autofree char *name = NULL;

  /* Translators: the accessible name of a button; %s is the time a version came. */
  name = hashiya_sentence (_ ("Read the version of %s"), when);
  hashiya_accessible_name_button (GTK_BUTTON (button), name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "version", g_strdup (version->version), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (read_clicked_cb), window, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_row (const HashiyaVersion *version, const char *shown, GtkWidget *window)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = dup_time (version);
  const char *file = version->file != NULL ? version->file : version->title;
  g_autofree char *about = NULL;
  g_autofree char *markup = NULL;
  guint n_words = (guint) MIN (version->n_words, G_MAXUINT);

  /* Translators: the name of a file, and how many words it has. */
  about = hashiya_sentence (ngettext ("%s, %u word", "%s, %u words", n_words), file, n_words);
  markup = g_markup_escape_text (about, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  if (g_str_equal (version->version, shown))
    {
      GtkWidget *label = gtk_label_new (_ ("Being read"));

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  else
    add_button (row, version, when, window);
  return row;
}

static GtkWidget *
new_list (GPtrArray *versions, const char *shown, GtkWidget *window)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 12);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Versions"), -1);
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         new_row (g_ptr_array_index (versions, i), shown, window));
  return list;
}

GtkWidget *
hashiya_versions_window_new (GPtrArray *versions, const char *shown)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Versions"), "modal", TRUE,
                                    "default-width", 440, "default-height", 360, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 new_list (versions, shown, window));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  return window;
}
