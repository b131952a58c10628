// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-application.h"

#include "hashiya-about.h"
#include "hashiya-accels.h"
#include "hashiya-colour-names.h"
#include "hashiya-compat.h"
#include "hashiya-fallbacks.h"
#include "hashiya-help-window.h"
#include "hashiya-library.h"
#include "hashiya-locale.h"
#include "hashiya-page-settings.h"
#include "hashiya-portal.h"
#include "hashiya-preferences-window.h"
#include "hashiya-sample.h"
#include "hashiya-session.h"
#include "hashiya-shortcuts-window.h"
#include "hashiya-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

struct _HashiyaApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  HashiyaLibrary *library;
  HashiyaSession *session;
  GtkFileChooserNative *chooser; /* open now, or NULL */
  guint signal_ids[2];
  gboolean wants_restart;
};

G_DEFINE_FINAL_TYPE (HashiyaApplication, hashiya_application, ADW_TYPE_APPLICATION)

static HashiyaWindow *
get_window (HashiyaApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (HASHIYA_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* Returns: (transfer container): the program's main windows, the one used last first */
static GPtrArray *
list_windows (HashiyaApplication *self)
{
  GPtrArray *windows = g_ptr_array_new ();

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (HASHIYA_IS_WINDOW (l->data))
      g_ptr_array_add (windows, l->data);
  return windows;
}

static void
sample_imported_cb (gpointer data)
{
  g_autoptr (GPtrArray) windows = list_windows (data);

  for (guint i = 0; i < windows->len; i++)
    hashiya_window_refresh (g_ptr_array_index (windows, i));
}

/* Session */

/* Opens the windows of the last session; that of the front is left to its caller where it is to
 * show something else.
 *
 * Returns: (transfer none): the one in front */
static HashiyaWindow *
restore_session (HashiyaApplication *self, gboolean is_front_free)
{
  g_autoptr (GPtrArray) states = hashiya_session_read (self->session);
  HashiyaWindow *window = NULL;

  for (guint i = 0; i < states->len; i++)
    {
      HashiyaWindowState *state = g_ptr_array_index (states, i);

      window = hashiya_window_new (self, self->library);
      hashiya_window_restore (window, state, is_front_free && i + 1 == states->len);
      gtk_window_present (GTK_WINDOW (window));
    }
  return window != NULL ? window : hashiya_window_new (self, self->library);
}

/* Returns: (transfer none): a window to show something in */
static HashiyaWindow *
ensure_window (HashiyaApplication *self)
{
  HashiyaWindow *window = get_window (self);

  return window != NULL ? window : restore_session (self, TRUE);
}

static void
hashiya_application_activate (GApplication *application)
{
  HashiyaApplication *self = HASHIYA_APPLICATION (application);
  HashiyaWindow *window = get_window (self);

  if (window == NULL)
    window = restore_session (self, FALSE);
  gtk_window_present (GTK_WINDOW (window));
}

/* What comes from outside as a link can name a place to be shown, and nothing else. */
static void
show_link (HashiyaWindow *window, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaLink) link = hashiya_link_parse (uri, &error);

  if (link != NULL)
    hashiya_window_show_link (window, link);
  else
    hashiya_window_notify_reader (window, error->message);
}

static void
hashiya_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  HashiyaWindow *window = ensure_window (HASHIYA_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (g_file_has_uri_scheme (files[i], HASHIYA_LINK_SCHEME))
        show_link (window, uri);
      else
        hashiya_window_import (window, files[i]);
    }
}

static void
chooser_response_cb (HashiyaApplication *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel) files = NULL;

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  if (response != GTK_RESPONSE_ACCEPT)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_application_open (G_APPLICATION (self), &file, 1, "");
    }
}

static GtkFileFilter *
new_filter (const char *name, const char *const *types)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *types != NULL; types++)
    gtk_file_filter_add_mime_type (filter, *types);
  return filter;
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const types[]
      = { "text/plain",
          "text/html",
          "application/xhtml+xml",
          "text/markdown",
          "application/epub+zip",
          "application/x-mimearchive",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.oasis.opendocument.text",
          NULL };
  HashiyaApplication *self = data;
  g_autoptr (GtkFileFilter) documents = new_filter (_ ("Documents"), types);
  g_autoptr (GtkFileFilter) all = new_filter (_ ("All Files"), (const char *[]){ "*/*", NULL });
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Open Files"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), documents);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  hashiya_portal_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_application_open (data, &file, 1, "");
}

static void
open_link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaWindow *window = ensure_window (data);

  gtk_window_present (GTK_WINDOW (window));
  show_link (window, g_variant_get_string (parameter, NULL));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (data);
  GtkWidget *window = hashiya_preferences_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}

/* The window of @type that is open already, if any. */
static void
present_one (HashiyaApplication *self, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWindow *window = NULL;

  for (GList *l = windows; l != NULL && window == NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      window = l->data;
  if (window == NULL)
    window = g_object_new (type, "transient-for",
                           gtk_application_get_active_window (GTK_APPLICATION (self)), NULL);
  gtk_window_present (window);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_one (data, HASHIYA_TYPE_SHORTCUTS_WINDOW);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_one (data, HASHIYA_TYPE_HELP_WINDOW);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaApplication *self = data;

  hashiya_about_present (gtk_application_get_active_window (data),
                         hashiya_library_get_folder (self->library));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaApplication *self = data;

  if (get_window (self) == NULL)
    restore_session (self, FALSE);
  gtk_window_present (GTK_WINDOW (hashiya_window_new (self, self->library)));
}

static void
library_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaWindow *window = ensure_window (data);

  hashiya_window_show_library (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
continue_reading_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaApplication *self = data;
  HashiyaWindow *window = ensure_window (self);
  g_autofree char *recent = g_settings_get_string (self->settings, "recent-document");

  if (recent[0] != '\0' && g_strcmp0 (hashiya_window_get_document_id (window), recent) != 0)
    hashiya_window_open (window, recent);
  gtk_window_present (GTK_WINDOW (window));
}

/* Returns: (transfer none) (nullable): a window whose notes could not be written */
static HashiyaWindow *
flush (HashiyaApplication *self)
{
  g_autoptr (GPtrArray) windows = list_windows (self);
  HashiyaWindow *unsaved = NULL;

  for (guint i = 0; i < windows->len; i++)
    if (!hashiya_window_flush (g_ptr_array_index (windows, i)))
      unsaved = g_ptr_array_index (windows, i);
  return unsaved;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaApplication *self = data;
  HashiyaWindow *unsaved = flush (self);

  if (unsaved != NULL)
    {
      gtk_window_close (GTK_WINDOW (unsaved));
      return;
    }
  hashiya_session_close (self->session);
  g_application_quit (G_APPLICATION (self));
}

static gboolean
terminate_cb (gpointer data)
{
  HashiyaApplication *self = data;

  flush (self);
  hashiya_session_close (self->session);
  g_application_quit (G_APPLICATION (self));
  return G_SOURCE_CONTINUE;
}

static const GActionEntry action_entries[] = {
  { .name = "new-window", .activate = new_window_cb },
  { .name = "library", .activate = library_cb },
  { .name = "continue-reading", .activate = continue_reading_cb },
  { .name = "open", .activate = open_cb },
  { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
  { .name = "open-link", .activate = open_link_cb, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "help", .activate = help_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
colour_scheme_changed_cb (HashiyaApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      value);
}

static HashiyaLibrary *
new_library (HashiyaApplication *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "library-folder");

  return hashiya_library_new (folder[0] != '\0' ? folder : NULL);
}

static void
library_folder_changed_cb (HashiyaApplication *self)
{
  g_autoptr (GPtrArray) windows = list_windows (self);

  g_clear_object (&self->library);
  self->library = new_library (self);
  for (guint i = 0; i < windows->len; i++)
    hashiya_window_set_library (g_ptr_array_index (windows, i), self->library);
  hashiya_colour_names_set_library (hashiya_colour_names_get_default (), self->library);
}

static void
hashiya_application_startup (GApplication *application)
{
  HashiyaApplication *self = HASHIYA_APPLICATION (application);

  G_APPLICATION_CLASS (hashiya_application_parent_class)->startup (application);

  /* Also where GTK itself is not translated into the language. */
  gtk_widget_set_default_direction (hashiya_locale_is_rtl () ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  self->settings = g_settings_new (APP_ID);
  hashiya_page_settings_migrate (self->settings);
  self->library = new_library (self);
  self->session = hashiya_session_new (GTK_APPLICATION (self));
  hashiya_colour_names_set_library (hashiya_colour_names_get_default (), self->library);
  g_action_map_add_action_entries (G_ACTION_MAP (self), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  hashiya_accels_install (GTK_APPLICATION (self));
  hashiya_compat_name_menus ();
  gtk_window_set_default_icon_name (APP_ID);

  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (colour_scheme_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::library-folder",
                           G_CALLBACK (library_folder_changed_cb), self, G_CONNECT_SWAPPED);
  colour_scheme_changed_cb (self);
  self->signal_ids[0] = g_unix_signal_add (SIGTERM, terminate_cb, self);
  self->signal_ids[1] = g_unix_signal_add (SIGINT, terminate_cb, self);

  hashiya_sample_import (self->library, self->settings, sample_imported_cb, self);
}

static void
hashiya_application_shutdown (GApplication *application)
{
  HashiyaApplication *self = HASHIYA_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (hashiya_application_parent_class)->shutdown (application);
}

static int
hashiya_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  static const char *const actions[] = { "new-window", "library", "continue-reading" };

  if (g_variant_dict_contains (options, "version"))
    {
      g_autofree char *versions = hashiya_about_dup_versions ();

      g_print ("%s", versions);
      return 0;
    }
  if (!hashiya_fallbacks_has_font ())
    {
      g_printerr ("hashiya: %s\n", _ ("There is no font on this system, so nothing can be shown. "
                                      "Install one, such as DejaVu Sans or Noto Sans."));
      return 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!g_variant_dict_contains (options, actions[i]))
        continue;
      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("hashiya: %s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
      /* Where no other one runs, this one goes on with the window that it has now. */
      return g_application_get_is_remote (application) ? 0 : -1;
    }
  return -1;
}

static void
hashiya_application_class_init (HashiyaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = hashiya_application_activate;
  application_class->open = hashiya_application_open;
  application_class->startup = hashiya_application_startup;
  application_class->shutdown = hashiya_application_shutdown;
  application_class->handle_local_options = hashiya_application_handle_local_options;
}

static void
hashiya_application_init (HashiyaApplication *self)
{
  const GOptionEntry entries[] = {
    { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
    { "library", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the library"), NULL },
    { "continue-reading", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open what was read last"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), N_ ("[FILE…]"));
}

HashiyaApplication *
hashiya_application_new (void)
{
  return g_object_new (HASHIYA_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/hashiya/Hashiya", NULL);
}

void
hashiya_application_restart (HashiyaApplication *self)
{
  g_return_if_fail (HASHIYA_IS_APPLICATION (self));

  self->wants_restart = flush (self) == NULL;
  if (!self->wants_restart)
    return;
  hashiya_session_close (self->session);
  g_application_quit (G_APPLICATION (self));
}

gboolean
hashiya_application_wants_restart (HashiyaApplication *self)
{
  g_return_val_if_fail (HASHIYA_IS_APPLICATION (self), FALSE);

  return self->wants_restart;
}
