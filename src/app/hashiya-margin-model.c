// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-model.h"

#include "hashiya-margin-items.h"
#include "hashiya-margin-jobs.h"
#include "hashiya-record.h"

typedef HashiyaMarginItem Item;

struct _HashiyaMarginModel
{
  GObject parent_instance;

  HashiyaEdition *edition;
  HashiyaMargin *margin;
  HashiyaDiskQueue *queue;
  HashiyaMarginItems *items;
  HashiyaMarginWriter *writer;

  char *version; /* the one to be read, as last heard */
  gboolean is_loading;
  gboolean is_stale;     /* whether the edition was said to be out of date */
  gboolean wants_places; /* something stands where only a look through the text can tell */
  guint watch_id;
};

typedef enum
{
  PROP_STATUS = 1,
  PROP_ERROR,
} HashiyaMarginModelProperty;

static GParamSpec *properties[PROP_ERROR + 1];

enum
{
  CHANGED,
  VERSION_CHANGED,
  EDITION_STALE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
hashiya_margin_model_get_item_type (GListModel *list)
{
  return HASHIYA_TYPE_ANNOTATION;
}

static guint
hashiya_margin_model_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (HASHIYA_MARGIN_MODEL (list)->items));
}

static gpointer
hashiya_margin_model_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (HASHIYA_MARGIN_MODEL (list)->items), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hashiya_margin_model_get_item_type;
  iface->get_n_items = hashiya_margin_model_get_n_items;
  iface->get_item = hashiya_margin_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HashiyaMarginModel,
                               hashiya_margin_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
emit_changed (HashiyaMarginModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: whether it is a new item, still to be listed */
static gboolean
load_record (HashiyaMarginModel *self, HashiyaMarginLoad *job, guint index)
{
  JsonObject *record = g_ptr_array_index (job->records, index);
  Item *item = hashiya_margin_items_lookup (self->items, hashiya_record_get_id (record));
  gboolean is_new = item == NULL;

  if (is_new)
    item = hashiya_margin_items_add (self->items, record,
                                     g_array_index (job->anchors, HashiyaAnchor, index));
  else if (item->is_dirty || item->is_writing || !item->is_listed)
    return FALSE;
  hashiya_margin_items_place (self->items, item,
                              g_array_index (job->anchors, HashiyaAnchor, index));
  hashiya_margin_item_set_conflicts (item, g_ptr_array_index (job->conflicts, index));
  hashiya_margin_item_set_base (item, record);
  hashiya_margin_item_set_wanted (item, record);
  return is_new;
}

static void
set_version (HashiyaMarginModel *self, const char *version)
{
  if (version == NULL || g_strcmp0 (self->version, version) == 0)
    return;
  g_free (self->version);
  self->version = g_strdup (version);
  if (!g_str_equal (version,
                    hashiya_document_get_version (hashiya_margin_model_get_original (self))))
    g_signal_emit (self, signals[VERSION_CHANGED], 0);
}

static void load (HashiyaMarginModel *self, gboolean force);

static void
load_done (gpointer data)
{
  HashiyaMarginLoad *job = data;
  HashiyaMarginModel *self = HASHIYA_MARGIN_MODEL (job->owner);

  self->is_loading = FALSE;
  if (job->edition != self->edition)
    {
      /* Its places count in a text that is not read any more. */
      hashiya_margin_load_free (job);
      load (self, TRUE);
      return;
    }
  if (job->is_stale && !self->is_stale)
    {
      self->is_stale = TRUE;
      g_signal_emit (self, signals[EDITION_STALE], 0);
    }
  if (job->error != NULL)
    g_info ("Could not read the margin: %s", job->error->message);
  if (job->records != NULL)
    {
      g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) new_items = g_ptr_array_new ();

      for (guint i = 0; i < job->records->len; i++)
        {
          const char *id = hashiya_record_get_id (g_ptr_array_index (job->records, i));

          if (load_record (self, job, i))
            g_ptr_array_add (new_items, hashiya_margin_items_lookup (self->items, id));
          g_hash_table_add (present, (gpointer) id);
        }
      hashiya_margin_items_unlist_vanished (self->items, present);
      hashiya_margin_items_list_many (self->items, new_items);
      emit_changed (self);
      set_version (self, job->version);
    }
  hashiya_margin_load_free (job);
}

static void
load (HashiyaMarginModel *self, gboolean force)
{
  HashiyaMarginLoad *job;

  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  job = g_new0 (HashiyaMarginLoad, 1);
  job->owner = G_OBJECT (g_object_ref (self));
  job->edition = g_object_ref (self->edition);
  job->margin = g_object_ref (self->margin);
  job->force = force || self->wants_places;
  self->wants_places = FALSE;
  hashiya_disk_queue_push (self->queue, hashiya_margin_load_run, load_done, job);
}

static void
written_cb (HashiyaMarginModel *self)
{
  emit_changed (self);
  if (self->wants_places)
    load (self, TRUE);
}

static void
status_cb (HashiyaMarginModel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
error_cb (HashiyaMarginModel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
hashiya_margin_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaMarginModel *self = HASHIYA_MARGIN_MODEL (object);

  switch ((HashiyaMarginModelProperty) id)
    {
    case PROP_STATUS:
      g_value_set_int (value, (int) hashiya_margin_model_get_status (self));
      break;
    case PROP_ERROR:
      g_value_set_string (value, hashiya_margin_model_get_error (self));
      break;
    }
}

static void
hashiya_margin_model_dispose (GObject *object)
{
  HashiyaMarginModel *self = HASHIYA_MARGIN_MODEL (object);

  g_clear_handle_id (&self->watch_id, g_source_remove);
  G_OBJECT_CLASS (hashiya_margin_model_parent_class)->dispose (object);
}

static void
hashiya_margin_model_finalize (GObject *object)
{
  HashiyaMarginModel *self = HASHIYA_MARGIN_MODEL (object);

  g_object_unref (self->writer);
  g_object_unref (self->items);
  g_object_unref (self->queue);
  g_object_unref (self->margin);
  g_object_unref (self->edition);
  g_free (self->version);
  G_OBJECT_CLASS (hashiya_margin_model_parent_class)->finalize (object);
}

static void
hashiya_margin_model_class_init (HashiyaMarginModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hashiya_margin_model_get_property;
  object_class->dispose = hashiya_margin_model_dispose;
  object_class->finalize = hashiya_margin_model_finalize;

  properties[PROP_STATUS] = g_param_spec_int ("status", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", HASHIYA_TYPE_MARGIN_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[VERSION_CHANGED] = g_signal_new ("version-changed", HASHIYA_TYPE_MARGIN_MODEL,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITION_STALE] = g_signal_new ("edition-stale", HASHIYA_TYPE_MARGIN_MODEL,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hashiya_margin_model_init (HashiyaMarginModel *self)
{
  self->queue = hashiya_disk_queue_new ();
  self->items = hashiya_margin_items_new ();
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

HashiyaMarginModel *
hashiya_margin_model_new (HashiyaEdition *edition, HashiyaMargin *margin)
{
  HashiyaMarginModel *self;

  g_return_val_if_fail (HASHIYA_IS_EDITION (edition), NULL);
  g_return_val_if_fail (HASHIYA_IS_MARGIN (margin), NULL);

  self = g_object_new (HASHIYA_TYPE_MARGIN_MODEL, NULL);
  self->edition = g_object_ref (edition);
  self->margin = g_object_ref (margin);
  self->writer = hashiya_margin_writer_new (margin, self->queue, self->items);
  g_signal_connect_object (self->writer, "written", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "notify::status", G_CALLBACK (status_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "notify::error", G_CALLBACK (error_cb), self,
                           G_CONNECT_SWAPPED);
  load (self, TRUE);
  return self;
}

HashiyaDocument *
hashiya_margin_model_get_document (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return hashiya_edition_get_document (self->edition);
}

HashiyaDocument *
hashiya_margin_model_get_original (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return hashiya_edition_get_original (self->edition);
}

HashiyaEdition *
hashiya_margin_model_get_edition (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return self->edition;
}

static HashiyaAnchor
find_place (HashiyaMarginItem *item, gpointer data)
{
  HashiyaMarginModel *self = data;
  HashiyaAnchor anchor = { .state = HASHIYA_ANCHOR_ORPHAN };

  if (item->wanted != NULL && !hashiya_edition_peek (self->edition, item->wanted, &anchor))
    self->wants_places = TRUE;
  return anchor;
}

void
hashiya_margin_model_set_edition (HashiyaMarginModel *self, HashiyaEdition *edition)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));
  g_return_if_fail (HASHIYA_IS_EDITION (edition));

  if (!g_set_object (&self->edition, edition))
    return;
  self->is_stale = FALSE;
  hashiya_margin_items_place_all (self->items, find_place, self);
  emit_changed (self);
  load (self, FALSE);
}

const char *
hashiya_margin_model_get_version (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return self->version;
}

HashiyaMargin *
hashiya_margin_model_get_margin (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return self->margin;
}

HashiyaDiskQueue *
hashiya_margin_model_get_queue (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return self->queue;
}

HashiyaAnnotation *
hashiya_margin_model_lookup (HashiyaMarginModel *self, const char *id)
{
  Item *item;

  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  item = hashiya_margin_items_lookup (self->items, id);
  return item != NULL && item->is_listed ? item->annotation : NULL;
}

/* Where the record stands as far as it is known at once; else where it stood, until it is looked
 * for after it is written. */
static Item *
place_item (HashiyaMarginModel *self, JsonObject *record)
{
  Item *item = hashiya_margin_items_lookup (self->items, hashiya_record_get_id (record));
  HashiyaAnchor anchor = { HASHIYA_ANCHOR_ORPHAN, 0, 0, 0, FALSE };

  if (!hashiya_edition_peek (self->edition, record, &anchor))
    self->wants_places = TRUE;
  else if (item != NULL)
    hashiya_margin_items_place (self->items, item, anchor);
  return item != NULL ? item : hashiya_margin_items_add (self->items, record, anchor);
}

void
hashiya_margin_model_put (HashiyaMarginModel *self, JsonObject *record, gboolean typing)
{
  Item *item;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));
  g_return_if_fail (hashiya_record_is_annotation (record));

  item = place_item (self, record);
  hashiya_margin_item_set_wanted (item, record);
  hashiya_margin_items_list (self->items, item);
  hashiya_margin_writer_push (self->writer, item, typing);
  emit_changed (self);
}

void
hashiya_margin_model_delete (HashiyaMarginModel *self, const char *id)
{
  Item *item;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  item = hashiya_margin_items_lookup (self->items, id);
  if (item == NULL || item->wanted == NULL)
    return;
  hashiya_margin_item_set_wanted (item, NULL);
  hashiya_margin_items_unlist (self->items, item);
  hashiya_margin_writer_push (self->writer, item, FALSE);
  hashiya_margin_items_release (self->items, item);
  emit_changed (self);
}

void
hashiya_margin_model_commit (HashiyaMarginModel *self)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  hashiya_margin_writer_commit (self->writer);
}

void
hashiya_margin_model_drop_blank (HashiyaMarginModel *self, const char *id)
{
  Item *item;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  item = hashiya_margin_items_lookup (self->items, id);
  if (item == NULL || !hashiya_margin_item_is_blank (item))
    return;
  hashiya_margin_item_set_wanted (item, NULL);
  hashiya_margin_items_unlist (self->items, item);
  hashiya_margin_items_release (self->items, item);
  emit_changed (self);
}

gboolean
hashiya_margin_model_flush (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), FALSE);

  return hashiya_margin_writer_flush (self->writer);
}

static gboolean
watch_cb (gpointer data)
{
  load (data, FALSE);
  return G_SOURCE_CONTINUE;
}

void
hashiya_margin_model_set_watching (HashiyaMarginModel *self, gboolean watching)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  if (watching == (self->watch_id != 0))
    return;
  if (watching)
    self->watch_id = g_timeout_add_seconds (1, watch_cb, self);
  else
    g_clear_handle_id (&self->watch_id, g_source_remove);
}

void
hashiya_margin_model_refresh (HashiyaMarginModel *self)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  load (self, FALSE);
}

const char *const *
hashiya_margin_model_get_conflicts (HashiyaMarginModel *self, const char *id)
{
  Item *item;

  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  item = hashiya_margin_items_lookup (self->items, id);
  return item != NULL ? (const char *const *) item->conflicts : NULL;
}

void
hashiya_margin_model_keep_conflicts (HashiyaMarginModel *self, const char *id)
{
  Item *item;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  item = hashiya_margin_items_lookup (self->items, id);
  if (item == NULL || item->wanted == NULL)
    return;
  hashiya_margin_writer_push (self->writer, item, FALSE);
}

HashiyaMarginStatus
hashiya_margin_model_get_status (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), HASHIYA_MARGIN_SAVED);

  return hashiya_margin_writer_get_status (self->writer);
}

const char *
hashiya_margin_model_get_error (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return hashiya_margin_writer_get_error (self->writer);
}
