// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-writer.h"

#include "hashiya-margin-jobs.h"
#include "hashiya-typing-pause.h"

typedef HashiyaMarginItem Item;

#define RETRY_SECONDS 3

struct _HashiyaMarginWriter
{
  GObject parent_instance;

  HashiyaMargin *margin;
  HashiyaDiskQueue *queue;
  HashiyaMarginItems *items;
  HashiyaTypingPause *pause;
  GHashTable *unsaved; /* set of Item, unowned: dirty or being written */

  char *error;
  HashiyaMarginStatus status;
  guint retry_id;
};

typedef enum
{
  PROP_STATUS = 1,
  PROP_ERROR,
} HashiyaMarginWriterProperty;

static GParamSpec *properties[PROP_ERROR + 1];

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaMarginWriter, hashiya_margin_writer, G_TYPE_OBJECT)

static void
update_status (HashiyaMarginWriter *self)
{
  HashiyaMarginStatus status = HASHIYA_MARGIN_SAVING;

  if (self->error != NULL)
    status = HASHIYA_MARGIN_FAILED;
  else if (g_hash_table_size (self->unsaved) == 0)
    status = HASHIYA_MARGIN_SAVED;

  if (self->status == status)
    return;
  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
set_error (HashiyaMarginWriter *self, const char *message)
{
  if (g_strcmp0 (self->error, message) != 0)
    {
      g_free (self->error);
      self->error = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  update_status (self);
}

static gboolean
retry_cb (gpointer data)
{
  HashiyaMarginWriter *self = data;

  self->retry_id = 0;
  hashiya_margin_writer_commit (self);
  return G_SOURCE_REMOVE;
}

static void write_item (HashiyaMarginWriter *self, Item *item);

static void
write_done (gpointer data)
{
  HashiyaMarginWrite *job = data;
  HashiyaMarginWriter *self = HASHIYA_MARGIN_WRITER (job->owner);
  Item *item = hashiya_margin_items_lookup (self->items, job->id);

  item->is_writing = FALSE;
  if (job->error != NULL)
    {
      item->is_dirty = TRUE;
      set_error (self, job->error->message);
      if (self->retry_id == 0)
        self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
    }
  else
    {
      hashiya_margin_item_written (item, job->wanted, job->result);
      set_error (self, NULL);
      if (!hashiya_typing_pause_is_awaited (self->pause))
        write_item (self, item);
    }
  if (!item->is_dirty && !item->is_writing)
    g_hash_table_remove (self->unsaved, item);
  hashiya_margin_items_release (self->items, item);
  update_status (self);
  g_signal_emit (self, signals[WRITTEN], 0);
  hashiya_margin_write_free (job);
}

static void
write_item (HashiyaMarginWriter *self, Item *item)
{
  HashiyaMarginWrite *job;

  if (item->is_writing || !item->is_dirty)
    return;

  job = g_new0 (HashiyaMarginWrite, 1);
  job->owner = G_OBJECT (g_object_ref (self));
  job->margin = g_object_ref (self->margin);
  job->id = g_strdup (hashiya_margin_item_get_id (item));
  if (item->base != NULL)
    job->base = json_object_ref (item->base);
  if (item->wanted != NULL && !hashiya_margin_item_is_blank (item))
    job->wanted = json_object_ref (item->wanted);
  item->is_dirty = FALSE;
  item->is_writing = TRUE;
  hashiya_disk_queue_push (self->queue, hashiya_margin_write_run, write_done, job);
}

void
hashiya_margin_writer_push (HashiyaMarginWriter *self, HashiyaMarginItem *item, gboolean typing)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_WRITER (self));

  item->is_dirty = hashiya_margin_item_needs_writing (item);
  if (item->is_dirty)
    g_hash_table_add (self->unsaved, item);
  else
    g_hash_table_remove (self->unsaved, item);
  update_status (self);
  if (typing)
    hashiya_typing_pause_key (self->pause);
  else
    write_item (self, item);
}

void
hashiya_margin_writer_commit (HashiyaMarginWriter *self)
{
  g_autoptr (GList) items = NULL;

  g_return_if_fail (HASHIYA_IS_MARGIN_WRITER (self));

  hashiya_typing_pause_end (self->pause);
  items = g_hash_table_get_keys (self->unsaved);
  for (GList *l = items; l != NULL; l = l->next)
    write_item (self, l->data);
}

gboolean
hashiya_margin_writer_flush (HashiyaMarginWriter *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_WRITER (self), FALSE);

  hashiya_margin_writer_commit (self);
  hashiya_disk_queue_wait (self->queue);
  return g_hash_table_size (self->unsaved) == 0;
}

HashiyaMarginStatus
hashiya_margin_writer_get_status (HashiyaMarginWriter *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_WRITER (self), HASHIYA_MARGIN_SAVED);

  return self->status;
}

const char *
hashiya_margin_writer_get_error (HashiyaMarginWriter *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_WRITER (self), NULL);

  return self->error;
}

static void
hashiya_margin_writer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaMarginWriter *self = HASHIYA_MARGIN_WRITER (object);

  switch ((HashiyaMarginWriterProperty) id)
    {
    case PROP_STATUS:
      g_value_set_int (value, (int) self->status);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    }
}

static void
hashiya_margin_writer_finalize (GObject *object)
{
  HashiyaMarginWriter *self = HASHIYA_MARGIN_WRITER (object);

  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_object_unref (self->pause);
  g_hash_table_unref (self->unsaved);
  g_object_unref (self->items);
  g_object_unref (self->queue);
  g_object_unref (self->margin);
  g_free (self->error);
  G_OBJECT_CLASS (hashiya_margin_writer_parent_class)->finalize (object);
}

static void
hashiya_margin_writer_class_init (HashiyaMarginWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hashiya_margin_writer_get_property;
  object_class->finalize = hashiya_margin_writer_finalize;

  properties[PROP_STATUS] = g_param_spec_int ("status", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[WRITTEN] = g_signal_new ("written", HASHIYA_TYPE_MARGIN_WRITER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hashiya_margin_writer_init (HashiyaMarginWriter *self)
{
  self->unsaved = g_hash_table_new (NULL, NULL);
  self->pause = hashiya_typing_pause_new ();
  g_signal_connect_object (self->pause, "over", G_CALLBACK (hashiya_margin_writer_commit), self,
                           G_CONNECT_SWAPPED);
}

HashiyaMarginWriter *
hashiya_margin_writer_new (HashiyaMargin *margin,
                           HashiyaDiskQueue *queue,
                           HashiyaMarginItems *items)
{
  HashiyaMarginWriter *self = g_object_new (HASHIYA_TYPE_MARGIN_WRITER, NULL);

  self->margin = g_object_ref (margin);
  self->queue = g_object_ref (queue);
  self->items = g_object_ref (items);
  return self;
}
