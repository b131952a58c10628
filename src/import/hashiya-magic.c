// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-magic.h"

#include "hashiya-import.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  KIND_PDF,
  KIND_ARCHIVE,
  KIND_OFFICE,
  KIND_IMAGE,
  KIND_MEDIA,
  KIND_PROGRAM,
} Kind;

/* First bytes as the formats' own specifications give them. */
static const struct
{
  const char *bytes;
  guint8 n;
  guint8 offset;
  Kind kind;
} magics[] = {
  { "%PDF-", 5, 0, KIND_PDF },
  { "PK\003\004", 4, 0, KIND_ARCHIVE },
  { "PK\005\006", 4, 0, KIND_ARCHIVE },
  { "\037\213", 2, 0, KIND_ARCHIVE },
  { "BZh", 3, 0, KIND_ARCHIVE },
  { "\3757zXZ\0", 6, 0, KIND_ARCHIVE },
  { "7z\274\257\047\034", 6, 0, KIND_ARCHIVE },
  { "\050\265\057\375", 4, 0, KIND_ARCHIVE },
  { "Rar!\032\007", 6, 0, KIND_ARCHIVE },
  { "\320\317\021\340\241\261\032\341", 8, 0, KIND_OFFICE },
  { "{\\rtf", 5, 0, KIND_OFFICE },
  { "\211PNG\r\n\032\n", 8, 0, KIND_IMAGE },
  { "\377\330\377", 3, 0, KIND_IMAGE },
  { "GIF87a", 6, 0, KIND_IMAGE },
  { "GIF89a", 6, 0, KIND_IMAGE },
  { "WEBP", 4, 8, KIND_IMAGE },
  { "AT&TFORM", 8, 0, KIND_IMAGE },
  { "WAVE", 4, 8, KIND_MEDIA },
  { "ID3\002", 4, 0, KIND_MEDIA },
  { "ID3\003", 4, 0, KIND_MEDIA },
  { "ID3\004", 4, 0, KIND_MEDIA },
  { "OggS\0", 5, 0, KIND_MEDIA },
  { "fLaC\0", 5, 0, KIND_MEDIA },
  { "\032\105\337\243", 4, 0, KIND_MEDIA },
  { "ftyp", 4, 4, KIND_MEDIA },
  { "\177ELF", 4, 0, KIND_PROGRAM },
};

static void
set_error (Kind kind, GError **error)
{
  switch (kind)
    {
    case KIND_PDF:
      g_set_error_literal (
          error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNSUPPORTED,
          _ ("This is a PDF, and Hashiya does not read PDF. Copy the text into a text file, or "
             "open the article’s page in the browser and save it as text, then add that file."));
      return;
    case KIND_ARCHIVE:
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_BINARY,
                           _ ("This is an archive or a packed document, not a text. Unpack it, or "
                              "save it as plain text, then add the text file."));
      return;
    case KIND_OFFICE:
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_BINARY,
                           _ ("This is a word processor’s document. Save it there as plain text, "
                              "then add the text file."));
      return;
    case KIND_IMAGE:
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_BINARY,
                           _ ("This is a picture, not a text. Choose a file that holds text."));
      return;
    case KIND_MEDIA:
      g_set_error_literal (
          error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_BINARY,
          _ ("This is a sound or video file, not a text. Choose a file that holds text."));
      return;
    case KIND_PROGRAM:
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_BINARY,
                           _ ("This is a program, not a text. Choose a file that holds text."));
      return;
    }
}

gboolean
hashiya_magic_refuse (const guint8 *data, gsize n, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (n >= (gsize) magics[i].offset + magics[i].n
          && memcmp (data + magics[i].offset, magics[i].bytes, magics[i].n) == 0)
        {
          set_error (magics[i].kind, error);
          return TRUE;
        }
    }
  return FALSE;
}
