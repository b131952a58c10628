// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-svg.h"

#include "hashiya-xhtml.h"

#include <string.h>

gboolean
hashiya_svg_allows_element (const char *name)
{
  static const char *const names[]
      = { "svg",    "g",        "defs",           "symbol",         "use",      "path",
          "rect",   "circle",   "ellipse",        "line",           "polyline", "polygon",
          "text",   "tspan",    "textPath",       "title",          "desc",     "image",
          "stop",   "clipPath", "linearGradient", "radialGradient", "mask",     "pattern",
          "marker", "filter",   "switch",         "style",          NULL };

  return g_strv_contains (names, name)
         || (g_str_has_prefix (name, "fe") && strcmp (name, "feImage"));
}

gboolean
hashiya_svg_allows_style (const char *value)
{
  const char *p = value;

  if (strchr (value, '\\') != NULL || strchr (value, '@') != NULL)
    return FALSE;
  while ((p = strcasestr (p, "url")) != NULL)
    {
      p += strlen ("url");
      p += strspn (p, " \t\r\n");
      if (*p != '(')
        continue;
      p++;
      p += strspn (p, " \t\r\n\"'");
      if (*p != '#')
        return FALSE;
    }
  return strcasestr (value, "script:") == NULL && strcasestr (value, "image-set") == NULL;
}

static gboolean
is_allowed_reference (const char *name, const char *value)
{
  static const char *const pictures[]
      = { "data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;" };

  if (*value == '#')
    return TRUE;
  for (guint i = 0; strcmp (name, "image") == 0 && i < G_N_ELEMENTS (pictures); i++)
    {
      if (g_str_has_prefix (value, pictures[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_svg_allows_attribute (const char *element, const char *name, const char *value)
{
  if (g_ascii_strncasecmp (name, "on", 2) == 0 || g_str_has_prefix (name, "xmlns"))
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
        return FALSE;
    }
  if (!g_ascii_isalpha (*name))
    return FALSE;
  if (strcmp (name, "href") == 0)
    return is_allowed_reference (element, value);
  return hashiya_svg_allows_style (value);
}

static void write_node (const HashiyaNode *node, GString *out);

static void
write_element (const HashiyaNode *node, GString *out)
{
  g_string_append_printf (out, "<%s", node->name);
  for (const HashiyaAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (!hashiya_svg_allows_attribute (node->name, a->name, a->value))
        continue;
      g_string_append_printf (out, " %s=\"", a->name);
      hashiya_xhtml_append_escaped (out, a->value, -1);
      g_string_append_c (out, '"');
    }
  if (hashiya_node_is (node, "svg") && node->parent == NULL)
    g_string_append (out, " xmlns=\"http://www.w3.org/2000/svg\"");
  g_string_append_c (out, '>');
  for (const HashiyaNode *child = node->first; child != NULL; child = child->next)
    write_node (child, out);
  g_string_append_printf (out, "</%s>", node->name);
}

static void
write_node (const HashiyaNode *node, GString *out)
{
  g_autoptr (GString) style = NULL;

  if (node->text != NULL)
    {
      hashiya_xhtml_append_escaped (out, node->text, -1);
      return;
    }
  if (!hashiya_svg_allows_element (node->name))
    return;
  if (strcmp (node->name, "style") == 0)
    {
      style = g_string_new (NULL);
      hashiya_node_append_text (node, style);
      if (!hashiya_svg_allows_style (style->str))
        return;
    }
  write_element (node, out);
}

GBytes *
hashiya_svg_clean (const HashiyaNode *svg)
{
  GString *out = g_string_new (NULL);
  HashiyaNode root = *svg;

  g_return_val_if_fail (hashiya_node_is (svg, "svg"), NULL);

  root.parent = NULL;
  write_element (&root, out);
  return g_string_free_to_bytes (out);
}
