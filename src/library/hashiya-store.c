// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-store.h"

#include "hashiya-device.h"
#include "hashiya-disk.h"
#include "hashiya-json.h"
#include "hashiya-library.h"
#include "hashiya-sentence.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define DESCRIPTION "document.json"

static gboolean
is_hex (const char *text)
{
  return strlen (text) == HASHIYA_ID_DIGITS
         && strspn (text, "0123456789abcdef") == HASHIYA_ID_DIGITS;
}

const char *
hashiya_store_get_id (const char *name)
{
  const char *dash = strrchr (name, '-');

  return dash != NULL && name[0] != '.' && dash > name && is_hex (dash + 1) ? dash + 1 : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
hashiya_store_list_versions (GPtrArray *folders)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *content = g_build_filename (g_ptr_array_index (folders, i), "content", NULL);
      g_autoptr (GPtrArray) names = hashiya_disk_list_folder (content, NULL);

      for (guint j = 0; names != NULL && j < names->len; j++)
        {
          const char *name = g_ptr_array_index (names, j);
          g_autofree char *path = g_build_filename (content, name, DESCRIPTION, NULL);

          if (is_hex (name) && g_file_test (path, G_FILE_TEST_EXISTS))
            g_ptr_array_add (versions, g_build_filename (content, name, NULL));
        }
    }
  g_ptr_array_sort (versions, compare_names);
  return versions;
}

static gboolean
set_damaged (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: the placeholder is a file's path. */
  hashiya_set_error (
      error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_DAMAGED,
      /* Translators: %s is the name of a file. */
      _ ("“%s” is not as it was written. Import the document again to put it right; your "
         "notes are kept apart from it."),
      name);
  return FALSE;
}

static char *
read_file (const char *path, gsize *n_bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *data = NULL;
  g_autofree char *name = NULL;

  if (g_file_get_contents (path, &data, n_bytes, &reason))
    return g_steal_pointer (&data);
  name = g_filename_display_name (path);
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT)
      || g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    /* Translators: the placeholder is a file's path. */
    hashiya_set_error (
        error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_MISSING,
        /* Translators: %s is the name of a file. */
        _ ("“%s” is not here (yet). Wait until the folder is synchronised, or import the "
           "document again; your notes are kept apart from it."),
        name);
  else
    /* Translators: a file's path, and the system's own words for what went wrong. */
    hashiya_set_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_DAMAGED,
                       _ ("“%s” could not be read: %s."), name, reason->message);
  return NULL;
}

JsonObject *
hashiya_store_read_description (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, DESCRIPTION, NULL);
  g_autofree char *version = g_path_get_basename (folder);
  g_autofree char *data = NULL;
  g_autofree char *checksum = NULL;
  JsonObject *description;
  gsize n_bytes;

  data = read_file (path, &n_bytes, error);
  if (data == NULL)
    return NULL;
  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, n_bytes);
  description = hashiya_json_parse_object (data, n_bytes, NULL);
  if (description == NULL || strncmp (checksum, version, HASHIYA_ID_DIGITS) != 0)
    {
      g_clear_pointer (&description, json_object_unref);
      set_damaged (error, path);
    }
  return description;
}

gboolean
hashiya_store_is_safe_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (parts[i][0] == '\0' || parts[i][0] == '.')
        return FALSE;
    }
  return parts[0] != NULL;
}

GBytes *
hashiya_store_read_file (const char *folder, JsonObject *entry, GError **error)
{
  const char *name = hashiya_json_string (entry, "path", "");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *checksum = NULL;
  g_autofree char *data = NULL;
  gsize n_bytes;

  if (!hashiya_store_is_safe_path (name))
    {
      set_damaged (error, path);
      return NULL;
    }
  data = read_file (path, &n_bytes, error);
  if (data == NULL)
    return NULL;
  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, n_bytes);
  if (strcmp (checksum, hashiya_json_string (entry, "sha256", "")) != 0)
    {
      set_damaged (error, path);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n_bytes);
}

JsonObject *
hashiya_store_find_file (JsonObject *description, const char *path)
{
  JsonArray *files = hashiya_json_array (description, "files");

  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      JsonObject *entry = hashiya_json_element_object (files, i);

      if (g_strcmp0 (hashiya_json_string (entry, "path", NULL), path) == 0)
        return entry;
    }
  return NULL;
}

gboolean
hashiya_store_is_complete (const char *folder, JsonObject *description)
{
  JsonArray *files = hashiya_json_array (description, "files");

  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      g_autoptr (GBytes) bytes
          = hashiya_store_read_file (folder, hashiya_json_element_object (files, i), NULL);

      if (bytes == NULL)
        return FALSE;
    }
  return files != NULL;
}

gboolean
hashiya_store_has_original (JsonObject *description, const char *sha256)
{
  JsonArray *files = hashiya_json_array (description, "files");

  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      JsonObject *entry = hashiya_json_element_object (files, i);

      if (g_str_has_prefix (hashiya_json_string (entry, "path", ""), "original/")
          && g_strcmp0 (hashiya_json_string (entry, "sha256", NULL), sha256) == 0)
        return TRUE;
    }
  return FALSE;
}

HashiyaDocument *
hashiya_store_open (const char *folder, const char *id, GError **error)
{
  g_autoptr (JsonObject) description = hashiya_store_read_description (folder, error);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *version = g_path_get_basename (folder);
  JsonArray *sections;
  HashiyaDocument *document;

  if (description == NULL)
    return NULL;
  sections = hashiya_json_array (description, "sections");
  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      const char *path
          = hashiya_json_string (hashiya_json_element_object (sections, i), "file", "");
      GBytes *page
          = hashiya_store_read_file (folder, hashiya_store_find_file (description, path), error);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (pages, page);
    }
  document = hashiya_document_new (id, version, description, pages, error);
  if (document != NULL)
    hashiya_document_set_folder (document, folder);
  return document;
}

/* Syncs all files, then the folders that name them. */
static gboolean
sync_version (GPtrArray *files, GHashTable *folders, GError **error)
{
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < files->len; i++)
    {
      if (!hashiya_disk_sync_file (g_ptr_array_index (files, i), error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!hashiya_disk_sync_folder (name, error))
        return FALSE;
    }
  return TRUE;
}

/* Writes every file of @content below @folder, which is new. All are written before the first is
 * synced: a file system commits them together then, not one by one. */
static gboolean
write_version (const char *folder, HashiyaContent *content, GError **error)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name, bytes;

  if (!hashiya_disk_make_folder (folder, error))
    return FALSE;
  g_hash_table_iter_init (&iter, hashiya_content_get_files (content));
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      gsize n_bytes;
      const char *data = g_bytes_get_data (bytes, &n_bytes);

      if (g_mkdir (parent, 0777) != 0 && errno != EEXIST)
        {
          hashiya_disk_set_error (error, errno, parent);
          return FALSE;
        }
      if (!hashiya_disk_write_file (path, data, n_bytes, error))
        return FALSE;
      g_ptr_array_add (files, g_steal_pointer (&path));
      g_hash_table_add (folders, g_steal_pointer (&parent));
    }
  return sync_version (files, folders, error);
}

/* Puts back what is missing of a version or damaged. */
static gboolean
complete_version (const char *folder, HashiyaContent *content, GError **error)
{
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, hashiya_content_get_files (content));
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autofree char *there = NULL;
      gsize n_there, n_bytes;
      const char *data = g_bytes_get_data (bytes, &n_bytes);

      if (g_file_get_contents (path, &there, &n_there, NULL) && n_there == n_bytes
          && memcmp (there, data, n_bytes) == 0)
        continue;
      if (!hashiya_disk_make_folder (parent, error)
          || !hashiya_disk_replace_file (path, data, n_bytes, error))
        return FALSE;
    }
  return TRUE;
}

/* Renames @from to @to, whose parent is there, and makes that durable. Another process may have
 * been faster with the same bytes: then there is nothing left to do. */
static gboolean
move_into_place (const char *from, const char *to, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (to);

  if (g_rename (from, to) != 0 && errno != EEXIST && errno != ENOTEMPTY)
    {
      hashiya_disk_set_error (error, errno, to);
      return FALSE;
    }
  return hashiya_disk_sync_folder (parent, error);
}

static gboolean
publish_beside (const char *beside,
                const char *folder,
                HashiyaContent *content,
                gboolean *is_new,
                GError **error)
{
  const char *version = hashiya_content_get_version (content);
  g_autofree char *contents = g_build_filename (folder, "content", NULL);
  g_autofree char *place = g_build_filename (contents, version, NULL);
  g_autofree char *written = g_build_filename (beside, "content", version, NULL);

  if (!write_version (written, content, error))
    return FALSE;
  *is_new = !g_file_test (folder, G_FILE_TEST_EXISTS);
  if (*is_new && !move_into_place (beside, folder, error))
    return FALSE;
  /* Where another process made the folder meanwhile, ours is still beside it. */
  if (!g_file_test (written, G_FILE_TEST_EXISTS))
    return TRUE;
  *is_new = FALSE;
  return hashiya_disk_make_folder (contents, error) && move_into_place (written, place, error);
}

gboolean
hashiya_store_publish (const char *library,
                       const char *name,
                       const char *device,
                       HashiyaContent *content,
                       gboolean *is_new,
                       GError **error)
{
  g_autofree char *folder = g_build_filename (library, name, NULL);
  g_autofree char *place
      = g_build_filename (folder, "content", hashiya_content_get_version (content), NULL);
  g_autofree char *partial = g_strdup_printf (HASHIYA_DISK_PARTIAL "%s-%08x%08x", device,
                                              g_random_int (), g_random_int ());
  g_autofree char *beside = g_build_filename (library, partial, NULL);
  gboolean published;
  int lock;

  *is_new = FALSE;
  if (g_file_test (place, G_FILE_TEST_EXISTS))
    return complete_version (place, content, error);
  lock = hashiya_device_lock_publishing (FALSE);
  published = hashiya_disk_make_folder (beside, error)
              && publish_beside (beside, folder, content, is_new, error);
  hashiya_disk_remove_tree (beside);
  hashiya_device_unlock_publishing (lock);
  return published;
}
