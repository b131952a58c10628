// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-items.h"

/* So many new ones are put in one by one, which leaves the rows of the others as they are. Into an
 * empty list all come at once: a list view stays with the row that it had first. */
#define FEW 8

struct _HashiyaMarginItems
{
  GObject parent_instance;

  GHashTable *by_id; /* id -> HashiyaMarginItem, owns them */
  GPtrArray *listed; /* of HashiyaMarginItem, sorted, unowned */
};

static GType
hashiya_margin_items_get_item_type (GListModel *list)
{
  return HASHIYA_TYPE_ANNOTATION;
}

static guint
hashiya_margin_items_get_n_items (GListModel *list)
{
  return HASHIYA_MARGIN_ITEMS (list)->listed->len;
}

static gpointer
hashiya_margin_items_get_item (GListModel *list, guint position)
{
  HashiyaMarginItems *self = HASHIYA_MARGIN_ITEMS (list);
  HashiyaMarginItem *item;

  if (position >= self->listed->len)
    return NULL;
  item = g_ptr_array_index (self->listed, position);
  return g_object_ref (item->annotation);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hashiya_margin_items_get_item_type;
  iface->get_n_items = hashiya_margin_items_get_n_items;
  iface->get_item = hashiya_margin_items_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HashiyaMarginItems,
                               hashiya_margin_items,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
hashiya_margin_items_finalize (GObject *object)
{
  HashiyaMarginItems *self = HASHIYA_MARGIN_ITEMS (object);

  g_ptr_array_unref (self->listed);
  g_hash_table_unref (self->by_id);
  G_OBJECT_CLASS (hashiya_margin_items_parent_class)->finalize (object);
}

static void
hashiya_margin_items_class_init (HashiyaMarginItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_margin_items_finalize;
}

static void
hashiya_margin_items_init (HashiyaMarginItems *self)
{
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) hashiya_margin_item_free);
  self->listed = g_ptr_array_new ();
}

HashiyaMarginItems *
hashiya_margin_items_new (void)
{
  return g_object_new (HASHIYA_TYPE_MARGIN_ITEMS, NULL);
}

HashiyaMarginItem *
hashiya_margin_items_lookup (HashiyaMarginItems *self, const char *id)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_ITEMS (self), NULL);

  return g_hash_table_lookup (self->by_id, id);
}

HashiyaMarginItem *
hashiya_margin_items_add (HashiyaMarginItems *self, JsonObject *record, HashiyaAnchor anchor)
{
  HashiyaMarginItem *item;

  g_return_val_if_fail (HASHIYA_IS_MARGIN_ITEMS (self), NULL);

  item = hashiya_margin_item_new (record, anchor);
  g_hash_table_insert (self->by_id, g_strdup (hashiya_margin_item_get_id (item)), item);
  return item;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const HashiyaMarginItem *const *one = a;
  const HashiyaMarginItem *const *other = b;

  return hashiya_annotation_compare ((*one)->annotation, (*other)->annotation, NULL);
}

void
hashiya_margin_items_list (HashiyaMarginItems *self, HashiyaMarginItem *item)
{
  guint low = 0;
  guint high;

  g_return_if_fail (HASHIYA_IS_MARGIN_ITEMS (self));

  high = self->listed->len;
  if (item->is_listed)
    return;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      gconstpointer other = &g_ptr_array_index (self->listed, middle);

      if (compare_items (other, &item) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  item->is_listed = TRUE;
  g_ptr_array_insert (self->listed, (int) low, item);
  g_list_model_items_changed (G_LIST_MODEL (self), low, 0, 1);
}

void
hashiya_margin_items_list_many (HashiyaMarginItems *self, GPtrArray *items)
{
  guint n_before;

  g_return_if_fail (HASHIYA_IS_MARGIN_ITEMS (self));

  n_before = self->listed->len;
  if (n_before > 0 && items->len <= FEW)
    {
      for (guint i = 0; i < items->len; i++)
        hashiya_margin_items_list (self, g_ptr_array_index (items, i));
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      HashiyaMarginItem *item = g_ptr_array_index (items, i);

      item->is_listed = TRUE;
      g_ptr_array_add (self->listed, item);
    }
  g_ptr_array_sort (self->listed, compare_items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->listed->len);
}

void
hashiya_margin_items_unlist (HashiyaMarginItems *self, HashiyaMarginItem *item)
{
  guint position;

  g_return_if_fail (HASHIYA_IS_MARGIN_ITEMS (self));

  if (!item->is_listed || !g_ptr_array_find (self->listed, item, &position))
    return;
  item->is_listed = FALSE;
  g_ptr_array_remove_index (self->listed, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static gboolean
is_between_its_neighbours (HashiyaMarginItems *self, HashiyaMarginItem *item)
{
  gpointer *listed = self->listed->pdata;
  guint position;

  return g_ptr_array_find (self->listed, item, &position)
         && (position == 0 || compare_items (&listed[position - 1], &listed[position]) < 0)
         && (position + 1 == self->listed->len
             || compare_items (&listed[position], &listed[position + 1]) < 0);
}

void
hashiya_margin_items_place (HashiyaMarginItems *self, HashiyaMarginItem *item, HashiyaAnchor anchor)
{
  HashiyaAnchor before;

  g_return_if_fail (HASHIYA_IS_MARGIN_ITEMS (self));

  before = hashiya_annotation_get_anchor (item->annotation);
  hashiya_annotation_set_anchor (item->annotation, anchor);
  if (!item->is_listed
      || (before.start == anchor.start
          && (before.state == HASHIYA_ANCHOR_ORPHAN) == (anchor.state == HASHIYA_ANCHOR_ORPHAN)
          && (before.end == anchor.end || is_between_its_neighbours (self, item))))
    return;
  hashiya_margin_items_unlist (self, item);
  hashiya_margin_items_list (self, item);
}

void
hashiya_margin_items_place_all (HashiyaMarginItems *self,
                                HashiyaMarginItemsPlace place,
                                gpointer user_data)
{
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (HASHIYA_IS_MARGIN_ITEMS (self));

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    hashiya_annotation_set_anchor (((HashiyaMarginItem *) item)->annotation,
                                   place (item, user_data));
  g_ptr_array_sort (self->listed, compare_items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->listed->len, self->listed->len);
}

void
hashiya_margin_items_unlist_vanished (HashiyaMarginItems *self, GHashTable *present)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_ITEMS (self));

  for (guint i = self->listed->len; i > 0; i--)
    {
      HashiyaMarginItem *item = g_ptr_array_index (self->listed, i - 1);

      if (item->base == NULL || item->is_dirty || item->is_writing
          || g_hash_table_contains (present, hashiya_margin_item_get_id (item)))
        continue;
      hashiya_margin_items_unlist (self, item);
      hashiya_margin_items_release (self, item);
    }
}

void
hashiya_margin_items_release (HashiyaMarginItems *self, HashiyaMarginItem *item)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_ITEMS (self));

  if (item->is_listed || item->is_dirty || item->is_writing)
    return;
  g_hash_table_remove (self->by_id, hashiya_margin_item_get_id (item));
}
