// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-po.h"

#include <string.h>

struct _HashiyaPo
{
  GPtrArray *entries; /* of HashiyaPoEntry */
  GHashTable *index;  /* context, U+0004 and id -> position + 1 */
};

HashiyaPoEntry *
hashiya_po_entry_new (const char *context, const char *id)
{
  HashiyaPoEntry *self = g_new0 (HashiyaPoEntry, 1);

  self->context = g_strdup (context);
  self->id = g_strdup (id);
  self->string = g_strdup ("");
  return self;
}

HashiyaPoEntry *
hashiya_po_entry_copy (const HashiyaPoEntry *self)
{
  HashiyaPoEntry *copy = g_memdup2 (self, sizeof *self);

  copy->context = g_strdup (self->context);
  copy->id = g_strdup (self->id);
  copy->string = g_strdup (self->string);
  copy->comment = g_strdup (self->comment);
  copy->extracted = g_strdup (self->extracted);
  copy->references = g_strdup (self->references);
  copy->flags = g_strdup (self->flags);
  copy->previous_context = g_strdup (self->previous_context);
  copy->previous_id = g_strdup (self->previous_id);
  return copy;
}

void
hashiya_po_entry_free (HashiyaPoEntry *self)
{
  g_free (self->context);
  g_free (self->id);
  g_free (self->string);
  g_free (self->comment);
  g_free (self->extracted);
  g_free (self->references);
  g_free (self->flags);
  g_free (self->previous_context);
  g_free (self->previous_id);
  g_free (self);
}

gboolean
hashiya_po_entry_is_translated (const HashiyaPoEntry *self)
{
  return *self->string != '\0' && !self->is_fuzzy;
}

HashiyaPo *
hashiya_po_new (void)
{
  HashiyaPo *self = g_new0 (HashiyaPo, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_po_entry_free);
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
hashiya_po_free (HashiyaPo *self)
{
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->index);
  g_free (self);
}

guint
hashiya_po_get_length (HashiyaPo *self)
{
  return self->entries->len;
}

HashiyaPoEntry *
hashiya_po_get (HashiyaPo *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, index);
}

/* No context is not the same as an empty one. */
static char *
dup_key (const char *context, const char *id)
{
  return context != NULL ? g_strconcat (context, "\004", id, NULL) : g_strdup (id);
}

HashiyaPoEntry *
hashiya_po_lookup (HashiyaPo *self, const char *context, const char *id)
{
  g_autofree char *key = dup_key (context, id);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, key));

  return position > 0 ? g_ptr_array_index (self->entries, position - 1) : NULL;
}

void
hashiya_po_put (HashiyaPo *self, HashiyaPoEntry *entry)
{
  g_autofree char *key = dup_key (entry->context, entry->id);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, key));

  if (position > 0)
    {
      hashiya_po_entry_free (g_ptr_array_index (self->entries, position - 1));
      g_ptr_array_index (self->entries, position - 1) = entry;
      return;
    }
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->index, g_steal_pointer (&key), GUINT_TO_POINTER (self->entries->len));
}

char *
hashiya_po_get_field (HashiyaPo *self, const char *name)
{
  HashiyaPoEntry *header = hashiya_po_lookup (self, NULL, "");
  g_auto (GStrv) lines = g_strsplit (header != NULL ? header->string : "", "\n", -1);
  gsize n = strlen (name);

  for (char **line = lines; *line != NULL; line++)
    {
      if (g_ascii_strncasecmp (*line, name, n) == 0 && (*line)[n] == ':')
        return g_strstrip (g_strdup (*line + n + 1));
    }
  return NULL;
}
