// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-window-private.h"

#include "hashiya-compat.h"
#include "hashiya-page-settings.h"
#include "hashiya-sentence.h"
#include "hashiya-window-keys.h"

#include <glib/gi18n.h>

#define PROGRESS_DELAY_MS 300

/* Settings that cannot be written must not make a window that nothing can be done in. */
static const GSettingsBindFlags once = G_SETTINGS_BIND_GET | G_SETTINGS_BIND_SET
                                       | G_SETTINGS_BIND_GET_NO_CHANGES
                                       | G_SETTINGS_BIND_NO_SENSITIVITY;

static guint state_changed_signal;

G_DEFINE_FINAL_TYPE (HashiyaWindow, hashiya_window, ADW_TYPE_APPLICATION_WINDOW)

void
hashiya_window_notify_reader (HashiyaWindow *self, const char *message)
{
  g_autofree char *markup = NULL;
  AdwToast *toast;

  g_return_if_fail (HASHIYA_IS_WINDOW (self));

  /* A toast's title is markup; it stays for as long as a slow reader takes, 15 characters a second.
   */
  markup = g_markup_escape_text (message, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, 5 + (guint) MIN (g_utf8_strlen (message, -1) / 15, 15));
  hashiya_toaster_add (self->toaster, toast);
  hashiya_compat_announce (GTK_WIDGET (self), message);
}

void
hashiya_window_show_failure (HashiyaWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
hashiya_window_state_changed (HashiyaWindow *self)
{
  g_signal_emit (self, state_changed_signal, 0);
}

/* Progress */

static gboolean
show_progress_cb (gpointer data)
{
  HashiyaWindow *self = data;

  self->progress_id = 0;
  gtk_revealer_set_reveal_child (self->progress, TRUE);
  return G_SOURCE_REMOVE;
}

GCancellable *
hashiya_window_begin_progress (HashiyaWindow *self, const char *text)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->progress_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  self->progress_id = g_timeout_add (PROGRESS_DELAY_MS, show_progress_cb, self);
  return self->cancellable;
}

void
hashiya_window_end_progress (HashiyaWindow *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->progress, FALSE);
  g_clear_object (&self->cancellable);
}

void
hashiya_window_report_progress (double done, gpointer window)
{
  HashiyaWindow *self = window;

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), TRUE);
  gtk_progress_bar_set_fraction (self->progress_bar, done);
}

static void
cancel_clicked_cb (HashiyaWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  hashiya_window_end_progress (self);
}

/* Pages */

void
hashiya_window_show_library (HashiyaWindow *self)
{
  g_return_if_fail (HASHIYA_IS_WINDOW (self));

  hashiya_window_leave (self);
  hashiya_reading_page_close (self->reading_page);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reading", NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->library_page));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Hashiya"));
  gtk_widget_grab_focus (GTK_WIDGET (self->library_page));
  hashiya_window_state_changed (self);
}

static void
show_document (HashiyaWindow *self, HashiyaMarginModel *model, gsize offset)
{
  HashiyaDocument *document = hashiya_margin_model_get_document (model);
  g_autofree char *title = hashiya_isolate (hashiya_document_get_title (document));

  if (self->version_toast != NULL)
    hashiya_toaster_dismiss (self->toaster, self->version_toast);
  gtk_widget_insert_action_group (
      GTK_WIDGET (self), "reading",
      G_ACTION_GROUP (hashiya_reading_page_get_actions (self->reading_page)));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->reading_page));
  hashiya_reading_page_open (self->reading_page, model, self->undo, offset);
  g_settings_set_string (self->settings, "recent-document", hashiya_document_get_id (document));
  gtk_window_set_title (GTK_WINDOW (self), title);
  hashiya_window_state_changed (self);
}

/* The annotation that a link named is listed by now. */
static void
go_to_wanted_cb (HashiyaWindow *self, HashiyaMarginModel *model)
{
  if (self->wanted == NULL || model != hashiya_reading_page_get_model (self->reading_page)
      || hashiya_margin_model_lookup (model, self->wanted) == NULL)
    return;
  hashiya_reading_page_show_annotation (self->reading_page, self->wanted);
  g_clear_pointer (&self->wanted, g_free);
}

/* Returns: (transfer none): the margin of a document; the one known already, with its undo history,
 * where it is of the same version */
static HashiyaMarginModel *
get_model (HashiyaWindow *self, HashiyaOpened *opened)
{
  g_autofree char *key = g_strdup_printf ("%s-%s", hashiya_document_get_id (opened->document),
                                          hashiya_document_get_version (opened->document));
  HashiyaMarginModel *model = g_hash_table_lookup (self->models, key);

  if (model != NULL)
    {
      hashiya_margin_model_set_edition (model, opened->edition);
      hashiya_margin_model_refresh (model);
    }
  else
    {
      model = hashiya_margin_model_new (opened->edition, opened->margin);
      g_hash_table_insert (self->models, g_steal_pointer (&key), model);
      g_signal_connect_object (model, "changed", G_CALLBACK (go_to_wanted_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return model;
}

static void
want_annotation (HashiyaWindow *self, HashiyaOpened *opened, const char *id)
{
  g_autoptr (JsonObject) record = hashiya_margin_lookup (opened->margin, id);

  g_clear_pointer (&self->wanted, g_free);
  if (record != NULL)
    self->wanted = g_strdup (id);
  else
    hashiya_window_notify_reader (self, _ ("The mark that the link names is not in this document"));
}

void
hashiya_window_show_opened (HashiyaWindow *self, HashiyaOpened *opened)
{
  HashiyaMarginModel *shown = hashiya_reading_page_get_model (self->reading_page);
  gsize offset = hashiya_window_take_offset (self, opened);
  g_autoptr (HashiyaLink) link = g_steal_pointer (&self->link);
  HashiyaMarginModel *model;

  /* Its place counts in what is shown, not in what comes. */
  hashiya_reading_page_remember_place (self->reading_page);
  model = get_model (self, opened);
  hashiya_reading_page_set_languages (self->reading_page, (const char *const *) opened->languages);
  if (model == shown)
    hashiya_reading_page_show_edition (self->reading_page, offset);
  else
    show_document (self, model, offset);
  hashiya_window_find_sought (self);
  if (link != NULL && link->annotation != NULL)
    want_annotation (self, opened, link->annotation);
  go_to_wanted_cb (self, model);
}

void
hashiya_window_show_link (HashiyaWindow *self, HashiyaLink *link)
{
  g_return_if_fail (HASHIYA_IS_WINDOW (self));

  hashiya_window_open (self, link->document);
  self->link = hashiya_link_copy (link);
}

const char *
hashiya_window_get_document_id (HashiyaWindow *self)
{
  HashiyaMarginModel *model;

  g_return_val_if_fail (HASHIYA_IS_WINDOW (self), NULL);

  model = hashiya_reading_page_get_model (self->reading_page);
  return model != NULL ? hashiya_document_get_id (hashiya_margin_model_get_document (model)) : NULL;
}

HashiyaOpened *
hashiya_window_finish_opening (HashiyaWindow *self, GAsyncResult *result, const char *heading)
{
  g_autoptr (GError) error = NULL;
  HashiyaOpened *opened = hashiya_importer_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  hashiya_window_end_progress (self);
  if (opened == NULL)
    {
      hashiya_window_show_failure (self, heading, hashiya_window_explain (self, error));
      g_clear_pointer (&self->spot, hashiya_spot_free);
    }
  return opened;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaWindow) self = data;
  g_autoptr (HashiyaOpened) opened
      = hashiya_window_finish_opening (self, result, _ ("The Document Cannot Be Opened"));

  if (opened != NULL)
    hashiya_window_show_opened (self, opened);
}

void
hashiya_window_open (HashiyaWindow *self, const char *id)
{
  GCancellable *cancellable;

  g_return_if_fail (HASHIYA_IS_WINDOW (self));

  /* Whoever turns to this does not wait for an import to open itself. */
  g_clear_object (&self->awaited);
  g_clear_pointer (&self->link, hashiya_link_free);
  g_clear_pointer (&self->spot, hashiya_spot_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->sought);
  cancellable = hashiya_window_begin_progress (self, _ ("Opening…"));
  hashiya_importer_open_async (self->library, id, NULL, hashiya_window_report_progress, cancellable,
                               opened_cb, g_object_ref (self));
}

void
hashiya_window_refresh (HashiyaWindow *self)
{
  g_return_if_fail (HASHIYA_IS_WINDOW (self));

  hashiya_library_page_refresh (self->library_page);
}

static void
document_activated_cb (HashiyaWindow *self, const char *id)
{
  hashiya_window_open (self, id);
}

static void
removed_cb (HashiyaWindow *self, const char *id, const char *title)
{
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  AdwToast *toast;

  /* Translators: %s is the title of a document. */
  text = hashiya_sentence (_ ("%s is in the trash"), title);
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "library.restore");
  adw_toast_set_action_target (toast, "s", id);
  hashiya_toaster_add (self->toaster, toast);
  hashiya_compat_announce (GTK_WIDGET (self), text);
}

/* Other actions */

static void
library_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hashiya_window_show_library (HASHIYA_WINDOW (widget));
}

static void
larger_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hashiya_page_settings_scale (HASHIYA_WINDOW (widget)->settings, 1.1);
}

static void
smaller_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hashiya_page_settings_scale (HASHIYA_WINDOW (widget)->settings, 1 / 1.1);
}

static void
normal_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hashiya_page_settings_reset_scale (HASHIYA_WINDOW (widget)->settings);
}

static void
pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);

  if (hashiya_reading_page_get_model (self->reading_page) != NULL)
    hashiya_reading_page_focus_pane (self->reading_page, g_str_equal (name, "win.next-pane"));
  else
    hashiya_library_page_focus_pane (self->library_page);
}

/* Closing */

gboolean
hashiya_window_flush (HashiyaWindow *self)
{
  GHashTableIter iter;
  gpointer model;
  gboolean ok;

  g_return_val_if_fail (HASHIYA_IS_WINDOW (self), FALSE);

  hashiya_reading_page_remember_place (self->reading_page);
  ok = hashiya_reading_page_flush_translation (self->reading_page);
  g_hash_table_iter_init (&iter, self->models);
  while (g_hash_table_iter_next (&iter, NULL, &model))
    ok = hashiya_margin_model_flush (model) && ok;
  return ok;
}

static void
close_anyway_cb (HashiyaWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_before_closing (HashiyaWindow *self)
{
  GtkWidget *dialog;
  AdwMessageDialog *message;

  if (self->question != NULL)
    {
      gtk_window_present (self->question);
      return;
    }
  dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Your Last Notes Are Not Saved"),
      _ ("They could not be written to the library. Closing now loses them."));
  message = ADW_MESSAGE_DIALOG (dialog);
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  adw_message_dialog_add_response (message, "keep", _ ("_Keep Open"));
  adw_message_dialog_add_response (message, "close", _ ("_Close Anyway"));
  adw_message_dialog_set_response_appearance (message, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "keep");
  adw_message_dialog_set_close_response (message, "keep");
  g_signal_connect_object (dialog, "response::close", G_CALLBACK (close_anyway_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
hashiya_window_close_request (GtkWindow *window)
{
  HashiyaWindow *self = HASHIYA_WINDOW (window);

  if (!hashiya_window_flush (self))
    {
      ask_before_closing (self);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (hashiya_window_parent_class)->close_request (window);
}

/* What is typed does not wait for its pause where the reader turns to another window; what others
 * did to the library shows where the reader comes back. */
static void
active_changed_cb (HashiyaWindow *self)
{
  HashiyaMarginModel *model = hashiya_reading_page_get_model (self->reading_page);

  if (gtk_window_is_active (GTK_WINDOW (self)))
    {
      if (model != NULL)
        hashiya_margin_model_refresh (model);
      hashiya_window_refresh (self);
      hashiya_import_notices_clear (self->notices);
    }
  else if (model != NULL)
    hashiya_margin_model_commit (model);
}

static void
hashiya_window_dispose (GObject *object)
{
  HashiyaWindow *self = HASHIYA_WINDOW (object);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->question);
  g_clear_weak_pointer (&self->delete_toast);
  g_clear_object (&self->awaited);
  g_clear_object (&self->notices);
  g_clear_object (&self->imports);
  g_clear_weak_pointer (&self->version_toast);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->link, hashiya_link_free);
  g_clear_pointer (&self->spot, hashiya_spot_free);
  g_clear_object (&self->history);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->sought);
  if (self->models != NULL)
    hashiya_reading_page_close (self->reading_page);
  g_clear_pointer (&self->models, g_hash_table_unref);
  g_clear_object (&self->undo);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hashiya_window_parent_class)->dispose (object);
}

/* An answer that comes after the window was closed may still have something to say. */
static void
hashiya_window_finalize (GObject *object)
{
  g_clear_object (&HASHIYA_WINDOW (object)->toaster);
  G_OBJECT_CLASS (hashiya_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  hashiya_window_undo_class_install (widget_class);
  hashiya_window_import_class_install (widget_class);
  hashiya_window_search_class_install (widget_class);
  hashiya_window_print_class_install (widget_class);
  hashiya_window_versions_class_install (widget_class);
  hashiya_window_places_class_install (widget_class);
  hashiya_window_texts_class_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.library", NULL, library_cb);
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  gtk_widget_class_install_action (widget_class, "win.larger-text", NULL, larger_text_cb);
  gtk_widget_class_install_action (widget_class, "win.smaller-text", NULL, smaller_text_cb);
  gtk_widget_class_install_action (widget_class, "win.normal-text", NULL, normal_text_cb);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, pane_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, pane_cb);
}

static void
hashiya_window_class_init (HashiyaWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hashiya_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hashiya_window_close_request;

  state_changed_signal = g_signal_new ("state-changed", HASHIYA_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HASHIYA_TYPE_LIBRARY_PAGE);
  g_type_ensure (HASHIYA_TYPE_READING_PAGE);
  g_type_ensure (HASHIYA_TYPE_IMPORT_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hashiya/Hashiya/ui/hashiya-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, status);
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, library_page);
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, reading_page);
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, HashiyaWindow, import_panel);
  gtk_widget_class_bind_template_callback (widget_class, document_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_window_hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_window_deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_window_notify_reader);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_window_version_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_window_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_window_state_changed);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  install_actions (widget_class);
}

static void
hashiya_window_init (HashiyaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = hashiya_toaster_new (self->toasts);
  self->settings = g_settings_new (APP_ID);
  self->models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  hashiya_window_undo_init (self);

  /* A new window is as large as the last one was; one that is there does not follow another. */
  g_settings_bind (self->settings, "window-width", self, "default-width", once);
  g_settings_bind (self->settings, "window-height", self, "default-height", once);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", once);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "library",
                                  hashiya_library_page_get_actions (self->library_page));
  hashiya_compat_set_status (GTK_WIDGET (self), self->status);
  hashiya_window_import_init (self);
  hashiya_window_places_init (self);
  hashiya_window_keys_install (GTK_WIDGET (self), self->reading_page);
}

HashiyaWindow *
hashiya_window_new (HashiyaApplication *application, HashiyaLibrary *library)
{
  HashiyaWindow *self = g_object_new (HASHIYA_TYPE_WINDOW, "application", application, NULL);

  hashiya_window_set_library (self, library);
  return self;
}

void
hashiya_window_set_library (HashiyaWindow *self, HashiyaLibrary *library)
{
  g_return_if_fail (HASHIYA_IS_WINDOW (self));

  if (self->library != NULL)
    {
      hashiya_window_show_library (self);
      hashiya_window_flush (self);
      g_hash_table_remove_all (self->models);
      hashiya_window_undo_init (self);
      hashiya_window_places_init (self);
    }
  g_set_object (&self->library, library);
  hashiya_import_queue_set_library (self->imports, library);
  hashiya_library_page_set_library (self->library_page, library);
}
