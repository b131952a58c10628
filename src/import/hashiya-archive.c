// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-archive.h"

#include "hashiya-import.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#define BLOCK_BYTES (256 * 1024)
/* APPNOTE 4.3.16: the end of central directory record without its comment, and that comment. */
#define END_BYTES     22
#define COMMENT_BYTES 65535

struct _HashiyaArchive
{
  GBytes *bytes;
  zip_t *zip;
  gsize n_bytes; /* unpacked so far */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_file_t, zip_fclose)

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED,
                       _ ("This file is damaged: the list of the files in it cannot be read. It "
                          "may have been cut off on its way; get it again from where it is from."));
  return FALSE;
}

/* The number of files as the archive's end says it; larger archives have 65535 there. Read before
 * the list itself, which may be longer than memory. */
static gboolean
check_count (const guint8 *data, gsize n, GError **error)
{
  gsize last = n >= END_BYTES ? n - END_BYTES : 0;
  gsize first = last > COMMENT_BYTES ? last - COMMENT_BYTES : 0;

  for (gsize at = last + 1; n >= END_BYTES && at > first; at--)
    {
      const guint8 *end = data + at - 1;

      if (memcmp (end, "PK\005\006", 4) != 0)
        continue;
      if ((end[10] | end[11] << 8) <= HASHIYA_ARCHIVE_MAX_FILES)
        return TRUE;
      hashiya_set_error (
          error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
          /* Translators: the placeholder is a number. */
          ngettext ("This file holds more than %d file, which no book does. Nothing was added.",
                    "This file holds more than %d files, which no book does. Nothing was added.",
                    HASHIYA_ARCHIVE_MAX_FILES),
          HASHIYA_ARCHIVE_MAX_FILES);
      return FALSE;
    }
  return refuse_damaged (error);
}

static zip_t *
open_zip (GBytes *bytes)
{
  gsize n;
  const void *data = g_bytes_get_data (bytes, &n);
  zip_source_t *source = zip_source_buffer_create (data, n, 0, NULL);
  zip_t *zip = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;

  if (zip == NULL && source != NULL)
    zip_source_free (source);
  return zip;
}

HashiyaArchive *
hashiya_archive_open (GBytes *bytes, GError **error)
{
  HashiyaArchive *self;
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  zip_t *zip;

  if (!check_count (data, n, error))
    return NULL;
  zip = open_zip (bytes);
  if (zip == NULL)
    {
      refuse_damaged (error);
      return NULL;
    }
  self = g_new0 (HashiyaArchive, 1);
  self->bytes = g_bytes_ref (bytes);
  self->zip = zip;
  return self;
}

void
hashiya_archive_free (HashiyaArchive *self)
{
  zip_discard (self->zip);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* Some books call a file in another case than it has, which their makers' disks did not mind. */
static gint64
find (HashiyaArchive *self, const char *path)
{
  gint64 at = zip_name_locate (self->zip, path, 0);

  return at >= 0 ? at : zip_name_locate (self->zip, path, ZIP_FL_NOCASE);
}

gboolean
hashiya_archive_has (HashiyaArchive *self, const char *path)
{
  return find (self, path) >= 0;
}

static gboolean
is_link (HashiyaArchive *self, guint64 at)
{
  zip_uint8_t system;
  zip_uint32_t attributes;

  return zip_file_get_external_attributes (self->zip, at, 0, &system, &attributes) == 0
         && system == ZIP_OPSYS_UNIX && S_ISLNK (attributes >> 16);
}

/* Whether a file is there to be read, before a byte of it is unpacked. */
static gboolean
check (HashiyaArchive *self, gint64 at, const char *path, GError **error)
{
  zip_stat_t status;

  if (at < 0 || is_link (self, at))
    {
      hashiya_set_error (
          error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED,
          /* Translators: the placeholder is a file's name. */
          _ ("This book is incomplete: its file “%s” is missing. Get the book again from "
             "where it is from."),
          path);
      return FALSE;
    }
  if (zip_stat_index (self->zip, at, 0, &status) == 0 && (status.valid & ZIP_STAT_ENCRYPTION_METHOD)
      && status.encryption_method != ZIP_EM_NONE)
    {
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNSUPPORTED,
                           _ ("The files in this book are locked with a password. Unlock it in the "
                              "program that it was locked with, then add it again."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_large (const char *path, gboolean all, GError **error)
{
  if (all)
    hashiya_set_error (
        error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
        /* Translators: the placeholder is a number of mebibytes. */
        _ ("The files in this book take more than %d MiB when they are unpacked. Nothing "
           "was added."),
        HASHIYA_ARCHIVE_MAX_BYTES / (1024 * 1024));
  else
    hashiya_set_error (
        error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
        /* Translators: the placeholders are a file's name and a number of mebibytes. */
        _ ("The file “%s” in this book takes more than %d MiB when it is unpacked. "
           "Nothing was added."),
        path, HASHIYA_ARCHIVE_MAX_FILE_BYTES / (1024 * 1024));
  return FALSE;
}

static gboolean
read_all (HashiyaArchive *self, zip_file_t *file, const char *path, GByteArray *all, GError **error)
{
  zip_int64_t got;

  do
    {
      guint before = all->len;

      g_byte_array_set_size (all, before + BLOCK_BYTES);
      got = zip_fread (file, all->data + before, BLOCK_BYTES);
      g_byte_array_set_size (all, before + MAX (got, 0));
      if (all->len > HASHIYA_ARCHIVE_MAX_FILE_BYTES)
        return refuse_large (path, FALSE, error);
      if (self->n_bytes + all->len > HASHIYA_ARCHIVE_MAX_BYTES)
        return refuse_large (path, TRUE, error);
    }
  while (got > 0);
  self->n_bytes += all->len;
  return got == 0;
}

GBytes *
hashiya_archive_read (HashiyaArchive *self, const char *path, GError **error)
{
  gint64 at = find (self, path);
  g_autoptr (zip_file_t) file = NULL;
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;

  if (!check (self, at, path, error))
    return NULL;
  file = zip_fopen_index (self->zip, at, 0);
  if (file != NULL && read_all (self, file, path, all, &reason))
    return g_byte_array_free_to_bytes (g_steal_pointer (&all));
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    hashiya_set_error (
        error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED,
        /* Translators: the placeholder is a file's name. */
        _ ("This book is damaged: its file “%s” cannot be unpacked. Get the book again "
           "from where it is from."),
        path);
  return NULL;
}
