// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-heads.h"
#include "hashiya-journal.h"

G_BEGIN_DECLS

/**
 * HashiyaJournals:
 * @folders: (element-type filename): the journal folders; the first is written to
 * @files: (element-type filename HashiyaJournal): every journal by its path
 * @heads: what they come to
 * @forks: the revisions that are two
 * @failures: (element-type utf8): a sentence for each file that could not be read
 * @is_blind: whether a folder could not be listed
 *
 * The journals of one document, of every device, as far as they were read. Seen by the margin
 * alone, which guards it with its lock.
 */
typedef struct
{
  GPtrArray *folders;
  GHashTable *files;
  HashiyaHeads *heads;
  HashiyaForks *forks;
  GPtrArray *failures;
  gboolean is_blind;
} HashiyaJournals;

/** hashiya_journals_new: @folders: (element-type filename): the document's folders */
HashiyaJournals *hashiya_journals_new (GPtrArray *folders);
void hashiya_journals_free (HashiyaJournals *self);

/** hashiya_journals_add_folders: @folders: (element-type filename): known ones are passed over */
void hashiya_journals_add_folders (HashiyaJournals *self, GPtrArray *folders);

/** hashiya_journals_read: Returns: how many records are new and not superseded; %G_MAXUINT where
 * all was read anew */
guint hashiya_journals_read (HashiyaJournals *self);

/**
 * hashiya_journals_get_own:
 * @path: (out): where @device's journal is or will be
 *
 * Returns: (transfer none) (nullable): @device's journal
 */
HashiyaJournal *hashiya_journals_get_own (HashiyaJournals *self, const char *device, char **path);

/**
 * hashiya_journals_is_taken:
 *
 * Returns: whether someone else wrote under @device's name: a copy of its own journal is there,
 *   a later program wrote it, or others have seen more of it than it has
 */
gboolean hashiya_journals_is_taken (HashiyaJournals *self, const char *device);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaJournals, hashiya_journals_free)

G_END_DECLS
