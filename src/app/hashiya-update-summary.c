// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-update-summary.h"

#include "hashiya-dialog-fit.h"
#include "hashiya-sentence.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static GtkWidget *
new_row (HashiyaAnchorState state, guint count)
{
  static const char *const titles[] = {
    N_ ("In place"),
    N_ ("Moved"),
    /* Translators: the words of a mark were found changed. */
    N_ ("Close"),
    N_ ("Not found"),
  };
  static const char *const subtitles[] = {
    NULL,
    N_ ("The same words at another place"),
    N_ ("Words much like the marked ones; see the margin"),
    N_ ("Kept in the margin with their words"),
  };
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = hashiya_sentence ("%u", count);
  GtkWidget *label = gtk_label_new (number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (titles[state]));
  if (count > 0 && subtitles[state] != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (subtitles[state]));
  /* The dialog asks what width its rows want at any height. Joined letters broken by lines are
   * wider than before, so a title that may wrap between them has two least widths; one that ends
   * in an ellipsis has one. */
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_widget_add_css_class (label, "numeric");
  return row;
}

GtkWidget *
hashiya_update_summary_new (const guint counts[HASHIYA_ANCHOR_ORPHAN + 1], guint n_doubtful)
{
  GtkWidget *dialog = adw_message_dialog_new (
      NULL, _ ("The Document Is Updated"),
      _ ("The older version is kept; you can go back to it at any time. This is what became of "
         "your marks and notes:"));
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (HashiyaAnchorState state = 0; state <= HASHIYA_ANCHOR_ORPHAN; state++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (state, counts[state]));
  hashiya_dialog_fit (message, list);
  adw_message_dialog_add_response (message, "close", _ ("_Close"));
  if (n_doubtful > 0)
    adw_message_dialog_add_response (message, "confirm", _ ("Confirm _All"));
  adw_message_dialog_set_default_response (message, "close");
  adw_message_dialog_set_close_response (message, "close");
  return dialog;
}
