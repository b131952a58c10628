// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** HashiyaImportState: how far an import has come. */
typedef enum
{
  HASHIYA_IMPORT_STATE_WAITING,
  HASHIYA_IMPORT_STATE_RUNNING,
  HASHIYA_IMPORT_STATE_DONE,
  HASHIYA_IMPORT_STATE_FAILED,
  HASHIYA_IMPORT_STATE_CANCELLED,
} HashiyaImportState;

/**
 * HashiyaImportJob:
 *
 * One thing on its way into the library: a file, an address, or what was pasted or dropped.
 *
 * Signals:
 *  `changed` (HashiyaImportState before): its state, step or fraction is another.
 */
#define HASHIYA_TYPE_IMPORT_JOB (hashiya_import_job_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaImportJob, hashiya_import_job, HASHIYA, IMPORT_JOB, GObject)

HashiyaImportJob *hashiya_import_job_new_for_file (GFile *file);
HashiyaImportJob *hashiya_import_job_new_for_address (const char *address);

/**
 * hashiya_import_job_new_for_bytes:
 * @name: what it is called while it waits
 * @format: `text` or `html`; of HTML all is taken, since a person chose it
 */
HashiyaImportJob *
hashiya_import_job_new_for_bytes (const char *name, GBytes *bytes, const char *format);

/** hashiya_import_job_start: Imports into @library, off the main loop. Again after a failure too.
 */
void hashiya_import_job_start (HashiyaImportJob *self, HashiyaLibrary *library);

/** hashiya_import_job_cancel: What waits or runs ends; nothing is in the library then. */
void hashiya_import_job_cancel (HashiyaImportJob *self);

/** hashiya_import_job_wait: Makes what has ended wait for another start. */
void hashiya_import_job_wait (HashiyaImportJob *self);

HashiyaImportState hashiya_import_job_get_state (HashiyaImportJob *self);

/** hashiya_import_job_get_file: Returns: (nullable): the file it imports, where it is one */
GFile *hashiya_import_job_get_file (HashiyaImportJob *self);

/** hashiya_import_job_get_name: Returns: what it is called */
const char *hashiya_import_job_get_name (HashiyaImportJob *self);

/** hashiya_import_job_get_step: Returns: what it is at, or the reason it failed for */
const char *hashiya_import_job_get_step (HashiyaImportJob *self);

/** hashiya_import_job_get_fraction: Returns: how much of the step is done, 0 to 1, or -1 where
 * nobody knows */
double hashiya_import_job_get_fraction (HashiyaImportJob *self);

/** hashiya_import_job_get_id: Returns: (nullable): the document's id when it is done */
const char *hashiya_import_job_get_id (HashiyaImportJob *self);

G_END_DECLS
