// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"
#include "hashiya-import.h"

#include <string.h>
#include <zip.h>

/** EPUB_CONTAINER: `container.xml` of a book whose package is `b/p.opf` */
#define EPUB_CONTAINER                                                                             \
  "<container><rootfiles><rootfile full-path='b/p.opf' "                                           \
  "media-type='application/oebps-package+xml'/></rootfiles></container>"

/** EPUB_PAGE: a page with @body */
#define EPUB_PAGE(body) "<html xmlns='http://www.w3.org/1999/xhtml'><body>" body "</body></html>"

typedef struct
{
  const char *name;
  const char *text;
} EpubFile;

/** epub_pack: Returns: an archive of @files, to the first without a name */
static inline GBytes *
epub_pack (const EpubFile *files)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  GByteArray *all = g_byte_array_new ();
  zip_stat_t status;

  zip_source_keep (source);
  for (; files->name != NULL; files++)
    {
      zip_source_t *file = zip_source_buffer (zip, files->text, strlen (files->text), 0);

      g_assert_cmpint (zip_file_add (zip, files->name, file, ZIP_FL_ENC_UTF_8), >=, 0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_cmpint (zip_source_stat (source, &status), ==, 0);
  g_byte_array_set_size (all, status.size);
  g_assert_cmpint (zip_source_open (source), ==, 0);
  g_assert_cmpint (zip_source_read (source, all->data, all->len), ==, all->len);
  zip_source_close (source);
  zip_source_free (source);
  return g_byte_array_free_to_bytes (all);
}

/** epub_book: Returns: a book with this `metadata`, `manifest` and `spine`, and @files */
static inline GBytes *
epub_book (const char *metadata, const char *manifest, const char *spine, const EpubFile *files)
{
  g_autofree char *package
      = g_strconcat ("<package unique-identifier='u'><metadata>", metadata, "</metadata><manifest>",
                     manifest, "</manifest>", spine, "</package>", NULL);
  g_autoptr (GArray) all = g_array_new (TRUE, FALSE, sizeof (EpubFile));
  const EpubFile head[] = { { "mimetype", "application/epub+zip" },
                            { "META-INF/container.xml", EPUB_CONTAINER },
                            { "b/p.opf", package } };

  g_array_append_vals (all, head, G_N_ELEMENTS (head));
  for (; files->name != NULL; files++)
    g_array_append_val (all, *files);
  g_array_set_size (all, all->len + 1);
  memset (&g_array_index (all, EpubFile, all->len - 1), 0, sizeof (EpubFile));
  return epub_pack ((const EpubFile *) all->data);
}
