// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-journals.h"

#include "hashiya-disk.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

/* A journal is read anew when a sync engine puts another in its place; several in a row mean
 * that it is being written right now. */
#define MAX_READINGS 5

HashiyaJournals *
hashiya_journals_new (GPtrArray *folders)
{
  HashiyaJournals *self = g_new0 (HashiyaJournals, 1);

  self->folders = g_ptr_array_new_with_free_func (g_free);
  hashiya_journals_add_folders (self, folders);
  self->failures = g_ptr_array_new_with_free_func (g_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) hashiya_journal_free);
  self->forks = hashiya_forks_new ();
  self->heads = hashiya_heads_new (self->forks);
  return self;
}

void
hashiya_journals_free (HashiyaJournals *self)
{
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->failures);
  g_hash_table_unref (self->files);
  hashiya_heads_free (self->heads);
  hashiya_forks_unref (self->forks);
  g_free (self);
}

void
hashiya_journals_add_folders (HashiyaJournals *self, GPtrArray *folders)
{
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *path = g_build_filename (g_ptr_array_index (folders, i), "journal", NULL);

      if (!g_ptr_array_find_with_equal_func (self->folders, path, g_str_equal, NULL))
        g_ptr_array_add (self->folders, g_steal_pointer (&path));
    }
}

typedef struct
{
  HashiyaHeads *heads;
  guint n_new;
} Reading;

static void
read_record (JsonObject *record, const char *text, gpointer user_data)
{
  Reading *reading = user_data;

  reading->n_new += hashiya_heads_add (reading->heads, record, text);
}

static HashiyaJournalChange
read_journal (HashiyaJournals *self, const char *path, Reading *reading)
{
  HashiyaJournal *journal = g_hash_table_lookup (self->files, path);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  HashiyaJournalChange change;

  if (journal == NULL)
    {
      journal = hashiya_journal_new (path);
      g_hash_table_insert (self->files, g_strdup (path), journal);
    }
  hashiya_heads_set_file (reading->heads, path);
  change = hashiya_journal_read (journal, read_record, reading, &error);
  if (change == HASHIYA_JOURNAL_FAILED)
    /* Translators: a file's path, and the system's own words for what went wrong. */
    g_ptr_array_add (
        self->failures,
        /* Translators: the placeholders are the name of a file, and the system’s own message. */
        hashiya_sentence (_ ("“%s” could not be read: %s."), name, error->message));
  return change;
}

static void
forget (HashiyaJournals *self)
{
  g_hash_table_remove_all (self->files);
  hashiya_heads_free (self->heads);
  self->heads = hashiya_heads_new (self->forks);
}

/* Returns whether what was known still stands, and nothing has to be read anew. */
static gboolean
read_folder (HashiyaJournals *self, const char *folder, Reading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (folder, &error);

  if (names == NULL)
    {
      self->is_blind = TRUE;
      g_ptr_array_add (self->failures, g_strdup (error->message));
    }
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (name[0] != '.' && g_str_has_suffix (name, ".jsonl")
          && read_journal (self, path, reading) == HASHIYA_JOURNAL_REPLACED)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_all_there (HashiyaJournals *self)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return FALSE;
    }
  return TRUE;
}

guint
hashiya_journals_read (HashiyaJournals *self)
{
  Reading reading = { self->heads, 0 };
  gboolean anew = FALSE;

  for (guint reading_no = 0; reading_no < MAX_READINGS; reading_no++)
    {
      gboolean stands = is_all_there (self);

      g_ptr_array_set_size (self->failures, 0);
      self->is_blind = FALSE;
      for (guint i = 0; stands && i < self->folders->len; i++)
        stands = read_folder (self, g_ptr_array_index (self->folders, i), &reading);
      if (stands && !hashiya_heads_has_new_fork (self->heads))
        break;
      forget (self);
      reading.heads = self->heads;
      anew = TRUE;
    }
  return anew ? G_MAXUINT : reading.n_new;
}

HashiyaJournal *
hashiya_journals_get_own (HashiyaJournals *self, const char *device, char **path)
{
  g_autofree char *name = g_strconcat (device, ".jsonl", NULL);

  *path = g_build_filename (g_ptr_array_index (self->folders, 0), name, NULL);
  return g_hash_table_lookup (self->files, *path);
}

gboolean
hashiya_journals_is_taken (HashiyaJournals *self, const char *device)
{
  g_autofree char *path = NULL;
  HashiyaJournal *own = hashiya_journals_get_own (self, device, &path);
  GHashTableIter iter;
  gpointer journal;

  if (own != NULL && (hashiya_journal_is_newer (own) || hashiya_journal_is_copy (own)))
    return TRUE;
  if (hashiya_heads_get_last (self->heads, device)
      > (own != NULL ? hashiya_journal_get_last (own) : 0))
    return TRUE;
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, &journal))
    {
      if (journal != own && g_strcmp0 (hashiya_journal_get_device (journal), device) == 0)
        return TRUE;
    }
  return FALSE;
}
