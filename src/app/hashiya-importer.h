// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the window asks of import and library, off the main loop. */

/**
 * hashiya_importer_import_async:
 * @file: what to import
 *
 * Imports a file and publishes it in the library.
 */
void hashiya_importer_import_async (HashiyaLibrary *library,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/** hashiya_importer_import_finish: Returns: (transfer full): the document's id, or %NULL with a
 * sentence for the reader */
char *hashiya_importer_import_finish (GAsyncResult *result, GError **error);

/**
 * HashiyaOpened:
 * @offset: the code point where the reader was
 */
typedef struct
{
  HashiyaDocument *document;
  HashiyaMargin *margin;
  gsize offset;
} HashiyaOpened;

void hashiya_opened_free (HashiyaOpened *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaOpened, hashiya_opened_free)

/** hashiya_importer_open_async: Reads a document and its margin. */
void hashiya_importer_open_async (HashiyaLibrary *library,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** hashiya_importer_open_finish: Returns: (transfer full): what was read, or %NULL with an error */
HashiyaOpened *hashiya_importer_open_finish (GAsyncResult *result, GError **error);

G_END_DECLS
