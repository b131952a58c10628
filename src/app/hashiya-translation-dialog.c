// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-translation-dialog.h"

#include "hashiya-accessible.h"
#include "hashiya-collation.h"
#include "hashiya-dialog-fit.h"
#include "hashiya-language-name.h"
#include "hashiya-portal.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HashiyaTranslationDialog
{
  AdwMessageDialog parent_instance;

  GPtrArray *tags; /* of const char: those of the rows of @languages */
  AdwComboRow *languages;
  AdwActionRow *file_row;
  GtkFileChooserNative *chooser; /* open now, or NULL */
  GFile *file;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaTranslationDialog, hashiya_translation_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
show_file (HashiyaTranslationDialog *self)
{
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;
  g_autofree char *isolated = name != NULL ? hashiya_isolate (name) : NULL;

  adw_action_row_set_subtitle (
      self->file_row, isolated != NULL ? isolated : _ ("None: begin with nothing translated"));
}

static void
chosen_cb (HashiyaTranslationDialog *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  if (response != GTK_RESPONSE_ACCEPT)
    return;
  g_clear_object (&self->file);
  self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  show_file (self);
}

static void
choose_cb (HashiyaTranslationDialog *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser
      = gtk_file_chooser_native_new (_ ("Choose a PO File"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Translations (PO)"));
  gtk_file_filter_add_pattern (filter, "*.po");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  hashiya_portal_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
response_cb (HashiyaTranslationDialog *self, const char *response)
{
  guint selected = adw_combo_row_get_selected (self->languages);

  if (strcmp (response, "add") == 0 && selected < self->tags->len)
    g_signal_emit (self, signals[ACCEPTED], 0, g_ptr_array_index (self->tags, selected),
                   self->file);
}

static void
hashiya_translation_dialog_dispose (GObject *object)
{
  HashiyaTranslationDialog *self = HASHIYA_TRANSLATION_DIALOG (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  G_OBJECT_CLASS (hashiya_translation_dialog_parent_class)->dispose (object);
}

static void
hashiya_translation_dialog_class_init (HashiyaTranslationDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_translation_dialog_dispose;
  signals[ACCEPTED]
      = g_signal_new ("accepted", HASHIYA_TYPE_TRANSLATION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_FILE);
}

static GtkWidget *
new_file_row (HashiyaTranslationDialog *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose…"));

  self->file_row = ADW_ACTION_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("PO File"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("PO File"), -1);
  adw_action_row_add_suffix (self->file_row, button);
  return row;
}

static void
hashiya_translation_dialog_init (HashiyaTranslationDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  GtkWidget *list = gtk_list_box_new ();

  self->tags = g_ptr_array_new ();
  self->languages = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_message_dialog_set_heading (dialog, _ ("Add a Translation"));
  adw_message_dialog_set_body (
      dialog, _ ("It is shown beside the original, paragraph against paragraph, and can be written "
                 "here or with any editor of PO files."));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "add");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->languages), _ ("Language"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->languages));
  gtk_list_box_append (GTK_LIST_BOX (list), new_file_row (self));
  hashiya_dialog_fit (dialog, list);
  g_signal_connect (self, "response", G_CALLBACK (response_cb), NULL);
  show_file (self);
}

static const char *
get_name (gpointer tag)
{
  return hashiya_language_get_name (tag);
}

/* Returns: that which most readers will want, of those that the document cannot be read in */
static const char *
find_wanted (const char *own, const char *const *present)
{
  guint n;
  const HashiyaLanguageName *names = hashiya_language_get_names (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (names[i].tag, own) != 0 && !g_strv_contains (present, names[i].tag))
        return names[i].tag;
    }
  return names[0].tag;
}

/* Every language but the document's own: there may be another file of a translation that is there.
 */
static void
list_languages (HashiyaTranslationDialog *self, const char *own, const char *const *present)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n, selected = 0;
  const HashiyaLanguageName *names = hashiya_language_get_names (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (names[i].tag, own) != 0)
        g_ptr_array_add (self->tags, (gpointer) names[i].tag);
    }
  hashiya_collation_sort (self->tags, get_name);
  for (guint i = 0; i < self->tags->len; i++)
    gtk_string_list_append (list, get_name (g_ptr_array_index (self->tags, i)));
  g_ptr_array_find (self->tags, find_wanted (own, present), &selected);
  adw_combo_row_set_model (self->languages, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->languages, selected);
  hashiya_accessible_follow_choice (self->languages);
}

GtkWidget *
hashiya_translation_dialog_new (GtkWindow *parent,
                                HashiyaDocument *document,
                                const char *const *present)
{
  HashiyaTranslationDialog *self = g_object_new (HASHIYA_TYPE_TRANSLATION_DIALOG, "transient-for",
                                                 parent, "modal", TRUE, NULL);

  list_languages (self, hashiya_document_get_language (document), present);
  return GTK_WIDGET (self);
}
