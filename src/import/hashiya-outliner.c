// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-outliner.h"

#include "hashiya-composer.h"
#include "hashiya-markup.h"
#include "hashiya-shape.h"

#include <string.h>

#define BOLD_HEADING_LETTERS 100
#define MAX_LEVEL            6
/* Every heading ranks below every entry of the contents. */
#define HEADING_RANK 100

typedef struct
{
  HashiyaTree *tree;
  HashiyaNode *root;
  GHashTable *entries; /* block -> its HashiyaContentsEntry */
  GPtrArray *sections; /* of HashiyaOutlined */
  GArray *ranks;       /* of the sections that the next may stand in */
  gboolean titled;     /* whether the last section has its heading */
  gboolean bare;       /* whether it has no words but its heading's */
} Outliner;

static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };

static void
outlined_free (gpointer data)
{
  HashiyaOutlined *self = data;

  g_free (self->title);
  g_free (self);
}

static gboolean
has_words (const HashiyaNode *node)
{
  g_autofree char *words = hashiya_node_dup_words (node);

  return *words != '\0';
}

static gboolean
holds_sign_link (const HashiyaNode *node)
{
  for (const HashiyaNode *n = node; n != NULL; n = hashiya_node_next (n, node))
    {
      if (hashiya_markup_is_sign_link (n))
        return TRUE;
    }
  return FALSE;
}

/* Whether all words of a paragraph are bold, few, and no sentence. One with a sign to link to it,
 * which would drop out of a heading, stays what it is. */
static gboolean
is_bold_heading (const HashiyaNode *node)
{
  static const char *const bold[] = { "b", "strong", NULL };
  g_autofree char *words = NULL;

  if (!hashiya_node_is (node, "p") || node->first != node->last
      || !hashiya_node_is_one_of (node->first, bold) || node->next == NULL
      || hashiya_node_find (node, "img") != NULL || hashiya_node_find (node, "br") != NULL
      || holds_sign_link (node))
    return FALSE;
  words = hashiya_node_dup_words (node);
  return *words != '\0' && g_utf8_strlen (words, -1) <= BOLD_HEADING_LETTERS
         && !hashiya_shape_ends_sentence (hashiya_shape_terminal (words, strlen (words)));
}

/* Bold paragraphs one after the other are emphasis, not headings. */
static gboolean
heads_something (const HashiyaNode *node)
{
  return is_bold_heading (node) && !is_bold_heading (node->next)
         && !hashiya_node_is_one_of (node->next, headings) && has_words (node->next);
}

/* What a heading is called: its words, or those of the picture it shows. */
static char *
dup_title (const HashiyaNode *heading)
{
  g_autofree char *words = hashiya_node_dup_words (heading);
  const HashiyaNode *image = hashiya_node_find (heading, "img");

  if (*words != '\0')
    return g_steal_pointer (&words);
  if (image != NULL && hashiya_node_get (image, "alt") != NULL
      && *hashiya_node_get (image, "alt") != '\0')
    return g_strdup (hashiya_node_get (image, "alt"));
  return NULL;
}

static void
find_bold_headings (HashiyaTree *tree, HashiyaNode *root)
{
  const char *name = hashiya_tree_element (tree, "h2")->name;
  guint n_headings = 0, n_bold = 0;

  for (HashiyaNode *n = root->first; n != NULL; n = n->next)
    {
      g_autofree char *title = hashiya_node_is_one_of (n, headings) ? dup_title (n) : NULL;

      n_headings += title != NULL;
      n_bold += heads_something (n);
    }
  if (n_headings > 1 || n_bold < 2)
    return;
  for (HashiyaNode *n = root->first; n != NULL; n = n->next)
    {
      if (heads_something (n))
        {
          n->name = name;
          hashiya_node_unwrap (n->first);
        }
    }
}

static guint
find_level (Outliner *self, guint rank)
{
  while (self->ranks->len > 0 && g_array_index (self->ranks, guint, self->ranks->len - 1) >= rank)
    g_array_set_size (self->ranks, self->ranks->len - 1);
  g_array_append_val (self->ranks, rank);
  return MIN (self->ranks->len, MAX_LEVEL);
}

static HashiyaOutlined *
last_section (Outliner *self)
{
  return self->sections->len > 0 ? g_ptr_array_index (self->sections, self->sections->len - 1)
                                 : NULL;
}

static void
begin_section (Outliner *self, char *title, guint rank)
{
  HashiyaOutlined *section = g_new0 (HashiyaOutlined, 1);

  section->node = hashiya_tree_element (self->tree, "section");
  section->title = title;
  section->level = rank > 0 ? find_level (self, rank) : 1;
  g_ptr_array_add (self->sections, section);
  self->titled = FALSE;
  self->bare = TRUE;
}

static void
demote (Outliner *self, HashiyaNode *heading)
{
  HashiyaNode *strong = hashiya_tree_element (self->tree, "strong");
  HashiyaNode *child;

  heading->name = hashiya_tree_element (self->tree, "p")->name;
  while ((child = heading->first) != NULL)
    {
      hashiya_node_remove (child);
      hashiya_node_append (strong, child);
    }
  hashiya_node_append (heading, strong);
}

static void
name_heading (Outliner *self, HashiyaNode *heading)
{
  heading->name = hashiya_tree_element (self->tree, headings[last_section (self)->level - 1])->name;
  self->titled = TRUE;
}

/* Puts a heading where it belongs: into the section that the contents began for it, or one of its
 * own. */
static void
take_heading (Outliner *self, HashiyaNode *heading, const HashiyaContentsEntry *entry)
{
  g_autofree char *title = dup_title (heading);
  gboolean in_contents = g_hash_table_size (self->entries) > 0;

  if (title == NULL)
    {
      heading->name = hashiya_tree_element (self->tree, "p")->name;
      return;
    }
  if (entry == NULL && in_contents && last_section (self) != NULL && self->bare)
    {
      if (!self->titled)
        name_heading (self, heading);
      else
        demote (self, heading);
      return;
    }
  if (entry == NULL)
    begin_section (self, g_steal_pointer (&title), HEADING_RANK + (heading->name[1] - '0'));
  name_heading (self, heading);
}

static void
take_block (Outliner *self, HashiyaNode *block)
{
  const HashiyaContentsEntry *entry = g_hash_table_lookup (self->entries, block);
  gboolean heading = hashiya_node_is_one_of (block, headings);

  hashiya_node_remove (block);
  /* A line across the page parts sections already. */
  if (hashiya_node_is (block, "hr")
      && (last_section (self) == NULL || last_section (self)->node->first == NULL))
    return;
  if (entry != NULL)
    begin_section (self, g_strdup (entry->title), entry->level);
  if (heading)
    take_heading (self, block, entry);
  heading = hashiya_node_is_one_of (block, headings);
  if (last_section (self) == NULL)
    begin_section (self, NULL, 0);
  if (!heading && has_words (block))
    self->bare = FALSE;
  hashiya_node_append (last_section (self)->node, block);
}

/* Which block each entry of the contents leads to; the first one counts. */
static GHashTable *
place_entries (HashiyaNode *root, GHashTable *targets, GPtrArray *contents)
{
  GHashTable *entries = g_hash_table_new (NULL, NULL);

  for (guint i = 0; contents != NULL && i < contents->len; i++)
    {
      HashiyaContentsEntry *entry = g_ptr_array_index (contents, i);
      HashiyaNode *block = g_hash_table_lookup (targets, entry->key);

      while (block != NULL && block->parent != root)
        block = block->parent;
      if (block != NULL && !g_hash_table_contains (entries, block))
        g_hash_table_insert (entries, block, entry);
    }
  return entries;
}

static void
drop_last_rules (HashiyaNode *section)
{
  while (hashiya_node_is (section->last, "hr"))
    hashiya_node_remove (section->last);
}

GPtrArray *
hashiya_outline (HashiyaTree *tree, HashiyaNode *root, GHashTable *targets, GPtrArray *contents)
{
  g_autoptr (GHashTable) entries = place_entries (root, targets, contents);
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  Outliner self = { .tree = tree, .root = root, .entries = entries, .ranks = ranks };

  self.sections = g_ptr_array_new_with_free_func (outlined_free);
  drop_last_rules (root);
  if (g_hash_table_size (entries) == 0)
    find_bold_headings (tree, root);
  while (root->first != NULL)
    take_block (&self, root->first);
  for (guint i = 0; i < self.sections->len; i++)
    {
      HashiyaOutlined *section = g_ptr_array_index (self.sections, i);

      drop_last_rules (section->node);
      hashiya_node_append (root, section->node);
    }
  return self.sections;
}
