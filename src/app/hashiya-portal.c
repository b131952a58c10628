// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-portal.h"

#include "hashiya-window.h"

#include <glib/gi18n.h>

/* As GTK decides it. */
gboolean
hashiya_portal_is_needed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP") != NULL
         || g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

static void
say_that_none_is_there (GtkNativeDialog *dialog)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (dialog);
  /* Translators: a portal is what shows the desktop's own dialogs to a program in a sandbox. */
  const char *message = _ ("This desktop has no portal in which files could be chosen. Install "
                           "xdg-desktop-portal and your desktop’s part of it, and log in again.");

  /* A dialog has no place for a message of its own. */
  while (parent != NULL && !HASHIYA_IS_WINDOW (parent) && !ADW_IS_PREFERENCES_WINDOW (parent))
    parent = gtk_window_get_transient_for (parent);
  if (HASHIYA_IS_WINDOW (parent))
    hashiya_window_notify_reader (HASHIYA_WINDOW (parent), message);
  else if (ADW_IS_PREFERENCES_WINDOW (parent))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (parent), adw_toast_new (message));
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
version_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkNativeDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    gtk_native_dialog_show (dialog);
  else
    say_that_none_is_there (dialog);
}

void
hashiya_portal_show (GtkNativeDialog *dialog)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());

  g_return_if_fail (GTK_IS_NATIVE_DIALOG (dialog));

  if (!hashiya_portal_is_needed ())
    gtk_native_dialog_show (dialog);
  else if (bus == NULL)
    say_that_none_is_there (dialog);
  else
    g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop",
                            "/org/freedesktop/portal/desktop", "org.freedesktop.DBus.Properties",
                            "Get",
                            g_variant_new ("(ss)", "org.freedesktop.portal.FileChooser", "version"),
                            G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, version_cb,
                            g_object_ref (dialog));
}
