// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-builder.h"

#include "hashiya-markup.h"
#include "hashiya-run.h"
#include "hashiya-targets.h"

#include <string.h>

/* An open block, and whether it was put in because its parent cannot hold what came. */
typedef struct
{
  HashiyaNode *node;
  gboolean implied;
} Open;

struct _HashiyaBuilder
{
  HashiyaTree *tree;
  HashiyaNode *root;
  GArray *open;       /* of Open, the root first */
  GPtrArray *inlines; /* of HashiyaNode, pushed and not popped */
  HashiyaTargets *targets;
  char *language;
  const char *kind;  /* of the next run */
  HashiyaNode *run;  /* open, or NULL */
  HashiyaNode *into; /* where words go in it */
  gboolean has_words;
  gboolean space; /* owed before the next word */
  guint breaks;   /* owed before the next word */
};

static const char *const cells[] = { "td", "th", NULL };
static const char *const row_groups[] = { "thead", "tbody", "tfoot", NULL };

HashiyaBuilder *
hashiya_builder_new (HashiyaTree *tree)
{
  HashiyaBuilder *self = g_new0 (HashiyaBuilder, 1);
  Open root = { .node = hashiya_tree_element (tree, "#root") };

  self->tree = tree;
  self->root = root.node;
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_array_append_val (self->open, root);
  self->inlines = g_ptr_array_new ();
  self->targets = hashiya_targets_new ();
  self->kind = "p";
  return self;
}

void
hashiya_builder_free (HashiyaBuilder *self)
{
  g_array_unref (self->open);
  g_ptr_array_unref (self->inlines);
  hashiya_targets_free (self->targets);
  g_free (self->language);
  g_free (self);
}

HashiyaNode *
hashiya_builder_get_block (HashiyaBuilder *self)
{
  return g_array_index (self->open, Open, self->open->len - 1).node;
}

gboolean
hashiya_builder_is_in_block (HashiyaBuilder *self)
{
  return self->open->len > 1;
}

static gboolean
is_verbatim (HashiyaBuilder *self)
{
  return strcmp (self->kind, "pre") == 0;
}

static const char *
language_of (const HashiyaNode *node)
{
  for (; node != NULL; node = node->parent)
    {
      const char *language = hashiya_node_get (node, "lang");

      if (language != NULL)
        return language;
    }
  return NULL;
}

static void
append_block (HashiyaBuilder *self, HashiyaNode *node)
{
  HashiyaNode *parent = hashiya_builder_get_block (self);

  if (self->language != NULL && g_strcmp0 (self->language, language_of (parent)) != 0)
    hashiya_tree_set (self->tree, node, "lang", self->language);
  hashiya_node_append (parent, node);
  hashiya_targets_settle (self->targets, node);
}

static void
remove_block (HashiyaBuilder *self, HashiyaNode *node)
{
  hashiya_targets_unsettle (self->targets, node);
  hashiya_node_remove (node);
}

/* Takes a heading's sign back as if it had never come. Of a link that a heading tears apart, or
 * that held what is not shown, only here is seen what its words are in the end. */
static void
take_back_sign (HashiyaBuilder *self, HashiyaNode *link)
{
  const HashiyaNode *paid = hashiya_run_take_out (self->run, link);

  self->space = self->space || (paid != NULL && paid->text != NULL);
  self->breaks = MAX (self->breaks, paid != NULL && paid->name != NULL);
  self->has_words = hashiya_run_has_words (self->run);
}

static gboolean
is_heading_sign (HashiyaBuilder *self, const HashiyaNode *node)
{
  return self->kind[0] == 'h' && hashiya_markup_is_sign_link (node);
}

static void
take_back_open_sign (HashiyaBuilder *self)
{
  HashiyaNode *parent;

  for (HashiyaNode *n = self->into; n != self->run; n = parent)
    {
      parent = n->parent;
      if (is_heading_sign (self, n))
        take_back_sign (self, n);
    }
}

static void
close_run (HashiyaBuilder *self)
{
  HashiyaNode *run;

  if (self->run != NULL)
    take_back_open_sign (self);
  run = g_steal_pointer (&self->run);

  self->into = NULL;
  self->space = self->has_words = FALSE;
  self->breaks = 0;
  if (run == NULL)
    return;
  if (hashiya_node_is (run, "pre"))
    hashiya_run_trim_verbatim (self->tree, run);
  hashiya_run_prune (run);
  if (hashiya_run_is_blank (run))
    remove_block (self, run);
}

static void
imply (HashiyaBuilder *self, const char *name)
{
  Open open = { hashiya_tree_element (self->tree, name), TRUE };

  append_block (self, open.node);
  g_array_append_val (self->open, open);
}

/* Opens what must stand between the open block and words or blocks that it cannot hold. */
static void
imply_for_flow (HashiyaBuilder *self)
{
  const HashiyaNode *block = hashiya_builder_get_block (self);

  if (hashiya_node_is (block, "ul") || hashiya_node_is (block, "ol"))
    imply (self, "li");
  else if (hashiya_node_is (block, "dl"))
    imply (self, "dd");
  else if (hashiya_node_is (block, "table"))
    imply (self, "tbody");
  else if (hashiya_node_is_one_of (block, row_groups))
    imply (self, "tr");
  else if (hashiya_node_is (block, "tr"))
    imply (self, "td");
  else
    return;
  imply_for_flow (self);
}

static void
open_run (HashiyaBuilder *self)
{
  if (self->run != NULL)
    return;
  imply_for_flow (self);
  self->run = hashiya_tree_element (self->tree, self->kind);
  append_block (self, self->run);
  self->into = self->run;
  for (guint i = 0; i < self->inlines->len; i++)
    {
      HashiyaNode *copy = hashiya_tree_copy (self->tree, g_ptr_array_index (self->inlines, i));

      hashiya_node_append (self->into, copy);
      self->into = copy;
    }
}

/* Puts what is owed before the elements that are open but hold nothing yet. */
static void
append_owed (HashiyaBuilder *self, HashiyaNode *node)
{
  HashiyaNode *place = self->into, *empty = NULL;

  while (place != self->run && place->first == empty && (empty == NULL || empty->next == NULL))
    {
      empty = place;
      place = place->parent;
    }
  if (empty != NULL)
    hashiya_node_insert_before (empty, node);
  else
    hashiya_node_append (place, node);
}

/* Opens the run and appends the line end or space that is owed. A picture on a line of its own is
 * a paragraph of its own. */
static void
pay (HashiyaBuilder *self, gboolean words)
{
  if ((self->breaks > 1 || (self->breaks > 0 && !words)) && self->kind[0] == 'p')
    close_run (self);
  open_run (self);
  if (self->breaks > 0)
    append_owed (self, hashiya_tree_element (self->tree, "br"));
  else if (self->space && self->has_words && words)
    append_owed (self, hashiya_tree_text (self->tree, " ", 1));
  self->breaks = 0;
  if (words)
    self->space = FALSE;
}

static void
append_words (HashiyaBuilder *self, GString *word)
{
  if (word->len == 0)
    return;
  pay (self, TRUE);
  hashiya_node_append (self->into, hashiya_tree_text (self->tree, word->str, word->len));
  self->has_words = TRUE;
  g_string_truncate (word, 0);
}

static void
append_verbatim (HashiyaBuilder *self, const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    hashiya_run_read_character (p, out);
  if (out->len == 0)
    return;
  open_run (self);
  hashiya_node_append (self->into, hashiya_tree_text (self->tree, out->str, out->len));
  self->has_words = TRUE;
}

void
hashiya_builder_words (HashiyaBuilder *self, const char *text)
{
  g_autoptr (GString) words = NULL;

  if (is_verbatim (self))
    {
      append_verbatim (self, text);
      return;
    }
  words = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize before = words->len;

      if (!hashiya_run_read_character (p, words))
        continue;
      /* One space stands for all; it is owed until a word follows. */
      g_string_truncate (words, before);
      if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
      else if (words->len == 0)
        self->space = TRUE;
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    {
      g_string_truncate (words, words->len - 1);
      append_words (self, words);
      self->space = TRUE;
    }
  else
    append_words (self, words);
}

void
hashiya_builder_break (HashiyaBuilder *self)
{
  if (is_verbatim (self))
    append_verbatim (self, "\n");
  else if (self->has_words)
    self->breaks++;
  else if (self->run != NULL && self->kind[0] == 'p')
    close_run (self);
}

void
hashiya_builder_insert (HashiyaBuilder *self, HashiyaNode *element)
{
  if (is_verbatim (self))
    return;
  pay (self, hashiya_node_is (element, "math"));
  hashiya_node_append (self->into, element);
  self->has_words = self->has_words || hashiya_node_is (element, "math");
}

void
hashiya_builder_push (HashiyaBuilder *self, HashiyaNode *element)
{
  g_ptr_array_add (self->inlines, element);
  if (self->run != NULL)
    {
      HashiyaNode *copy = hashiya_tree_copy (self->tree, element);

      hashiya_node_append (self->into, copy);
      self->into = copy;
    }
}

void
hashiya_builder_pop (HashiyaBuilder *self)
{
  HashiyaNode *closed;

  g_return_if_fail (self->inlines->len > 0);

  g_ptr_array_set_size (self->inlines, self->inlines->len - 1);
  if (self->run == NULL)
    return;
  closed = self->into;
  self->into = closed->parent;
  /* An empty one that stayed would keep the space that is owed from standing before it. */
  if (closed->first == NULL)
    hashiya_node_remove (closed);
  else if (is_heading_sign (self, closed))
    take_back_sign (self, closed);
}

gboolean
hashiya_builder_is_inside (HashiyaBuilder *self, const char *name)
{
  for (guint i = 0; i < self->inlines->len; i++)
    {
      if (hashiya_node_is (g_ptr_array_index (self->inlines, i), name))
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_builder_begin_run (HashiyaBuilder *self, const char *name)
{
  if (is_verbatim (self))
    {
      if (self->has_words)
        append_verbatim (self, "\n");
      return FALSE;
    }
  if (self->kind[0] == 'h')
    {
      self->space = TRUE;
      return FALSE;
    }
  close_run (self);
  self->kind = name;
  return TRUE;
}

void
hashiya_builder_end_run (HashiyaBuilder *self)
{
  close_run (self);
  self->kind = "p";
}

/* Puts what a cell holds before @table. */
static void
unwrap_cell (HashiyaBuilder *self, HashiyaNode *cell, HashiyaNode *table)
{
  const char *language = language_of (cell), *around = language_of (table->parent);

  while (cell->first != NULL)
    {
      HashiyaNode *block = cell->first;

      hashiya_node_remove (block);
      if (hashiya_node_is (block, "#run"))
        block->name = hashiya_tree_element (self->tree, "p")->name;
      if (g_strcmp0 (language, around) != 0 && hashiya_node_get (block, "lang") == NULL)
        hashiya_tree_set (self->tree, block, "lang", language);
      hashiya_node_insert_before (table, block);
    }
}

/* A table of one row or column was only there to place things. */
static void
unwrap_table (HashiyaBuilder *self, HashiyaNode *table)
{
  HashiyaNode *last = table->previous;

  for (HashiyaNode *n = table->first; n != NULL; n = hashiya_node_next (n, table))
    {
      HashiyaNode *before = table->previous;

      if (!hashiya_node_is_one_of (n, cells) && !hashiya_node_is (n, "caption"))
        continue;
      unwrap_cell (self, n, table);
      if (table->previous != before)
        hashiya_targets_move (self->targets, n,
                              before != NULL ? before->next : table->parent->first);
    }
  hashiya_targets_move (self->targets, table, last != NULL ? last->next : table->parent->first);
  hashiya_node_remove (table);
}

static void
finish_block (HashiyaBuilder *self, HashiyaNode *block)
{
  if (!hashiya_node_is_one_of (block, cells)
      && (block->first == NULL
          || (hashiya_node_is (block, "table") && !hashiya_run_has_content (block))))
    {
      remove_block (self, block);
      return;
    }
  if (hashiya_node_is (block, "table") && hashiya_markup_is_layout_table (block))
    unwrap_table (self, block);
  else
    hashiya_run_strip (self->tree, block);
}

static void
close_block (HashiyaBuilder *self)
{
  HashiyaNode *block = hashiya_builder_get_block (self);

  g_array_set_size (self->open, self->open->len - 1);
  finish_block (self, block);
}

/* Closes blocks that were implied, as far as a block called @name cannot stand in them. */
static void
close_implied (HashiyaBuilder *self, const char *name)
{
  const Open *last = &g_array_index (self->open, Open, self->open->len - 1);
  gboolean part = strcmp (name, "li") == 0 || strcmp (name, "dt") == 0 || strcmp (name, "dd") == 0
                  || strcmp (name, "caption") == 0 || strcmp (name, "tr") == 0
                  || g_strv_contains (cells, name) || g_strv_contains (row_groups, name);

  while (part && last->implied
         && !(hashiya_node_is (last->node, "tr") && g_strv_contains (cells, name))
         && !(hashiya_node_is_one_of (last->node, row_groups) && strcmp (name, "tr") == 0))
    {
      close_block (self);
      last = &g_array_index (self->open, Open, self->open->len - 1);
    }
}

static gboolean
can_hold (const HashiyaNode *block, const char *name)
{
  if (strcmp (name, "li") == 0)
    return hashiya_node_is (block, "ul") || hashiya_node_is (block, "ol");
  if (strcmp (name, "dt") == 0 || strcmp (name, "dd") == 0)
    return hashiya_node_is (block, "dl");
  if (strcmp (name, "figcaption") == 0)
    return hashiya_node_is (block, "figure");
  if (strcmp (name, "caption") == 0 || g_strv_contains (row_groups, name))
    return hashiya_node_is (block, "table");
  if (strcmp (name, "tr") == 0)
    return hashiya_node_is_one_of (block, row_groups);
  if (g_strv_contains (cells, name))
    return hashiya_node_is (block, "tr");
  return TRUE;
}

/* Opens what is missing between the open block and @name. Returns: whether it can stand there */
static gboolean
make_room (HashiyaBuilder *self, const char *name)
{
  const HashiyaNode *block;

  close_implied (self, name);
  block = hashiya_builder_get_block (self);
  if (strcmp (name, "tr") == 0 && hashiya_node_is (block, "table"))
    imply (self, "tbody");
  else if (g_strv_contains (cells, name) && hashiya_node_is (block, "table"))
    {
      imply (self, "tbody");
      imply (self, "tr");
    }
  else if (g_strv_contains (cells, name) && hashiya_node_is_one_of (block, row_groups))
    imply (self, "tr");
  if (!can_hold (hashiya_builder_get_block (self), name))
    return FALSE;
  if (can_hold (self->root, name))
    imply_for_flow (self);
  return TRUE;
}

guint
hashiya_builder_open (HashiyaBuilder *self, HashiyaNode *block)
{
  Open open = { block, FALSE };
  guint mark = self->open->len;

  if (!hashiya_builder_begin_run (self, "p"))
    return G_MAXUINT;
  if (!make_room (self, block->name))
    /* Closing goes no further than the block that was open then. */
    return MIN (mark, self->open->len);
  mark = self->open->len;
  append_block (self, block);
  g_array_append_val (self->open, open);
  return mark;
}

void
hashiya_builder_close (HashiyaBuilder *self, guint mark)
{
  if (mark == G_MAXUINT)
    return;
  hashiya_builder_end_run (self);
  while (self->open->len > MAX (mark, 1))
    close_block (self);
}

void
hashiya_builder_rule (HashiyaBuilder *self)
{
  const HashiyaNode *block;

  if (!hashiya_builder_begin_run (self, "p"))
    return;
  imply_for_flow (self);
  block = hashiya_builder_get_block (self);
  if (block->last != NULL && !hashiya_node_is (block->last, "hr"))
    /* A target is what comes after the line. */
    hashiya_node_append (hashiya_builder_get_block (self), hashiya_tree_element (self->tree, "hr"));
}

void
hashiya_builder_part (HashiyaBuilder *self)
{
  if (self->kind[0] == 'p' && !is_verbatim (self))
    close_run (self);
}

void
hashiya_builder_target (HashiyaBuilder *self, const char *key)
{
  hashiya_targets_call (self->targets, key);
  if (self->run != NULL && self->has_words)
    hashiya_targets_settle (self->targets, self->run);
}

char *
hashiya_builder_set_language (HashiyaBuilder *self, const char *language)
{
  char *before = g_steal_pointer (&self->language);

  self->language = g_strdup (language);
  return before;
}

HashiyaNode *
hashiya_builder_finish (HashiyaBuilder *self, GHashTable **targets)
{
  HashiyaNode *last;

  hashiya_builder_close (self, 1);
  close_run (self);
  last = self->root->last;
  if (hashiya_node_is (last, "hr"))
    last = last->previous;
  if (last != NULL)
    hashiya_targets_settle (self->targets, last);
  *targets = hashiya_targets_finish (self->targets);
  return self->root;
}
