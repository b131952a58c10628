// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"
#include "hashiya-po.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the window asks of translations, off the main loop. */

/**
 * hashiya_translating_add_async:
 * @document: the version that is translated
 * @language: BCP 47
 * @file: (nullable): a PO file; %NULL to begin with nothing translated
 *
 * Adds a translation, or to one, what the file says.
 */
void hashiya_translating_add_async (HashiyaLibrary *library,
                                    HashiyaDocument *document,
                                    const char *language,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/**
 * hashiya_translating_put_async:
 * @entry: (transfer full): one block's translation
 *
 * Keeps what a reader wrote.
 */
void hashiya_translating_put_async (HashiyaLibrary *library,
                                    HashiyaDocument *document,
                                    const char *language,
                                    HashiyaPoEntry *entry,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/**
 * hashiya_translating_write_async:
 * @language: (nullable): of the translation to be written; %NULL for a template
 * @file: where to, written over
 */
void hashiya_translating_write_async (HashiyaLibrary *library,
                                      HashiyaDocument *document,
                                      const char *language,
                                      GFile *file,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * hashiya_translating_finish:
 * @problems: (out) (optional) (nullable) (transfer full): a line for each thing that is wrong with
 *   the file, also where it was refused; %NULL where nothing is
 */
gboolean hashiya_translating_finish (GAsyncResult *result, char **problems, GError **error);

G_END_DECLS
