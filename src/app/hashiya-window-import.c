// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-address-dialog.h"
#include "hashiya-address.h"
#include "hashiya-folder.h"
#include "hashiya-recent-menu.h"
#include "hashiya-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The queue */

/* One thing alone opens when it is there; of several, or where the reader turned to something else
 * meanwhile, none does by itself. */
static void
add (HashiyaWindow *self, HashiyaImportJob *job)
{
  g_clear_object (&self->awaited);
  if (!hashiya_import_queue_is_busy (self->imports))
    self->awaited = g_object_ref (job);
  hashiya_import_queue_add (self->imports, job);
}

static void
finished_cb (HashiyaWindow *self, HashiyaImportJob *job)
{
  HashiyaImportState state = hashiya_import_job_get_state (job);
  gboolean is_awaited = self->awaited == job;
  GFile *file = hashiya_import_job_get_file (job);
  g_autofree char *id = g_strdup (hashiya_import_job_get_id (job));

  if (is_awaited)
    g_clear_object (&self->awaited);
  if (state == HASHIYA_IMPORT_STATE_DONE)
    {
      hashiya_window_refresh (self);
      if (file != NULL)
        hashiya_recent_menu_add (file);
    }
  if (!is_awaited || state == HASHIYA_IMPORT_STATE_FAILED)
    return;
  hashiya_import_queue_remove (self->imports, job);
  if (state == HASHIYA_IMPORT_STATE_DONE)
    hashiya_window_open (self, id);
}

static void
open_cb (HashiyaWindow *self, const char *id)
{
  hashiya_window_open (self, id);
}

/* Files and addresses */

typedef struct
{
  char *path;
  GPtrArray *found; /* of paths */
} Folder;

static void
folder_free (Folder *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static void
found_cb (const char *path, const GError *error, gpointer found)
{
  g_ptr_array_add (found, g_strdup (path));
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Folder *folder = data;

  hashiya_folder_list (folder->path, found_cb, folder->found);
  g_task_return_boolean (task, TRUE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HashiyaWindow *self = HASHIYA_WINDOW (source);
  Folder *folder = g_task_get_task_data (G_TASK (result));

  if (self->imports == NULL)
    return;
  if (folder->found->len == 0)
    hashiya_window_notify_reader (self, _ ("There is no file in this folder that Hashiya reads"));
  for (guint i = 0; i < folder->found->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (folder->found, i));

      add (self, hashiya_import_job_new_for_file (file));
    }
}

static void
import_folder (HashiyaWindow *self, const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, listed_cb, NULL);
  Folder *folder = g_new0 (Folder, 1);

  folder->path = g_strdup (path);
  folder->found = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, folder, (GDestroyNotify) folder_free);
  g_task_run_in_thread (task, list_thread);
}

void
hashiya_window_import (HashiyaWindow *self, GFile *file)
{
  const char *path;

  g_return_if_fail (HASHIYA_IS_WINDOW (self));

  path = g_file_peek_path (file);
  if (g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https"))
    {
      g_autofree char *uri = g_file_get_uri (file);

      add (self, hashiya_import_job_new_for_address (uri));
    }
  else if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    import_folder (self, path);
  else
    add (self, hashiya_import_job_new_for_file (file));
}

static void
accepted_cb (HashiyaWindow *self, const char *address)
{
  add (self, hashiya_import_job_new_for_address (address));
}

static void
address_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = hashiya_address_dialog_new (GTK_WINDOW (widget));

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What was pasted and dropped */

static void
import_text (HashiyaWindow *self, const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = NULL;

  if (hashiya_address_is_one (text))
    {
      add (self, hashiya_import_job_new_for_address (text));
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  add (self, hashiya_import_job_new_for_bytes (name, bytes, "text"));
}

static void
import_files (HashiyaWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    hashiya_window_import (self, l->data);
}

static void
tell_empty (HashiyaWindow *self)
{
  hashiya_window_notify_reader (self, _ ("The clipboard holds nothing to read"));
}

/* A step of pasting: the text is kept for the case that the page cannot be had. */
typedef struct
{
  HashiyaWindow *window;
  char *text; /* or NULL */
} Paste;

static void
paste_free (Paste *self)
{
  g_object_unref (self->window);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  GOutputStream *memory = G_OUTPUT_STREAM (source);
  g_autoptr (GBytes) bytes = NULL;

  if (self->window->imports == NULL)
    return;
  if (g_output_stream_splice_finish (memory, result, NULL) > 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
      add (self->window, hashiya_import_job_new_for_bytes (_ ("Pasted text"), bytes, "html"));
    }
  else if (self->text != NULL)
    import_text (self->window, self->text, _ ("Pasted text"));
  else
    tell_empty (self->window);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  g_autoptr (GInputStream) stream
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (self->window->imports == NULL)
    return;
  if (stream == NULL)
    {
      if (self->text != NULL)
        import_text (self->window, self->text, _ ("Pasted text"));
      else
        tell_empty (self->window);
      return;
    }
  g_output_stream_splice_async (
      memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, page_read_cb, g_steal_pointer (&self));
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char *types[] = { "text/html", NULL };
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  g_autoptr (HashiyaWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (clipboard, result, NULL);
  gboolean has_page
      = gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), types[0]);
  gboolean has_text = text != NULL && *g_strchug (text) != '\0';

  if (self->imports == NULL)
    return;
  /* A link that was copied comes as a page too, with nothing in it but the link. */
  if (has_page && !(has_text && hashiya_address_is_one (text)))
    {
      Paste *paste = g_new0 (Paste, 1);

      paste->window = g_steal_pointer (&self);
      paste->text = has_text ? g_steal_pointer (&text) : NULL;
      gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, page_cb, paste);
    }
  else if (has_text)
    import_text (self, text, _ ("Pasted text"));
  else
    tell_empty (self);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->imports == NULL)
    return;
  if (value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    import_files (self, value);
  else
    tell_empty (self);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_cb, g_object_ref (HASHIYA_WINDOW (widget)));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb,
                                   g_object_ref (HASHIYA_WINDOW (widget)));
}

static gboolean
drop_cb (HashiyaWindow *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    import_files (self, value);
  else if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    import_text (self, g_value_get_string (value), _ ("Dropped text"));
  else
    return FALSE;
  return TRUE;
}

/* Ctrl+V is for the library only, and not where there is a field to paste into. */
static gboolean
paste_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (!gtk_widget_get_mapped (widget) || (focus != NULL && GTK_IS_EDITABLE (focus)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "win.paste", NULL);
  return GDK_EVENT_STOP;
}

void
hashiya_window_import_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "win.add-address", NULL, address_cb);
}

void
hashiya_window_import_init (HashiyaWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  self->imports = hashiya_import_queue_new ();
  self->notices = hashiya_import_notices_new (GTK_APPLICATION_WINDOW (self), self->imports);
  hashiya_import_panel_set_queue (self->import_panel, self->imports);
  g_signal_connect_object (self->imports, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import_panel, "open", G_CALLBACK (open_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v"),
                        gtk_callback_action_new (paste_key_cb, NULL, NULL)));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_MANAGED);
  /* Before the search, which takes what is typed in the library for its own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->library_page), keys);
}
