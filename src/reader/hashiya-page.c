// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-page.h"

#include "hashiya-scheme.h"
#include "hashiya-slices.h"
#include "hashiya-xhtml.h"

#include <glib/gi18n.h>
#include <string.h>

/* A section with as many bytes lays out only the blocks near the viewport, unless it has so many
 * blocks that their containment costs more: 20,000 short ones took WebKit 10 s, and 0.5 s without.
 */
#define LARGE_BYTES      (96 * 1024)
#define LARGE_MAX_BLOCKS 1500

#define SLICE_LINK HASHIYA_SCHEME_ORIGIN "slice/"

static void
append_attribute (GString *page, const char *name, const char *value)
{
  g_string_append_printf (page, " %s=\"", name);
  hashiya_xhtml_append_escaped (page, value, -1);
  g_string_append_c (page, '"');
}

static void
append_slice_link (GString *page, guint slice, const char *label)
{
  const char *language = pango_language_to_string (pango_language_get_default ());

  g_string_append (page, "<nav");
  append_attribute (page, "lang", language);
  g_string_append_printf (page, "><a href=\"" SLICE_LINK "%u\">", slice);
  hashiya_xhtml_append_escaped (page, label, -1);
  g_string_append (page, "</a></nav>");
}

static gboolean
is_large (GBytes *xhtml)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (xhtml, &n_bytes);
  const char *end = data + n_bytes;
  guint n_blocks = 0;

  if (n_bytes < LARGE_BYTES)
    return FALSE;
  for (const char *p = data; p != NULL && n_blocks <= LARGE_MAX_BLOCKS; n_blocks++)
    {
      p = memmem (p, end - p, ">\n<", 3);
      if (p != NULL)
        p++;
    }
  return n_blocks <= LARGE_MAX_BLOCKS;
}

static void
append_root (GString *page, const HashiyaPage *self, const HashiyaStyle *style)
{
  const char *language = hashiya_document_get_language (self->document);
  g_autofree char *classes = hashiya_style_to_classes (style);
  g_autofree char *all = NULL;

  all = g_strconcat (classes, is_large (self->xhtml) ? " large" : "",
                     self->placing ? " placing" : "",
                     hashiya_slices_is_rows (self->xhtml) ? " beside" : "", NULL);
  g_string_append (page, "<html xmlns=\"http://www.w3.org/1999/xhtml\"");
  if (language != NULL)
    {
      append_attribute (page, "lang", language);
      append_attribute (page, "xml:lang", language);
    }
  append_attribute (page, "dir", hashiya_document_is_rtl (self->document) ? "rtl" : "ltr");
  append_attribute (page, "class", g_strstrip (all));
  g_string_append_c (page, '>');
}

GBytes *
hashiya_page_build (const HashiyaPage *self, const HashiyaStyle *style)
{
  GString *page = g_string_sized_new (g_bytes_get_size (self->xhtml) + 2048);
  HashiyaSection *section = hashiya_document_get_section (self->document, self->section);
  const char *title = hashiya_section_get_title (section);

  if (title == NULL)
    title = hashiya_document_get_title (self->document);
  g_string_append (page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  append_root (page, self, style);
  g_string_append (page, "<head><title>");
  hashiya_xhtml_append_escaped (page, title != NULL ? title : "", -1);
  g_string_append (page,
                   "</title><link rel=\"stylesheet\" href=\"reader.css\"/></head><body><main>");
  if (self->slice > 0)
    append_slice_link (page, self->slice - 1, _ ("Previous Part"));
  g_string_append_len (page, g_bytes_get_data (self->xhtml, NULL), g_bytes_get_size (self->xhtml));
  if (self->slice + 1 < self->n_slices)
    append_slice_link (page, self->slice + 1, _ ("Next Part"));
  g_string_append (page, "</main></body></html>");
  return g_string_free_to_bytes (page);
}

int
hashiya_page_parse_slice_link (const char *uri)
{
  guint64 slice;

  if (!g_str_has_prefix (uri, SLICE_LINK)
      || !g_ascii_string_to_unsigned (uri + strlen (SLICE_LINK), 10, 0, G_MAXINT, &slice, NULL))
    return -1;
  return slice;
}
