// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"

G_BEGIN_DECLS

/** HashiyaImportStep: what an import is at. */
typedef enum
{
  HASHIYA_IMPORT_STEP_READ,     /* the file, not counted */
  HASHIYA_IMPORT_STEP_PARTS,    /* a book's files */
  HASHIYA_IMPORT_STEP_ARTICLE,  /* finding it in a page, not counted */
  HASHIYA_IMPORT_STEP_CLEAN,    /* not counted */
  HASHIYA_IMPORT_STEP_SECTIONS, /* writing them */
  HASHIYA_IMPORT_STEP_CHECK,    /* what the helper made, by sections */
  HASHIYA_IMPORT_N_STEPS,
} HashiyaImportStep;

/**
 * HashiyaImportProgress:
 * @done: how much of the step is done
 * @total: of how much, 0 where unknown
 */
typedef void (*HashiyaImportProgress) (HashiyaImportStep step,
                                       guint64 done,
                                       guint64 total,
                                       gpointer data);

/**
 * HashiyaImportOptions:
 * @format: `auto`, `text`, `markdown`, `html`, `mhtml`, `epub`, `docx` or `odt`
 * @language: (nullable): a BCP 47 tag that overrules what the letters say
 * @title: (nullable): a title that overrules what the text says
 * @whole: takes all of a page, not only the article in it
 * @address: (nullable): the web address that was asked for, in its normal form
 * @source: (nullable): the address that the bytes came from in the end
 * @charset: (nullable): the charset that its server said they are in
 * @pictures: (nullable): the folder with the pictures that were fetched for @source, named by
 *   hashiya_import_picture_name(), empty where one could not be had; %NULL where none were yet, and
 * the content lists each one it wants as dropped for %HASHIYA_IMPORT_WANTED
 * @progress: (nullable): called with @progress_data in the thread that imports, as often as it
 * likes
 */
typedef struct
{
  const char *format;
  const char *language;
  const char *title;
  gboolean whole;
  const char *address;
  const char *source;
  const char *charset;
  const char *pictures;
  HashiyaImportProgress progress;
  gpointer progress_data;
} HashiyaImportOptions;

/** hashiya_import_report: Tells @options' progress, where it has one. */
void hashiya_import_report (const HashiyaImportOptions *options,
                            HashiyaImportStep step,
                            guint64 done,
                            guint64 total);

/** HASHIYA_IMPORT_WANTED: why a page's picture was left out that has not been fetched */
#define HASHIYA_IMPORT_WANTED "wanted-picture"

/** hashiya_import_picture_name: Returns: (transfer full): the name of the file that holds what was
 * fetched from @address */
char *hashiya_import_picture_name (const char *address);

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
 * hashiya_import_set_origin:
 * @options: (nullable): the import's
 *
 * Writes into content that came from the web where it came from.
 */
void hashiya_import_set_origin (HashiyaContent *content, const HashiyaImportOptions *options);

/**
 * hashiya_import_file:
 * @file: a local file
 * @options: (nullable): %NULL for everything automatic
 *
 * Reads a file and makes sealed content of it, in this process: that is for the helper that parses
 * and for tests; a program calls hashiya_helper_import_file(). For one thread only.
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

/**
 * hashiya_import_named:
 * @name: (nullable): the file's name, which may tell the format
 * @folder: (nullable): the folder whose pictures a page may show
 *
 * hashiya_import_file() for a file that was read already. The content is not sealed: who checks it
 * does that.
 */
HashiyaContent *hashiya_import_named (GBytes *bytes,
                                      const char *name,
                                      const char *folder,
                                      const HashiyaImportOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
