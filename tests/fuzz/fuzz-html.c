// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import.h"
#include "hashiya-intake.h"

#include <stddef.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Without extraction: JavaScriptCore is not ours to fuzz. */
static const HashiyaImportOptions whole = { .format = "html", .whole = TRUE };

/* The sections as they were written, one after the other. */
static char *
join_sections (HashiyaDocument *document)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < hashiya_document_get_n_sections (document); i++)
    {
      gsize n;
      const char *page = g_bytes_get_data (hashiya_document_get_xhtml (document, i), &n);

      g_string_append_len (all, page, n);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static HashiyaDocument *
open_content (HashiyaContent *content)
{
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document = hashiya_content_to_document (content, "0123456789abcdef", &error);

  g_assert_no_error (error);
  return document;
}

/* What is written passes the check of the process that publishes it, and comes out of it the same.
 */
static void
check_allowed (HashiyaContent *content, GBytes *original)
{
  g_autoptr (HashiyaIntake) intake = hashiya_intake_new (original, FALSE);
  g_autoptr (HashiyaContent) taken = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *files = hashiya_content_get_files (content);
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      if (g_str_has_prefix (path, "sections/") || g_str_has_prefix (path, "assets/"))
        hashiya_intake_add (intake, path, bytes, &error);
      g_assert_no_error (error);
    }
  taken = hashiya_intake_finish (intake, NULL, "html", g_hash_table_lookup (files, "document.json"),
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hashiya_content_get_version (taken), ==, hashiya_content_get_version (content));
}

/* Cleaning the clean changes nothing. */
static void
check_canonical (const char *once, HashiyaDocument *document)
{
  const char *language = hashiya_document_get_language (document);
  g_autofree char *page = g_strdup_printf (
      "<html lang=\"%s\" dir=\"%s\"><meta charset=utf-8><title>x</title><body>%s</body></html>",
      language != NULL ? language : "", hashiya_document_is_rtl (document) ? "rtl" : "ltr", once);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_bytes (bytes, &whole, NULL, &error);
  g_autoptr (HashiyaDocument) again = NULL;
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  again = open_content (content);
  twice = join_sections (again);
  g_assert_cmpstr (twice, ==, once);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_bytes (bytes, &whole, NULL, &error);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autofree char *once = NULL;

  if (content == NULL)
    {
      g_assert_true (error != NULL && error->domain == HASHIYA_IMPORT_ERROR);
      return 0;
    }
  check_allowed (content, bytes);
  document = open_content (content);
  once = join_sections (document);
  /* Pictures are not at hand the second time. */
  if (strstr (once, "<img") == NULL)
    check_canonical (once, document);
  return 0;
}
