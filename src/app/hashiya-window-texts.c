// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the window does with languages and translations of the document that is read. */

#include "hashiya-portal.h"
#include "hashiya-record.h"
#include "hashiya-translating.h"
#include "hashiya-translation-dialog.h"
#include "hashiya-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

static HashiyaEdition *
get_edition (HashiyaWindow *self)
{
  HashiyaMarginModel *model = hashiya_reading_page_get_model (self->reading_page);

  return model != NULL ? hashiya_margin_model_get_edition (model) : NULL;
}

static HashiyaDocument *
get_original (HashiyaWindow *self)
{
  HashiyaEdition *edition = get_edition (self);

  return edition != NULL ? hashiya_edition_get_original (edition) : NULL;
}

/* Reading */

static void
text_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaWindow) self = data;
  g_autoptr (HashiyaOpened) opened
      = hashiya_window_finish_opening (self, result, _ ("The Translation Cannot Be Shown"));

  if (opened != NULL && opened->document == get_original (self))
    hashiya_window_show_opened (self, opened);
}

static void
open_text (HashiyaWindow *self, HashiyaEditionKind kind, const char *language)
{
  HashiyaDocument *document = get_original (self);
  GCancellable *cancellable;

  if (document == NULL)
    return;
  cancellable = hashiya_window_begin_progress (self, _ ("Opening…"));
  hashiya_importer_open_text_async (
      self->library, document, kind, language, hashiya_reading_page_get_place (self->reading_page),
      hashiya_window_report_progress, cancellable, text_opened_cb, g_object_ref (self));
}

static void
read_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *choice = g_variant_get_string (parameter, NULL);
  const char *colon = strchr (choice, ':');
  g_autofree char *kind = colon != NULL ? g_strndup (choice, colon - choice) : g_strdup (choice);

  open_text (HASHIYA_WINDOW (widget),
             colon != NULL ? hashiya_edition_kind_parse (kind) : HASHIYA_EDITION_ORIGINAL,
             colon != NULL ? colon + 1 : NULL);
}

/* Shows what was written at a translation since it was read. */
static void
refresh_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  HashiyaEdition *edition = get_edition (self);
  HashiyaTranslation *translation;

  if (edition == NULL)
    return;
  translation = hashiya_edition_get_translation (edition);
  open_text (self, hashiya_edition_get_kind (edition),
             translation != NULL ? hashiya_translation_get_language (translation) : NULL);
}

/* Goes to the words of a mark that was made in another language than the one that is read. */
static void
show_words_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  HashiyaMarginModel *model = hashiya_reading_page_get_model (self->reading_page);
  const char *id = g_variant_get_string (parameter, NULL);
  HashiyaAnnotation *annotation = model != NULL ? hashiya_margin_model_lookup (model, id) : NULL;
  const char *language;

  if (annotation == NULL)
    return;
  language = hashiya_record_get_translation (hashiya_annotation_get_record (annotation));
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  open_text (self, language != NULL ? HASHIYA_EDITION_TRANSLATION : HASHIYA_EDITION_ORIGINAL,
             language);
}

/* Adding */

typedef struct
{
  HashiyaWindow *window;
  HashiyaDocument *document;
  char *language;
} Adding;

static void
adding_free (Adding *self)
{
  g_object_unref (self->window);
  g_object_unref (self->document);
  g_free (self->language);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Adding) adding = data;
  HashiyaWindow *self = adding->window;
  g_autofree char *problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = hashiya_translating_finish (result, &problems, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hashiya_window_end_progress (self);
  if (!done)
    {
      g_autofree char *body = problems != NULL
                                  ? g_strdup_printf ("%s\n\n%s", error->message, problems)
                                  : g_strdup (error->message);

      hashiya_window_show_failure (self, _ ("The Translation Cannot Be Added"), body);
      return;
    }
  if (problems != NULL)
    hashiya_window_show_failure (self, _ ("The Translation Was Added, but Not All of It Is Shown"),
                                 problems);
  if (adding->document == get_original (self))
    open_text (self, HASHIYA_EDITION_BESIDE, adding->language);
}

static void
accepted_cb (HashiyaWindow *self, const char *language, GFile *file)
{
  HashiyaDocument *document = get_original (self);
  GCancellable *cancellable;
  Adding *adding;

  if (document == NULL)
    return;
  adding = g_new0 (Adding, 1);
  adding->window = g_object_ref (self);
  adding->document = g_object_ref (document);
  adding->language = g_strdup (language);
  cancellable = hashiya_window_begin_progress (self, _ ("Adding the translation…"));
  hashiya_translating_add_async (self->library, document, language, file, cancellable, added_cb,
                                 adding);
}

static void
add_translation_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  GtkWidget *dialog;

  if (get_original (self) == NULL)
    return;
  dialog = hashiya_translation_dialog_new (GTK_WINDOW (self), get_original (self),
                                           hashiya_reading_page_get_languages (self->reading_page));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Giving out */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (hashiya_translating_finish (result, NULL, &error))
    hashiya_window_notify_reader (self, _ ("The file is written"));
  else
    hashiya_window_show_failure (self, _ ("The File Cannot Be Written"), error->message);
}

/* The chooser's file gets a template, or the translation that is read. */
static void
write_response_cb (HashiyaWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  const char *language = g_object_get_data (G_OBJECT (chooser), "language");
  g_autoptr (GFile) file = NULL;

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && get_original (self) != NULL)
    hashiya_translating_write_async (self->library, get_original (self), language, file, NULL,
                                     written_cb, g_object_ref (self));
}

static void
choose_file (HashiyaWindow *self, const char *title, const char *language)
{
  g_autofree char *name = NULL;

  if (self->chooser != NULL || get_original (self) == NULL)
    return;
  name = g_strdup_printf ("%s.%s", hashiya_document_get_id (get_original (self)),
                          language != NULL ? "po" : "pot");
  self->chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_object_set_data_full (G_OBJECT (self->chooser), "language", g_strdup (language), g_free);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (write_response_cb), self,
                           G_CONNECT_SWAPPED);
  hashiya_portal_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_translation_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  HashiyaEdition *edition = get_edition (self);
  HashiyaTranslation *translation
      = edition != NULL ? hashiya_edition_get_translation (edition) : NULL;

  if (translation == NULL)
    hashiya_window_notify_reader (self, _ ("Turn to the translation first"));
  else
    choose_file (self, _ ("Export the Translation"),
                 hashiya_translation_get_language (translation));
}

static void
save_template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_file (HASHIYA_WINDOW (widget), _ ("Save a Template for Translators"), NULL);
}

void
hashiya_window_texts_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.read-text", "s", read_text_cb);
  gtk_widget_class_install_action (widget_class, "win.refresh-text", NULL, refresh_text_cb);
  gtk_widget_class_install_action (widget_class, "win.show-words", "s", show_words_cb);
  gtk_widget_class_install_action (widget_class, "win.add-translation", NULL, add_translation_cb);
  gtk_widget_class_install_action (widget_class, "win.export-translation", NULL,
                                   export_translation_cb);
  gtk_widget_class_install_action (widget_class, "win.save-template", NULL, save_template_cb);
}
