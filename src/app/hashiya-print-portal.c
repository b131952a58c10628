// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-portal.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define PORTAL      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* What a request answers: done, or closed by the reader; above that it ended in some other way. */
enum
{
  RESPONSE_DONE,
  RESPONSE_CLOSED,
};

typedef struct
{
  GDBusConnection *bus;
  guint subscription;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  if (request->subscription > 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
  g_clear_object (&request->bus);
  g_free (request);
}

static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  g_autoptr (GVariant) results = NULL;
  Request *request = g_task_get_task_data (task);
  guint32 response;

  g_dbus_connection_signal_unsubscribe (bus, request->subscription);
  request->subscription = 0;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == RESPONSE_DONE)
    g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify) g_variant_unref);
  else if (response == RESPONSE_CLOSED)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Nothing was printed."));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                             _ ("The desktop could not print."));
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, &error);
  Request *request = g_task_get_task_data (task);

  /* The answer comes as a signal, or has come. */
  if (reply != NULL || request->subscription == 0)
    return;
  g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
  request->subscription = 0;
  g_info ("The print portal does not answer: %s", error->message);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                           _ ("This desktop offers no printing to sandboxed programs. Save the "
                              "pages as PDF and print them with another program."));
}

/* Calls a method of the portal; the task returns the results of its request.
 * @make: makes the parameters with the options, which hold the request's token */
static void
call (GTask *task,
      const char *method,
      GVariant *(*make) (GVariantDict *options, gpointer data),
      gpointer data,
      GUnixFDList *files)
{
  Request *request = g_new0 (Request, 1);
  g_autofree char *token = g_strdup_printf ("hashiya%u", g_random_int ());
  g_autofree char *sender = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_task_set_task_data (task, request, request_free);
  request->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (request->bus == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (request->bus) + 1), ".", '_');
  path = g_strconcat (PORTAL_PATH "/request/", sender, "/", token, NULL);
  request->subscription = g_dbus_connection_signal_subscribe (
      request->bus, PORTAL, "org.freedesktop.portal.Request", "Response", path, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, response_cb, g_object_ref (task), g_object_unref);
  g_variant_dict_insert (&options, "handle_token", "s", token);
  g_dbus_connection_call_with_unix_fd_list (
      request->bus, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Print", method,
      make (&options, data), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, files,
      g_task_get_cancellable (task), called_cb, task);
}

typedef struct
{
  const char *title;
  GtkPageSetup *setup;
} Preparation;

static GVariant *
make_preparation (GVariantDict *options, gpointer data)
{
  const Preparation *preparation = data;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  g_variant_dict_insert (options, "modal", "b", TRUE);
  return g_variant_new (
      "(ss@a{sv}@a{sv}@a{sv})", "", preparation->title, gtk_print_settings_to_gvariant (settings),
      gtk_page_setup_to_gvariant (preparation->setup), g_variant_dict_end (options));
}

void
hashiya_print_portal_prepare_async (const char *title,
                                    GtkPageSetup *setup,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Preparation preparation = { title, setup };

  call (g_task_new (NULL, cancellable, callback, user_data), "PreparePrint", make_preparation,
        &preparation, NULL);
}

gboolean
hashiya_print_portal_prepare_finish (GAsyncResult *result,
                                     guint *token,
                                     GtkPageSetup **setup,
                                     GError **error)
{
  g_autoptr (GVariant) results = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (GVariant) chosen = NULL;
  guint32 number = 0;

  if (results == NULL)
    return FALSE;
  chosen = g_variant_lookup_value (results, "page-setup", G_VARIANT_TYPE_VARDICT);
  g_variant_lookup (results, "token", "u", &number);
  *token = number;
  *setup = chosen != NULL ? gtk_page_setup_new_from_gvariant (chosen) : gtk_page_setup_new ();
  return TRUE;
}

typedef struct
{
  const char *title;
  guint token;
} Print;

static GVariant *
make_print (GVariantDict *options, gpointer data)
{
  const Print *print = data;

  g_variant_dict_insert (options, "token", "u", (guint32) print->token);
  return g_variant_new ("(ssh@a{sv})", "", print->title, 0, g_variant_dict_end (options));
}

void
hashiya_print_portal_print_async (const char *title,
                                  guint token,
                                  const char *path,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Print print = { title, token };
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;
  int file = open (path, O_RDONLY | O_CLOEXEC);

  if (file >= 0 && g_unix_fd_list_append (files, file, &error) >= 0)
    call (task, "Print", make_print, &print, files);
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               _ ("The desktop could not print."));
      g_object_unref (task);
    }
  if (file >= 0)
    close (file);
}

gboolean
hashiya_print_portal_print_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) results = g_task_propagate_pointer (G_TASK (result), error);

  return results != NULL;
}
