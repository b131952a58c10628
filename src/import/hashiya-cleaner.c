// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cleaner.h"

#include "hashiya-markup.h"
#include "hashiya-run.h"

#include <string.h>

/* How far up from a picture, and in how many bytes, its own words are looked for. */
#define PLACES_AROUND 4
#define WORDS_AROUND  2000

typedef struct
{
  HashiyaBuilder *builder;
  HashiyaTree *tree;
  const HashiyaHost *host;
  const char *last_image; /* source of the picture before, which lazy pages have twice */
  const char *last_alt;   /* the words put in the place of one */
} Cleaner;

static void clean_node (Cleaner *self, const HashiyaNode *node);

char *
hashiya_target_key (const char *place, const char *id)
{
  return g_strconcat ("#", place, "|", id, NULL);
}

static void
clean_children (Cleaner *self, const HashiyaNode *node)
{
  for (const HashiyaNode *child = node->first; child != NULL; child = child->next)
    clean_node (self, child);
}

static void
copy_attribute (Cleaner *self, const HashiyaNode *from, HashiyaNode *to, const char *name)
{
  const char *value = hashiya_node_get (from, name);

  if (value != NULL && hashiya_markup_allows_value (to->name, name, value))
    hashiya_tree_set (self->tree, to, name, value);
}

static HashiyaNode *
new_element (Cleaner *self, const HashiyaNode *from, const char *name)
{
  HashiyaNode *element = hashiya_tree_element (self->tree, name);
  const char *const *attributes = hashiya_markup_attributes (name);

  for (guint i = 0; attributes[i] != NULL; i++)
    copy_attribute (self, from, element, attributes[i]);
  return element;
}

static void
clean_run (Cleaner *self, const HashiyaNode *node, const char *name)
{
  gboolean own = hashiya_builder_begin_run (self->builder, name);

  clean_children (self, node);
  if (own)
    hashiya_builder_end_run (self->builder);
  else
    /* The words after it do not join those in it. */
    hashiya_builder_begin_run (self->builder, name);
}

static void
clean_heading (Cleaner *self, const HashiyaNode *node, guint level)
{
  char name[] = { 'h', '0' + level, '\0' };

  if (!hashiya_builder_is_in_block (self->builder))
    {
      clean_run (self, node, g_intern_string (name));
      return;
    }
  /* In a list, a table or a box it heads that, not a section of the document. */
  hashiya_builder_begin_run (self->builder, "p");
  if (hashiya_builder_is_inside (self->builder, "strong"))
    clean_run (self, node, "p");
  else
    {
      hashiya_builder_push (self->builder, hashiya_tree_element (self->tree, "strong"));
      clean_run (self, node, "p");
      hashiya_builder_pop (self->builder);
    }
}

static void
clean_block (Cleaner *self, const HashiyaNode *node, const char *name)
{
  guint mark = hashiya_builder_open (self->builder, new_element (self, node, name));

  clean_children (self, node);
  hashiya_builder_close (self->builder, mark);
}

static void
clean_inline (Cleaner *self, const HashiyaNode *node, const char *name)
{
  HashiyaNode *element = new_element (self, node, name);
  gboolean plain = strcmp (name, "span") == 0 && element->attributes == NULL;
  /* A parser of HTML closes either where the other begins. */
  gboolean second = (strcmp (name, "rt") == 0 || strcmp (name, "rp") == 0)
                    && (hashiya_builder_is_inside (self->builder, "rt")
                        || hashiya_builder_is_inside (self->builder, "rp"));

  if (plain || second || hashiya_builder_is_inside (self->builder, name))
    {
      clean_children (self, node);
      return;
    }
  hashiya_builder_push (self->builder, element);
  clean_children (self, node);
  hashiya_builder_pop (self->builder);
}

static void
clean_link (Cleaner *self, const HashiyaNode *node)
{
  const char *href = hashiya_node_get (node, "href");
  g_autofree char *to = href != NULL ? self->host->link (href, self->host->data) : NULL;
  HashiyaNode *element;

  if (to == NULL || hashiya_builder_is_inside (self->builder, "a"))
    {
      clean_children (self, node);
      return;
    }
  element = hashiya_tree_element (self->tree, "a");
  hashiya_tree_set (self->tree, element, "href", to);
  hashiya_builder_push (self->builder, element);
  clean_children (self, node);
  hashiya_builder_pop (self->builder);
}

static void
insert_image (Cleaner *self, const HashiyaNode *node, const char *source)
{
  HashiyaNode *image = new_element (self, node, "img");
  const char *alt = hashiya_node_get (node, "alt");

  hashiya_tree_set (self->tree, image, "src", source);
  hashiya_tree_set (self->tree, image, "alt", alt != NULL ? alt : "");
  self->last_image = hashiya_node_get (image, "src");
  hashiya_builder_insert (self->builder, image);
}

/* Whether the words beside a picture say what it would say in its place. */
static gboolean
is_told (Cleaner *self, const HashiyaNode *image, const char *alt)
{
  static const char *const around[] = { "figure", "a", "picture", "span", "div", "p", NULL };
  const HashiyaNode *place = image;

  if (strchr (alt, '<') != NULL || g_strcmp0 (alt, self->last_alt) == 0)
    return TRUE;
  for (guint i = 0; i < PLACES_AROUND && hashiya_node_is_one_of (place->parent, around); i++)
    {
      g_autofree char *words = NULL;

      place = place->parent;
      words = hashiya_node_dup_words (place);
      if (strstr (words, alt) != NULL)
        return TRUE;
      if (strlen (words) > WORDS_AROUND || hashiya_node_is (place, "figure"))
        return FALSE;
    }
  return FALSE;
}

/* Where no picture can be had its words stand for it. */
static void
clean_image (Cleaner *self, const HashiyaNode *node)
{
  g_auto (GStrv) sources = hashiya_markup_image_sources (node);
  g_autofree char *found = NULL;
  const char *alt = hashiya_node_get (node, "alt");

  if (hashiya_markup_is_pixel (node))
    return;
  for (guint i = 0; sources[i] != NULL && found == NULL; i++)
    found = self->host->image (sources[i], self->host->data);
  if (found != NULL && g_strcmp0 (found, self->last_image) != 0)
    insert_image (self, node, found);
  else if (found == NULL && alt != NULL && *alt != '\0'
           && !hashiya_builder_is_inside (self->builder, "a") && !is_told (self, node, alt))
    {
      self->last_alt = alt;
      hashiya_builder_words (self->builder, alt);
    }
}

static void
clean_drawing (Cleaner *self, const HashiyaNode *node)
{
  g_autofree char *source = NULL;

  if (hashiya_markup_is_icon (node))
    return;
  source = self->host->drawing (node, self->host->data);
  if (source != NULL)
    insert_image (self, node, source);
}

/* Sound, video and frames: a link with a title. */
static void
clean_media (Cleaner *self, const HashiyaNode *node)
{
  g_autofree char *source = hashiya_markup_dup_media_source (node);
  g_autofree char *to = source != NULL ? self->host->link (source, self->host->data) : NULL;
  g_autofree char *title = NULL;
  HashiyaNode *element;
  gboolean own;

  if (to == NULL || *to == '#' || hashiya_builder_is_inside (self->builder, "a"))
    return;
  title = hashiya_markup_dup_media_title (node, to);
  own = hashiya_builder_begin_run (self->builder, "p");
  element = hashiya_tree_element (self->tree, "a");
  hashiya_tree_set (self->tree, element, "href", to);
  hashiya_builder_push (self->builder, element);
  hashiya_builder_words (self->builder, title);
  hashiya_builder_pop (self->builder);
  if (own)
    hashiya_builder_end_run (self->builder);
}

static HashiyaNode *
copy_formula (Cleaner *self, const HashiyaNode *node)
{
  HashiyaNode *copy = new_element (self, node, node->name);
  g_autoptr (GString) text = NULL;
  g_autofree char *words = NULL;

  copy->foreign = TRUE;
  if (hashiya_markup_is_formula_token (node->name))
    {
      /* Words only: a parser of HTML reads elements in there as HTML. */
      text = g_string_new (NULL);
      for (const HashiyaNode *child = node->first; child != NULL; child = child->next)
        g_string_append (text, child->text != NULL ? child->text : "");
      words = hashiya_markup_dup_clean_words (text->str);
      if (*words != '\0')
        hashiya_node_append (copy, hashiya_tree_text (self->tree, words, -1));
      return copy;
    }
  for (const HashiyaNode *child = node->first; child != NULL; child = child->next)
    {
      if (child->name != NULL && hashiya_markup_is_formula (child->name))
        hashiya_node_append (copy, copy_formula (self, child));
      else if (child->name != NULL && strcmp (child->name, "semantics") == 0)
        {
          for (const HashiyaNode *n = child->first; n != NULL; n = n->next)
            {
              if (n->name != NULL && hashiya_markup_is_formula (n->name))
                hashiya_node_append (copy, copy_formula (self, n));
            }
        }
    }
  return copy;
}

static void
clean_formula (Cleaner *self, const HashiyaNode *node)
{
  HashiyaNode *formula = copy_formula (self, node);

  if (hashiya_run_has_content (formula) && formula->first != NULL)
    hashiya_builder_insert (self->builder, formula);
}

static void
clean_table (Cleaner *self, const HashiyaNode *node)
{
  if (hashiya_markup_is_layout_table (node))
    clean_run (self, node, "p");
  else
    clean_block (self, node, "table");
}

static void
clean_element (Cleaner *self, const HashiyaNode *node, HashiyaMarkupKind kind, const char *name)
{
  switch (kind)
    {
    case HASHIYA_MARKUP_DROP:
      break;
    case HASHIYA_MARKUP_RUN:
      clean_run (self, node, name);
      break;
    case HASHIYA_MARKUP_HEADING:
      clean_heading (self, node, hashiya_markup_heading_level (node));
      break;
    case HASHIYA_MARKUP_BLOCK:
      clean_block (self, node, name);
      break;
    case HASHIYA_MARKUP_TABLE:
      clean_table (self, node);
      break;
    case HASHIYA_MARKUP_INLINE:
      clean_inline (self, node, name);
      break;
    case HASHIYA_MARKUP_LINK:
      clean_link (self, node);
      break;
    case HASHIYA_MARKUP_IMAGE:
      clean_image (self, node);
      break;
    case HASHIYA_MARKUP_DRAWING:
      clean_drawing (self, node);
      break;
    case HASHIYA_MARKUP_FORMULA:
      clean_formula (self, node);
      break;
    case HASHIYA_MARKUP_MEDIA:
      clean_media (self, node);
      break;
    case HASHIYA_MARKUP_BREAK:
      hashiya_builder_break (self->builder);
      break;
    case HASHIYA_MARKUP_RULE:
      hashiya_builder_rule (self->builder);
      break;
    case HASHIYA_MARKUP_TRANSPARENT:
      clean_children (self, node);
      break;
    }
}

static void
call_out_targets (Cleaner *self, const HashiyaNode *node)
{
  static const char *const names[] = { "id", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *id = hashiya_node_get (node, names[i]);

      if (id != NULL && *id != '\0' && (i == 0 || hashiya_node_is (node, "a")))
        {
          g_autofree char *key = hashiya_target_key (self->host->place, id);

          hashiya_builder_target (self->builder, key);
        }
    }
}

static void
clean_node (Cleaner *self, const HashiyaNode *node)
{
  const char *language = NULL;
  const char *name = node->name;
  HashiyaMarkupKind kind;
  g_autofree char *before = NULL;

  if (node->text != NULL)
    {
      hashiya_builder_words (self->builder, node->text);
      return;
    }
  if (hashiya_markup_is_hidden (node))
    return;
  kind = hashiya_markup_kind (node, &name);
  /* The target of a block is not in the words before it. */
  if (kind == HASHIYA_MARKUP_RUN || kind == HASHIYA_MARKUP_HEADING || kind == HASHIYA_MARKUP_BLOCK
      || kind == HASHIYA_MARKUP_TABLE)
    hashiya_builder_part (self->builder);
  call_out_targets (self, node);
  if (hashiya_markup_says_language (node))
    language = hashiya_node_get (node, "lang");
  if (language != NULL)
    before = hashiya_builder_set_language (self->builder, language);
  clean_element (self, node, kind, name);
  if (language != NULL)
    g_free (hashiya_builder_set_language (self->builder, before));
}

void
hashiya_clean (const HashiyaNode *node,
               HashiyaBuilder *builder,
               HashiyaTree *tree,
               const HashiyaHost *host)
{
  Cleaner self = { .builder = builder, .tree = tree, .host = host };

  clean_node (&self, node);
}
