// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-check.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

void
delete_tree (const char *path)
{
  const char *argv[] = { "rm", "-rf", path, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

/* GLib reads the XDG folders once a process, so all tests of one share a state folder; each
 * starts with an empty one. */
static const char *
get_state_folder (void)
{
  static char *folder = NULL;

  if (folder == NULL)
    {
      folder = g_strdup (g_get_user_state_dir ());
      /* Only ever a temporary one: build-aux and meson do not set it, main() does. */
      g_assert_true (g_str_has_prefix (folder, g_get_tmp_dir ()));
    }
  return folder;
}

void
setting_isolate (void)
{
  g_autofree char *state = g_strdup (g_getenv ("HASHIYA_TEST_STATE"));

  if (state == NULL)
    state = g_dir_make_tmp ("hashiya-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  /* Caches are nobody's either, and are gone with it. */
  g_setenv ("XDG_CACHE_HOME", state, TRUE);
}

void
setting_clean_up (void)
{
  delete_tree (get_state_folder ());
}

void
setting_set_up (Setting *self, gconstpointer data)
{
  /* Its caches are here, too. */
  g_autofree char *device = g_build_filename (get_state_folder (), "hashiya", NULL);

  delete_tree (device);
  self->root = g_dir_make_tmp ("hashiya-test-XXXXXX", NULL);
  self->folder = g_build_filename (self->root, "library", NULL);
  self->library = hashiya_library_new (self->folder);
}

void
setting_tear_down (Setting *self, gconstpointer data)
{
  g_clear_object (&self->library);
  delete_tree (self->root);
  g_free (self->folder);
  g_free (self->root);
}

void
setting_reopen (Setting *self)
{
  g_object_unref (self->library);
  self->library = hashiya_library_new (self->folder);
}

char *
setting_state_path (const char *name)
{
  return g_build_filename (get_state_folder (), "hashiya", name, NULL);
}

void
setting_forget_device (void)
{
  g_autofree char *path = setting_state_path ("device");

  g_unlink (path);
}

HashiyaContent *
build_sealed (const char *title, const char *original)
{
  static const char *const headings[] = { "First", "Second" };
  HashiyaContent *content = hashiya_content_new ("test/1");
  g_autoptr (GBytes) bytes = g_bytes_new (original, strlen (original));

  hashiya_content_set (content, "title", title);
  hashiya_content_set (content, "language", "en");
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *id = hashiya_content_make_id (content, headings[i]);
      char *xhtml = g_markup_printf_escaped (
          "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"%s\"><h2>%s</h2>\n<p>%s</p>"
          "</section>",
          id, headings[i], original);
      g_autoptr (GBytes) page = g_bytes_new_take (xhtml, strlen (xhtml));

      g_assert_true (hashiya_content_add_section (content, id, headings[i], 2, page, NULL));
    }
  hashiya_content_set_original (content, "txt", bytes);
  hashiya_content_seal (content);
  return content;
}

char *
setting_publish (Setting *self, const char *title)
{
  g_autoptr (HashiyaContent) content = build_sealed (title, title);
  g_autoptr (GError) error = NULL;
  HashiyaPublishStatus status;
  char *id = hashiya_library_publish (self->library, content, "file.txt", FALSE, &status, &error);

  g_assert_no_error (error);
  return id;
}

char *
setting_document_folder (Setting *self, const char *id)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (name[0] != '.' && g_str_has_suffix (name, id))
        return g_build_filename (self->folder, name, NULL);
    }
  g_assert_not_reached ();
}

char *
setting_journal (Setting *self, const char *id)
{
  g_autofree char *folder = setting_document_folder (self, id);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autofree char *device = setting_device ();
  g_autofree char *name = g_strconcat (device, ".jsonl", NULL);

  return g_build_filename (journals, name, NULL);
}

char *
setting_device (void)
{
  g_autofree char *path = setting_state_path ("device");
  g_autofree char *text = read_file (path);

  /* {"device":"<16 hex>",… */
  return g_strndup (text + strlen ("{\"device\":\""), 16);
}

JsonObject *
new_highlight (const char *note)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  JsonObject *record = json_object_new ();
  JsonObject *target = json_object_new ();

  json_object_set_string_member (record, "id", id);
  json_object_set_string_member (record, "type", "Annotation");
  json_object_set_string_member (record, "motivation", "highlighting");
  json_object_set_string_member (target, "source", "urn:test:a");
  json_object_set_string_member (target, "styleClass", "yellow");
  json_object_set_object_member (record, "target", target);
  if (note != NULL)
    hashiya_record_set_note (record, note);
  return record;
}

HashiyaMargin *
setting_margin (Setting *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  HashiyaMargin *margin = hashiya_library_get_margin (self->library, id, &error);

  g_assert_no_error (error);
  return margin;
}

JsonObject *
put (HashiyaMargin *margin, JsonObject *record)
{
  g_autoptr (GError) error = NULL;
  JsonObject *written = hashiya_margin_put (margin, record, &error);

  g_assert_no_error (error);
  return written;
}

char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
write_file (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0777);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
append_file (const char *path, const char *text)
{
  FILE *file = g_fopen (path, "a");

  g_assert_nonnull (file);
  fputs (text, file);
  fclose (file);
}

guint
count_text (const char *path, const char *needle)
{
  g_autofree char *text = read_file (path);
  guint count = 0;

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + 1, needle))
    count++;
  return count;
}

char *
check_kinds (Setting *self, gboolean repair)
{
  g_autoptr (GString) kinds = g_string_new (NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  guint n_documents;

  problems = hashiya_check (self->library, repair, &n_documents, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      HashiyaProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (kinds, "%s%s:%u%s", i > 0 ? " " : "", problem->kind, problem->line,
                              problem->repaired ? "+" : "");
    }
  return g_string_free (g_steal_pointer (&kinds), FALSE);
}
