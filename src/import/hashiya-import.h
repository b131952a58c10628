// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"

G_BEGIN_DECLS

/**
 * HashiyaImportOptions:
 * @format: `auto`, `text`, `markdown`, `html` or `epub`
 * @language: (nullable): a BCP 47 tag that overrules what the letters say
 * @title: (nullable): a title that overrules what the text says
 * @whole: takes all of a page, not only the article in it
 */
typedef struct
{
  const char *format;
  const char *language;
  const char *title;
  gboolean whole;
} HashiyaImportOptions;

/** HASHIYA_IMPORT_MAX_BYTES: larger files are refused with a sentence */
#define HASHIYA_IMPORT_MAX_BYTES (256 * 1024 * 1024)

typedef enum
{
  HASHIYA_IMPORT_ERROR_EMPTY,
  HASHIYA_IMPORT_ERROR_BINARY,
  HASHIYA_IMPORT_ERROR_DAMAGED,
  HASHIYA_IMPORT_ERROR_DIRECTORY,
  HASHIYA_IMPORT_ERROR_TOO_LARGE,
  HASHIYA_IMPORT_ERROR_UNSUPPORTED,
  HASHIYA_IMPORT_ERROR_UNREADABLE,
} HashiyaImportError;

#define HASHIYA_IMPORT_ERROR (hashiya_import_error_quark ())
GQuark hashiya_import_error_quark (void);

/**
 * hashiya_import_file:
 * @file: a local file
 * @options: (nullable): %NULL for everything automatic
 *
 * Reads a file and makes sealed content of it. Blocks: call it off the main loop.
 *
 * Returns: (transfer full): the content, or %NULL with %HASHIYA_IMPORT_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
HashiyaContent *hashiya_import_file (GFile *file,
                                     const HashiyaImportOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * hashiya_import_bytes:
 *
 * hashiya_import_file() for bytes at hand, as standard input.
 */
HashiyaContent *hashiya_import_bytes (GBytes *bytes,
                                      const HashiyaImportOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
