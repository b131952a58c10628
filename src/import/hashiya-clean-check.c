// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-clean-check.h"

#include "hashiya-markup.h"
#include "hashiya-picture.h"
#include "hashiya-svg.h"

#include <string.h>

#define XHTML         "http://www.w3.org/1999/xhtml"
#define MATHML        "http://www.w3.org/1998/Math/MathML"
#define SVG           "http://www.w3.org/2000/svg"
#define MAX_DEPTH     1024
#define ADDRESS_BYTES (16 * 1024)
#define SHA_DIGITS    64

typedef struct
{
  HashiyaCleanCheck *check;
  const char *id;
  guint depth;
  guint math; /* the depth of the formula, 0 outside */
} Section;

static void
refuse (GError **error, const char *what, const char *which)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", what, which);
}

static gboolean
is_hex (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_id (const char *id)
{
  for (const char *p = id; *p != '\0'; p++)
    {
      if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-' && *p != '.')
        return FALSE;
    }
  return *id != '\0' && strlen (id) < 200;
}

static gboolean
is_link (const char *href)
{
  if (strlen (href) > ADDRESS_BYTES)
    return FALSE;
  for (const char *p = href; *p != '\0'; p++)
    {
      if ((guchar) *p <= ' ')
        return FALSE;
    }
  return g_str_has_prefix (href, "http://") || g_str_has_prefix (href, "https://")
         || g_str_has_prefix (href, "mailto:") || (*href == '#' && is_id (href + 1));
}

static gboolean
is_picture (const Section *self, const char *source)
{
  if (!g_str_has_prefix (source, "../"))
    return FALSE;
  source += strlen ("../");
  return g_hash_table_contains (self->check->assets, source)
         || (self->check->wished && strlen (source) == SHA_DIGITS && is_hex (source, SHA_DIGITS));
}

static gboolean
is_element (const Section *self, const char *name)
{
  const HashiyaNode node = { .name = name };
  const char *called = NULL;

  if (self->math > 0)
    return hashiya_markup_is_formula (name);
  switch (hashiya_markup_kind (&node, &called))
    {
    case HASHIYA_MARKUP_RUN:
    case HASHIYA_MARKUP_HEADING:
    case HASHIYA_MARKUP_BLOCK:
    case HASHIYA_MARKUP_TABLE:
    case HASHIYA_MARKUP_INLINE:
    case HASHIYA_MARKUP_LINK:
    case HASHIYA_MARKUP_IMAGE:
    case HASHIYA_MARKUP_FORMULA:
    case HASHIYA_MARKUP_BREAK:
    case HASHIYA_MARKUP_RULE:
      return strcmp (called, name) == 0;
    case HASHIYA_MARKUP_TRANSPARENT:
    case HASHIYA_MARKUP_DROP:
    case HASHIYA_MARKUP_DRAWING:
    case HASHIYA_MARKUP_MEDIA:
      break;
    }
  return FALSE;
}

static gboolean
is_attribute (const Section *self, const char *element, const char *name, const char *value)
{
  if (strcmp (name, "id") == 0)
    return is_id (value) && g_hash_table_add (self->check->ids, g_strdup (value));
  if (strcmp (name, "lang") == 0 && self->math == 0)
    return *value == '\0' || hashiya_markup_is_language (value);
  if (strcmp (name, "dir") == 0 && self->math == 0)
    return hashiya_markup_allows_value (element, name, value);
  /* A list of a text that brings its own numbers. */
  if (strcmp (element, "ol") == 0 && strcmp (name, "class") == 0)
    return strcmp (value, "numbered") == 0;
  if (strcmp (element, "a") == 0)
    return strcmp (name, "href") == 0 && is_link (value);
  if (strcmp (element, "img") == 0 && strcmp (name, "src") == 0)
    return is_picture (self, value);
  if (strcmp (element, "img") == 0 && strcmp (name, "alt") == 0)
    return TRUE;
  if (strcmp (name, "xmlns") == 0)
    return strcmp (element, "math") == 0 && strcmp (value, MATHML) == 0;
  return g_strv_contains (hashiya_markup_attributes (element), name)
         && hashiya_markup_allows_value (element, name, value);
}

static gboolean
check_root (const Section *self, const char *element, const char **names, const char **values)
{
  gboolean called = FALSE, in_xhtml = FALSE;

  if (strcmp (element, "section") != 0)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (names[i], "xmlns") == 0)
        in_xhtml = strcmp (values[i], XHTML) == 0;
      else if (!is_attribute (self, element, names[i], values[i]))
        return FALSE;
      else if (strcmp (names[i], "id") == 0)
        called = strcmp (values[i], self->id) == 0;
    }
  return called && in_xhtml;
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Section *self = data;

  if (self->depth++ == 0)
    {
      if (!check_root (self, element, names, values))
        refuse (error, "no section", element);
      return;
    }
  if (strcmp (element, "math") == 0 && self->math == 0)
    self->math = self->depth;
  if (self->depth > MAX_DEPTH || !is_element (self, element))
    {
      refuse (error, "element", element);
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!is_attribute (self, element, names[i], values[i]))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s=“%s”", element, names[i],
                       values[i]);
          return;
        }
    }
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Section *self = data;

  if (self->math == self->depth)
    self->math = 0;
  self->depth--;
}

/* A comment, an instruction, a declaration. */
static void
on_passthrough (
    GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  refuse (error, "markup", "declaration or comment");
}

static gboolean
parse (const GMarkupParser *parser, GBytes *bytes, gpointer data, GError **error)
{
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (parser, 0, data, NULL);
  gsize n;
  const char *text = g_bytes_get_data (bytes, &n);

  if (n == 0)
    {
      refuse (error, "markup", "none");
      return FALSE;
    }
  return g_markup_parse_context_parse (context, text, n, error)
         && g_markup_parse_context_end_parse (context, error);
}

gboolean
hashiya_clean_check_section (HashiyaCleanCheck *self, const char *id, GBytes *xhtml, GError **error)
{
  static const GMarkupParser parser
      = { .start_element = on_start, .end_element = on_end, .passthrough = on_passthrough };
  Section section = { .check = self, .id = id };

  if (!is_id (id))
    {
      refuse (error, "id", id);
      return FALSE;
    }
  return parse (&parser, xhtml, &section, error);
}

static void
on_drawing_start (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer data,
                  GError **error)
{
  guint *depth = data;
  gboolean root = (*depth)++ == 0;

  if (*depth > MAX_DEPTH || root != (strcmp (element, "svg") == 0 && root)
      || !hashiya_svg_allows_element (element))
    {
      refuse (error, "drawing", element);
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean space = root && strcmp (names[i], "xmlns") == 0 && strcmp (values[i], SVG) == 0;

      if (!space && !hashiya_svg_allows_attribute (element, names[i], values[i]))
        {
          refuse (error, element, names[i]);
          return;
        }
    }
}

static void
on_drawing_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  guint *depth = data;

  (*depth)--;
}

static void
on_drawing_text (
    GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  const char *element = g_markup_parse_context_get_element (context);

  if (g_strcmp0 (element, "style") == 0 && !hashiya_svg_allows_style (text))
    refuse (error, "drawing", "style");
}

gboolean
hashiya_clean_check_picture (const char *path, GBytes *bytes, GError **error)
{
  static const GMarkupParser parser = { .start_element = on_drawing_start,
                                        .end_element = on_drawing_end,
                                        .text = on_drawing_text,
                                        .passthrough = on_passthrough };
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  const char *extension;
  guint32 width = 0, height = 0;
  guint depth = 0;

  extension = hashiya_picture_read (bytes, &width, &height);
  if (extension == NULL)
    {
      if (!parse (&parser, bytes, &depth, error))
        return FALSE;
      extension = "svg";
    }
  if ((guint64) width * height <= HASHIYA_PICTURE_MAX_PIXELS && g_str_has_prefix (path, "assets/")
      && strncmp (path + strlen ("assets/"), sha256, SHA_DIGITS) == 0
      && path[strlen ("assets/") + SHA_DIGITS] == '.'
      && strcmp (path + strlen ("assets/") + SHA_DIGITS + 1, extension) == 0)
    return TRUE;
  refuse (error, "picture", path);
  return FALSE;
}
