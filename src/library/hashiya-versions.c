// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-json.h"
#include "hashiya-library-private.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"
#include "hashiya-store.h"

#include <glib/gi18n.h>
#include <string.h>

void
hashiya_version_free (HashiyaVersion *self)
{
  g_free (self->version);
  g_free (self->title);
  g_free (self->file);
  g_free (self);
}

/* The folder of a version, or %NULL. */
static const char *
find_folder (GPtrArray *versions, const char *version)
{
  for (guint i = 0; version != NULL && i < versions->len; i++)
    {
      const char *folder = g_ptr_array_index (versions, i);
      g_autofree char *name = g_path_get_basename (folder);

      if (strcmp (name, version) == 0)
        return folder;
    }
  return NULL;
}

char *
hashiya_library_choose_version (GPtrArray *versions, HashiyaMargin *margin)
{
  g_autoptr (JsonNode) state = hashiya_margin_get_state (margin, "version");
  const char *current = state != NULL && json_node_get_value_type (state) == G_TYPE_STRING
                            ? json_node_get_string (state)
                            : NULL;
  const char *folder = find_folder (versions, current);

  if (folder == NULL && versions->len > 0)
    folder = g_ptr_array_index (versions, 0);
  return g_strdup (folder);
}

static GPtrArray *
list_version_folders (HashiyaLibrary *self, const char *id)
{
  g_autoptr (GPtrArray) folders = hashiya_library_find_folders (self, id);

  return hashiya_store_list_versions (folders);
}

char *
hashiya_library_dup_version_folder (HashiyaLibrary *self, const char *id, const char *version)
{
  g_autoptr (GPtrArray) versions = NULL;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);

  versions = list_version_folders (self, id);
  return g_strdup (find_folder (versions, version));
}

char *
hashiya_library_dup_version (HashiyaLibrary *self, const char *id)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);

  versions = list_version_folders (self, id);
  margin = hashiya_library_get_margin (self, id, NULL);
  folder = margin != NULL ? hashiya_library_choose_version (versions, margin) : NULL;
  return folder != NULL ? g_path_get_basename (folder) : NULL;
}

static void
set_missing (GError **error, const char *id, const char *version)
{
  if (version != NULL)
    /* Translators: the name of a version, which is a number, and a document's id. */
    hashiya_set_error (
        error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_MISSING,
        /* Translators: the placeholders are the ids of a version and of a document. */
        _ ("There is no version “%s” of document “%s” here (yet)."), version, id);
  else
    /* Translators: the placeholder is a document's id. */
    hashiya_set_error (
        error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_MISSING,
        /* Translators: %s is the id of a document. */
        _ ("The text of document “%s” is not here (yet); its notes are. Wait until the "
           "folder is synchronised, or import it again."),
        id);
}

HashiyaDocument *
hashiya_library_open (HashiyaLibrary *self,
                      const char *id,
                      const char *version,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  versions = list_version_folders (self, id);
  if (version != NULL)
    folder = g_strdup (find_folder (versions, version));
  else
    {
      margin = hashiya_library_get_margin (self, id, error);
      if (margin == NULL)
        return NULL;
      folder = hashiya_library_choose_version (versions, margin);
    }
  if (folder != NULL)
    return hashiya_store_open (folder, id, error);
  set_missing (error, id, version);
  return NULL;
}

static HashiyaVersion *
read_version (const char *folder, HashiyaMargin *margin)
{
  g_autoptr (JsonObject) description = hashiya_store_read_description (folder, NULL);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *key = g_strconcat ("imported:", name, NULL);
  g_autoptr (JsonNode) imported = hashiya_margin_get_state (margin, key);
  JsonArray *sections = hashiya_json_array (description, "sections");
  HashiyaVersion *version = g_new0 (HashiyaVersion, 1);
  JsonObject *import;

  if (imported == NULL)
    imported = hashiya_margin_get_state (margin, "imported");
  import = imported != NULL && JSON_NODE_HOLDS_OBJECT (imported) ? json_node_get_object (imported)
                                                                 : NULL;
  version->version = g_steal_pointer (&name);
  version->title = g_strdup (hashiya_json_string (description, "title", ""));
  version->file = g_strdup (hashiya_json_string (import, "file", NULL));
  version->imported = hashiya_record_parse_timestamp (hashiya_json_string (import, "time", ""));
  version->n_sections = sections != NULL ? json_array_get_length (sections) : 0;
  for (guint i = 0; i < version->n_sections; i++)
    version->n_words += hashiya_json_int (hashiya_json_element_object (sections, i), "words", 0);
  return version;
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const HashiyaVersion *first = *(const HashiyaVersion *const *) a;
  const HashiyaVersion *second = *(const HashiyaVersion *const *) b;

  if (first->imported != second->imported)
    return first->imported > second->imported ? -1 : 1;
  return strcmp (first->version, second->version);
}

GPtrArray *
hashiya_library_list_versions (HashiyaLibrary *self, const char *id, GError **error)
{
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  g_autofree char *current = NULL;
  GPtrArray *versions;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  margin = hashiya_library_get_margin (self, id, error);
  if (margin == NULL || !hashiya_margin_refresh (margin, NULL, error))
    return NULL;
  folders = list_version_folders (self, id);
  current = hashiya_library_choose_version (folders, margin);
  versions = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_version_free);
  for (guint i = 0; i < folders->len; i++)
    {
      HashiyaVersion *version = read_version (g_ptr_array_index (folders, i), margin);

      version->is_current = g_strcmp0 (current, g_ptr_array_index (folders, i)) == 0;
      g_ptr_array_add (versions, version);
    }
  g_ptr_array_sort (versions, compare_versions);
  return versions;
}

gboolean
hashiya_library_set_version (HashiyaLibrary *self,
                             const char *id,
                             const char *version,
                             GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (JsonNode) value = NULL;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  margin = hashiya_library_get_margin (self, id, error);
  if (margin == NULL)
    return FALSE;
  folder = hashiya_library_dup_version_folder (self, id, version);
  if (folder == NULL)
    {
      set_missing (error, id, version);
      return FALSE;
    }
  value = json_node_init_string (json_node_alloc (), version);
  return hashiya_margin_set_state (margin, "version", value, error);
}

/* Adds the originals of one version. */
static void
add_originals (GHashTable *holders, const char *folder, const char *id)
{
  g_autoptr (JsonObject) description = hashiya_store_read_description (folder, NULL);
  JsonArray *files = hashiya_json_array (description, "files");

  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      JsonObject *entry = hashiya_json_element_object (files, i);
      const char *sha256 = hashiya_json_string (entry, "sha256", NULL);

      if (sha256 != NULL && g_str_has_prefix (hashiya_json_string (entry, "path", ""), "original/"))
        g_hash_table_replace (holders, g_strdup (sha256), g_strdup (id));
    }
}

GHashTable *
hashiya_library_list_holders (HashiyaLibrary *self)
{
  g_autoptr (GHashTable) documents = hashiya_library_list_folders (self, NULL);
  GHashTable *holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, folders;

  if (documents == NULL)
    return holders;
  g_hash_table_iter_init (&iter, documents);
  while (g_hash_table_iter_next (&iter, &id, &folders))
    {
      g_autoptr (GPtrArray) versions = hashiya_store_list_versions (folders);

      for (guint i = 0; versions->len > 1 && i < versions->len; i++)
        add_originals (holders, g_ptr_array_index (versions, i), id);
    }
  return holders;
}
