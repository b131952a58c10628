// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-hit-item.h"

struct _HashiyaHitItem
{
  GObject parent_instance;

  HashiyaHit *hit;
  char *words;
  HashiyaFindFlags flags;
  gboolean is_first;
};

G_DEFINE_FINAL_TYPE (HashiyaHitItem, hashiya_hit_item, G_TYPE_OBJECT)

static void
hashiya_hit_item_finalize (GObject *object)
{
  HashiyaHitItem *self = HASHIYA_HIT_ITEM (object);

  hashiya_hit_free (self->hit);
  g_free (self->words);
  G_OBJECT_CLASS (hashiya_hit_item_parent_class)->finalize (object);
}

static void
hashiya_hit_item_class_init (HashiyaHitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_hit_item_finalize;
}

static void
hashiya_hit_item_init (HashiyaHitItem *self)
{
}

HashiyaHitItem *
hashiya_hit_item_new (HashiyaHit *hit, const char *words, HashiyaFindFlags flags, gboolean is_first)
{
  HashiyaHitItem *self = g_object_new (HASHIYA_TYPE_HIT_ITEM, NULL);

  self->hit = hit;
  self->words = g_strdup (words);
  self->flags = flags;
  self->is_first = is_first;
  return self;
}

const HashiyaHit *
hashiya_hit_item_get_hit (HashiyaHitItem *self)
{
  g_return_val_if_fail (HASHIYA_IS_HIT_ITEM (self), NULL);

  return self->hit;
}

const char *
hashiya_hit_item_get_words (HashiyaHitItem *self)
{
  g_return_val_if_fail (HASHIYA_IS_HIT_ITEM (self), NULL);

  return self->words;
}

HashiyaFindFlags
hashiya_hit_item_get_flags (HashiyaHitItem *self)
{
  g_return_val_if_fail (HASHIYA_IS_HIT_ITEM (self), HASHIYA_FIND_DEFAULT);

  return self->flags;
}

gboolean
hashiya_hit_item_is_first (HashiyaHitItem *self)
{
  g_return_val_if_fail (HASHIYA_IS_HIT_ITEM (self), FALSE);

  return self->is_first;
}
