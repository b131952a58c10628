// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Any bytes as a PO file: what is read is written and read again as the same, and a document that
 * is translated with it stays well-formed, with no markup that it had not before. */

#include "hashiya-content.h"
#include "hashiya-po-reader.h"
#include "hashiya-template.h"
#include "hashiya-translation.h"

#include <stddef.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

#define SECTION                                                                                    \
  "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"s\" lang=\"en\" dir=\"ltr\"><h1>A</h1>"    \
  "<p>The <b>old</b> <a href=\"#s\">ferry</a> &amp; I.</p><ul><li>B<br/>c</li></ul></section>"

static HashiyaDocument *
new_document (void)
{
  g_autoptr (HashiyaContent) content = hashiya_content_new ("text/1");
  g_autoptr (GBytes) section = g_bytes_new_static (SECTION, strlen (SECTION));
  g_autoptr (GBytes) original = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document;

  hashiya_content_set (content, "title", "A");
  hashiya_content_set (content, "language", "en");
  hashiya_content_set (content, "direction", "ltr");
  hashiya_content_add_section (content, "s", "A", 1, section, &error);
  g_assert_no_error (error);
  hashiya_content_set_original (content, "txt", original);
  hashiya_content_seal (content);
  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  return document;
}

/* The names of the elements, one after the other. */
static void
start_cb (GMarkupParseContext *context,
          const char *name,
          const char **names,
          const char **values,
          gpointer seen,
          GError **error)
{
  g_string_append_printf (seen, "%s ", name);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_false (g_str_has_prefix (names[i], "on"));
}

static void
assert_clean (HashiyaDocument *document)
{
  const GMarkupParser parser = { .start_element = start_cb };
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = hashiya_document_get_xhtml (document, 0);
  gsize n;
  const char *xhtml = g_bytes_get_data (bytes, &n);

  g_markup_parse_context_parse (context, xhtml, n, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (seen->str, "script"));
  g_assert_null (strstr (seen->str, "img"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static HashiyaDocument *document;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = hashiya_po_problems_new ();
  g_autoptr (HashiyaPo) po = hashiya_po_read (bytes, problems);
  g_autoptr (HashiyaPo) again = NULL;
  g_autoptr (HashiyaTranslation) translation = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    document = new_document ();
  if (po == NULL)
    return 0;
  written = hashiya_po_write (po);
  again = hashiya_po_read (written, problems);
  if (again != NULL)
    {
      rewritten = hashiya_po_write (again);
      g_assert_true (g_bytes_equal (written, rewritten));
    }
  translation = hashiya_translation_new (document, "ur", po, &error);
  g_assert_no_error (error);
  assert_clean (hashiya_translation_get_document (translation));
  return 0;
}
