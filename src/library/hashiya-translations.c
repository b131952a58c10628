// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-translations.h"

#include "hashiya-disk.h"
#include "hashiya-library-private.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define FOLDER    "translations"
#define EXTENSION ".po"

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_files (GPtrArray *files, const char *folder, const char *language)
{
  g_autofree char *path = g_build_filename (folder, FOLDER, language, NULL);
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (path, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (name[0] != '.' && g_str_has_suffix (name, EXTENSION))
        g_ptr_array_add (files, g_build_filename (path, name, NULL));
    }
}

GPtrArray *
hashiya_translations_list_files (HashiyaLibrary *library, const char *id, const char *language)
{
  g_autoptr (GPtrArray) folders = hashiya_library_find_folders (library, id);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < folders->len; i++)
    add_files (files, g_ptr_array_index (folders, i), language);
  g_ptr_array_sort (files, compare_strings);
  return files;
}

GStrv
hashiya_translations_list_languages (HashiyaLibrary *library, const char *id)
{
  g_autoptr (GPtrArray) folders = hashiya_library_find_folders (library, id);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *path = g_build_filename (g_ptr_array_index (folders, i), FOLDER, NULL);
      g_autoptr (GPtrArray) names = hashiya_disk_list_folder (path, NULL);

      for (guint j = 0; names != NULL && j < names->len; j++)
        {
          const char *name = g_ptr_array_index (names, j);
          g_autoptr (GPtrArray) files = hashiya_translations_list_files (library, id, name);

          if (name[0] != '.' && files->len > 0 && g_hash_table_add (known, g_strdup (name)))
            g_ptr_array_add (languages, g_strdup (name));
        }
    }
  g_ptr_array_sort (languages, compare_strings);
  g_ptr_array_add (languages, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&languages), FALSE);
}

static void
sign_files (GString *signature, const char *folder)
{
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (folder, NULL);

  if (names != NULL)
    g_ptr_array_sort (names, compare_strings);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      GStatBuf status;

      if (g_stat (path, &status) == 0)
        g_string_append_printf (signature, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%ld\n",
                                path, (gint64) status.st_size, (gint64) status.st_mtime,
                                status.st_mtim.tv_nsec);
    }
}

char *
hashiya_translations_dup_signature (const char *folder)
{
  g_autofree char *content = g_path_get_dirname (folder);
  g_autofree char *document = g_path_get_dirname (content);
  g_autofree char *path = g_build_filename (document, FOLDER, NULL);
  g_autoptr (GPtrArray) languages = hashiya_disk_list_folder (path, NULL);
  g_autoptr (GString) signature = g_string_new (NULL);

  if (languages != NULL)
    g_ptr_array_sort (languages, compare_strings);
  for (guint i = 0; languages != NULL && i < languages->len; i++)
    {
      g_autofree char *files = g_build_filename (path, g_ptr_array_index (languages, i), NULL);

      sign_files (signature, files);
    }
  return g_string_free (g_steal_pointer (&signature), FALSE);
}

char *
hashiya_translations_dup_path (HashiyaLibrary *library,
                               const char *id,
                               const char *language,
                               HashiyaDevice *device,
                               GError **error)
{
  g_autoptr (GPtrArray) folders = hashiya_library_find_folders (library, id);
  g_autofree char *name = g_strconcat (hashiya_device_get_id (device), EXTENSION, NULL);

  if (folders->len > 0)
    return g_build_filename (g_ptr_array_index (folders, 0), FOLDER, language, name, NULL);
  /* Translators: the placeholder is a document's id. */
  hashiya_set_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND,
                     /* Translators: %s is the id of a document. */
                     _ ("There is no document “%s” in the library."), id);
  return NULL;
}

gboolean
hashiya_translations_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return hashiya_disk_make_folder (folder, error)
         && hashiya_disk_replace_file (path, data, n_bytes, error);
}
