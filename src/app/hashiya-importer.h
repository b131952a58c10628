// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-edition.h"
#include "hashiya-margin.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the window asks of import and library, off the main loop. */

/**
 * HashiyaOpened:
 * @document: the version of the document
 * @edition: in which language it is read; where annotations stand in that is found out already
 * @offset: the code point where the reader was, of the text that is read
 * @languages: of its translations
 * @counts: how many annotations stand how
 * @n_doubtful: about how many the reader should be asked
 */
typedef struct
{
  HashiyaDocument *document;
  HashiyaEdition *edition;
  HashiyaMargin *margin;
  gsize offset;
  GStrv languages;
  guint counts[HASHIYA_ANCHOR_ORPHAN + 1];
  guint n_doubtful;
} HashiyaOpened;

void hashiya_opened_free (HashiyaOpened *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaOpened, hashiya_opened_free)

/**
 * hashiya_importer_open_async:
 * @version: (nullable): the version to be read from now on; %NULL leaves it as it is
 * @progress: (nullable): called on the main loop until the end
 *
 * Reads a document and its margin, and finds out where its annotations stand.
 */
void hashiya_importer_open_async (HashiyaLibrary *library,
                                  const char *id,
                                  const char *version,
                                  HashiyaAnchorProgress progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * hashiya_importer_open_text_async:
 * @document: a version of a document
 * @kind: what of it is to be read from now on
 * @language: (nullable): of the translation; %NULL for an original
 * @offset: the code point where the reader is, of @document's text
 * @progress: (nullable): called on the main loop until the end
 *
 * Reads a document that is open already in another language; for
 * hashiya_importer_open_finish().
 */
void hashiya_importer_open_text_async (HashiyaLibrary *library,
                                       HashiyaDocument *document,
                                       HashiyaEditionKind kind,
                                       const char *language,
                                       gsize offset,
                                       HashiyaAnchorProgress progress,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/** hashiya_importer_open_finish: Returns: (transfer full): what was read, or %NULL with an error */
HashiyaOpened *hashiya_importer_open_finish (GAsyncResult *result, GError **error);

/**
 * hashiya_importer_update_async:
 * @document: the version that is read now; all that was marked in it is on the disk
 * @offset: the code point where the reader is in it
 * @file: another edition of it
 * @progress: (nullable): called on the main loop until the end
 *
 * Makes a file the version of the document that is read. Where it is cancelled, nothing changes.
 */
void hashiya_importer_update_async (HashiyaLibrary *library,
                                    HashiyaDocument *document,
                                    gsize offset,
                                    GFile *file,
                                    HashiyaAnchorProgress progress,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/**
 * hashiya_importer_update_finish:
 *
 * Returns: (transfer full): the new version, opened at the words the reader was at; another
 *   document where the file is another text; the version read before where it has the same bytes;
 *   %NULL with a sentence for the reader
 */
HashiyaOpened *hashiya_importer_update_finish (GAsyncResult *result, GError **error);

G_END_DECLS
