// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-margin-model.h"
#include "hashiya-print-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaPrintChoice:
 * @section: the one section to print, or -1 for all
 * @notes_only: the margin without the text
 * @highlights: with the colours of marks
 * @notes: where notes go
 *
 * What the reader wants on paper.
 */
typedef struct
{
  int section;
  gboolean notes_only;
  gboolean highlights;
  HashiyaPrintNotes notes;
} HashiyaPrintChoice;

/** hashiya_print_job_get_obstacle: Returns: (nullable): why nothing would be on the paper, for the
 * reader */
const char *hashiya_print_job_get_obstacle (HashiyaMarginModel *model,
                                            const HashiyaPrintChoice *choice);

/**
 * hashiya_print_job_run_async:
 * @model: whose document and annotations are printed, as they are now
 * @setup: the paper
 *
 * Makes a PDF in a folder of its own. Nothing blocks meanwhile.
 */
void hashiya_print_job_run_async (HashiyaMarginModel *model,
                                  const HashiyaPrintChoice *choice,
                                  GtkPageSetup *setup,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** hashiya_print_job_run_finish: Returns: (transfer full) (nullable): the path of the PDF, for
 * hashiya_print_job_discard(); %NULL with a sentence for the reader */
char *hashiya_print_job_run_finish (GAsyncResult *result, GError **error);

/** hashiya_print_job_discard: @path: (transfer full): Removes a PDF and the folder it is in. */
void hashiya_print_job_discard (char *path);

G_END_DECLS
