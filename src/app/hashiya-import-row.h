// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaImportRow:
 *
 * An import: its name, what it is at, and Open, Retry or Cancel, whichever makes sense now.
 *
 * Signals:
 *  `open` (const char *id): the reader wants to read what was added.
 */
#define HASHIYA_TYPE_IMPORT_ROW (hashiya_import_row_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaImportRow, hashiya_import_row, HASHIYA, IMPORT_ROW, GtkBox)

GtkWidget *hashiya_import_row_new (void);

/** hashiya_import_row_bind: @job: (nullable): one of @queue, or %NULL for none */
void
hashiya_import_row_bind (HashiyaImportRow *self, HashiyaImportQueue *queue, HashiyaImportJob *job);

G_END_DECLS
