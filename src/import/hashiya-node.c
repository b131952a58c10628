// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-node.h"

#include <string.h>

#define BLOCK_NODES 512

/* Nodes are never freed one by one: blocks of them go with the tree. */
struct _HashiyaTree
{
  GStringChunk *strings;
  GPtrArray *nodes;      /* of blocks of BLOCK_NODES */
  GPtrArray *attributes; /* of blocks of BLOCK_NODES */
  guint n_nodes;         /* used of the last block */
  guint n_attributes;
};

HashiyaTree *
hashiya_tree_new (void)
{
  HashiyaTree *self = g_new0 (HashiyaTree, 1);

  self->strings = g_string_chunk_new (32 * 1024);
  self->nodes = g_ptr_array_new_with_free_func (g_free);
  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->n_nodes = BLOCK_NODES;
  self->n_attributes = BLOCK_NODES;
  return self;
}

void
hashiya_tree_free (HashiyaTree *self)
{
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->attributes);
  g_free (self);
}

static HashiyaNode *
new_node (HashiyaTree *self)
{
  HashiyaNode *block;

  if (self->n_nodes == BLOCK_NODES)
    {
      g_ptr_array_add (self->nodes, g_new0 (HashiyaNode, BLOCK_NODES));
      self->n_nodes = 0;
    }
  block = g_ptr_array_index (self->nodes, self->nodes->len - 1);
  return &block[self->n_nodes++];
}

HashiyaNode *
hashiya_tree_element (HashiyaTree *self, const char *name)
{
  HashiyaNode *node = new_node (self);

  node->name = g_string_chunk_insert_const (self->strings, name);
  return node;
}

HashiyaNode *
hashiya_tree_text (HashiyaTree *self, const char *text, gssize n_bytes)
{
  HashiyaNode *node = new_node (self);

  node->text = g_string_chunk_insert_len (self->strings, text, n_bytes);
  return node;
}

void
hashiya_tree_set (HashiyaTree *self, HashiyaNode *node, const char *name, const char *value)
{
  HashiyaAttribute **place = &node->attributes;
  HashiyaAttribute *block;

  while (*place != NULL && strcmp ((*place)->name, name) != 0)
    place = &(*place)->next;
  if (*place == NULL)
    {
      if (self->n_attributes == BLOCK_NODES)
        {
          g_ptr_array_add (self->attributes, g_new0 (HashiyaAttribute, BLOCK_NODES));
          self->n_attributes = 0;
        }
      block = g_ptr_array_index (self->attributes, self->attributes->len - 1);
      *place = &block[self->n_attributes++];
      (*place)->name = g_string_chunk_insert_const (self->strings, name);
    }
  (*place)->value = g_string_chunk_insert (self->strings, value);
}

HashiyaNode *
hashiya_tree_copy (HashiyaTree *self, const HashiyaNode *node)
{
  HashiyaNode *copy = node->name != NULL ? hashiya_tree_element (self, node->name)
                                         : hashiya_tree_text (self, node->text, -1);

  copy->foreign = node->foreign;
  for (const HashiyaAttribute *a = node->attributes; a != NULL; a = a->next)
    hashiya_tree_set (self, copy, a->name, a->value);
  return copy;
}

void
hashiya_node_append (HashiyaNode *parent, HashiyaNode *child)
{
  g_return_if_fail (child->parent == NULL);

  child->parent = parent;
  child->previous = parent->last;
  if (parent->last != NULL)
    parent->last->next = child;
  else
    parent->first = child;
  parent->last = child;
}

void
hashiya_node_insert_before (HashiyaNode *sibling, HashiyaNode *node)
{
  g_return_if_fail (node->parent == NULL);

  node->parent = sibling->parent;
  node->previous = sibling->previous;
  node->next = sibling;
  if (sibling->previous != NULL)
    sibling->previous->next = node;
  else
    sibling->parent->first = node;
  sibling->previous = node;
}

void
hashiya_node_remove (HashiyaNode *node)
{
  if (node->previous != NULL)
    node->previous->next = node->next;
  else if (node->parent != NULL)
    node->parent->first = node->next;
  if (node->next != NULL)
    node->next->previous = node->previous;
  else if (node->parent != NULL)
    node->parent->last = node->previous;
  node->parent = node->previous = node->next = NULL;
}

void
hashiya_node_unwrap (HashiyaNode *node)
{
  HashiyaNode *child;

  while ((child = node->first) != NULL)
    {
      hashiya_node_remove (child);
      hashiya_node_insert_before (node, child);
    }
  hashiya_node_remove (node);
}

gboolean
hashiya_node_is (const HashiyaNode *node, const char *name)
{
  return node != NULL && node->name != NULL && strcmp (node->name, name) == 0;
}

gboolean
hashiya_node_is_one_of (const HashiyaNode *node, const char *const *names)
{
  return node != NULL && node->name != NULL && g_strv_contains (names, node->name);
}

const char *
hashiya_node_get (const HashiyaNode *node, const char *name)
{
  for (const HashiyaAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (strcmp (a->name, name) == 0)
        return a->value;
    }
  return NULL;
}

void
hashiya_node_unset (HashiyaNode *node, const char *name)
{
  for (HashiyaAttribute **place = &node->attributes; *place != NULL; place = &(*place)->next)
    {
      if (strcmp ((*place)->name, name) == 0)
        {
          *place = (*place)->next;
          return;
        }
    }
}

HashiyaNode *
hashiya_node_next_apart (const HashiyaNode *node, const HashiyaNode *root)
{
  while (node != root && node->next == NULL)
    node = node->parent;
  return node != root ? node->next : NULL;
}

HashiyaNode *
hashiya_node_next (const HashiyaNode *node, const HashiyaNode *root)
{
  return node->first != NULL ? node->first : hashiya_node_next_apart (node, root);
}

HashiyaNode *
hashiya_node_find (const HashiyaNode *root, const char *name)
{
  for (HashiyaNode *n = hashiya_node_next (root, root); n != NULL; n = hashiya_node_next (n, root))
    {
      if (hashiya_node_is (n, name))
        return n;
    }
  return NULL;
}

void
hashiya_node_append_text (const HashiyaNode *node, GString *out)
{
  if (node->text != NULL)
    g_string_append (out, node->text);
  for (const HashiyaNode *n = hashiya_node_next (node, node); n != NULL;
       n = hashiya_node_next (n, node))
    {
      if (n->text != NULL)
        g_string_append (out, n->text);
      else if (hashiya_node_is (n, "br"))
        g_string_append_c (out, '\n');
    }
}

char *
hashiya_node_dup_words (const HashiyaNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *out;

  hashiya_node_append_text (node, text);
  out = text->str;
  for (const char *p = text->str; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        *out++ = *p;
      else if (out > text->str && out[-1] != ' ')
        *out++ = ' ';
    }
  if (out > text->str && out[-1] == ' ')
    out--;
  return g_strndup (text->str, out - text->str);
}
