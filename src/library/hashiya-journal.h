// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** HASHIYA_JOURNAL_FORMAT: what this program writes; a higher one is only read */
#define HASHIYA_JOURNAL_FORMAT 1

/**
 * HashiyaJournal:
 *
 * One journal file as far as it has been read: one JSON record a line. Reading again reads
 * only what the file gained.
 */
typedef struct _HashiyaJournal HashiyaJournal;

/**
 * HashiyaJournalProblem:
 * @line: from 1
 * @kind: `torn` (a record cut short), `json` or `schema`
 */
typedef struct
{
  guint line;
  const char *kind;
} HashiyaJournalProblem;

typedef enum
{
  HASHIYA_JOURNAL_SAME,
  HASHIYA_JOURNAL_GREW,
  HASHIYA_JOURNAL_REPLACED, /* it no longer begins with what was read: start anew */
  HASHIYA_JOURNAL_FAILED,
} HashiyaJournalChange;

/** HashiyaJournalFunc: @text: the line without its newline */
typedef void (*HashiyaJournalFunc) (JsonObject *record, const char *text, gpointer user_data);

HashiyaJournal *hashiya_journal_new (const char *path);
void hashiya_journal_free (HashiyaJournal *self);
const char *hashiya_journal_get_path (HashiyaJournal *self);

/**
 * hashiya_journal_read:
 * @func: (nullable): called for each readable record the file gained, of whatever type
 *
 * A last line without its newline is read where it is whole, and else left for later.
 */
HashiyaJournalChange hashiya_journal_read (HashiyaJournal *self,
                                           HashiyaJournalFunc func,
                                           gpointer user_data,
                                           GError **error);

/** hashiya_journal_get_stem: Returns: (transfer full): the file's name without `.jsonl` */
char *hashiya_journal_get_stem (HashiyaJournal *self);

/** hashiya_journal_get_device: Returns: (nullable): the device its header names */
const char *hashiya_journal_get_device (HashiyaJournal *self);

/** hashiya_journal_get_document: Returns: (nullable): the document its header names */
const char *hashiya_journal_get_document (HashiyaJournal *self);

/** hashiya_journal_is_newer: Returns: whether a later program wrote it */
gboolean hashiya_journal_is_newer (HashiyaJournal *self);

/** hashiya_journal_has_failed: Returns: whether it could not be read when last tried */
gboolean hashiya_journal_has_failed (HashiyaJournal *self);

/** hashiya_journal_is_copy: Returns: whether it is a sync engine's copy of another's journal */
gboolean hashiya_journal_is_copy (HashiyaJournal *self);

/** hashiya_journal_get_last: Returns: the highest seq its own device has in it, or 0 */
gint64 hashiya_journal_get_last (HashiyaJournal *self);

gsize hashiya_journal_get_size (HashiyaJournal *self);
guint hashiya_journal_get_n_records (HashiyaJournal *self);

/** hashiya_journal_get_problems: Returns: (transfer none) (element-type HashiyaJournalProblem) */
GArray *hashiya_journal_get_problems (HashiyaJournal *self);

/**
 * hashiya_journal_dup_header:
 * @document: (nullable): the document's id, %NULL in the library's own journal
 *
 * Returns: (transfer full): the first line of a new journal
 */
char *hashiya_journal_dup_header (const char *device, const char *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaJournal, hashiya_journal_free)

G_END_DECLS
