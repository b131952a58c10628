// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-model.h"

#include "hashiya-json.h"
#include "hashiya-margin-merge.h"
#include "hashiya-record.h"

#define TYPING_PAUSE_MS 700
#define TYPING_MAX_MS   3000
#define RETRY_SECONDS   3

/* One annotation between the reader and the disk. Deleted ones stay, unlisted, until their
 * tombstone is written. */
typedef struct
{
  HashiyaAnnotation *annotation;
  JsonObject *base;   /* as last read or written; NULL while it never was */
  JsonObject *wanted; /* as the reader wants it; NULL: gone */
  GStrv conflicts;    /* notes of other devices, or NULL */
  gboolean is_listed;
  gboolean is_dirty;   /* wanted is not on the disk */
  gboolean is_writing; /* a job for it is under way */
} Item;

struct _HashiyaMarginModel
{
  GObject parent_instance;

  HashiyaDocument *document;
  HashiyaMargin *margin;
  HashiyaDiskQueue *queue;
  GHashTable *items;   /* id -> Item, owns them */
  GPtrArray *listed;   /* of Item, sorted, unowned */
  GHashTable *unsaved; /* set of Item, unowned: dirty or being written */

  char *error;
  HashiyaMarginStatus status;
  gboolean is_loading;
  gint64 typing_since; /* monotonic time of the first key not committed, or 0 */
  guint typing_id;
  guint retry_id;
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
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void write_item (HashiyaMarginModel *self, Item *item);

static GType
hashiya_margin_model_get_item_type (GListModel *list)
{
  return HASHIYA_TYPE_ANNOTATION;
}

static guint
hashiya_margin_model_get_n_items (GListModel *list)
{
  return HASHIYA_MARGIN_MODEL (list)->listed->len;
}

static gpointer
hashiya_margin_model_get_item (GListModel *list, guint position)
{
  HashiyaMarginModel *self = HASHIYA_MARGIN_MODEL (list);
  Item *item;

  if (position >= self->listed->len)
    return NULL;
  item = g_ptr_array_index (self->listed, position);
  return g_object_ref (item->annotation);
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
item_free (Item *item)
{
  g_clear_object (&item->annotation);
  g_clear_pointer (&item->base, json_object_unref);
  g_clear_pointer (&item->wanted, json_object_unref);
  g_clear_pointer (&item->conflicts, g_strfreev);
  g_free (item);
}

static void
set_record (JsonObject **place, JsonObject *record)
{
  if (record != NULL)
    json_object_ref (record);
  g_clear_pointer (place, json_object_unref);
  *place = record;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *const *one = a;
  const Item *const *other = b;

  return hashiya_annotation_compare ((*one)->annotation, (*other)->annotation, NULL);
}

static void
update_status (HashiyaMarginModel *self)
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
set_error (HashiyaMarginModel *self, const char *message)
{
  if (g_strcmp0 (self->error, message) != 0)
    {
      g_free (self->error);
      self->error = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  update_status (self);
}

static void
emit_changed (HashiyaMarginModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
list_item (HashiyaMarginModel *self, Item *item)
{
  guint low = 0;
  guint high = self->listed->len;

  if (item->is_listed)
    return;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      Item *other = g_ptr_array_index (self->listed, middle);

      if (hashiya_annotation_compare (other->annotation, item->annotation, NULL) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  item->is_listed = TRUE;
  g_ptr_array_insert (self->listed, (int) low, item);
  g_list_model_items_changed (G_LIST_MODEL (self), low, 0, 1);
}

static void
unlist_item (HashiyaMarginModel *self, Item *item)
{
  guint position;

  if (!item->is_listed || !g_ptr_array_find (self->listed, item, &position))
    return;
  item->is_listed = FALSE;
  g_ptr_array_remove_index (self->listed, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* Forgets an item that is neither listed nor on its way to the disk. */
static void
release_item (HashiyaMarginModel *self, Item *item)
{
  if (item->is_listed || item->is_dirty || item->is_writing)
    return;
  g_hash_table_remove (self->items, hashiya_annotation_get_id (item->annotation));
}

static Item *
new_item (HashiyaMarginModel *self, JsonObject *record, HashiyaAnchor anchor)
{
  Item *item = g_new0 (Item, 1);

  item->annotation = hashiya_annotation_new (record);
  hashiya_annotation_set_anchor (item->annotation, anchor);
  g_hash_table_insert (self->items, g_strdup (hashiya_annotation_get_id (item->annotation)), item);
  return item;
}

/* Writing */

typedef struct
{
  HashiyaMarginModel *model;
  char *id;
  JsonObject *base;
  JsonObject *wanted; /* NULL: to be deleted */
  JsonObject *result;
  GError *error;
} WriteJob;

static void
write_job_run (gpointer data)
{
  WriteJob *job = data;
  HashiyaMargin *margin = job->model->margin;

  if (job->wanted != NULL)
    job->result = hashiya_margin_merge_write (margin, job->base, job->wanted, &job->error);
  else if (hashiya_margin_refresh (margin, NULL, &job->error))
    {
      g_autoptr (JsonObject) current = hashiya_margin_lookup (margin, job->id);

      if (current != NULL)
        hashiya_margin_delete (margin, job->id, &job->error);
    }
}

static gboolean
retry_cb (gpointer data)
{
  HashiyaMarginModel *self = data;

  self->retry_id = 0;
  hashiya_margin_model_commit (self);
  return G_SOURCE_REMOVE;
}

/* What the disk thread joined to the note joins what has been typed since, too. */
static void
rebase_item (Item *item, JsonObject *written, JsonObject *result)
{
  const char *before = written != NULL ? hashiya_record_get_note (written) : NULL;
  const char *after = result != NULL ? hashiya_record_get_note (result) : NULL;
  const char *typed = item->wanted != NULL ? hashiya_record_get_note (item->wanted) : NULL;
  g_autoptr (JsonObject) rebased = NULL;
  g_autofree char *note = NULL;

  if (after == NULL || typed == NULL || before == NULL || !g_str_has_prefix (after, before))
    return;
  if (after[strlen (before)] == '\0')
    return;
  note = g_strconcat (typed, after + strlen (before), NULL);
  rebased = hashiya_json_copy_object (item->wanted);
  hashiya_record_set_note (rebased, note);
  set_record (&item->wanted, rebased);
  hashiya_annotation_set_record (item->annotation, rebased);
}

static void
item_written (HashiyaMarginModel *self, Item *item, WriteJob *job)
{
  gboolean is_blank = item->wanted != NULL && hashiya_margin_merge_is_blank (item->wanted);

  set_record (&item->base, job->result);
  g_clear_pointer (&item->conflicts, g_strfreev);
  if (item->is_dirty)
    rebase_item (item, job->wanted, job->result);
  else if (!is_blank)
    {
      set_record (&item->wanted, job->result);
      if (job->result != NULL)
        hashiya_annotation_set_record (item->annotation, job->result);
    }
}

static void
write_job_done (gpointer data)
{
  WriteJob *job = data;
  g_autoptr (HashiyaMarginModel) self = job->model;
  Item *item = g_hash_table_lookup (self->items, job->id);

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
      item_written (self, item, job);
      set_error (self, NULL);
      if (item->is_dirty && self->typing_id == 0)
        write_item (self, item);
    }
  if (!item->is_dirty && !item->is_writing)
    g_hash_table_remove (self->unsaved, item);
  release_item (self, item);
  update_status (self);
  emit_changed (self);

  g_free (job->id);
  g_clear_pointer (&job->base, json_object_unref);
  g_clear_pointer (&job->wanted, json_object_unref);
  g_clear_pointer (&job->result, json_object_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static void
write_item (HashiyaMarginModel *self, Item *item)
{
  WriteJob *job;

  if (item->is_writing || !item->is_dirty)
    return;

  job = g_new0 (WriteJob, 1);
  job->model = g_object_ref (self);
  job->id = g_strdup (hashiya_annotation_get_id (item->annotation));
  set_record (&job->base, item->base);
  if (item->wanted != NULL && !hashiya_margin_merge_is_blank (item->wanted))
    set_record (&job->wanted, item->wanted);
  item->is_dirty = FALSE;
  item->is_writing = TRUE;
  hashiya_disk_queue_push (self->queue, write_job_run, write_job_done, job);
}

static void
mark_dirty (HashiyaMarginModel *self, Item *item)
{
  gboolean is_nothing = item->base == NULL && !item->is_writing
                        && (item->wanted == NULL || hashiya_margin_merge_is_blank (item->wanted));

  item->is_dirty = !is_nothing;
  if (item->is_dirty)
    g_hash_table_add (self->unsaved, item);
  else
    g_hash_table_remove (self->unsaved, item);
  update_status (self);
}

/* Reading */

typedef struct
{
  HashiyaMarginModel *model;
  gboolean force;
  GPtrArray *records; /* NULL where nothing changed */
  GArray *anchors;
  GPtrArray *conflicts; /* of GStrv */
  GError *error;
} LoadJob;

static GStrv
dup_conflicts (HashiyaMargin *margin, JsonObject *record)
{
  g_autoptr (GPtrArray) heads
      = hashiya_margin_get_conflicts (margin, hashiya_record_get_id (record));
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  if (heads->len == 0)
    return NULL;
  for (guint i = 0; i < heads->len; i++)
    {
      const char *note = hashiya_record_get_note (g_ptr_array_index (heads, i));

      if (note != NULL)
        g_strv_builder_add (notes, note);
    }
  return g_strv_builder_end (notes);
}

static void
load_job_run (gpointer data)
{
  LoadJob *job = data;
  HashiyaMargin *margin = job->model->margin;
  gboolean changed = FALSE;

  if (!hashiya_margin_refresh (margin, &changed, &job->error) && !job->force)
    return;
  if (!changed && !job->force)
    return;

  job->records = hashiya_margin_list (margin);
  job->anchors = g_array_sized_new (FALSE, TRUE, sizeof (HashiyaAnchor), job->records->len);
  job->conflicts = g_ptr_array_new_full (job->records->len, (GDestroyNotify) g_strfreev);
  for (guint i = 0; i < job->records->len; i++)
    {
      JsonObject *record = g_ptr_array_index (job->records, i);
      HashiyaAnchor anchor = hashiya_anchor_record (job->model->document, record);

      g_array_append_val (job->anchors, anchor);
      g_ptr_array_add (job->conflicts, dup_conflicts (margin, record));
    }
}

static gboolean
strv_equal0 (GStrv one, GStrv other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return g_strv_equal ((const char *const *) one, (const char *const *) other);
}

/* Returns: whether it is a new item, still to be listed */
static gboolean
load_record (HashiyaMarginModel *self, LoadJob *job, guint index)
{
  JsonObject *record = g_ptr_array_index (job->records, index);
  GStrv conflicts = g_ptr_array_index (job->conflicts, index);
  Item *item = g_hash_table_lookup (self->items, hashiya_record_get_id (record));

  if (item == NULL)
    {
      item = new_item (self, record, g_array_index (job->anchors, HashiyaAnchor, index));
      set_record (&item->base, record);
      set_record (&item->wanted, record);
      item->conflicts = g_strdupv (conflicts);
      return TRUE;
    }
  if (item->is_dirty || item->is_writing)
    return FALSE;
  if (item->wanted == NULL || !item->is_listed)
    return FALSE;
  if (!strv_equal0 (item->conflicts, conflicts))
    {
      g_strfreev (item->conflicts);
      item->conflicts = g_strdupv (conflicts);
    }
  set_record (&item->base, record);
  set_record (&item->wanted, record);
  hashiya_annotation_set_record (item->annotation, record);
  return FALSE;
}

static void
unlist_vanished (HashiyaMarginModel *self, GHashTable *present)
{
  for (guint i = self->listed->len; i > 0; i--)
    {
      Item *item = g_ptr_array_index (self->listed, i - 1);

      if (item->base == NULL || item->is_dirty || item->is_writing
          || g_hash_table_contains (present, hashiya_annotation_get_id (item->annotation)))
        continue;
      unlist_item (self, item);
      release_item (self, item);
    }
}

static void
list_new_items (HashiyaMarginModel *self, GPtrArray *new_items)
{
  guint n_before = self->listed->len;

  if (new_items->len <= 8)
    {
      for (guint i = 0; i < new_items->len; i++)
        list_item (self, g_ptr_array_index (new_items, i));
      return;
    }
  for (guint i = 0; i < new_items->len; i++)
    {
      Item *item = g_ptr_array_index (new_items, i);

      item->is_listed = TRUE;
      g_ptr_array_add (self->listed, item);
    }
  g_ptr_array_sort (self->listed, compare_items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->listed->len);
}

static void
load_job_done (gpointer data)
{
  LoadJob *job = data;
  g_autoptr (HashiyaMarginModel) self = job->model;

  self->is_loading = FALSE;
  if (job->error != NULL)
    g_warning ("Could not read the margin: %s", job->error->message);
  if (job->records != NULL)
    {
      g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) new_items = g_ptr_array_new ();

      for (guint i = 0; i < job->records->len; i++)
        {
          const char *id = hashiya_record_get_id (g_ptr_array_index (job->records, i));

          if (load_record (self, job, i))
            g_ptr_array_add (new_items, g_hash_table_lookup (self->items, id));
          g_hash_table_add (present, (gpointer) id);
        }
      unlist_vanished (self, present);
      list_new_items (self, new_items);
      emit_changed (self);
    }

  g_clear_pointer (&job->records, g_ptr_array_unref);
  g_clear_pointer (&job->anchors, g_array_unref);
  g_clear_pointer (&job->conflicts, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static void
load (HashiyaMarginModel *self, gboolean force)
{
  LoadJob *job;

  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  job = g_new0 (LoadJob, 1);
  job->model = g_object_ref (self);
  job->force = force;
  hashiya_disk_queue_push (self->queue, load_job_run, load_job_done, job);
}

static void
hashiya_margin_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaMarginModel *self = HASHIYA_MARGIN_MODEL (object);

  switch ((HashiyaMarginModelProperty) id)
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
hashiya_margin_model_dispose (GObject *object)
{
  HashiyaMarginModel *self = HASHIYA_MARGIN_MODEL (object);

  g_clear_handle_id (&self->typing_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->watch_id, g_source_remove);
  G_OBJECT_CLASS (hashiya_margin_model_parent_class)->dispose (object);
}

static void
hashiya_margin_model_finalize (GObject *object)
{
  HashiyaMarginModel *self = HASHIYA_MARGIN_MODEL (object);

  g_hash_table_unref (self->unsaved);
  g_ptr_array_unref (self->listed);
  g_hash_table_unref (self->items);
  g_object_unref (self->queue);
  g_object_unref (self->margin);
  g_object_unref (self->document);
  g_free (self->error);
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
}

static void
hashiya_margin_model_init (HashiyaMarginModel *self)
{
  self->queue = hashiya_disk_queue_new ();
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) item_free);
  self->listed = g_ptr_array_new ();
  self->unsaved = g_hash_table_new (NULL, NULL);
}

HashiyaMarginModel *
hashiya_margin_model_new (HashiyaDocument *document, HashiyaMargin *margin)
{
  HashiyaMarginModel *self;

  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (HASHIYA_IS_MARGIN (margin), NULL);

  self = g_object_new (HASHIYA_TYPE_MARGIN_MODEL, NULL);
  self->document = g_object_ref (document);
  self->margin = g_object_ref (margin);
  load (self, TRUE);
  return self;
}

HashiyaDocument *
hashiya_margin_model_get_document (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return self->document;
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

  item = g_hash_table_lookup (self->items, id);
  return item != NULL && item->is_listed ? item->annotation : NULL;
}

static gboolean
typing_cb (gpointer data)
{
  HashiyaMarginModel *self = data;

  self->typing_id = 0;
  hashiya_margin_model_commit (self);
  return G_SOURCE_REMOVE;
}

static void
commit_soon (HashiyaMarginModel *self)
{
  gint64 now = g_get_monotonic_time () / 1000;
  gint64 left;

  if (self->typing_since == 0)
    self->typing_since = now;
  left = MAX (self->typing_since + TYPING_MAX_MS - now, 0);
  g_clear_handle_id (&self->typing_id, g_source_remove);
  self->typing_id = g_timeout_add ((guint) MIN (TYPING_PAUSE_MS, left), typing_cb, self);
}

void
hashiya_margin_model_put (HashiyaMarginModel *self, JsonObject *record, gboolean typing)
{
  Item *item;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));
  g_return_if_fail (hashiya_record_is_annotation (record));

  item = g_hash_table_lookup (self->items, hashiya_record_get_id (record));
  if (item == NULL)
    item = new_item (self, record, hashiya_anchor_record (self->document, record));
  else
    hashiya_annotation_set_record (item->annotation, record);
  set_record (&item->wanted, record);
  mark_dirty (self, item);
  list_item (self, item);

  if (typing)
    commit_soon (self);
  else
    write_item (self, item);
  emit_changed (self);
}

void
hashiya_margin_model_delete (HashiyaMarginModel *self, const char *id)
{
  Item *item;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  item = g_hash_table_lookup (self->items, id);
  if (item == NULL || item->wanted == NULL)
    return;
  set_record (&item->wanted, NULL);
  mark_dirty (self, item);
  unlist_item (self, item);
  write_item (self, item);
  release_item (self, item);
  emit_changed (self);
}

void
hashiya_margin_model_commit (HashiyaMarginModel *self)
{
  g_autoptr (GList) items = NULL;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  g_clear_handle_id (&self->typing_id, g_source_remove);
  self->typing_since = 0;
  items = g_hash_table_get_keys (self->unsaved);
  for (GList *l = items; l != NULL; l = l->next)
    write_item (self, l->data);
}

void
hashiya_margin_model_drop_blank (HashiyaMarginModel *self, const char *id)
{
  Item *item;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  item = g_hash_table_lookup (self->items, id);
  if (item == NULL || item->wanted == NULL || !hashiya_margin_merge_is_blank (item->wanted))
    return;
  set_record (&item->wanted, NULL);
  unlist_item (self, item);
  release_item (self, item);
  emit_changed (self);
}

gboolean
hashiya_margin_model_flush (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), FALSE);

  hashiya_margin_model_commit (self);
  hashiya_disk_queue_wait (self->queue);
  return g_hash_table_size (self->unsaved) == 0;
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

  item = g_hash_table_lookup (self->items, id);
  return item != NULL ? (const char *const *) item->conflicts : NULL;
}

void
hashiya_margin_model_keep_conflicts (HashiyaMarginModel *self, const char *id)
{
  Item *item;

  g_return_if_fail (HASHIYA_IS_MARGIN_MODEL (self));

  item = g_hash_table_lookup (self->items, id);
  if (item == NULL || item->wanted == NULL)
    return;
  mark_dirty (self, item);
  write_item (self, item);
}

GArray *
hashiya_margin_model_count_by_section (HashiyaMarginModel *self)
{
  guint n_sections;
  GArray *counts;

  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  n_sections = hashiya_document_get_n_sections (self->document);
  counts = g_array_sized_new (FALSE, TRUE, sizeof (guint), n_sections);
  g_array_set_size (counts, n_sections);
  for (guint i = 0; i < self->listed->len; i++)
    {
      Item *item = g_ptr_array_index (self->listed, i);
      HashiyaAnchor anchor = hashiya_annotation_get_anchor (item->annotation);

      if (anchor.state == HASHIYA_ANCHOR_ORPHAN
          || hashiya_annotation_get_kind (item->annotation) == HASHIYA_ANNOTATION_DOCUMENT)
        continue;
      g_array_index (counts, guint, hashiya_document_section_at (self->document, anchor.start))++;
    }
  return counts;
}

HashiyaMarginStatus
hashiya_margin_model_get_status (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), HASHIYA_MARGIN_SAVED);

  return self->status;
}

const char *
hashiya_margin_model_get_error (HashiyaMarginModel *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_MODEL (self), NULL);

  return self->error;
}
