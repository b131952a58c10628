// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-disk.h"
#include "hashiya-entry-private.h"
#include "hashiya-library-private.h"
#include "hashiya-margin-private.h"
#include "hashiya-sentence.h"
#include "hashiya-store.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* How long a look through the whole library is good for while many files are imported. */
#define HOLDERS_US (2 * G_USEC_PER_SEC)

struct _HashiyaLibrary
{
  GObject parent_instance;

  char *folder;

  GMutex mutex;        /* guards all below */
  GHashTable *margins; /* owned id -> owned GWeakRef to HashiyaMargin */
  HashiyaMargin *last; /* the last that was read: a document is asked for several times in a row */
  GHashTable *rows;    /* owned id -> owned Row */
  GHashTable *holders; /* owned SHA-256 of a file's bytes -> owned id, or NULL */
  gint64 holders_time; /* monotonic, when they were looked up */
  guint holders_added;
};

/* An entry, and what the files looked like that it was read from. */
typedef struct
{
  HashiyaEntry *entry;
  char *fingerprint;
} Row;

G_DEFINE_QUARK (hashiya - library - error - quark, hashiya_library_error)

G_DEFINE_FINAL_TYPE (HashiyaLibrary, hashiya_library, G_TYPE_OBJECT)

static void
row_free (Row *self)
{
  g_object_unref (self->entry);
  g_free (self->fingerprint);
  g_free (self);
}

static void
weak_ref_free (GWeakRef *self)
{
  g_weak_ref_clear (self);
  g_free (self);
}

static void
hashiya_library_finalize (GObject *object)
{
  HashiyaLibrary *self = HASHIYA_LIBRARY (object);

  g_free (self->folder);
  g_hash_table_unref (self->margins);
  g_clear_object (&self->last);
  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->holders, g_hash_table_unref);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (hashiya_library_parent_class)->finalize (object);
}

static void
hashiya_library_class_init (HashiyaLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_library_finalize;
}

static void
hashiya_library_init (HashiyaLibrary *self)
{
  g_mutex_init (&self->mutex);
  self->margins
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) weak_ref_free);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) row_free);
}

HashiyaLibrary *
hashiya_library_new (const char *folder)
{
  HashiyaLibrary *self = g_object_new (HASHIYA_TYPE_LIBRARY, NULL);

  if (folder != NULL)
    self->folder = g_canonicalize_filename (folder, NULL);
  else
    self->folder = g_build_filename (g_get_user_data_dir (), "hashiya", "library", NULL);
  return self;
}

const char *
hashiya_library_get_folder (HashiyaLibrary *self)
{
  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);

  return self->folder;
}

static void
free_paths (gpointer paths)
{
  g_ptr_array_unref (paths);
}

GHashTable *
hashiya_library_list_folders (HashiyaLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) reason = NULL;
  GHashTable *folders;

  names = hashiya_disk_list_folder (self->folder, &reason);
  if (names == NULL)
    {
      g_autofree char *name = g_filename_display_name (self->folder);

      /* Translators: the library folder's path, and the system's own words. */
      hashiya_set_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND,
                         /* Translators: the placeholders are the name of a folder, and the system’s
                            own message. */
                         _ ("The library “%s” could not be read: %s."), name, reason->message);
      return NULL;
    }
  folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_paths);
  for (guint i = 0; i < names->len; i++)
    {
      const char *id = hashiya_store_get_id (g_ptr_array_index (names, i));
      GPtrArray *paths = id != NULL ? g_hash_table_lookup (folders, id) : NULL;

      if (id == NULL)
        continue;
      if (paths == NULL)
        {
          paths = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (folders, g_strdup (id), paths);
        }
      g_ptr_array_add (paths, g_build_filename (self->folder, g_ptr_array_index (names, i), NULL));
    }
  return folders;
}

GPtrArray *
hashiya_library_find_folders (HashiyaLibrary *self, const char *id)
{
  g_autoptr (GHashTable) folders = hashiya_library_list_folders (self, NULL);
  GPtrArray *paths = folders != NULL ? g_hash_table_lookup (folders, id) : NULL;

  return paths != NULL ? g_ptr_array_ref (paths) : g_ptr_array_new_with_free_func (g_free);
}

/* The margin that is in use, or %NULL. */
static HashiyaMargin *
peek_margin (HashiyaLibrary *self, const char *id)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GWeakRef *ref = g_hash_table_lookup (self->margins, id);

  return ref != NULL ? g_weak_ref_get (ref) : NULL;
}

/* Keeps @margin where no other thread was faster; returns the one that is kept. */
static HashiyaMargin *
keep_margin (HashiyaLibrary *self, const char *id, HashiyaMargin *margin)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GWeakRef *ref = g_hash_table_lookup (self->margins, id);
  HashiyaMargin *kept = ref != NULL ? g_weak_ref_get (ref) : NULL;

  if (kept != NULL)
    return kept;
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, margin);
  g_hash_table_replace (self->margins, g_strdup (id), ref);
  g_set_object (&self->last, margin);
  return g_object_ref (margin);
}

static gboolean
set_not_found (GError **error, const char *name)
{
  /* Translators: the placeholder is what the reader called the document: an id or a title. */
  hashiya_set_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND,
                     /* Translators: %s is what was typed. */
                     _ ("There is no document “%s” in the library."), name);
  return FALSE;
}

/* Reads what is not in memory, and what is new. @id may be %NULL. */
static HashiyaMargin *
read_margin (HashiyaLibrary *self, const char *id, GPtrArray *folders, GError **error)
{
  const char *key = id != NULL ? id : "";
  g_autoptr (HashiyaMargin) margin = peek_margin (self, key);

  if (margin != NULL)
    {
      hashiya_margin_add_folders (margin, folders);
      hashiya_margin_refresh (margin, NULL, NULL);
      return g_steal_pointer (&margin);
    }
  if (folders->len == 0)
    {
      set_not_found (error, id);
      return NULL;
    }
  margin = hashiya_margin_new (folders, id, error);
  return margin != NULL ? keep_margin (self, key, margin) : NULL;
}

HashiyaMargin *
hashiya_library_get_margin (HashiyaLibrary *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) folders = NULL;
  HashiyaMargin *margin;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);

  if (id != NULL)
    folders = hashiya_library_find_folders (self, id);
  else
    {
      folders = g_ptr_array_new ();
      g_ptr_array_add (folders, self->folder);
    }
  margin = read_margin (self, id, folders, error);
  if (margin != NULL)
    hashiya_margin_tidy (margin);
  return margin;
}

static void
add_status (GString *fingerprint, const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    g_string_append_printf (
        fingerprint, "%s %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld\n",
        path, (guint64) status.st_ino, (gint64) status.st_size, (gint64) status.st_mtim.tv_sec,
        status.st_mtim.tv_nsec);
}

static char *
make_fingerprint (GPtrArray *folders, GPtrArray *versions)
{
  g_autoptr (GString) fingerprint = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *path
          = g_build_filename (g_ptr_array_index (versions, i), "document.json", NULL);

      add_status (fingerprint, path);
    }
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *journal = g_build_filename (g_ptr_array_index (folders, i), "journal", NULL);
      g_autoptr (GPtrArray) names = hashiya_disk_list_folder (journal, NULL);

      for (guint j = 0; names != NULL && j < names->len; j++)
        {
          g_autofree char *path = g_build_filename (journal, g_ptr_array_index (names, j), NULL);

          add_status (fingerprint, path);
        }
    }
  return g_string_free (g_steal_pointer (&fingerprint), FALSE);
}

static HashiyaEntry *
read_entry (HashiyaLibrary *self, const char *id, GPtrArray *folders, GPtrArray *versions)
{
  g_autoptr (HashiyaMargin) margin = read_margin (self, id, folders, NULL);
  g_autofree char *name = g_path_get_basename (g_ptr_array_index (folders, 0));
  g_autofree char *version = NULL;
  g_autoptr (JsonObject) description = NULL;

  if (margin == NULL)
    return NULL;
  version = hashiya_library_choose_version (versions, margin);
  if (version != NULL)
    description = hashiya_store_read_description (version, NULL);
  return hashiya_entry_new (id, name, description, margin);
}

/* Returns the entry of a document, read anew only where its files changed; %NULL where there
 * is neither content nor journal, as a killed program may leave it. */
static HashiyaEntry *
get_entry (HashiyaLibrary *self, const char *id, GPtrArray *folders)
{
  g_autoptr (GPtrArray) versions = hashiya_store_list_versions (folders);
  g_autofree char *fingerprint = make_fingerprint (folders, versions);
  g_autoptr (HashiyaEntry) entry = NULL;
  Row *row;

  if (*fingerprint == '\0')
    return NULL;
  g_mutex_lock (&self->mutex);
  row = g_hash_table_lookup (self->rows, id);
  if (row != NULL && strcmp (row->fingerprint, fingerprint) == 0)
    entry = g_object_ref (row->entry);
  g_mutex_unlock (&self->mutex);
  if (entry != NULL)
    return g_steal_pointer (&entry);
  entry = read_entry (self, id, folders, versions);
  if (entry == NULL)
    return NULL;
  row = g_new0 (Row, 1);
  row->entry = g_object_ref (entry);
  row->fingerprint = g_steal_pointer (&fingerprint);
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->rows, g_strdup (id), row);
  g_mutex_unlock (&self->mutex);
  return g_steal_pointer (&entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  HashiyaEntry *first = *(HashiyaEntry *const *) a;
  HashiyaEntry *second = *(HashiyaEntry *const *) b;
  gint64 first_time = hashiya_entry_get_imported (first);
  gint64 second_time = hashiya_entry_get_imported (second);

  if (first_time != second_time)
    return first_time > second_time ? -1 : 1;
  return strcmp (hashiya_entry_get_id (first), hashiya_entry_get_id (second));
}

GPtrArray *
hashiya_library_list (HashiyaLibrary *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) folders = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GHashTableIter iter;
  gpointer id, paths;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);

  folders = hashiya_library_list_folders (self, error);
  if (folders == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &id, &paths))
    {
      HashiyaEntry *entry;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      entry = get_entry (self, id, paths);
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

HashiyaEntry *
hashiya_library_get_entry (HashiyaLibrary *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) folders = NULL;
  HashiyaEntry *entry;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  folders = hashiya_library_find_folders (self, id);
  entry = folders->len > 0 ? get_entry (self, id, folders) : NULL;
  if (entry == NULL)
    set_not_found (error, id);
  return entry;
}

static void
set_ambiguous (GError **error, const char *name, GPtrArray *found)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            hashiya_entry_get_id (g_ptr_array_index (found, i)));
  /* Translators: what the reader called the document, and the ids of those it may be. */
  hashiya_set_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_AMBIGUOUS,
                     /* Translators: the placeholders are what the reader called the document, and
                        the ids of those it may be. */
                     _ ("“%s” may be several documents; use one of these ids: %s"), name, ids->str);
}

HashiyaEntry *
hashiya_library_find (HashiyaLibrary *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  entries = hashiya_library_list (self, NULL, error);
  if (entries == NULL)
    return NULL;
  found = g_ptr_array_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      HashiyaEntry *entry = g_ptr_array_index (entries, i);
      const char *id = hashiya_entry_get_id (entry);

      if (strcmp (id, name) == 0)
        return g_object_ref (entry);
      if ((*name != '\0' && g_str_has_prefix (id, name))
          || strcmp (hashiya_entry_get_title (entry), name) == 0)
        g_ptr_array_add (found, entry);
    }
  if (found->len == 1)
    return g_object_ref (g_ptr_array_index (found, 0));
  if (found->len > 1)
    set_ambiguous (error, name, found);
  else
    set_not_found (error, name);
  return NULL;
}

void
hashiya_library_add_holder (HashiyaLibrary *self, const char *sha256, const char *id)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->holders_added++;
  if (self->holders != NULL)
    g_hash_table_replace (self->holders, g_strdup (sha256), g_strdup (id));
}

char *
hashiya_library_find_holder (HashiyaLibrary *self, const char *sha256)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->holders == NULL || now - self->holders_time >= HOLDERS_US)
    {
      guint added = self->holders_added;
      g_autoptr (GHashTable) holders = NULL;
      char *id;

      g_mutex_unlock (&self->mutex);
      holders = hashiya_library_list_holders (self);
      id = g_strdup (g_hash_table_lookup (holders, sha256));
      g_mutex_lock (&self->mutex);
      /* What was published meanwhile may not be among them. */
      if (added == self->holders_added)
        {
          g_clear_pointer (&self->holders, g_hash_table_unref);
          self->holders = g_steal_pointer (&holders);
          self->holders_time = now;
        }
      return id;
    }
  return g_strdup (g_hash_table_lookup (self->holders, sha256));
}

gboolean
hashiya_library_set_trashed (HashiyaLibrary *self, const char *id, gboolean trashed, GError **error)
{
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (JsonNode) value = NULL;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  margin = hashiya_library_get_margin (self, id, error);
  if (margin == NULL)
    return FALSE;
  value = json_node_init_boolean (json_node_alloc (), trashed);
  return hashiya_margin_set_state (margin, "trashed", value, error);
}
