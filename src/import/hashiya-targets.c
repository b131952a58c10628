// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-targets.h"

struct _HashiyaTargets
{
  GPtrArray *waiting; /* of key */
  GHashTable *nodes;  /* key -> HashiyaNode */
  GHashTable *keys;   /* HashiyaNode -> GPtrArray of key; the keys belong to nodes */
};

HashiyaTargets *
hashiya_targets_new (void)
{
  HashiyaTargets *self = g_new0 (HashiyaTargets, 1);

  self->waiting = g_ptr_array_new_with_free_func (g_free);
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
hashiya_targets_free (HashiyaTargets *self)
{
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->keys);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_free (self);
}

void
hashiya_targets_call (HashiyaTargets *self, const char *key)
{
  g_ptr_array_add (self->waiting, g_strdup (key));
}

static void
lead (HashiyaTargets *self, char *key, HashiyaNode *node)
{
  GPtrArray *keys = g_hash_table_lookup (self->keys, node);

  if (keys == NULL)
    {
      keys = g_ptr_array_new ();
      g_hash_table_insert (self->keys, node, keys);
    }
  g_ptr_array_add (keys, key);
  g_hash_table_insert (self->nodes, key, node);
}

void
hashiya_targets_settle (HashiyaTargets *self, HashiyaNode *node)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const char *key = g_ptr_array_index (self->waiting, i);

      if (!g_hash_table_contains (self->nodes, key))
        lead (self, g_strdup (key), node);
    }
  g_ptr_array_set_size (self->waiting, 0);
}

/* Returns: (transfer full): the keys that led to @node, which none leads to any more */
static GPtrArray *
take_keys (HashiyaTargets *self, const HashiyaNode *node)
{
  GPtrArray *keys = NULL;

  if (!g_hash_table_steal_extended (self->keys, node, NULL, (gpointer *) &keys))
    return g_ptr_array_new ();
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_steal (self->nodes, g_ptr_array_index (keys, i));
  return keys;
}

void
hashiya_targets_unsettle (HashiyaTargets *self, const HashiyaNode *node)
{
  g_autoptr (GPtrArray) keys = take_keys (self, node);

  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (self->waiting, g_ptr_array_index (keys, i));
}

void
hashiya_targets_move (HashiyaTargets *self, const HashiyaNode *from, HashiyaNode *to)
{
  g_autoptr (GPtrArray) keys = take_keys (self, from);

  for (guint i = 0; i < keys->len; i++)
    lead (self, g_ptr_array_index (keys, i), to);
}

GHashTable *
hashiya_targets_finish (HashiyaTargets *self)
{
  g_hash_table_remove_all (self->keys);
  return g_steal_pointer (&self->nodes);
}
