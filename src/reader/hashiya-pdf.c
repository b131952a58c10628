// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-pdf.h"

#include "hashiya-locale.h"
#include "hashiya-policy.h"
#include "hashiya-print-style.h"
#include "hashiya-reader-resources.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

#define SCRIPTS "/io/github/hashiya/Hashiya/reader/"
#define WORLD   "hashiya"

typedef struct
{
  WebKitWebView *view;
  HashiyaScheme *scheme;
  HashiyaDocument *document;
  GtkPageSetup *setup;
  HashiyaSheet sheet;
  char *path;
  guint n_pages;
  gulong cancelled_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->view);
  g_clear_object (&job->scheme);
  g_clear_object (&job->document);
  g_clear_object (&job->setup);
  g_free (job->path);
  g_free (job);
}

static gboolean
on_idle (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* Ends the job, which the first to come does, result or error. The view goes when nothing of
 * WebKit's that called this is on the stack any more.
 *
 * Returns: (transfer full) (nullable): the task, to return something from; %NULL where it is over
 */
static GTask *
end (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (job->view == NULL)
    return NULL;
  g_cancellable_disconnect (g_task_get_cancellable (task), job->cancelled_id);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, g_steal_pointer (&job->view), g_object_unref);
  return task;
}

static void
fail (GTask *task, const char *sentence)
{
  g_autoptr (GTask) ended = end (task);

  if (ended != NULL)
    g_task_return_new_error (ended, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", sentence);
}

static gboolean
on_cancelled_idle (gpointer data)
{
  Job *job = g_task_get_task_data (data);
  g_autoptr (GTask) ended = NULL;

  if (job->view != NULL)
    webkit_web_view_terminate_web_process (job->view);
  ended = end (data);
  if (ended != NULL)
    g_task_return_error_if_cancelled (ended);
  return G_SOURCE_REMOVE;
}

/* Within g_cancellable_cancel() its handlers must not be taken away. */
static void
on_cancelled (GCancellable *cancellable, gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_cancelled_idle, g_object_ref (data), g_object_unref);
}

/* Whether the file is a PDF to its end: a disk that is full cuts it off and says nothing. */
static gboolean
is_whole (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  gsize n = file != NULL ? g_mapped_file_get_length (file) : 0;
  const char *data = n > 0 ? g_mapped_file_get_contents (file) : NULL;
  gsize tail = MIN (n, 1024);

  return n > 5 && memcmp (data, "%PDF-", 5) == 0
         && memmem (data + n - tail, tail, "%%EOF", 5) != NULL;
}

static void
on_print_failed (WebKitPrintOperation *operation, GError *error, GTask *task)
{
  g_autofree char *sentence
      /* Translators: %s is a message of another program's. */
      = hashiya_sentence (_ ("The pages could not be written: %s"), error->message);

  fail (task, sentence);
}

static gboolean
on_cut_off (gpointer data)
{
  fail (data, _ ("The pages could not be written. Is the disk full?"));
  return G_SOURCE_REMOVE;
}

static void
on_print_finished (WebKitPrintOperation *operation, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autofree char *uri = g_filename_to_uri (job->path, NULL, NULL);
  g_autoptr (GTask) ended = NULL;

  /* GTK takes it for something that the reader will look for. */
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  /* Of a process that has stopped, WebKit tells after this. */
  if (job->view != NULL && !is_whole (job->path))
    {
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_cut_off, g_object_ref (task), g_object_unref);
      return;
    }
  ended = end (task);
  if (ended != NULL)
    g_task_return_int (ended, job->n_pages);
}

static void
print (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (WebKitPrintOperation) operation = webkit_print_operation_new (job->view);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *uri = g_filename_to_uri (job->path, NULL, NULL);

  /* GTK's name for the printer that is none, in the language of the interface. */
  gtk_print_settings_set_printer (settings, g_dgettext ("gtk40", "Print to File"));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  webkit_print_operation_set_print_settings (operation, settings);
  webkit_print_operation_set_page_setup (operation, job->setup);
  g_signal_connect_object (operation, "failed", G_CALLBACK (on_print_failed), task, 0);
  g_signal_connect_object (operation, "finished", G_CALLBACK (on_print_finished), task, 0);
  webkit_print_operation_print (operation);
}

static void
on_paged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (source), result, &error);

  if (job->view == NULL)
    return;
  if (value == NULL || !jsc_value_is_number (value) || jsc_value_to_int32 (value) < 1)
    {
      g_info ("The pages cannot be counted: %s", error != NULL ? error->message : "no number");
      fail (task, _ ("The text could not be laid out in pages."));
    }
  else
    {
      job->n_pages = (guint) jsc_value_to_int32 (value);
      print (task);
    }
}

static void
on_load_changed (WebKitWebView *view, WebKitLoadEvent event, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  const char *title = hashiya_document_get_title (job->document);
  gboolean is_rtl = hashiya_document_is_rtl (job->document);
  g_autoptr (GBytes) breaks = NULL;
  g_autoptr (GBytes) pages = NULL;
  g_autofree char *script = NULL;
  GVariantDict arguments;

  if (event != WEBKIT_LOAD_FINISHED)
    return;
  breaks = g_resources_lookup_data (SCRIPTS "print-breaks.js", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  pages = g_resources_lookup_data (SCRIPTS "print.js", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  script = g_strconcat (g_bytes_get_data (breaks, NULL), g_bytes_get_data (pages, NULL), NULL);
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "pageHeight", "d", (double) job->sheet.height);
  g_variant_dict_insert (&arguments, "columnHeight", "d", (double) job->sheet.column_height);
  g_variant_dict_insert (&arguments, "title", "s", title != NULL ? title : "");
  g_variant_dict_insert (&arguments, "zero", "d", (double) hashiya_locale_get_digits ()->zero);
  g_variant_dict_insert (&arguments, "direction", "s", is_rtl ? "rtl" : "ltr");
  webkit_web_view_call_async_javascript_function (view, script, -1, g_variant_dict_end (&arguments),
                                                  WORLD, NULL, NULL, on_paged, g_object_ref (task));
}

static void
on_terminated (WebKitWebView *view, WebKitWebProcessTerminationReason reason, GTask *task)
{
  fail (task, _ ("The process that lays out the pages has stopped."));
}

static gboolean
on_load_failed (
    WebKitWebView *view, WebKitLoadEvent event, const char *uri, GError *error, GTask *task)
{
  g_info ("The page to be printed does not load: %s", error->message);
  fail (task, _ ("The text could not be laid out in pages."));
  return TRUE;
}

/* Nobody clicks in a view that nobody sees. */
static void
on_link (const char *uri, gpointer data)
{
}

static GtkPageSetup *
without_margins (GtkPageSetup *setup)
{
  GtkPageSetup *copy = gtk_page_setup_copy (setup);

  gtk_page_setup_set_top_margin (copy, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (copy, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (copy, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (copy, 0, GTK_UNIT_POINTS);
  return copy;
}

static void
load (GTask *task, const HashiyaPdf *self)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (WebKitWebContext) context = webkit_web_context_new ();
  g_autoptr (WebKitUserContentManager) content = webkit_user_content_manager_new ();

  job->scheme = hashiya_scheme_new (context);
  job->view = g_object_ref_sink (WEBKIT_WEB_VIEW (hashiya_policy_new_view (context, content)));
  hashiya_policy_apply (job->view, job->scheme, on_link, NULL);
  hashiya_scheme_set_folder (job->scheme, hashiya_document_get_folder (job->document));
  hashiya_scheme_set_page (
      job->scheme, self->page,
      hashiya_print_style_to_css (&job->sheet, self->nastaliq, self->sans_serif));
  g_signal_connect_object (job->view, "load-changed", G_CALLBACK (on_load_changed), task, 0);
  g_signal_connect_object (job->view, "load-failed", G_CALLBACK (on_load_failed), task, 0);
  g_signal_connect_object (job->view, "web-process-terminated", G_CALLBACK (on_terminated), task,
                           0);
  webkit_web_view_load_uri (job->view, hashiya_scheme_get_uri (job->scheme));
}

void
hashiya_pdf_make_async (const HashiyaPdf *self,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job = g_new0 (Job, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  /* Names the resources, so that the linker takes them out of the static library. */
  hashiya_reader_get_resource ();
  g_task_set_task_data (task, job, job_free);
  job->document = g_object_ref (self->document);
  job->setup = without_margins (self->setup);
  job->path = g_strdup (path);
  hashiya_sheet_init (&job->sheet, job->setup);
  load (task, self);
  if (cancellable != NULL)
    job->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), task, NULL);
}

guint
hashiya_pdf_make_finish (GAsyncResult *result, GError **error)
{
  gssize n_pages = g_task_propagate_int (G_TASK (result), error);

  return n_pages > 0 ? (guint) n_pages : 0;
}
