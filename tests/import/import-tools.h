// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"
#include "hashiya-import.h"

#include <string.h>

/** import_text: Imports @n bytes, which must succeed. */
static inline HashiyaContent *
import_text (const char *text, gssize n, const HashiyaImportOptions *options)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, n < 0 ? strlen (text) : (gsize) n);
  g_autoptr (GError) error = NULL;
  HashiyaContent *content = hashiya_import_bytes (bytes, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (content);
  return content;
}

/** open_content: The document a reader would open. */
static inline HashiyaDocument *
open_content (HashiyaContent *content)
{
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document = hashiya_content_to_document (content, "0123456789abcdef", &error);

  g_assert_no_error (error);
  return document;
}

/** outline_of: The sections as `1 Title|2 Title`, `-` for one without a title. */
static inline char *
outline_of (HashiyaDocument *document)
{
  g_autoptr (GString) outline = g_string_new (NULL);

  for (guint i = 0; i < hashiya_document_get_n_sections (document); i++)
    {
      HashiyaSection *section = hashiya_document_get_section (document, i);
      const char *title = hashiya_section_get_title (section);

      g_string_append_printf (outline, "%s%u %s", i > 0 ? "|" : "",
                              hashiya_section_get_level (section), title != NULL ? title : "-");
    }
  return g_string_free (g_steal_pointer (&outline), FALSE);
}
