// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import.h"

#include "hashiya-format.h"
#include "hashiya-html-importer.h"
#include "hashiya-markdown-importer.h"
#include "hashiya-text-importer.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (hashiya - import - error - quark, hashiya_import_error)

char *
hashiya_import_picture_name (const char *address)
{
  g_return_val_if_fail (address != NULL, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
}

void
hashiya_import_set_origin (HashiyaContent *content, const HashiyaImportOptions *options)
{
  if (options == NULL || options->source == NULL)
    return;
  hashiya_content_set (content, "source", options->source);
  hashiya_content_set_option (content, "address", options->address);
}

static gboolean
refuse_large (GError **error)
{
  g_set_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
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
  if (g_file_info_get_size (info) > HASHIYA_IMPORT_MAX_BYTES)
    return refuse_large (error);
  return TRUE;
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
      if (all->len > HASHIYA_IMPORT_MAX_BYTES)
        {
          refuse_large (error);
          return NULL;
        }
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
    g_set_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNREADABLE,
                 /* Translators: the placeholder is the system's own message. */
                 _ ("This file could not be read: %s"), reason->message);
}

/* @name and @folder: where the bytes are from, %NULL where that is unknown. */
static HashiyaContent *
import (GBytes *bytes,
        const char *name,
        const char *folder,
        const HashiyaImportOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  const char *nick = options != NULL ? options->format : NULL;

  if (g_bytes_get_size (bytes) > HASHIYA_IMPORT_MAX_BYTES)
    {
      refuse_large (error);
      return NULL;
    }
  if (!hashiya_format_is_known (nick))
    {
      g_set_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNSUPPORTED,
                   /* Translators: the placeholder is what was given as --format. */
                   _ ("Hashiya does not read the format “%s”. Use “auto”, “text”, “markdown”, "
                      "“html” or “epub”."),
                   nick);
      return NULL;
    }
  switch (hashiya_format_find (nick, name, bytes))
    {
    case HASHIYA_FORMAT_HTML:
      return hashiya_html_import (bytes, folder, options, cancellable, error);
    case HASHIYA_FORMAT_MARKDOWN:
      return hashiya_markdown_import (bytes, folder, options, cancellable, error);
    case HASHIYA_FORMAT_EPUB:
    case HASHIYA_FORMAT_TEXT:
      return hashiya_text_import (bytes, options, cancellable, error);
    }
  g_assert_not_reached ();
}

HashiyaContent *
hashiya_import_file (GFile *file,
                     const HashiyaImportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) parent = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (check_file (file, cancellable, &reason))
    bytes = read_file (file, cancellable, &reason);
  if (bytes == NULL)
    {
      explain (reason, error);
      return NULL;
    }
  name = g_file_get_basename (file);
  parent = g_file_get_parent (file);
  folder = parent != NULL ? g_file_get_path (parent) : NULL;
  return import (bytes, name, folder, options, cancellable, error);
}

HashiyaContent *
hashiya_import_bytes (GBytes *bytes,
                      const HashiyaImportOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return import (bytes, NULL, NULL, options, cancellable, error);
}
