// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-source.h"

#include "hashiya-import.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (hashiya_import_error_quark, hashiya_import_error)

char *
hashiya_import_picture_name (const char *address)
{
  g_return_val_if_fail (address != NULL, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
}

void
hashiya_import_report (const HashiyaImportOptions *options,
                       HashiyaImportStep step,
                       guint64 done,
                       guint64 total)
{
  if (options != NULL && options->progress != NULL)
    options->progress (step, done, total, options->progress_data);
}

gboolean
hashiya_source_check_size (guint64 n_bytes, GError **error)
{
  if (n_bytes <= HASHIYA_IMPORT_MAX_BYTES)
    return TRUE;
  hashiya_set_error (
      error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
      /* Translators: the placeholder is a number of mebibytes. */
      _ ("This file is larger than %d MiB, the most that Hashiya reads. Split it into "
         "smaller files, then add those."),
      HASHIYA_IMPORT_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

/* What stands in the way of reading @file, before a byte of it is read. */
static gboolean
check_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DIRECTORY,
                           _ ("This is a folder, not a file. Choose a file in it."));
      return FALSE;
    }
  return hashiya_source_check_size (g_file_info_get_size (info), error);
}

/* Reads to the end, but never more than is allowed: a pipe does not say its size. */
static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) in = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) all = NULL;
  const gsize block = 1024 * 1024;
  gsize got;

  if (in == NULL)
    return NULL;
  all = g_byte_array_new ();
  do
    {
      guint before = all->len;

      g_byte_array_set_size (all, before + block);
      if (!g_input_stream_read_all (G_INPUT_STREAM (in), all->data + before, block, &got,
                                    cancellable, error))
        return NULL;
      g_byte_array_set_size (all, before + got);
      if (!hashiya_source_check_size (all->len, error))
        return NULL;
    }
  while (got == block);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* Says in our words why a file could not be read; Cancel stays Cancel. */
static void
explain (GError *reason, GError **error)
{
  if (reason->domain != G_IO_ERROR || reason->code == G_IO_ERROR_CANCELLED)
    g_propagate_error (error, g_error_copy (reason));
  else if (reason->code == G_IO_ERROR_NOT_FOUND)
    g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNREADABLE,
                         _ ("There is no such file. It may have been moved or renamed."));
  else if (reason->code == G_IO_ERROR_PERMISSION_DENIED)
    g_set_error_literal (
        error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNREADABLE,
        _ ("You are not allowed to read this file. Change its permissions, then add it again."));
  else
    hashiya_set_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNREADABLE,
                       /* Translators: the placeholder is the system's own message. */
                       _ ("This file could not be read: %s"), reason->message);
}

GBytes *
hashiya_source_read (
    GFile *file, char **name, char **folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GError) reason = NULL;
  GBytes *bytes = NULL;

  if (check_file (file, cancellable, &reason))
    bytes = read_file (file, cancellable, &reason);
  if (bytes == NULL)
    {
      explain (reason, error);
      return NULL;
    }
  *name = g_file_get_basename (file);
  *folder = parent != NULL ? g_file_get_path (parent) : NULL;
  return bytes;
}
