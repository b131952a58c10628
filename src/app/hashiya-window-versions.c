// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-direction.h"
#include "hashiya-portal.h"
#include "hashiya-sentence.h"
#include "hashiya-update-summary.h"
#include "hashiya-versions-window.h"
#include "hashiya-window-private.h"

#include <glib/gi18n.h>

static HashiyaDocument *
get_document (HashiyaWindow *self)
{
  HashiyaMarginModel *model = hashiya_reading_page_get_model (self->reading_page);

  return model != NULL ? hashiya_margin_model_get_original (model) : NULL;
}

/* Another version */

static void
version_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaWindow) self = data;
  g_autoptr (HashiyaOpened) opened
      = hashiya_window_finish_opening (self, result, _ ("The Version Cannot Be Opened"));

  if (opened == NULL)
    return;
  hashiya_window_show_opened (self, opened);
  hashiya_window_refresh (self);
}

void
hashiya_window_read_version (HashiyaWindow *self, const char *id, const char *version)
{
  GCancellable *cancellable;

  /* What was marked last goes with it. */
  hashiya_window_flush (self);
  cancellable = hashiya_window_begin_progress (self, _ ("Opening…"));
  hashiya_importer_open_async (self->library, id, version, hashiya_window_report_progress,
                               cancellable, version_opened_cb, g_object_ref (self));
}

static void
read_version_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  HashiyaDocument *document = get_document (self);
  const char *version = g_variant_get_string (parameter, NULL);
  const char *id;

  if (document == NULL || g_str_equal (hashiya_document_get_version (document), version))
    return;
  id = hashiya_document_get_id (document);
  hashiya_undo_add_version (self->undo, id, hashiya_document_get_version (document), version);
  hashiya_window_read_version (self, id, version);
}

static void
versions_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  HashiyaDocument *document = get_document (self);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  if (document == NULL)
    return;
  versions
      = hashiya_library_list_versions (self->library, hashiya_document_get_id (document), &error);
  if (versions == NULL)
    {
      hashiya_window_notify_reader (self, error->message);
      return;
    }
  window = hashiya_versions_window_new (versions, hashiya_document_get_version (document));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

/* Another device or the command line may change the version under the reader, who goes on with the
 * words at hand and turns to the others at leisure. */
void
hashiya_window_version_changed_cb (HashiyaWindow *self)
{
  AdwToast *toast;

  /* This window's own doing, which ends with that version on show. */
  if (self->cancellable != NULL)
    return;
  if (self->version_toast != NULL)
    hashiya_toaster_dismiss (self->toaster, self->version_toast);
  toast = adw_toast_new (_ ("Another version of this document is to be read now"));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.show-version");
  g_set_weak_pointer (&self->version_toast, toast);
  hashiya_toaster_add (self->toaster, toast);
}

static void
show_version_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  HashiyaDocument *document = get_document (self);

  if (document != NULL)
    hashiya_window_read_version (self, hashiya_document_get_id (document), NULL);
}

/* Update */

static void
confirm_all_cb (HashiyaWindow *self)
{
  HashiyaMarginModel *model = hashiya_reading_page_get_model (self->reading_page);
  g_autofree char *text = NULL;
  guint n;

  if (model == NULL)
    return;
  n = hashiya_undo_confirm_all (self->undo, model);
  /* Translators: %u annotations stand where they were found, the reader said. */
  text = hashiya_sentence (ngettext ("%u place confirmed", "%u places confirmed", n), n);
  hashiya_window_notify_reader (self, text);
}

static void
show_summary (HashiyaWindow *self, HashiyaOpened *opened)
{
  GtkWidget *dialog = hashiya_update_summary_new (opened->counts, opened->n_doubtful);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "response::confirm", G_CALLBACK (confirm_all_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_updated (HashiyaWindow *self, HashiyaOpened *opened)
{
  HashiyaDocument *before = get_document (self);
  const char *id = hashiya_document_get_id (opened->document);
  const char *version = hashiya_document_get_version (opened->document);

  hashiya_window_refresh (self);
  if (before == NULL || !g_str_equal (hashiya_document_get_id (before), id))
    {
      hashiya_window_show_opened (self, opened);
      hashiya_window_show_failure (
          self, _ ("This Is Another Document"),
          _ ("The file has fewer than half of its words in common with what you were reading, so "
             "it stands in the library as a document of its own. Nothing else has changed."));
      return;
    }
  if (g_str_equal (hashiya_document_get_version (before), version))
    {
      hashiya_window_notify_reader (self, _ ("The file is what you are reading already"));
      return;
    }
  hashiya_undo_add_version (self->undo, id, hashiya_document_get_version (before), version);
  hashiya_window_show_opened (self, opened);
  show_summary (self, opened);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaOpened) opened = hashiya_importer_update_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hashiya_window_end_progress (self);
  if (opened == NULL)
    hashiya_window_show_failure (self, _ ("The Document Cannot Be Updated"), error->message);
  else
    show_updated (self, opened);
}

static void
start_update (HashiyaWindow *self, GFile *file)
{
  HashiyaDocument *document = get_document (self);
  GCancellable *cancellable;

  if (document == NULL)
    return;
  if (!hashiya_window_flush (self))
    {
      hashiya_window_notify_reader (self, _ ("Your last notes are not saved yet"));
      return;
    }
  cancellable = hashiya_window_begin_progress (self, _ ("Updating the document…"));
  hashiya_importer_update_async (
      self->library, document, hashiya_reading_page_get_place (self->reading_page), file,
      hashiya_window_report_progress, cancellable, updated_cb, g_object_ref (self));
}

static void
chooser_response_cb (HashiyaWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    start_update (self, file);
}

static void
update_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);

  if (self->chooser != NULL || get_document (self) == NULL)
    return;
  self->chooser
      = gtk_file_chooser_native_new (_ ("Update from a File"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Update"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  hashiya_portal_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
hashiya_window_versions_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.update", NULL, update_cb);
  gtk_widget_class_install_action (widget_class, "win.versions", NULL, versions_cb);
  gtk_widget_class_install_action (widget_class, "win.show-version", NULL, show_version_cb);
  gtk_widget_class_install_action (widget_class, "win.read-version", "s", read_version_cb);
}
