// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-fetcher.h"
#include "hashiya-import.h"

G_BEGIN_DECLS

/** HASHIYA_FETCH_MAX_PICTURES: how many pictures of a page are fetched */
#define HASHIYA_FETCH_MAX_PICTURES 200
/** HASHIYA_FETCH_MAX_PICTURE_BYTES: what they may take together */
#define HASHIYA_FETCH_MAX_PICTURE_BYTES (50 * 1024 * 1024)

/** HashiyaFetchStep: what an import from the web is at. */
typedef enum
{
  HASHIYA_FETCH_STEP_PAGE,     /* in bytes */
  HASHIYA_FETCH_STEP_READ,     /* not counted */
  HASHIYA_FETCH_STEP_PICTURES, /* in pictures */
} HashiyaFetchStep;

/**
 * HashiyaFetchProgress:
 * @done: how much of the step is done
 * @total: of how much, 0 where unknown
 */
typedef void (*HashiyaFetchProgress) (HashiyaFetchStep step,
                                      guint64 done,
                                      guint64 total,
                                      gpointer data);

/**
 * hashiya_fetch_document:
 * @fetcher: (nullable): for its limits; %NULL for a new one
 * @address: as a person typed it
 * @options: (nullable): as for hashiya_import_file()
 * @progress: (nullable): called in this thread
 *
 * Fetches what a person asked for, and the pictures of the article in it: the first
 * %HASHIYA_FETCH_MAX_PICTURES within %HASHIYA_FETCH_MAX_PICTURE_BYTES. A picture that cannot be
 * had is listed in the content as dropped and stops nothing. Blocks: call it off the main loop.
 *
 * Returns: (transfer full): sealed content, or %NULL with %HASHIYA_FETCH_ERROR,
 *   %HASHIYA_IMPORT_ERROR or %G_IO_ERROR_CANCELLED
 */
HashiyaContent *hashiya_fetch_document (HashiyaFetcher *fetcher,
                                        const char *address,
                                        const HashiyaImportOptions *options,
                                        HashiyaFetchProgress progress,
                                        gpointer progress_data,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
