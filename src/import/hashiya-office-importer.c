// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-office-importer.h"

#include "hashiya-archive.h"
#include "hashiya-html-importer.h"

#include <string.h>

/* Office Open XML counts from the folder of the text, OpenDocument from the root. */
static GBytes *
find_picture (const char *reference, gpointer data)
{
  static const char *const folders[] = { "", "word/" };
  g_autofree char *name = g_uri_unescape_string (reference, NULL);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strconcat (folders[i], name, NULL);

      if (hashiya_archive_has (data, path))
        return hashiya_archive_read (data, path, NULL);
    }
  return NULL;
}

/* pandoc calls a document that has no title by a dash. */
static GBytes *
without_dash (GBytes *page)
{
  static const char dash[] = "<title>-</title>";
  gsize n;
  const char *html = g_bytes_get_data (page, &n);
  const char *at = html != NULL ? memmem (html, n, dash, strlen (dash)) : NULL;
  g_autoptr (GByteArray) rest = g_byte_array_new ();

  if (at == NULL)
    return g_bytes_ref (page);
  g_byte_array_append (rest, (const guint8 *) html, at - html);
  at += strlen (dash);
  g_byte_array_append (rest, (const guint8 *) at, html + n - at);
  return g_byte_array_free_to_bytes (g_steal_pointer (&rest));
}

HashiyaContent *
hashiya_office_import (GBytes *page,
                       GBytes *original,
                       const char *extension,
                       const HashiyaImportOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (HashiyaArchive) archive = hashiya_archive_open (original, error);
  g_autoptr (GBytes) titled = without_dash (page);
  HashiyaImportOptions all = { .format = "auto" };
  const HashiyaPageParts parts
      = { .importer = "office/1", .extension = extension, .find = find_picture, .data = archive };

  if (archive == NULL)
    return NULL;
  if (options != NULL)
    all = *options;
  all.whole = TRUE;
  all.charset = "UTF-8";
  return hashiya_html_import_parts (titled, original, &parts, &all, cancellable, error);
}
