// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-history.h"

#define MAX_SPOTS 100

struct _HashiyaHistory
{
  GObject parent_instance;

  GPtrArray *spots[2]; /* of HashiyaSpot: behind the reader and before them, the next one last */
};

G_DEFINE_FINAL_TYPE (HashiyaHistory, hashiya_history, G_TYPE_OBJECT)

HashiyaSpot *
hashiya_spot_new (const char *document, const char *version, gsize offset)
{
  HashiyaSpot *self = g_new0 (HashiyaSpot, 1);

  self->document = g_strdup (document);
  self->version = g_strdup (version);
  self->offset = offset;
  return self;
}

HashiyaSpot *
hashiya_spot_copy (const HashiyaSpot *self)
{
  return hashiya_spot_new (self->document, self->version, self->offset);
}

void
hashiya_spot_free (HashiyaSpot *self)
{
  g_free (self->document);
  g_free (self->version);
  g_free (self);
}

gboolean
hashiya_spot_equal (const HashiyaSpot *self, const HashiyaSpot *other)
{
  return g_strcmp0 (self->document, other->document) == 0
         && g_strcmp0 (self->version, other->version) == 0 && self->offset == other->offset;
}

static void
push (GPtrArray *spots, const HashiyaSpot *spot)
{
  if (spots->len > 0 && hashiya_spot_equal (g_ptr_array_index (spots, spots->len - 1), spot))
    return;
  if (spots->len == MAX_SPOTS)
    g_ptr_array_remove_index (spots, 0);
  g_ptr_array_add (spots, hashiya_spot_copy (spot));
}

static void
hashiya_history_finalize (GObject *object)
{
  HashiyaHistory *self = HASHIYA_HISTORY (object);

  g_ptr_array_unref (self->spots[FALSE]);
  g_ptr_array_unref (self->spots[TRUE]);
  G_OBJECT_CLASS (hashiya_history_parent_class)->finalize (object);
}

static void
hashiya_history_class_init (HashiyaHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_history_finalize;
}

static void
hashiya_history_init (HashiyaHistory *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->spots); i++)
    self->spots[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_spot_free);
}

HashiyaHistory *
hashiya_history_new (void)
{
  return g_object_new (HASHIYA_TYPE_HISTORY, NULL);
}

void
hashiya_history_leave (HashiyaHistory *self, const HashiyaSpot *spot)
{
  g_return_if_fail (HASHIYA_IS_HISTORY (self));

  push (self->spots[FALSE], spot);
  g_ptr_array_set_size (self->spots[TRUE], 0);
}

HashiyaSpot *
hashiya_history_go (HashiyaHistory *self, const HashiyaSpot *here, gboolean forward)
{
  GPtrArray *from;
  HashiyaSpot *spot = NULL;

  g_return_val_if_fail (HASHIYA_IS_HISTORY (self), NULL);

  from = self->spots[!!forward];
  while (spot == NULL && from->len > 0)
    {
      spot = g_ptr_array_steal_index (from, from->len - 1);
      if (hashiya_spot_equal (spot, here))
        g_clear_pointer (&spot, hashiya_spot_free);
    }
  if (spot != NULL)
    push (self->spots[!forward], here);
  return spot;
}

gboolean
hashiya_history_can_go (HashiyaHistory *self, gboolean forward)
{
  g_return_val_if_fail (HASHIYA_IS_HISTORY (self), FALSE);

  return self->spots[!!forward]->len > 0;
}
