// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-check-private.h"
#include "hashiya-compact.h"
#include "hashiya-device.h"
#include "hashiya-disk.h"
#include "hashiya-heads.h"
#include "hashiya-journals.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
describe_line (const char *kind)
{
  if (strcmp (kind, "torn") == 0)
    return g_strdup (
        _ ("This record was cut short while it was written; everything else was read."));
  if (strcmp (kind, "json") == 0)
    return g_strdup (_ ("This line is no JSON record; everything else was read."));
  return g_strdup (_ ("This record lacks what every record has; everything else was read."));
}

static gboolean
is_own (HashiyaJournal *journal, const char *device)
{
  g_autofree char *stem = hashiya_journal_get_stem (journal);

  return g_strcmp0 (stem, device) == 0 && !hashiya_journal_is_newer (journal)
         && !hashiya_journal_is_copy (journal);
}

/* Puts unreadable lines of this device's own journal aside. */
static gboolean
repair_lines (HashiyaChecking *self, HashiyaJournal *journal)
{
  g_autoptr (HashiyaDevice) device = self->repair ? hashiya_device_lock (NULL) : NULL;
  g_autofree char *header = NULL;
  g_autoptr (GError) error = NULL;

  if (device == NULL || !is_own (journal, hashiya_device_get_id (device)))
    return FALSE;
  header = hashiya_journal_dup_header (hashiya_device_get_id (device), self->document);
  if (hashiya_compact (hashiya_journal_get_path (journal), header, NULL, FALSE, &error))
    return TRUE;
  g_debug ("The journal stays as it is: %s", error->message);
  return FALSE;
}

/* Which revisions are two, by all journals beside @folder's and its own. */
static HashiyaForks *
find_forks (HashiyaChecking *self, const char *folder)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
  HashiyaJournals *journals;
  HashiyaForks *forks;

  g_ptr_array_add (own, g_path_get_dirname (folder));
  journals = hashiya_journals_new (own);
  if (self->folders != NULL)
    hashiya_journals_add_folders (journals, self->folders);
  hashiya_journals_read (journals);
  forks = hashiya_forks_ref (journals->forks);
  hashiya_journals_free (journals);
  return forks;
}

/* Takes what a conflict copy holds into this device's own journal. */
static gboolean
repair_copy (HashiyaChecking *self, HashiyaJournal *journal)
{
  g_autoptr (HashiyaDevice) device = self->repair ? hashiya_device_lock (NULL) : NULL;
  const char *copy = hashiya_journal_get_path (journal);
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autofree char *header = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (HashiyaForks) forks = NULL;
  g_autoptr (GError) error = NULL;

  if (device == NULL || hashiya_journal_is_newer (journal))
    return FALSE;
  /* A copy of one's own journal: someone else writes under this name. */
  if (g_strcmp0 (hashiya_journal_get_device (journal), hashiya_device_get_id (device)) == 0
      && !hashiya_device_renew (device, NULL))
    return FALSE;
  header = hashiya_journal_dup_header (hashiya_device_get_id (device), self->document);
  name = g_strconcat (hashiya_device_get_id (device), ".jsonl", NULL);
  path = g_build_filename (folder, name, NULL);
  forks = find_forks (self, folder);
  if (hashiya_absorb (copy, path, header, forks, &error))
    return TRUE;
  g_debug ("The conflict copy stays: %s", error->message);
  return FALSE;
}

static void
check_header (HashiyaChecking *self, HashiyaJournal *journal)
{
  const char *path = hashiya_journal_get_path (journal);

  if (hashiya_journal_is_newer (journal))
    hashiya_checking_add (
        self, path, 1, "newer",
        g_strdup (_ ("A later version of Hashiya wrote this journal; it is read as "
                     "far as known and never changed. Update Hashiya.")));
  else if (hashiya_journal_get_device (journal) == NULL)
    {
      if (hashiya_journal_get_n_records (journal) > 0)
        hashiya_checking_add (self, path, 1, "schema",
                              g_strdup (_ ("The first line of this journal does not say whose it "
                                           "is; its records were read.")))
            ->repaired
            = repair_lines (self, journal);
    }
  else if (hashiya_journal_is_copy (journal))
    hashiya_checking_add (self, path, 0, "foreign",
                          g_strdup (_ ("This is a copy of a journal that a synchronising program "
                                       "made; its records are read from here.")))
        ->repaired
        = repair_copy (self, journal);
  else if (g_strcmp0 (hashiya_journal_get_document (journal), self->document) != 0)
    hashiya_checking_add (self, path, 1, "schema",
                          g_strdup (_ ("This journal belongs to another document.")));
}

/* What in a journal is about something else. */
typedef struct
{
  const char *const *names;
  GHashTable *ids;
} Strays;

static void
find_stray (JsonObject *record, const char *text, gpointer user_data)
{
  Strays *strays = user_data;

  if (hashiya_record_kind (record) == HASHIYA_RECORD_ANNOTATION
      && !hashiya_record_points_at (record, strays->names))
    g_hash_table_add (strays->ids, g_strdup (hashiya_record_get_id (record)));
}

static void
add_strays (HashiyaChecking *self, const char *path, guint n)
{
  if (n > 0)
    hashiya_checking_add (
        self, path, 0, "foreign",
        hashiya_sentence (
            ngettext ("%u annotation points at another document; it is kept, and shown where its "
                      "words are found.",
                      "%u annotations point at another document; they are kept, and shown where "
                      "their words are found.",
                      n),
            n));
}

static void
check_journal (HashiyaChecking *self, const char *path)
{
  g_autoptr (HashiyaJournal) journal = hashiya_journal_new (path);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Strays strays = { (const char *const *) self->names, ids };
  g_autoptr (GError) error = NULL;
  GArray *problems;
  gboolean repaired;

  if (hashiya_journal_read (journal, self->names != NULL ? find_stray : NULL, &strays, &error)
      == HASHIYA_JOURNAL_FAILED)
    {
      /* Translators: the placeholder is the system's own words for what went wrong. */
      hashiya_checking_add (
          self, path, 0, "missing",
          /* Translators: %s is the system’s own message. */
          hashiya_sentence (_ ("This journal could not be read: %s."), error->message));
      return;
    }
  problems = hashiya_journal_get_problems (journal);
  repaired = problems->len > 0 && repair_lines (self, journal);
  for (guint i = 0; i < problems->len; i++)
    {
      HashiyaJournalProblem *line = &g_array_index (problems, HashiyaJournalProblem, i);

      hashiya_checking_add (self, path, line->line, line->kind, describe_line (line->kind))
          ->repaired
          = repaired;
    }
  check_header (self, journal);
  add_strays (self, path, g_hash_table_size (ids));
}

/* What a killed compaction of this device's journal left behind. */
static void
sweep_partial (HashiyaChecking *self, const char *path, const char *name)
{
  g_autoptr (HashiyaDevice) device = self->repair ? hashiya_device_lock (NULL) : NULL;
  g_autofree char *own = NULL;

  if (device == NULL)
    return;
  own = g_strdup_printf (HASHIYA_DISK_PARTIAL "%s.jsonl-", hashiya_device_get_id (device));
  if (g_str_has_prefix (name, own))
    hashiya_disk_remove_tree (path);
}

void
hashiya_check_journals (HashiyaChecking *self, const char *folder)
{
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (folder, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, HASHIYA_DISK_PARTIAL))
        sweep_partial (self, path, name);
      else if (name[0] == '.' || g_str_has_suffix (name, ".damaged"))
        continue;
      else if (g_str_has_suffix (name, ".jsonl"))
        check_journal (self, path);
      else
        hashiya_checking_add_foreign (self, path);
    }
}
