// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-library-order.h"

#include "hashiya-collation.h"
#include "hashiya-entry.h"

#include <string.h>

/* A key for each title, since making one costs more than comparing two. */
typedef struct
{
  char *key;
  HashiyaEntry *entry;
} Keyed;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Keyed *) a)->key, ((const Keyed *) b)->key);
}

static void
clear_keyed (gpointer data)
{
  g_free (((Keyed *) data)->key);
}

void
hashiya_library_order_by_title (GPtrArray *entries)
{
  g_autoptr (GArray) keyed = g_array_sized_new (FALSE, FALSE, sizeof (Keyed), entries->len);

  g_array_set_clear_func (keyed, clear_keyed);
  for (guint i = 0; i < entries->len; i++)
    {
      HashiyaEntry *entry = g_ptr_array_index (entries, i);
      const char *title = hashiya_entry_get_title (entry);
      Keyed one = { hashiya_collation_key (title != NULL ? title : "", NULL), entry };

      g_array_append_val (keyed, one);
    }
  g_array_sort (keyed, compare_keys);
  for (guint i = 0; i < entries->len; i++)
    entries->pdata[i] = g_array_index (keyed, Keyed, i).entry;
}
