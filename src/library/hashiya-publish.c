// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-device.h"
#include "hashiya-disk.h"
#include "hashiya-json.h"
#include "hashiya-kinship.h"
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

/* The key of the state that says when a version came and from which file. */
static char *
dup_import_key (const char *version)
{
  return g_strconcat ("imported:", version, NULL);
}

/* Before there was a second version, nobody asked when the first had come. */
static void
add_first_import (HashiyaMargin *margin, JsonNode *imported, JsonObject *values)
{
  g_autoptr (JsonNode) current = hashiya_margin_get_state (margin, "version");
  g_autoptr (JsonNode) known = NULL;
  g_autofree char *key = NULL;

  if (imported == NULL || current == NULL || json_node_get_value_type (current) != G_TYPE_STRING)
    return;
  key = dup_import_key (json_node_get_string (current));
  known = hashiya_margin_get_state (margin, key);
  if (known == NULL)
    json_object_set_member (values, key, json_node_copy (imported));
}

/* What the journal has to say of a publication. */
typedef struct
{
  const char *version;   /* (nullable): the one that is current from now on */
  const char *file_name; /* (nullable) */
  gboolean is_news;      /* whether a version came that was not here before */
} News;

static gboolean
write_state (HashiyaMargin *margin, HashiyaContent *content, const News *news, GError **error)
{
  g_autoptr (JsonObject) values = json_object_new ();
  g_autoptr (JsonNode) imported = hashiya_margin_get_state (margin, "imported");
  g_autoptr (JsonNode) trashed = hashiya_margin_get_state (margin, "trashed");
  g_autoptr (JsonNode) version = hashiya_margin_get_state (margin, "version");

  if (news->version != NULL)
    json_object_set_string_member (values, "version", news->version);
  else if (version == NULL)
    json_object_set_string_member (values, "version", hashiya_content_get_version (content));
  if (trashed != NULL)
    json_object_set_boolean_member (values, "trashed", FALSE);
  if (news->is_news || imported == NULL)
    {
      g_autoptr (JsonNode) import = new_import (content, news->file_name);

      if (news->version != NULL && version != NULL)
        {
          g_autofree char *key = dup_import_key (news->version);

          add_first_import (margin, imported, values);
          json_object_set_member (values, key, json_node_copy (import));
        }
      json_object_set_member (values, "imported", g_steal_pointer (&import));
    }
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

/* Publishes @content as a version of document @id, unless its bytes are here as version @same. */
static gboolean
publish (HashiyaLibrary *self,
         const char *id,
         HashiyaContent *content,
         const char *same,
         const News *news,
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
  if (margin != NULL && write_state (margin, content, news, error))
    {
      if (news->is_news)
        hashiya_library_add_holder (self, hashiya_content_get_original_sha256 (content), id);
      return TRUE;
    }
  if (is_new)
    take_back (library, name, device);
  return FALSE;
}

/* Whether @content is another edition of what is read now, and not another text altogether. What
 * cannot be opened has nothing to say against it. */
static gboolean
is_edition (HashiyaLibrary *self, const char *id, HashiyaContent *content)
{
  g_autoptr (HashiyaDocument) current = hashiya_library_open (self, id, NULL, NULL, NULL);
  g_autoptr (HashiyaDocument) next = hashiya_content_to_document (content, id, NULL);
  const char *texts[2];
  gsize lengths[2];

  if (current == NULL || next == NULL)
    return TRUE;
  texts[0] = hashiya_text_peek (hashiya_document_get_text (current), &lengths[0]);
  texts[1] = hashiya_text_peek (hashiya_document_get_text (next), &lengths[1]);
  return hashiya_kinship (texts[0], lengths[0], texts[1], lengths[1]) >= 0.5;
}

/* The document that is known by the address that was asked for, or by what a book calls itself,
 * unless another text stands there by now. */
static char *
choose_by_address (HashiyaLibrary *self, HashiyaContent *content)
{
  const char *address = hashiya_content_get_option (content, "address");
  g_autofree char *sha256 = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) folders = NULL;

  if (address == NULL)
    address = hashiya_content_get (content, "identity");
  if (address == NULL)
    return NULL;
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  id = g_strndup (sha256, HASHIYA_ID_DIGITS);
  folders = hashiya_library_find_folders (self, id);
  if (folders->len > 0 && !is_edition (self, id, content))
    return NULL;
  return g_steal_pointer (&id);
}

/* The document these bytes belong to: the one named after them, or one that has them as a later
 * version, or the one of their address; a new one otherwise. */
static char *
choose_id (HashiyaLibrary *self, HashiyaContent *content)
{
  const char *sha256 = hashiya_content_get_original_sha256 (content);
  g_autofree char *id = g_strndup (sha256, HASHIYA_ID_DIGITS);
  g_autoptr (GPtrArray) folders = hashiya_library_find_folders (self, id);
  char *other = NULL;

  if (folders->len == 0)
    other = hashiya_library_find_holder (self, sha256);
  if (folders->len == 0 && other == NULL)
    other = choose_by_address (self, content);
  return other != NULL ? other : g_steal_pointer (&id);
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
  News news = { .file_name = file_name };

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (hashiya_content_get_version (content) != NULL, NULL);

  id = choose_id (self, content);
  folders = hashiya_library_find_folders (self, id);
  versions = hashiya_store_list_versions (folders);
  if (!again)
    same = find_same (versions, content);
  else if (is_published (versions, hashiya_content_get_version (content)))
    same = g_strdup (hashiya_content_get_version (content));
  entry = hashiya_library_get_entry (self, id, NULL);
  if (versions->len == 0 || (entry != NULL && hashiya_entry_is_trashed (entry)))
    *status = HASHIYA_PUBLISH_ADDED;
  else
    *status = same != NULL ? HASHIYA_PUBLISH_UNCHANGED : HASHIYA_PUBLISH_UPDATED;
  /* Bytes that are here change nothing, not even which version is read. */
  if (same == NULL || again)
    news.version = same != NULL ? same : hashiya_content_get_version (content);
  news.is_news = *status != HASHIYA_PUBLISH_UNCHANGED;
  if (!publish (self, id, content, same, &news, error))
    return NULL;
  return g_steal_pointer (&id);
}

char *
hashiya_library_update (HashiyaLibrary *self,
                        const char *id,
                        HashiyaContent *content,
                        const char *file_name,
                        HashiyaPublishStatus *status,
                        GError **error)
{
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *same = NULL;
  g_autofree char *current = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;
  News news = { .file_name = file_name };

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (hashiya_content_get_version (content) != NULL, NULL);

  entry = hashiya_library_get_entry (self, id, error);
  if (entry == NULL)
    return NULL;
  current = hashiya_library_dup_version (self, id);
  folders = hashiya_library_find_folders (self, id);
  versions = hashiya_store_list_versions (folders);
  same = find_same (versions, content);
  if (same == NULL && !is_edition (self, id, content))
    return hashiya_library_publish (self, content, file_name, FALSE, status, error);
  *status = g_strcmp0 (same, current) == 0 ? HASHIYA_PUBLISH_UNCHANGED : HASHIYA_PUBLISH_UPDATED;
  news.version = same != NULL ? same : hashiya_content_get_version (content);
  news.is_news = same == NULL;
  if (!publish (self, id, content, same, &news, error))
    return NULL;
  return g_strdup (id);
}
