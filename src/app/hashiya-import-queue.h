// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import-job.h"

G_BEGIN_DECLS

/**
 * HashiyaImportQueue:
 *
 * Imports, as many at a time as the machine has processors and at most four, the others in the
 * order they came.
 *
 * Signals:
 *  `changed`: a job came, went or is another.
 *  `finished` (HashiyaImportJob *job): it is done, failed or cancelled.
 */
#define HASHIYA_TYPE_IMPORT_QUEUE (hashiya_import_queue_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaImportQueue, hashiya_import_queue, HASHIYA, IMPORT_QUEUE, GObject)

HashiyaImportQueue *hashiya_import_queue_new (void);

/** hashiya_import_queue_set_library: What runs goes to the end in the library it began with. */
void hashiya_import_queue_set_library (HashiyaImportQueue *self, HashiyaLibrary *library);

/** hashiya_import_queue_add: @job: (transfer full): one that waits */
void hashiya_import_queue_add (HashiyaImportQueue *self, HashiyaImportJob *job);

/** hashiya_import_queue_retry: Begins with one again that failed or was cancelled. */
void hashiya_import_queue_retry (HashiyaImportQueue *self, HashiyaImportJob *job);

/** hashiya_import_queue_cancel_all: Ends what waits and what runs. */
void hashiya_import_queue_cancel_all (HashiyaImportQueue *self);

/** hashiya_import_queue_remove: Takes one off the list that waits for nothing and does not run. */
void hashiya_import_queue_remove (HashiyaImportQueue *self, HashiyaImportJob *job);

/** hashiya_import_queue_clear: Takes all off the list that wait for nothing and do not run. */
void hashiya_import_queue_clear (HashiyaImportQueue *self);

/** hashiya_import_queue_get_jobs: Returns: (transfer none): a list of #HashiyaImportJob */
GListModel *hashiya_import_queue_get_jobs (HashiyaImportQueue *self);

/** hashiya_import_queue_count: Returns: how many jobs are in a state */
guint hashiya_import_queue_count (HashiyaImportQueue *self, HashiyaImportState state);

/** hashiya_import_queue_is_busy: Returns: whether something waits or runs */
gboolean hashiya_import_queue_is_busy (HashiyaImportQueue *self);

G_END_DECLS
