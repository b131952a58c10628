// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-printer.h"

#include "hashiya-portal.h"
#include "hashiya-print-portal.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

struct _HashiyaPrinter
{
  GObject parent_instance;

  char *title;
  GtkPageSetup *setup;
  GtkPrinter *printer; /* NULL with a portal */
  GtkPrintSettings *settings;
  guint token; /* of the portal's dialog */
};

G_DEFINE_FINAL_TYPE (HashiyaPrinter, hashiya_printer, G_TYPE_OBJECT)

static void
hashiya_printer_dispose (GObject *object)
{
  HashiyaPrinter *self = HASHIYA_PRINTER (object);

  g_clear_object (&self->setup);
  g_clear_object (&self->printer);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (hashiya_printer_parent_class)->dispose (object);
}

static void
hashiya_printer_class_init (HashiyaPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_printer_dispose;
}

static void
hashiya_printer_init (HashiyaPrinter *self)
{
}

static HashiyaPrinter *
new_printer (const char *title)
{
  HashiyaPrinter *self = g_object_new (HASHIYA_TYPE_PRINTER, NULL);

  self->title = g_strdup (title);
  return self;
}

/* The toolkit's dialog */

static void
response_cb (GtkPrintUnixDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);

  if (response != GTK_RESPONSE_OK)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Nothing was printed."));
  else if (printer == NULL || !gtk_printer_accepts_pdf (printer))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _ ("There is no printer that takes pages as PDF. Save them as PDF "
                                "and print them with another program."));
  else
    {
      HashiyaPrinter *self = new_printer (g_task_get_task_data (task));

      self->printer = g_object_ref (printer);
      self->settings = gtk_print_unix_dialog_get_settings (dialog);
      self->setup = g_object_ref (gtk_print_unix_dialog_get_page_setup (dialog));
      g_task_return_pointer (task, self, g_object_unref);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
show_dialog (GTask *task, GtkWindow *parent, GtkPageSetup *setup)
{
  GtkWidget *dialog = gtk_print_unix_dialog_new (_ ("Print"), parent);
  GtkPrintUnixDialog *unix_dialog = GTK_PRINT_UNIX_DIALOG (dialog);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_print_unix_dialog_set_settings (unix_dialog, settings);
  gtk_print_unix_dialog_set_page_setup (unix_dialog, setup);
  gtk_print_unix_dialog_set_embed_page_setup (unix_dialog, TRUE);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
sent_cb (GtkPrintJob *job, gpointer data, const GError *error)
{
  GTask *task = data;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
send (HashiyaPrinter *self, const char *path, GTask *task)
{
  g_autoptr (GtkPrintJob) job
      = gtk_print_job_new (self->title, self->printer, self->settings, self->setup);
  g_autoptr (GError) error = NULL;

  if (gtk_print_job_set_source_file (job, path, &error))
    gtk_print_job_send (job, sent_cb, task, g_object_unref);
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
    }
}

/* The portal */

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  HashiyaPrinter *self = new_printer (g_task_get_task_data (task));

  if (hashiya_print_portal_prepare_finish (result, &self->token, &self->setup, &error))
    g_task_return_pointer (task, self, g_object_unref);
  else
    {
      g_object_unref (self);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static void
portal_printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (hashiya_print_portal_print_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
hashiya_printer_choose_async (GtkWindow *parent,
                              const char *title,
                              GtkPageSetup *setup,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (title), g_free);
  if (hashiya_portal_is_needed ())
    hashiya_print_portal_prepare_async (title, setup, cancellable, prepared_cb, task);
  else
    show_dialog (task, parent, setup);
}

HashiyaPrinter *
hashiya_printer_choose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GtkPageSetup *
hashiya_printer_get_page_setup (HashiyaPrinter *self)
{
  g_return_val_if_fail (HASHIYA_IS_PRINTER (self), NULL);

  return self->setup;
}

void
hashiya_printer_send_async (HashiyaPrinter *self,
                            const char *path,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (HASHIYA_IS_PRINTER (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (self->printer != NULL)
    send (self, path, task);
  else
    hashiya_print_portal_print_async (self->title, self->token, path, portal_printed_cb, task);
}

gboolean
hashiya_printer_send_finish (HashiyaPrinter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
