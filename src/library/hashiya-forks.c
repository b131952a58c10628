// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-forks.h"

#include <string.h>

#define HEX_DIGITS 16

typedef struct
{
  gint64 seq;
  guint64 hash;
  gboolean is_forked;
} Entry;

struct _HashiyaForks
{
  gatomicrefcount references;
  GHashTable *devices; /* name -> owned GArray of Entry, by seq */
};

HashiyaForks *
hashiya_forks_new (void)
{
  HashiyaForks *self = g_new0 (HashiyaForks, 1);

  g_atomic_ref_count_init (&self->references);
  self->devices
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

HashiyaForks *
hashiya_forks_ref (HashiyaForks *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
hashiya_forks_unref (HashiyaForks *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->devices);
  g_free (self);
}

guint64
hashiya_forks_hash (const char *line)
{
  guint64 hash = G_GUINT64_CONSTANT (0xCBF29CE484222325);

  for (const guint8 *p = (const guint8 *) line; *p != '\0'; p++)
    hash = (hash ^ *p) * G_GUINT64_CONSTANT (0x100000001B3);
  return hash;
}

/* Where @seq stands, or would; journals are read in order, so that it is mostly the end. */
static guint
find (GArray *entries, gint64 seq)
{
  guint low = 0, high = entries->len;

  if (high == 0 || g_array_index (entries, Entry, high - 1).seq < seq)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (entries, Entry, middle).seq < seq)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
hashiya_forks_note (HashiyaForks *self, const char *device, gint64 seq, guint64 hash)
{
  GArray *entries = g_hash_table_lookup (self->devices, device);
  Entry new = { seq, hash, FALSE };
  Entry *entry;
  guint at;

  if (entries == NULL)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_hash_table_insert (self->devices, g_strdup (device), entries);
    }
  at = find (entries, seq);
  if (at == entries->len || g_array_index (entries, Entry, at).seq != seq)
    {
      g_array_insert_val (entries, at, new);
      return FALSE;
    }
  entry = &g_array_index (entries, Entry, at);
  if (entry->is_forked || entry->hash == hash)
    return FALSE;
  entry->is_forked = TRUE;
  return TRUE;
}

gboolean
hashiya_forks_has (HashiyaForks *self, const char *device, gint64 seq)
{
  GArray *entries = g_hash_table_lookup (self->devices, device);
  guint at = entries != NULL ? find (entries, seq) : 0;

  return entries != NULL && at < entries->len && g_array_index (entries, Entry, at).seq == seq
         && g_array_index (entries, Entry, at).is_forked;
}

char *
hashiya_forks_dup_text (guint64 hash)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", hash);
}

gboolean
hashiya_forks_parse (const char *text, guint64 *hash)
{
  if (text == NULL || strlen (text) != HEX_DIGITS
      || strspn (text, "0123456789abcdef") != HEX_DIGITS)
    return FALSE;
  *hash = g_ascii_strtoull (text, NULL, 16);
  return TRUE;
}
