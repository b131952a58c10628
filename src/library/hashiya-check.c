// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-check-private.h"
#include "hashiya-device.h"
#include "hashiya-disk.h"
#include "hashiya-entry-private.h"
#include "hashiya-json.h"
#include "hashiya-library-private.h"
#include "hashiya-store.h"

#include <glib/gi18n.h>
#include <string.h>

void
hashiya_problem_free (HashiyaProblem *self)
{
  g_free (self->document);
  g_free (self->file);
  g_free (self->message);
  g_free (self);
}

HashiyaProblem *
hashiya_checking_add (
    HashiyaChecking *self, const char *path, guint line, const char *kind, char *message)
{
  HashiyaProblem *problem = g_new0 (HashiyaProblem, 1);
  const char *below = path + strlen (self->library);

  problem->document = g_strdup (self->document);
  problem->file = g_filename_display_name (*below == '/' ? below + 1 : below);
  problem->line = line;
  problem->kind = kind;
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
  return problem;
}

void
hashiya_checking_add_foreign (HashiyaChecking *self, const char *path)
{
  hashiya_checking_add (self, path, 0, "foreign",
                        g_strdup (_ ("This is nothing that Hashiya keeps here; it was left alone. "
                                     "Move it elsewhere.")));
}

void
hashiya_check_sweep (HashiyaChecking *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *device = hashiya_device_peek_id ();
  g_autofree char *own = g_strconcat (HASHIYA_DISK_PARTIAL, device, NULL);
  int lock;

  if (!self->repair || device == NULL || !g_str_has_prefix (name, own))
    return;
  lock = hashiya_device_lock_publishing (TRUE);
  if (lock < 0)
    return;
  hashiya_disk_remove_tree (path);
  hashiya_device_unlock_publishing (lock);
  hashiya_checking_add (self, path, 0, "foreign",
                        g_strdup (_ ("An import that was broken off left this behind.")))
      ->repaired
      = TRUE;
}

static void
check_content (HashiyaChecking *self, const char *folder, gboolean *has_content)
{
  g_autofree char *content = g_build_filename (folder, "content", NULL);
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (content, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (content, name, NULL);

      if (name[0] == '.')
        continue;
      if (strlen (name) == HASHIYA_ID_DIGITS
          && strspn (name, "0123456789abcdef") == HASHIYA_ID_DIGITS)
        {
          *has_content = TRUE;
          hashiya_check_version (self, path);
        }
      else
        hashiya_checking_add_foreign (self, path);
    }
}

static void
check_folder (HashiyaChecking *self, const char *folder, gboolean *has_content)
{
  static const char *const known[] = { "content", "journal", "translations", NULL };
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (folder, NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (name[0] != '.' && !g_strv_contains (known, name))
        hashiya_checking_add_foreign (self, path);
    }
  check_content (self, folder, has_content);
  hashiya_check_journals (self, journals);
}

/* A trashed document whose content was deleted is as it should be. */
static void
check_presence (HashiyaChecking *self, HashiyaLibrary *library, const char *folder)
{
  g_autoptr (HashiyaEntry) entry = hashiya_library_get_entry (library, self->document, NULL);

  if (entry != NULL && !hashiya_entry_is_trashed (entry))
    hashiya_checking_add (
        self, folder, 0, "missing",
        g_strdup (_ ("The text of this document is not here (yet); its notes are. Wait until the "
                     "folder is synchronised, or import it again.")));
}

/* Its urn, and the addresses that its versions came from. */
static GStrv
list_names (const char *id, GPtrArray *folders)
{
  g_autoptr (GPtrArray) versions = hashiya_store_list_versions (folders);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *urn = g_strconcat ("urn:hashiya:", id, NULL);

  g_strv_builder_add (names, urn);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (JsonObject) description
          = hashiya_store_read_description (g_ptr_array_index (versions, i), NULL);
      const char *source = hashiya_json_string (description, "source", NULL);

      if (source != NULL)
        g_strv_builder_add (names, source);
    }
  return g_strv_builder_end (names);
}

static gboolean
check_documents (HashiyaChecking *self,
                 HashiyaLibrary *library,
                 GHashTable *ids,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (ids), (GCompareFunc) strcmp);

  for (GList *l = sorted; l != NULL; l = l->next)
    {
      g_autoptr (GPtrArray) folders = hashiya_library_find_folders (library, l->data);
      gboolean has_content = FALSE;

      self->document = l->data;
      self->names = list_names (l->data, folders);
      self->folders = folders;
      for (guint i = 0; i < folders->len; i++)
        {
          if (g_cancellable_is_cancelled (cancellable))
            break;
          check_folder (self, g_ptr_array_index (folders, i), &has_content);
        }
      if (!has_content && folders->len > 0 && !g_cancellable_is_cancelled (cancellable))
        check_presence (self, library, g_ptr_array_index (folders, 0));
      g_clear_pointer (&self->names, g_strfreev);
      self->folders = NULL;
    }
  self->document = NULL;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Looks at what stands in the library's folder itself; adds the documents' ids to @ids. */
static gboolean
check_top (HashiyaChecking *self, GHashTable *ids, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (self->library, &reason);

  if (names == NULL)
    {
      g_set_error_literal (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND,
                           reason->message);
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *id = hashiya_store_get_id (name);
      g_autofree char *path = g_build_filename (self->library, name, NULL);

      if (id != NULL)
        g_hash_table_add (ids, g_strdup (id));
      else if (strcmp (name, "journal") == 0)
        hashiya_check_journals (self, path);
      else if (g_str_has_prefix (name, HASHIYA_DISK_PARTIAL))
        hashiya_check_sweep (self, self->library, name);
      else if (name[0] != '.')
        hashiya_checking_add_foreign (self, path);
    }
  return TRUE;
}

GPtrArray *
hashiya_check (HashiyaLibrary *library,
               gboolean repair,
               guint *n_documents,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  HashiyaChecking self = { 0 };

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (library), NULL);

  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_problem_free);
  self.library = hashiya_library_get_folder (library);
  self.repair = repair;
  self.problems = problems;
  if (!check_top (&self, ids, error) || !check_documents (&self, library, ids, cancellable, error))
    return NULL;
  *n_documents = g_hash_table_size (ids);
  return g_steal_pointer (&problems);
}
