// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#define G_SETTINGS_ENABLE_BACKEND

#include "hashiya-about.h"

#include <adwaita.h>
#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <webkit/webkit.h>

#define METAINFO "/io/github/hashiya/Hashiya/metainfo.xml"

/* Versions */

static void
append_version (GString *text, const char *name, const char *running, const char *built)
{
  g_string_append_printf (text, "%s %s", name, running);
  if (!g_str_equal (running, built))
    g_string_append_printf (text, " (built with %s)", built);
  g_string_append_c (text, '\n');
}

#define APPEND_VERSION(text, name, running_major, running_minor, running_micro, MAJOR, MINOR,      \
                       MICRO)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *running_                                                                      \
        = g_strdup_printf ("%u.%u.%u", running_major, running_minor, running_micro);               \
    g_autofree char *built_                                                                        \
        = g_strdup_printf ("%u.%u.%u", (guint) (MAJOR), (guint) (MINOR), (guint) (MICRO));         \
    append_version (text, name, running_, built_);                                                 \
  }                                                                                                \
  G_STMT_END

char *
hashiya_about_dup_versions (void)
{
  GString *text = g_string_new ("hashiya " PACKAGE_VERSION "\n");

  APPEND_VERSION (text, "GTK", gtk_get_major_version (), gtk_get_minor_version (),
                  gtk_get_micro_version (), GTK_MAJOR_VERSION, GTK_MINOR_VERSION,
                  GTK_MICRO_VERSION);
  APPEND_VERSION (text, "libadwaita", adw_get_major_version (), adw_get_minor_version (),
                  adw_get_micro_version (), ADW_MAJOR_VERSION, ADW_MINOR_VERSION,
                  ADW_MICRO_VERSION);
  APPEND_VERSION (text, "WebKitGTK", webkit_get_major_version (), webkit_get_minor_version (),
                  webkit_get_micro_version (), WEBKIT_MAJOR_VERSION, WEBKIT_MINOR_VERSION,
                  WEBKIT_MICRO_VERSION);
  APPEND_VERSION (text, "GLib", glib_major_version, glib_minor_version, glib_micro_version,
                  GLIB_MAJOR_VERSION, GLIB_MINOR_VERSION, GLIB_MICRO_VERSION);
  return g_string_free (text, FALSE);
}

/* Debugging information: in English, for those who read reports */

static const char *
name_sandbox (void)
{
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return "Flatpak";
  return g_getenv ("SNAP") != NULL ? "Snap" : "none";
}

/* What matters of the library's folder is who answers for it, not what it is called. */
static char *
describe_folder (const char *path)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "hashiya", "library", NULL);
  g_autofree char *portal = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (
      folder, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE "," G_FILE_ATTRIBUTE_FILESYSTEM_READONLY, NULL,
      NULL);
  const char *kind = "chosen by the reader";
  const char *type = NULL;

  if (g_str_equal (path, own))
    kind = "the program's own";
  else if (g_str_has_prefix (path, portal))
    kind = "through the document portal";
  if (info == NULL)
    return g_strdup_printf ("%s, not there", kind);
  type = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE);
  return g_strdup_printf (
      "%s, on %s%s", kind, type != NULL ? type : "an unknown file system",
      g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_READONLY) ? ", read-only"
                                                                                     : "");
}

static char *
dup_debug_info (const char *library_folder)
{
  g_autofree char *versions = hashiya_about_dup_versions ();
  g_autofree char *folder = describe_folder (library_folder);
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  const char *language = g_getenv ("LANGUAGE");
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  AdwStyleManager *style = adw_style_manager_get_default ();

  return g_strdup_printf (
      "%s\n"
      "System: %s\n"
      "Display: %s\n"
      "Sandbox: %s\n"
      "Settings: %s\n"
      "Locale: %s, LANGUAGE=%s, %s\n"
      "Style: %s%s\n"
      "Library: %s\n",
      versions, system != NULL ? system : "unknown",
      G_OBJECT_TYPE_NAME (gdk_display_get_default ()), name_sandbox (),
      G_OBJECT_TYPE_NAME (g_settings_backend_get_default ()), setlocale (LC_MESSAGES, NULL),
      language != NULL ? language : "", is_rtl ? "right to left" : "left to right",
      adw_style_manager_get_dark (style) ? "dark" : "light",
      adw_style_manager_get_high_contrast (style) ? ", high contrast" : "", folder);
}

/* Release notes: what the metainfo file says of this version, in the reader's language */

typedef struct
{
  gboolean is_wanted; /* within the release of this version */
  GString *words;     /* of the paragraph or item that is read, or NULL */
  GString *notes;
} Notes;

static gboolean
is_text (const char *name)
{
  return g_str_equal (name, "p") || g_str_equal (name, "li");
}

static void
start_cb (GMarkupParseContext *context,
          const char *name,
          const char **attributes,
          const char **values,
          gpointer data,
          GError **error)
{
  Notes *self = data;

  if (g_str_equal (name, "release"))
    for (guint i = 0; attributes[i] != NULL; i++)
      if (g_str_equal (attributes[i], "version"))
        self->is_wanted = g_str_equal (values[i], PACKAGE_VERSION);
  if (!self->is_wanted)
    return;
  if (is_text (name))
    self->words = g_string_new (NULL);
  else if (g_str_equal (name, "ul") || g_str_equal (name, "ol"))
    g_string_append_printf (self->notes, "<%s>", name);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize size, gpointer data, GError **error)
{
  Notes *self = data;

  if (self->words != NULL)
    g_string_append_len (self->words, text, (gssize) size);
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Notes *self = data;

  if (self->words != NULL && is_text (name))
    {
      g_autofree char *words = g_string_free (g_steal_pointer (&self->words), FALSE);
      g_autofree char *translated = g_markup_escape_text (_ (g_strstrip (words)), -1);

      g_string_append_printf (self->notes, "<%s>%s</%s>", name, translated, name);
    }
  else if (self->is_wanted && (g_str_equal (name, "ul") || g_str_equal (name, "ol")))
    g_string_append_printf (self->notes, "</%s>", name);
  else if (g_str_equal (name, "release"))
    self->is_wanted = FALSE;
}

static char *
dup_release_notes (void)
{
  const GMarkupParser parser
      = { .start_element = start_cb, .end_element = end_cb, .text = text_cb };
  g_autoptr (GBytes) bytes = g_resources_lookup_data (METAINFO, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  Notes notes = { .notes = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &notes, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  g_markup_parse_context_parse (context, text, (gssize) size, NULL);
  return g_string_free (notes.notes, FALSE);
}

void
hashiya_about_present (GtkWindow *parent, const char *library_folder)
{
  const char *developers[] = { _ ("The Hashiya developers"), NULL };
  g_autofree char *debug_info = dup_debug_info (library_folder);
  g_autofree char *notes = dup_release_notes ();
  GtkWidget *window = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "modal", TRUE, "application-name",
      _ ("Hashiya"), "application-icon", APP_ID, "developer-name", _ ("The Hashiya developers"),
      "version", PACKAGE_VERSION, "comments",
      _ ("Read long articles and books, and write in their margin"), "website",
      "https://github.com/hashiya/hashiya", "issue-url",
      "https://github.com/hashiya/hashiya/issues", "copyright", "© 2026 The Hashiya developers",
      "license-type", GTK_LICENSE_GPL_3_0, "developers", developers, "designers", developers,
      /* Translators: put your name and address here; they are shown. */
      "translator-credits", _ ("translator-credits"), "release-notes", notes, "debug-info",
      debug_info, "debug-info-filename", "hashiya-debug-info.txt", NULL);

  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (window), "Readability", "© 2010 Arc90 Inc",
                                      GTK_LICENSE_APACHE_2_0, NULL);
  gtk_window_present (GTK_WINDOW (window));
}
