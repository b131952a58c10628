// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-html-parse.h"

#include "hashiya-html-scan.h"

#include <gumbo.h>
#include <string.h>

#define ARENA_BYTES (256 * 1024)

/* What one parse allocates goes at once: gumbo asks for and frees every small piece by itself. */
typedef struct
{
  GSList *chunks;
  char *next;
  gsize left;
} Arena;

static void *
arena_take (void *data, size_t n_bytes)
{
  Arena *self = data;
  gsize n = (n_bytes + 15) & ~(gsize) 15;
  void *piece;

  if (n > self->left)
    {
      gsize size = MAX (n, ARENA_BYTES);

      /* A large piece is one of its own: the chunk that is open stays so. */
      self->chunks = g_slist_prepend (self->chunks, g_malloc (size));
      if (n > ARENA_BYTES / 4)
        return self->chunks->data;
      self->next = self->chunks->data;
      self->left = size;
    }
  piece = self->next;
  self->next += n;
  self->left -= n;
  return piece;
}

static void
arena_leave (void *data, void *piece)
{
}

static char *
dup_name (const GumboElement *element)
{
  GumboStringPiece piece = element->original_tag;
  const char *drawn;

  if (element->tag != GUMBO_TAG_UNKNOWN)
    return g_strdup (gumbo_normalized_tagname (element->tag));
  gumbo_tag_from_original_text (&piece);
  drawn
      = element->tag_namespace == GUMBO_NAMESPACE_SVG ? gumbo_normalize_svg_tagname (&piece) : NULL;
  if (drawn != NULL)
    return g_strdup (drawn);
  return g_ascii_strdown (piece.data != NULL ? piece.data : "", piece.length);
}

static HashiyaNode *
convert_element (const GumboElement *element, HashiyaTree *tree)
{
  g_autofree char *name = dup_name (element);
  HashiyaNode *node = hashiya_tree_element (tree, name);

  node->line = element->start_pos.line;
  node->foreign = element->tag_namespace != GUMBO_NAMESPACE_HTML;
  for (guint i = 0; i < element->attributes.length; i++)
    {
      const GumboAttribute *attribute = element->attributes.data[i];

      hashiya_tree_set (tree, node, attribute->name, attribute->value);
    }
  return node;
}

static void
convert_children (const GumboVector *children, HashiyaNode *parent, HashiyaTree *tree)
{
  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *child = children->data[i];
      HashiyaNode *node;

      switch (child->type)
        {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
          hashiya_node_append (parent, hashiya_tree_text (tree, child->v.text.text, -1));
          break;
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE:
          node = convert_element (&child->v.element, tree);
          hashiya_node_append (parent, node);
          convert_children (&child->v.element.children, node, tree);
          break;
        case GUMBO_NODE_COMMENT:
        case GUMBO_NODE_DOCUMENT:
          break;
        }
    }
}

/* The page without @waste, line for line; gumbo takes its time for each letter. */
static GString *
leave_out (const char *html, gsize n_bytes, const GArray *waste)
{
  GString *out = g_string_sized_new (n_bytes + 1);
  const char *from = html;

  for (guint i = 0; i < waste->len; i++)
    {
      const HashiyaHtmlSpan *span = &g_array_index (waste, HashiyaHtmlSpan, i);

      g_string_append_len (out, from, span->start - from);
      for (const char *p = span->start;
           (p = memchr (p, '\n', span->end - p)) != NULL && p < span->end; p++)
        g_string_append_c (out, '\n');
      from = span->end;
    }
  return g_string_append_len (out, from, html + n_bytes - from);
}

HashiyaNode *
hashiya_html_parse (const char *html, gsize n_bytes, HashiyaTree *tree, GError **error)
{
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput *output;
  Arena arena = { 0 };
  HashiyaNode *root;
  g_autoptr (GArray) waste = g_array_new (FALSE, FALSE, sizeof (HashiyaHtmlSpan));
  g_autoptr (GString) slim = NULL;

  if (!hashiya_html_scan (html, n_bytes, FALSE, waste, error))
    return NULL;
  slim = leave_out (html, n_bytes, waste);
  /* A record of each error on the way takes more memory than the page. */
  options.max_errors = 0;
  options.allocator = arena_take;
  options.deallocator = arena_leave;
  options.userdata = &arena;
  output = gumbo_parse_with_options (&options, slim->str, slim->len);
  root = convert_element (&output->root->v.element, tree);
  convert_children (&output->root->v.element.children, root, tree);
  g_slist_free_full (arena.chunks, g_free);
  return root;
}
