// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-disk-queue.h"
#include "hashiya-margin-items.h"
#include "hashiya-margin.h"

G_BEGIN_DECLS

/**
 * HashiyaMarginStatus:
 * @HASHIYA_MARGIN_SAVED: everything is on the disk
 * @HASHIYA_MARGIN_SAVING: something is on its way there
 * @HASHIYA_MARGIN_FAILED: something could not be written; it is kept and tried again
 */
typedef enum
{
  HASHIYA_MARGIN_SAVED,
  HASHIYA_MARGIN_SAVING,
  HASHIYA_MARGIN_FAILED,
} HashiyaMarginStatus;

/**
 * HashiyaMarginWriter:
 *
 * Brings the items of a #HashiyaMarginModel to the disk, one job an item at a time; what fails is
 * tried again every 3 s. Main loop only.
 *
 * Signal `written` (): a job has ended, well or not.
 *
 * Properties: `status` (int, a #HashiyaMarginStatus), `error` (the sentence of a failure, or
 * %NULL).
 */
#define HASHIYA_TYPE_MARGIN_WRITER (hashiya_margin_writer_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaMarginWriter, hashiya_margin_writer, HASHIYA, MARGIN_WRITER, GObject)

HashiyaMarginWriter *hashiya_margin_writer_new (HashiyaMargin *margin,
                                                HashiyaDiskQueue *queue,
                                                HashiyaMarginItems *items);

/** hashiya_margin_writer_push: @typing: see hashiya_margin_model_put(): Writes @item where it is
 * not on the disk as it is wanted. */
void
hashiya_margin_writer_push (HashiyaMarginWriter *self, HashiyaMarginItem *item, gboolean typing);

/** hashiya_margin_writer_commit: Writes what is typed now, without waiting for a pause. */
void hashiya_margin_writer_commit (HashiyaMarginWriter *self);

/** hashiya_margin_writer_flush: Commits and waits for the disk. Returns: whether everything is on
 * it */
gboolean hashiya_margin_writer_flush (HashiyaMarginWriter *self);

HashiyaMarginStatus hashiya_margin_writer_get_status (HashiyaMarginWriter *self);

/** hashiya_margin_writer_get_error: Returns: (nullable): why the last write failed */
const char *hashiya_margin_writer_get_error (HashiyaMarginWriter *self);

G_END_DECLS
