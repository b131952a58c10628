// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HashiyaAttribute HashiyaAttribute;
typedef struct _HashiyaNode HashiyaNode;
typedef struct _HashiyaTree HashiyaTree;

struct _HashiyaAttribute
{
  HashiyaAttribute *next;
  const char *name; /* interned */
  const char *value;
};

/**
 * HashiyaNode:
 * @name: (nullable): an element's local name in lower case, interned; %NULL for text
 * @text: (nullable): valid UTF-8 of a text node, NUL-terminated
 * @foreign: whether it is MathML or SVG
 * @line: where it stood in the file it is from, from 1; 0 where unknown
 *
 * An element or a text in a tree of markup. It lives as long as its #HashiyaTree.
 */
struct _HashiyaNode
{
  HashiyaNode *parent;
  HashiyaNode *first;
  HashiyaNode *last;
  HashiyaNode *previous;
  HashiyaNode *next;
  const char *name;
  const char *text;
  HashiyaAttribute *attributes;
  gboolean foreign;
  guint line;
};

/** hashiya_tree_new: Returns: (transfer full): an empty tree; frees all its nodes at once */
HashiyaTree *hashiya_tree_new (void);
void hashiya_tree_free (HashiyaTree *self);

/** hashiya_tree_element: Returns: (transfer none): a new element that stands nowhere yet */
HashiyaNode *hashiya_tree_element (HashiyaTree *self, const char *name);

/**
 * hashiya_tree_text:
 * @n_bytes: its length, or -1 where NUL-terminated
 *
 * Returns: (transfer none): a new text that stands nowhere yet
 */
HashiyaNode *hashiya_tree_text (HashiyaTree *self, const char *text, gssize n_bytes);

/** hashiya_tree_set: Gives @node an attribute, or another value to the one it has. */
void hashiya_tree_set (HashiyaTree *self, HashiyaNode *node, const char *name, const char *value);

/** hashiya_tree_copy: Returns: (transfer none): @node with its attributes, without children */
HashiyaNode *hashiya_tree_copy (HashiyaTree *self, const HashiyaNode *node);

/** hashiya_node_append: Makes @child, which stands nowhere, the last child of @parent. */
void hashiya_node_append (HashiyaNode *parent, HashiyaNode *child);

/** hashiya_node_insert_before: Puts @node, which stands nowhere, before @sibling. */
void hashiya_node_insert_before (HashiyaNode *sibling, HashiyaNode *node);

/** hashiya_node_remove: Takes a node with all below it out of its parent. */
void hashiya_node_remove (HashiyaNode *node);

/** hashiya_node_unwrap: Puts the children of @node in its place. */
void hashiya_node_unwrap (HashiyaNode *node);

/** hashiya_node_is: Returns: whether @node is an element called @name */
gboolean hashiya_node_is (const HashiyaNode *node, const char *name);

/** hashiya_node_is_one_of: Returns: whether @node is an element called as one of @names */
gboolean hashiya_node_is_one_of (const HashiyaNode *node, const char *const *names);

/** hashiya_node_get: Returns: (nullable): the value of an attribute */
const char *hashiya_node_get (const HashiyaNode *node, const char *name);

/** hashiya_node_unset: Takes an attribute away. */
void hashiya_node_unset (HashiyaNode *node, const char *name);

/**
 * hashiya_node_next:
 * @root: where to stay below
 *
 * Returns: (nullable): the node after @node in the order of the document
 */
HashiyaNode *hashiya_node_next (const HashiyaNode *node, const HashiyaNode *root);

/** hashiya_node_next_apart: hashiya_node_next() that leaves out what is below @node. */
HashiyaNode *hashiya_node_next_apart (const HashiyaNode *node, const HashiyaNode *root);

/** hashiya_node_find: Returns: (nullable): the first element called @name below @root */
HashiyaNode *hashiya_node_find (const HashiyaNode *root, const char *name);

/** hashiya_node_append_text: Appends the texts below @node, a line end for each `br`. */
void hashiya_node_append_text (const HashiyaNode *node, GString *out);

/** hashiya_node_dup_words: Returns: (transfer full): its text with white space collapsed */
char *hashiya_node_dup_words (const HashiyaNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaTree, hashiya_tree_free)

G_END_DECLS
