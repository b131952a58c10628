// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import.h"

#include <stddef.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static const HashiyaImportOptions markdown = { .format = "markdown" };

/* Any bytes are refused with a sentence or become a document that can be opened. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_bytes (bytes, &markdown, NULL, &error);
  g_autoptr (HashiyaDocument) document = NULL;

  if (content == NULL)
    {
      g_assert_true (error != NULL && error->domain == HASHIYA_IMPORT_ERROR);
      return 0;
    }
  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hashiya_document_get_n_sections (document), >, 0);
  g_assert_cmpint (*hashiya_document_get_title (document), !=, '\0');
  return 0;
}
