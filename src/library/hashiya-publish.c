// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-device.h"
#include "hashiya-disk.h"
#include "hashiya-json.h"
#include "hashiya-library-private.h"
#include "hashiya-margin-private.h"
#include "hashiya-record.h"
#include "hashiya-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define SLUG_BYTES 40

/* JSON is UTF-8 and a file name need not be. */
static char *
dup_file_name (const char *file_name)
{
  if (file_name == NULL || g_utf8_validate (file_name, -1, NULL))
    return g_strdup (file_name);
  return g_uri_escape_bytes ((const guint8 *) file_name, strlen (file_name), " !'()*/&=+$,;:@");
}

static JsonNode *
new_import (HashiyaContent *content, const char *file_name)
{
  g_autofree char *time = hashiya_record_dup_timestamp (g_get_real_time () / 1000);
  g_autofree char *file = dup_file_name (file_name);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *import = json_object_new ();

  json_object_set_string_member (import, "time", time);
  hashiya_json_set_string (import, "file", file);
  hashiya_json_set_string (import, "title", hashiya_content_get (content, "title"));
  json_node_take_object (node, import);
  return node;
}

/* What the journal has to say of a publication: the version that is current from now on, when it
 * came, and that the document is wanted. */
static gboolean
write_state (HashiyaMargin *margin,
             HashiyaContent *content,
             const char *version,
             const char *file_name,
             gboolean is_news,
             GError **error)
{
  g_autoptr (JsonObject) values = json_object_new ();
  g_autoptr (JsonNode) imported = hashiya_margin_get_state (margin, "imported");
  g_autoptr (JsonNode) trashed = hashiya_margin_get_state (margin, "trashed");

  json_object_set_string_member (values, "version", version);
  if (trashed != NULL)
    json_object_set_boolean_member (values, "trashed", FALSE);
  if (is_news || imported == NULL)
    json_object_set_member (values, "imported", new_import (content, file_name));
  return hashiya_margin_set_states (margin, values, error);
}

/* Returns the version here that was made of the same bytes, with all its files, or %NULL. */
static char *
find_same (GPtrArray *versions, HashiyaContent *content)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const char *folder = g_ptr_array_index (versions, i);
      g_autoptr (JsonObject) description = hashiya_store_read_description (folder, NULL);

      if (description != NULL
          && hashiya_store_has_original (description, hashiya_content_get_original_sha256 (content))
          && hashiya_store_is_complete (folder, description))
        return g_path_get_basename (folder);
    }
  return NULL;
}

/* Returns whether this very version is here with all its files. */
static gboolean
is_published (GPtrArray *versions, const char *version)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const char *folder = g_ptr_array_index (versions, i);
      g_autofree char *name = g_path_get_basename (folder);
      g_autoptr (JsonObject) description = NULL;

      if (strcmp (name, version) != 0)
        continue;
      description = hashiya_store_read_description (folder, NULL);
      if (description != NULL && hashiya_store_is_complete (folder, description))
        return TRUE;
    }
  return FALSE;
}

static char *
make_folder_name (HashiyaContent *content, const char *id)
{
  const char *title = hashiya_content_get (content, "title");
  g_autofree char *slug = hashiya_slug (title != NULL ? title : "", "doc", SLUG_BYTES);

  return g_strconcat (slug, "-", id, NULL);
}

/* Takes back a folder that was made a moment ago. The first rename makes it vanish whole. */
static void
take_back (const char *library, const char *name, const char *device)
{
  g_autofree char *partial = g_strconcat (HASHIYA_DISK_PARTIAL, device, "-", name, NULL);
  g_autofree char *folder = g_build_filename (library, name, NULL);
  g_autofree char *aside = g_build_filename (library, partial, NULL);

  hashiya_disk_remove_tree (aside);
  if (g_rename (folder, aside) == 0)
    hashiya_disk_remove_tree (aside);
}

static char *
dup_device (GError **error)
{
  g_autoptr (HashiyaDevice) device = hashiya_device_lock (error);

  return device != NULL ? g_strdup (hashiya_device_get_id (device)) : NULL;
}

static gboolean
publish (HashiyaLibrary *self,
         const char *id,
         HashiyaContent *content,
         const char *same,
         const char *file_name,
         HashiyaPublishStatus *status,
         GError **error)
{
  const char *library = hashiya_library_get_folder (self);
  g_autoptr (GPtrArray) folders = hashiya_library_find_folders (self, id);
  g_autofree char *name = folders->len > 0 ? g_path_get_basename (g_ptr_array_index (folders, 0))
                                           : make_folder_name (content, id);
  g_autofree char *device = dup_device (error);
  g_autoptr (HashiyaMargin) margin = NULL;
  gboolean is_new = FALSE;

  if (device == NULL
      || (same == NULL && !hashiya_store_publish (library, name, device, content, &is_new, error)))
    return FALSE;
  margin = hashiya_library_get_margin (self, id, error);
  if (margin != NULL
      && write_state (margin, content, same != NULL ? same : hashiya_content_get_version (content),
                      file_name, *status != HASHIYA_PUBLISH_UNCHANGED, error))
    return TRUE;
  if (is_new)
    take_back (library, name, device);
  return FALSE;
}

char *
hashiya_library_publish (HashiyaLibrary *self,
                         HashiyaContent *content,
                         const char *file_name,
                         gboolean again,
                         HashiyaPublishStatus *status,
                         GError **error)
{
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;
  g_autofree char *id = NULL;
  g_autofree char *same = NULL;
  const char *version;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (hashiya_content_get_version (content) != NULL, NULL);

  version = hashiya_content_get_version (content);
  id = g_strndup (hashiya_content_get_original_sha256 (content), HASHIYA_ID_DIGITS);
  folders = hashiya_library_find_folders (self, id);
  versions = hashiya_store_list_versions (folders);
  if (!again)
    same = find_same (versions, content);
  else if (is_published (versions, version))
    same = g_strdup (version);
  entry = hashiya_library_get_entry (self, id, NULL);
  if (versions->len == 0 || (entry != NULL && hashiya_entry_is_trashed (entry)))
    *status = HASHIYA_PUBLISH_ADDED;
  else
    *status = same != NULL ? HASHIYA_PUBLISH_UNCHANGED : HASHIYA_PUBLISH_UPDATED;
  if (!publish (self, id, content, same, file_name, status, error))
    return NULL;
  return g_steal_pointer (&id);
}
