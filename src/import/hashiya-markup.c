// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-markup.h"

#include <stdlib.h>
#include <string.h>

#define LANGUAGE_BYTES 35
#define VALUE_BYTES    1000
/* Smaller pictures count readers; smaller drawings are buttons and bullets. */
#define PIXEL 3
#define ICON  96

static const struct
{
  const char *name;
  HashiyaMarkupKind kind;
  const char *as; /* NULL: the same name */
} elements[] = {
  { "a", HASHIYA_MARKUP_LINK, NULL },
  { "abbr", HASHIYA_MARKUP_INLINE, NULL },
  { "acronym", HASHIYA_MARKUP_INLINE, "abbr" },
  { "address", HASHIYA_MARKUP_RUN, "p" },
  { "applet", HASHIYA_MARKUP_DROP, NULL },
  { "area", HASHIYA_MARKUP_DROP, NULL },
  { "article", HASHIYA_MARKUP_RUN, "p" },
  { "aside", HASHIYA_MARKUP_BLOCK, NULL },
  { "audio", HASHIYA_MARKUP_MEDIA, NULL },
  { "b", HASHIYA_MARKUP_INLINE, NULL },
  { "base", HASHIYA_MARKUP_DROP, NULL },
  { "bdi", HASHIYA_MARKUP_INLINE, NULL },
  { "bdo", HASHIYA_MARKUP_INLINE, NULL },
  { "blockquote", HASHIYA_MARKUP_BLOCK, NULL },
  { "body", HASHIYA_MARKUP_RUN, "p" },
  { "br", HASHIYA_MARKUP_BREAK, NULL },
  { "button", HASHIYA_MARKUP_DROP, NULL },
  { "canvas", HASHIYA_MARKUP_DROP, NULL },
  { "caption", HASHIYA_MARKUP_BLOCK, NULL },
  { "center", HASHIYA_MARKUP_RUN, "p" },
  { "cite", HASHIYA_MARKUP_INLINE, NULL },
  { "code", HASHIYA_MARKUP_INLINE, NULL },
  { "col", HASHIYA_MARKUP_DROP, NULL },
  { "colgroup", HASHIYA_MARKUP_DROP, NULL },
  { "datalist", HASHIYA_MARKUP_DROP, NULL },
  { "dd", HASHIYA_MARKUP_BLOCK, NULL },
  { "del", HASHIYA_MARKUP_INLINE, NULL },
  { "details", HASHIYA_MARKUP_RUN, "p" },
  { "dfn", HASHIYA_MARKUP_INLINE, NULL },
  { "dialog", HASHIYA_MARKUP_DROP, NULL },
  { "dir", HASHIYA_MARKUP_BLOCK, "ul" },
  { "div", HASHIYA_MARKUP_RUN, "p" },
  { "dl", HASHIYA_MARKUP_BLOCK, NULL },
  { "dt", HASHIYA_MARKUP_BLOCK, NULL },
  { "em", HASHIYA_MARKUP_INLINE, NULL },
  { "embed", HASHIYA_MARKUP_MEDIA, NULL },
  { "fieldset", HASHIYA_MARKUP_RUN, "p" },
  { "figcaption", HASHIYA_MARKUP_BLOCK, NULL },
  { "figure", HASHIYA_MARKUP_BLOCK, NULL },
  { "footer", HASHIYA_MARKUP_RUN, "p" },
  { "form", HASHIYA_MARKUP_RUN, "p" },
  { "frame", HASHIYA_MARKUP_MEDIA, NULL },
  { "h1", HASHIYA_MARKUP_HEADING, NULL },
  { "h2", HASHIYA_MARKUP_HEADING, NULL },
  { "h3", HASHIYA_MARKUP_HEADING, NULL },
  { "h4", HASHIYA_MARKUP_HEADING, NULL },
  { "h5", HASHIYA_MARKUP_HEADING, NULL },
  { "h6", HASHIYA_MARKUP_HEADING, NULL },
  { "head", HASHIYA_MARKUP_DROP, NULL },
  { "header", HASHIYA_MARKUP_RUN, "p" },
  { "hgroup", HASHIYA_MARKUP_RUN, "p" },
  { "hr", HASHIYA_MARKUP_RULE, NULL },
  { "html", HASHIYA_MARKUP_RUN, "p" },
  { "i", HASHIYA_MARKUP_INLINE, NULL },
  { "iframe", HASHIYA_MARKUP_MEDIA, NULL },
  { "image", HASHIYA_MARKUP_DROP, NULL },
  { "img", HASHIYA_MARKUP_IMAGE, NULL },
  { "input", HASHIYA_MARKUP_DROP, NULL },
  { "ins", HASHIYA_MARKUP_INLINE, NULL },
  { "kbd", HASHIYA_MARKUP_INLINE, NULL },
  { "legend", HASHIYA_MARKUP_RUN, "p" },
  { "li", HASHIYA_MARKUP_BLOCK, NULL },
  { "link", HASHIYA_MARKUP_DROP, NULL },
  { "listing", HASHIYA_MARKUP_RUN, "pre" },
  { "main", HASHIYA_MARKUP_RUN, "p" },
  { "map", HASHIYA_MARKUP_DROP, NULL },
  { "mark", HASHIYA_MARKUP_INLINE, NULL },
  { "math", HASHIYA_MARKUP_FORMULA, NULL },
  { "menu", HASHIYA_MARKUP_BLOCK, "ul" },
  { "meta", HASHIYA_MARKUP_DROP, NULL },
  { "nav", HASHIYA_MARKUP_RUN, "p" },
  { "noembed", HASHIYA_MARKUP_DROP, NULL },
  { "noframes", HASHIYA_MARKUP_DROP, NULL },
  { "object", HASHIYA_MARKUP_MEDIA, NULL },
  { "ol", HASHIYA_MARKUP_BLOCK, NULL },
  { "option", HASHIYA_MARKUP_DROP, NULL },
  { "p", HASHIYA_MARKUP_RUN, "p" },
  { "param", HASHIYA_MARKUP_DROP, NULL },
  { "plaintext", HASHIYA_MARKUP_RUN, "pre" },
  { "pre", HASHIYA_MARKUP_RUN, "pre" },
  { "q", HASHIYA_MARKUP_INLINE, NULL },
  { "rp", HASHIYA_MARKUP_INLINE, NULL },
  { "rt", HASHIYA_MARKUP_INLINE, NULL },
  { "ruby", HASHIYA_MARKUP_INLINE, NULL },
  { "s", HASHIYA_MARKUP_INLINE, NULL },
  { "samp", HASHIYA_MARKUP_INLINE, NULL },
  { "script", HASHIYA_MARKUP_DROP, NULL },
  { "section", HASHIYA_MARKUP_RUN, "p" },
  { "select", HASHIYA_MARKUP_DROP, NULL },
  { "small", HASHIYA_MARKUP_INLINE, NULL },
  { "source", HASHIYA_MARKUP_DROP, NULL },
  { "span", HASHIYA_MARKUP_INLINE, NULL },
  { "strike", HASHIYA_MARKUP_INLINE, "s" },
  { "strong", HASHIYA_MARKUP_INLINE, NULL },
  { "style", HASHIYA_MARKUP_DROP, NULL },
  { "sub", HASHIYA_MARKUP_INLINE, NULL },
  { "summary", HASHIYA_MARKUP_RUN, "p" },
  { "sup", HASHIYA_MARKUP_INLINE, NULL },
  { "svg", HASHIYA_MARKUP_DRAWING, NULL },
  { "table", HASHIYA_MARKUP_TABLE, NULL },
  { "tbody", HASHIYA_MARKUP_BLOCK, NULL },
  { "td", HASHIYA_MARKUP_BLOCK, NULL },
  { "template", HASHIYA_MARKUP_DROP, NULL },
  { "textarea", HASHIYA_MARKUP_DROP, NULL },
  { "tfoot", HASHIYA_MARKUP_BLOCK, NULL },
  { "th", HASHIYA_MARKUP_BLOCK, NULL },
  { "thead", HASHIYA_MARKUP_BLOCK, NULL },
  { "time", HASHIYA_MARKUP_INLINE, NULL },
  { "title", HASHIYA_MARKUP_DROP, NULL },
  { "tr", HASHIYA_MARKUP_BLOCK, NULL },
  { "track", HASHIYA_MARKUP_DROP, NULL },
  { "tt", HASHIYA_MARKUP_INLINE, "code" },
  { "u", HASHIYA_MARKUP_INLINE, NULL },
  { "ul", HASHIYA_MARKUP_BLOCK, NULL },
  { "var", HASHIYA_MARKUP_INLINE, NULL },
  { "video", HASHIYA_MARKUP_MEDIA, NULL },
  { "xmp", HASHIYA_MARKUP_RUN, "pre" },
};

static int
compare_element (gconstpointer name, gconstpointer element)
{
  return strcmp (name, *(const char *const *) element);
}

/* Behind a script that does not run here many pages keep the picture they show. */
static gboolean
holds_picture (const HashiyaNode *node)
{
  return hashiya_node_find (node, "img") != NULL;
}

HashiyaMarkupKind
hashiya_markup_kind (const HashiyaNode *node, const char **name)
{
  const char *role = hashiya_node_get (node, "role");
  typeof (&elements[0]) found;

  *name = node->name;
  if (role != NULL && strcmp (role, "heading") == 0)
    return HASHIYA_MARKUP_HEADING;
  if (node->foreign && strcmp (node->name, "svg") != 0 && strcmp (node->name, "math") != 0)
    return HASHIYA_MARKUP_DROP;
  if (strcmp (node->name, "noscript") == 0)
    return holds_picture (node) ? HASHIYA_MARKUP_TRANSPARENT : HASHIYA_MARKUP_DROP;
  found = bsearch (node->name, elements, G_N_ELEMENTS (elements), sizeof elements[0],
                   compare_element);
  if (found == NULL)
    return HASHIYA_MARKUP_TRANSPARENT;
  if (found->as != NULL)
    *name = found->as;
  return found->kind;
}

const char *const *
hashiya_markup_attributes (const char *name)
{
  static const char *const none[] = { NULL };
  static const struct
  {
    const char *name;
    const char *attributes[6];
  } lists[] = {
    { "abbr", { "title", NULL } },
    { "bdi", { "lang", "dir", NULL } },
    { "bdo", { "lang", "dir", NULL } },
    { "img", { "width", "height", NULL } },
    { "li", { "value", NULL } },
    { "math", { "display", NULL } },
    { "menclose", { "notation", NULL } },
    { "mfenced", { "open", "close", "separators", NULL } },
    { "mi", { "mathvariant", NULL } },
    { "mn", { "mathvariant", NULL } },
    { "mo", { "stretchy", "fence", "separator", "form", NULL } },
    { "mstyle", { "displaystyle", "mathvariant", NULL } },
    { "mtable", { "columnalign", "rowalign", NULL } },
    { "mtd", { "columnspan", "rowspan", "columnalign", NULL } },
    { "mfrac", { "linethickness", NULL } },
    { "mspace", { "width", NULL } },
    { "ol", { "start", "reversed", "type", NULL } },
    { "span", { "lang", "dir", NULL } },
    { "td", { "colspan", "rowspan", NULL } },
    { "th", { "colspan", "rowspan", "scope", NULL } },
    { "time", { "datetime", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (strcmp (lists[i].name, name) == 0)
        return lists[i].attributes;
    }
  return none;
}

static gboolean
is_number (const char *value, gint64 low, gint64 high)
{
  return g_ascii_string_to_signed (value, 10, low, high, NULL, NULL);
}

gboolean
hashiya_markup_is_language (const char *tag)
{
  gsize part = 0;

  if (*tag == '\0' || strlen (tag) > LANGUAGE_BYTES)
    return FALSE;
  for (const char *p = tag; *p != '\0'; p++)
    {
      part = *p == '-' ? 0 : part + 1;
      if (part > 8 || (*p != '-' && !g_ascii_isalnum (*p)) || (*p == '-' && p == tag))
        return FALSE;
    }
  return part > 0 && g_ascii_isalpha (tag[0]) && g_ascii_isalpha (tag[1]);
}

gboolean
hashiya_markup_allows_value (const char *element, const char *name, const char *value)
{
  static const char *const directions[] = { "ltr", "rtl", "auto", NULL };
  static const char *const numberings[] = { "1", "a", "A", "i", "I", NULL };
  static const char *const scopes[] = { "row", "col", "rowgroup", "colgroup", NULL };

  if (strlen (value) > VALUE_BYTES || !g_utf8_validate (value, -1, NULL))
    return FALSE;
  for (const char *p = value; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20)
        return FALSE;
    }
  if (strcmp (name, "lang") == 0)
    return hashiya_markup_is_language (value);
  if (strcmp (name, "dir") == 0)
    return g_strv_contains (directions, value);
  if (strcmp (name, "scope") == 0)
    return g_strv_contains (scopes, value);
  if (strcmp (name, "type") == 0)
    return g_strv_contains (numberings, value);
  if (strcmp (name, "reversed") == 0)
    return *value == '\0';
  if (strcmp (name, "colspan") == 0 || strcmp (name, "rowspan") == 0)
    return is_number (value, 2, 1000);
  if (strcmp (name, "start") == 0 || strcmp (name, "value") == 0)
    return is_number (value, -1000000, 1000000);
  if (strcmp (element, "img") == 0)
    return is_number (value, 1, 10000);
  return TRUE;
}

guint
hashiya_markup_heading_level (const HashiyaNode *node)
{
  const char *level = hashiya_node_get (node, "aria-level");

  if (node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0')
    return node->name[1] - '0';
  return level != NULL && is_number (level, 1, 6) ? level[0] - '0' : 2;
}

static gboolean
has_style (const char *style, const char *property, const char *value)
{
  const char *found = strcasestr (style, property);

  if (found == NULL)
    return FALSE;
  found += strlen (property);
  found += strspn (found, " \t\r\n:");
  return g_ascii_strncasecmp (found, value, strlen (value)) == 0;
}

static gboolean
is_in_heading (const HashiyaNode *node)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };

  for (const HashiyaNode *n = node->parent; n != NULL; n = n->parent)
    {
      const char *role = hashiya_node_get (n, "role");

      if (hashiya_node_is_one_of (n, headings)
          || (role != NULL && g_ascii_strcasecmp (role, "heading") == 0))
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_markup_is_sign_link (const HashiyaNode *node)
{
  static const char *const signs[] = { "#", "¶", "§", "🔗", "", NULL };
  g_autofree char *words = hashiya_node_is (node, "a") ? hashiya_node_dup_words (node) : NULL;

  return words != NULL && *words != '\0' && g_strv_contains (signs, words);
}

/* The sign beside a heading that links to it, and what edits it. */
static gboolean
is_heading_tool (const HashiyaNode *node)
{
  const char *class = hashiya_node_get (node, "class");

  if (class != NULL && strstr (class, "mw-editsection") != NULL)
    return TRUE;
  return hashiya_markup_is_sign_link (node) && is_in_heading (node);
}

gboolean
hashiya_markup_is_hidden (const HashiyaNode *node)
{
  const char *style = hashiya_node_get (node, "style");
  const char *aria = hashiya_node_get (node, "aria-hidden");
  gboolean hidden;

  hidden
      = hashiya_node_get (node, "hidden") != NULL
        || (style != NULL
            && (has_style (style, "display", "none") || has_style (style, "visibility", "hidden")));
  /* Pages show a picture of a formula and hide the formula itself. */
  if (hidden)
    return hashiya_node_find (node, "math") == NULL;
  if (aria != NULL && strcmp (aria, "true") == 0 && !hashiya_node_is (node, "body"))
    return !hashiya_node_is (node, "img") || hashiya_node_get (node, "class") == NULL
           || strstr (hashiya_node_get (node, "class"), "fallback") != NULL;
  return is_heading_tool (node);
}

gboolean
hashiya_markup_says_language (const HashiyaNode *node)
{
  static const char *const own[] = { "html", "body", "span", "bdi", "bdo", NULL };
  const char *language = hashiya_node_get (node, "lang");

  return language != NULL && !hashiya_node_is_one_of (node, own)
         && hashiya_markup_is_language (language);
}

gboolean
hashiya_markup_is_formula (const char *name)
{
  static const char *const names[]
      = { "math",        "mrow",    "mi",       "mn",      "mo",         "ms",
          "mtext",       "mspace",  "mfrac",    "msqrt",   "mroot",      "mstyle",
          "merror",      "mpadded", "mphantom", "mfenced", "menclose",   "msub",
          "msup",        "msubsup", "munder",   "mover",   "munderover", "mmultiscripts",
          "mprescripts", "none",    "mtable",   "mtr",     "mtd",        NULL };

  return g_strv_contains (names, name);
}

gboolean
hashiya_markup_is_formula_token (const char *name)
{
  static const char *const names[] = { "mi", "mn", "mo", "ms", "mtext", NULL };

  return g_strv_contains (names, name);
}

static guint
count_cells (const HashiyaNode *row)
{
  guint n = 0;

  for (const HashiyaNode *cell = row->first; cell != NULL; cell = cell->next)
    n += hashiya_node_is (cell, "td") || hashiya_node_is (cell, "th");
  return n;
}

gboolean
hashiya_markup_is_layout_table (const HashiyaNode *node)
{
  static const char *const layout[] = { "table", "h1", "h2", "h3", "form", "article", NULL };
  const char *role = hashiya_node_get (node, "role");
  gboolean says_data = FALSE;
  guint rows = 0, columns = 0;

  if (role != NULL && (strcmp (role, "presentation") == 0 || strcmp (role, "none") == 0))
    return TRUE;
  for (const HashiyaNode *n = hashiya_node_next (node, node); n != NULL;
       n = hashiya_node_next (n, node))
    {
      if (hashiya_node_is_one_of (n, layout))
        return TRUE;
      says_data = says_data || hashiya_node_is (n, "th");
      if (hashiya_node_is (n, "tr"))
        {
          rows += count_cells (n) > 0;
          columns = MAX (columns, count_cells (n));
        }
    }
  return !says_data && (rows < 2 || columns < 2);
}

static void
add_source (GPtrArray *sources, const char *source)
{
  if (source != NULL && *source != '\0')
    g_ptr_array_add (sources, g_strstrip (g_strdup (source)));
}

/* The addresses of a `srcset`, in its order. */
static void
add_source_set (GPtrArray *sources, const char *set)
{
  g_auto (GStrv) candidates = set != NULL ? g_strsplit (set, ", ", -1) : NULL;

  for (guint i = 0; candidates != NULL && candidates[i] != NULL; i++)
    {
      char *candidate = g_strstrip (candidates[i]);

      candidate[strcspn (candidate, " \t\r\n")] = '\0';
      add_source (sources, candidate);
    }
}

char **
hashiya_markup_image_sources (const HashiyaNode *node)
{
  GPtrArray *sources = g_ptr_array_new ();

  /* A page that loads pictures late has a stand-in under `src`. */
  add_source (sources, hashiya_node_get (node, "data-src"));
  add_source (sources, hashiya_node_get (node, "data-original"));
  add_source (sources, hashiya_node_get (node, "src"));
  add_source_set (sources, hashiya_node_get (node, "srcset"));
  if (hashiya_node_is (node->parent, "picture"))
    {
      for (const HashiyaNode *n = node->parent->first; n != NULL; n = n->next)
        {
          if (hashiya_node_is (n, "source"))
            add_source_set (sources, hashiya_node_get (n, "srcset"));
        }
    }
  g_ptr_array_add (sources, NULL);
  return (char **) g_ptr_array_free (sources, FALSE);
}

static gboolean
is_small (const HashiyaNode *node, const char *name, guint limit)
{
  const char *value = hashiya_node_get (node, name);

  return value != NULL && g_ascii_isdigit (*value) && g_ascii_strtoull (value, NULL, 10) < limit
         && strstr (value, "%") == NULL && strstr (value, "em") == NULL;
}

gboolean
hashiya_markup_is_pixel (const HashiyaNode *node)
{
  return is_small (node, "width", PIXEL) && is_small (node, "height", PIXEL);
}

gboolean
hashiya_markup_is_icon (const HashiyaNode *node)
{
  const char *view = hashiya_node_get (node, "viewBox");
  double width = 0;

  if (hashiya_node_get (node, "width") != NULL)
    return is_small (node, "width", ICON) || is_small (node, "height", ICON);
  if (view != NULL)
    {
      g_auto (GStrv) numbers = g_strsplit_set (view, " ,", -1);

      if (g_strv_length (numbers) >= 3)
        width = g_ascii_strtod (numbers[2], NULL);
    }
  return width < ICON;
}

char *
hashiya_markup_dup_media_source (const HashiyaNode *node)
{
  const char *source = hashiya_node_get (node, hashiya_node_is (node, "object") ? "data" : "src");

  for (const HashiyaNode *n = node->first; source == NULL && n != NULL; n = n->next)
    {
      if (hashiya_node_is (n, "source"))
        source = hashiya_node_get (n, "src");
    }
  return source != NULL ? g_strstrip (g_strdup (source)) : NULL;
}

char *
hashiya_markup_dup_media_title (const HashiyaNode *node, const char *uri)
{
  static const char *const names[] = { "title", "aria-label", "alt" };
  g_autoptr (GUri) parsed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *title = hashiya_node_get (node, names[i]);

      if (title != NULL)
        {
          g_autofree char *words = hashiya_markup_dup_clean_words (title);

          if (*words != '\0')
            return g_steal_pointer (&words);
        }
    }
  parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  if (parsed == NULL || g_uri_get_host (parsed) == NULL)
    return g_strdup (uri);
  return g_strconcat (g_uri_get_host (parsed), g_uri_get_path (parsed), NULL);
}

char *
hashiya_markup_dup_clean_words (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x2028)
        {
          space = words->len > 0;
          continue;
        }
      if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
        continue;
      if (space)
        g_string_append_c (words, ' ');
      space = FALSE;
      g_string_append_unichar (words, c);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
