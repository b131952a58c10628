// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-check-private.h"
#include "hashiya-disk.h"
#include "hashiya-json.h"
#include "hashiya-store.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
kind_of (const GError *error)
{
  return g_error_matches (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_MISSING) ? "missing"
                                                                                       : "hash";
}

/* Adds to @expected each file that the description names and returns whether all are right. */
static gboolean
check_files (HashiyaChecking *self,
             const char *folder,
             JsonObject *description,
             GHashTable *expected)
{
  JsonArray *files = hashiya_json_array (description, "files");
  gboolean all = TRUE;

  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      JsonObject *entry = hashiya_json_element_object (files, i);
      g_autofree char *path
          = g_build_filename (folder, hashiya_json_string (entry, "path", ""), NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = hashiya_store_read_file (folder, entry, &error);

      if (bytes == NULL)
        hashiya_checking_add (self, path, 0, kind_of (error), g_strdup (error->message));
      all = all && bytes != NULL;
      g_hash_table_add (expected, g_steal_pointer (&path));
    }
  return all;
}

static void
check_strangers (HashiyaChecking *self, const char *folder, GHashTable *expected)
{
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (folder, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        check_strangers (self, path, expected);
      else if (name[0] != '.' && !g_hash_table_contains (expected, path))
        hashiya_checking_add_foreign (self, path);
    }
}

static gboolean
is_canonical (JsonObject *description, const char *path)
{
  g_autofree char *canonical = hashiya_json_canonical (description);
  g_autofree char *written = NULL;

  return g_file_get_contents (path, &written, NULL, NULL) && strcmp (canonical, written) == 0;
}

void
hashiya_check_version (HashiyaChecking *self, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "document.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) description = hashiya_store_read_description (folder, &error);
  g_autoptr (GHashTable) expected = NULL;
  g_autoptr (HashiyaDocument) document = NULL;

  if (description == NULL)
    {
      hashiya_checking_add (self, path, 0, kind_of (error), g_strdup (error->message));
      return;
    }
  expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (expected, g_strdup (path));
  if (!is_canonical (description, path))
    hashiya_checking_add (self, path, 0, "schema",
                          g_strdup (_ ("This description is not in its canonical form.")));
  if (check_files (self, folder, description, expected))
    {
      document = hashiya_store_open (folder, self->document, &error);
      if (document == NULL)
        hashiya_checking_add (self, path, 0, "schema", g_strdup (error->message));
    }
  check_strangers (self, folder, expected);
}
