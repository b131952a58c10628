// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-portal.h"
#include "hashiya-print-dialog.h"
#include "hashiya-print-file.h"
#include "hashiya-printer.h"
#include "hashiya-sentence.h"
#include "hashiya-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME_MAX_CHARS 80

/* One print, from the dialog to the printer or the file. */
typedef struct
{
  HashiyaWindow *window;
  HashiyaMarginModel *model;
  HashiyaPrintChoice choice;
  GtkPageSetup *setup;
  HashiyaPrinter *printer; /* or else */
  GFile *file;
  char *path; /* of the pages */
} Print;

static void
print_free (Print *print)
{
  g_object_unref (print->window);
  g_object_unref (print->model);
  g_object_unref (print->setup);
  g_clear_object (&print->printer);
  g_clear_object (&print->file);
  g_clear_pointer (&print->path, hashiya_print_job_discard);
  g_free (print);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Print, print_free)

static const char *
get_title (Print *print)
{
  const char *title = hashiya_document_get_title (hashiya_margin_model_get_document (print->model));

  return title != NULL ? title : _ ("Hashiya");
}

static void
show_failure (Print *print, const GError *error)
{
  if (print->file != NULL)
    hashiya_window_show_failure (print->window, _ ("The PDF Was Not Saved"), error->message);
  else
    hashiya_window_show_failure (print->window, _ ("Nothing Was Printed"), error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Print) print = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  hashiya_window_end_progress (print->window);
  if (!hashiya_print_file_save_finish (result, &error))
    {
      show_failure (print, error);
      return;
    }
  name = g_file_get_basename (print->file);
  /* Translators: %s is the name of a file. */
  message = hashiya_sentence (_ ("Saved as %s"), name);
  hashiya_window_notify_reader (print->window, message);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Print) print = data;
  g_autoptr (GError) error = NULL;

  hashiya_window_end_progress (print->window);
  if (hashiya_printer_send_finish (HASHIYA_PRINTER (source), result, &error))
    hashiya_window_notify_reader (print->window, _ ("Sent to the printer"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (print, error);
}

static void
pages_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Print) print = data;
  g_autoptr (GError) error = NULL;
  HashiyaWindow *window = print->window;

  print->path = hashiya_print_job_run_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (print->path == NULL)
    {
      hashiya_window_end_progress (window);
      show_failure (print, error);
    }
  else if (print->printer != NULL)
    {
      HashiyaPrinter *printer = print->printer;
      const char *path = print->path;

      hashiya_printer_send_async (printer, path, sent_cb, g_steal_pointer (&print));
    }
  else
    {
      const char *path = print->path;
      GFile *target = print->file;

      hashiya_print_file_save_async (path, target, saved_cb, g_steal_pointer (&print));
    }
}

static void
make_pages (Print *print)
{
  GCancellable *cancellable
      = hashiya_window_begin_progress (print->window, _ ("Laying out the pages…"));

  hashiya_print_job_run_async (print->model, &print->choice, print->setup, cancellable,
                               pages_made_cb, print);
}

/* To a printer */

static void
printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Print) print = data;
  g_autoptr (GError) error = NULL;

  print->printer = hashiya_printer_choose_finish (result, &error);
  if (print->printer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (print, error);
      return;
    }
  g_set_object (&print->setup, hashiya_printer_get_page_setup (print->printer));
  make_pages (g_steal_pointer (&print));
}

/* To a file */

/* Returns: (transfer full): a name that every file system takes */
static char *
make_file_name (const char *title)
{
  g_autofree char *start
      = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), NAME_MAX_CHARS));
  g_autofree char *name = g_strstrip (g_strdelimit (g_strdup (start), "/\\:*?\"<>|\n\t", ' '));

  const char *stem = name[0] != '\0' ? name : _ ("Hashiya");

  /* One with a full stop before it would be hidden. */
  return g_strconcat (stem[0] == '.' ? "_" : "", stem, ".pdf", NULL);
}

static void
chooser_response_cb (GtkFileChooserNative *chooser, int response, gpointer data)
{
  g_autoptr (Print) print = data;

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  if (response == GTK_RESPONSE_ACCEPT)
    print->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&print->window->chooser);
  if (print->file != NULL)
    make_pages (g_steal_pointer (&print));
}

static void
choose_file (Print *print)
{
  HashiyaWindow *window = print->window;
  g_autofree char *name = make_file_name (get_title (print));

  if (window->chooser != NULL)
    {
      print_free (print);
      return;
    }
  window->chooser
      = gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_WINDOW (window),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (window->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (window->chooser), TRUE);
  g_signal_connect (window->chooser, "response", G_CALLBACK (chooser_response_cb), print);
  hashiya_portal_show (GTK_NATIVE_DIALOG (window->chooser));
}

static void
response_cb (HashiyaPrintDialog *dialog, const char *response, HashiyaWindow *self)
{
  HashiyaMarginModel *model = hashiya_reading_page_get_model (self->reading_page);
  Print *print;

  if (model == NULL || g_str_equal (response, "cancel"))
    return;
  print = g_new0 (Print, 1);
  print->window = g_object_ref (self);
  print->model = g_object_ref (model);
  hashiya_print_dialog_get_choice (dialog, &print->choice);
  print->setup = hashiya_print_dialog_new_page_setup (dialog);
  if (g_str_equal (response, "pdf"))
    choose_file (print);
  else
    hashiya_printer_choose_async (GTK_WINDOW (self), get_title (print), print->setup, NULL,
                                  printer_chosen_cb, print);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  HashiyaMarginModel *model = hashiya_reading_page_get_model (self->reading_page);
  GtkWidget *dialog;

  if (model == NULL)
    {
      hashiya_window_notify_reader (self, _ ("Open a document first to print it"));
      return;
    }
  /* The last word that was typed is printed, too. */
  hashiya_margin_model_commit (model);
  dialog = hashiya_print_dialog_new (
      GTK_WINDOW (self), model,
      hashiya_document_section_at (hashiya_margin_model_get_document (model),
                                   hashiya_reading_page_get_place (self->reading_page)));
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
hashiya_window_print_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_cb);
}
