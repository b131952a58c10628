// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-dialog.h"

#include "hashiya-accessible.h"
#include "hashiya-compat.h"
#include "hashiya-dialog-fit.h"

#include <glib/gi18n.h>

/* In the order of the list. */
typedef enum
{
  CONTENTS_SECTION,
  CONTENTS_DOCUMENT,
  CONTENTS_NOTES,
} Contents;

struct _HashiyaPrintDialog
{
  AdwMessageDialog parent_instance;

  GtkWidget *content;
  GtkLabel *obstacle;
  AdwComboRow *contents;
  AdwComboRow *notes;
  GtkSwitch *highlights;
  AdwComboRow *paper;

  GSettings *settings;
  HashiyaMarginModel *model;
  guint section;
};

G_DEFINE_FINAL_TYPE (HashiyaPrintDialog, hashiya_print_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* Names as PWG 5101.1 has them. */
static const char *const papers[]
    = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_LETTER, GTK_PAPER_NAME_A5, GTK_PAPER_NAME_LEGAL };

/* What cannot be printed cannot be asked for, and a sentence says why. */
static void
choice_changed_cb (HashiyaPrintDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  HashiyaPrintChoice choice;
  const char *obstacle;

  if (self->model == NULL)
    return;
  hashiya_print_dialog_get_choice (self, &choice);
  obstacle = hashiya_print_job_get_obstacle (self->model, &choice);
  gtk_widget_set_sensitive (GTK_WIDGET (self->notes), !choice.notes_only);
  gtk_label_set_label (self->obstacle, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle), obstacle != NULL);
  adw_message_dialog_set_response_enabled (dialog, "pdf", obstacle == NULL);
  adw_message_dialog_set_response_enabled (dialog, "print", obstacle == NULL);
  if (obstacle != NULL)
    hashiya_compat_announce (GTK_WIDGET (self), obstacle);
}

static void
fill_papers (HashiyaPrintDialog *self)
{
  g_autofree char *kept = g_settings_get_string (self->settings, "print-paper");
  const char *chosen = kept[0] != '\0' ? kept : gtk_paper_size_get_default ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GtkPaperSize *size = gtk_paper_size_new (papers[i]);

      gtk_string_list_append (names, gtk_paper_size_get_display_name (size));
      gtk_paper_size_free (size);
    }
  adw_combo_row_set_model (self->paper, G_LIST_MODEL (names));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      if (g_str_equal (papers[i], chosen))
        adw_combo_row_set_selected (self->paper, i);
    }
}

static const char *
get_paper (HashiyaPrintDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->paper);

  return papers[selected < G_N_ELEMENTS (papers) ? selected : 0];
}

static void
response_cb (HashiyaPrintDialog *self, const char *response)
{
  if (g_str_equal (response, "cancel"))
    return;
  g_settings_set_enum (self->settings, "print-notes",
                       (int) adw_combo_row_get_selected (self->notes));
  g_settings_set_string (self->settings, "print-paper", get_paper (self));
  g_settings_set_boolean (self->settings, "print-highlights",
                          gtk_switch_get_active (self->highlights));
}

static void
hashiya_print_dialog_dispose (GObject *object)
{
  HashiyaPrintDialog *self = HASHIYA_PRINT_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (hashiya_print_dialog_parent_class)->dispose (object);
}

static void
hashiya_print_dialog_class_init (HashiyaPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_print_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaPrintDialog, content);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPrintDialog, obstacle);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPrintDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPrintDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPrintDialog, highlights);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPrintDialog, paper);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
hashiya_print_dialog_init (HashiyaPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hashiya_dialog_fit (ADW_MESSAGE_DIALOG (self), self->content);
  self->settings = g_settings_new (APP_ID);
  adw_combo_row_set_selected (self->contents, CONTENTS_DOCUMENT);
  adw_combo_row_set_selected (self->notes,
                              (guint) g_settings_get_enum (self->settings, "print-notes"));
  gtk_switch_set_active (self->highlights,
                         g_settings_get_boolean (self->settings, "print-highlights"));
  hashiya_accessible_follow_choice (self->contents);
  hashiya_accessible_follow_choice (self->notes);
  hashiya_accessible_follow_choice (self->paper);
  fill_papers (self);
}

GtkWidget *
hashiya_print_dialog_new (GtkWindow *parent, HashiyaMarginModel *model, guint section)
{
  HashiyaPrintDialog *self
      = g_object_new (HASHIYA_TYPE_PRINT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->model = g_object_ref (model);
  self->section = section;
  return GTK_WIDGET (self);
}

void
hashiya_print_dialog_get_choice (HashiyaPrintDialog *self, HashiyaPrintChoice *choice)
{
  guint contents;

  g_return_if_fail (HASHIYA_IS_PRINT_DIALOG (self));

  contents = adw_combo_row_get_selected (self->contents);
  *choice = (HashiyaPrintChoice){
    .section = contents == CONTENTS_SECTION ? (int) self->section : -1,
    .notes_only = contents == CONTENTS_NOTES,
    .highlights = gtk_switch_get_active (self->highlights),
    .notes = (HashiyaPrintNotes) adw_combo_row_get_selected (self->notes),
  };
}

GtkPageSetup *
hashiya_print_dialog_new_page_setup (HashiyaPrintDialog *self)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (get_paper (self));

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  return setup;
}
