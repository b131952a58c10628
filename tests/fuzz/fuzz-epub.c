// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../import/epub-tools.h"

#include <stddef.h>

#define MARK "\n==="

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static const HashiyaImportOptions epub = { .format = "epub" };

static gboolean
is_name (const char *name)
{
  gsize n = strlen (name);

  return n > 0 && name[n - 1] != '/'
         && strspn (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._-/") == n;
}

/* An archive of what stands between lines `===name`: a changed byte of a packed file would only
 * ever meet its checksum. */
static GBytes *
pack (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, MARK, 40);
  g_autoptr (GArray) files = g_array_new (TRUE, TRUE, sizeof (EpubFile));
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  const EpubFile type = { "mimetype", "application/epub+zip" };

  g_array_append_val (files, type);
  g_hash_table_add (names, (char *) type.name);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      char *end = strchr (parts[i], '\n');
      EpubFile file = { parts[i], end != NULL ? end + 1 : "" };

      if (end != NULL)
        *end = '\0';
      if (is_name (parts[i]) && g_hash_table_add (names, parts[i]))
        g_array_append_val (files, file);
    }
  return epub_pack ((const EpubFile *) files->data);
}

/* Any bytes are refused with a sentence or become a document that can be opened. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GBytes) bytes = g_str_has_prefix (text, "PK") ? g_bytes_new (data, size) : pack (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_bytes (bytes, &epub, NULL, &error);
  g_autoptr (HashiyaDocument) document = NULL;

  if (content == NULL)
    {
      g_assert_true (error != NULL && error->domain == HASHIYA_IMPORT_ERROR);
      return 0;
    }
  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hashiya_document_get_n_sections (document), >, 0);
  return 0;
}
