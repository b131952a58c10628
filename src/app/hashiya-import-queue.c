// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import-queue.h"

#define MAX_RUNNING 4

struct _HashiyaImportQueue
{
  GObject parent_instance;

  HashiyaLibrary *library;
  GListStore *jobs;
  guint counts[HASHIYA_IMPORT_STATE_CANCELLED + 1];
  guint next; /* no job before it waits */
};

enum
{
  CHANGED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaImportQueue, hashiya_import_queue, G_TYPE_OBJECT)

static gboolean
is_over (HashiyaImportJob *job)
{
  return hashiya_import_job_get_state (job) >= HASHIYA_IMPORT_STATE_DONE;
}

static void
start_next (HashiyaImportQueue *self)
{
  GListModel *jobs = G_LIST_MODEL (self->jobs);
  guint room = CLAMP (g_get_num_processors (), 1, MAX_RUNNING);

  while (self->next < g_list_model_get_n_items (jobs)
         && self->counts[HASHIYA_IMPORT_STATE_RUNNING] < room)
    {
      g_autoptr (HashiyaImportJob) job = g_list_model_get_item (jobs, self->next++);

      if (hashiya_import_job_get_state (job) == HASHIYA_IMPORT_STATE_WAITING)
        hashiya_import_job_start (job, self->library);
    }
}

static void
job_changed_cb (HashiyaImportQueue *self, guint before, HashiyaImportJob *job)
{
  self->counts[before]--;
  self->counts[hashiya_import_job_get_state (job)]++;
  if (is_over (job))
    {
      start_next (self);
      g_signal_emit (self, signals[FINISHED], 0, job);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
hashiya_import_queue_dispose (GObject *object)
{
  HashiyaImportQueue *self = HASHIYA_IMPORT_QUEUE (object);

  for (guint i = 0; self->jobs != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs));
       i++)
    {
      g_autoptr (HashiyaImportJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      g_signal_handlers_disconnect_by_data (job, self);
      hashiya_import_job_cancel (job);
    }
  g_clear_object (&self->jobs);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (hashiya_import_queue_parent_class)->dispose (object);
}

static void
hashiya_import_queue_class_init (HashiyaImportQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_import_queue_dispose;
  signals[CHANGED] = g_signal_new ("changed", HASHIYA_TYPE_IMPORT_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", HASHIYA_TYPE_IMPORT_QUEUE, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, HASHIYA_TYPE_IMPORT_JOB);
}

static void
hashiya_import_queue_init (HashiyaImportQueue *self)
{
  self->jobs = g_list_store_new (HASHIYA_TYPE_IMPORT_JOB);
}

HashiyaImportQueue *
hashiya_import_queue_new (void)
{
  return g_object_new (HASHIYA_TYPE_IMPORT_QUEUE, NULL);
}

void
hashiya_import_queue_set_library (HashiyaImportQueue *self, HashiyaLibrary *library)
{
  g_return_if_fail (HASHIYA_IS_IMPORT_QUEUE (self));

  g_set_object (&self->library, library);
}

void
hashiya_import_queue_add (HashiyaImportQueue *self, HashiyaImportJob *job)
{
  g_return_if_fail (HASHIYA_IS_IMPORT_QUEUE (self));
  g_return_if_fail (self->library != NULL);

  g_signal_connect_object (job, "changed", G_CALLBACK (job_changed_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->jobs, job);
  self->counts[HASHIYA_IMPORT_STATE_WAITING]++;
  g_object_unref (job);
  start_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
hashiya_import_queue_retry (HashiyaImportQueue *self, HashiyaImportJob *job)
{
  g_return_if_fail (HASHIYA_IS_IMPORT_QUEUE (self));

  self->next = 0;
  hashiya_import_job_wait (job);
  start_next (self);
}

void
hashiya_import_queue_cancel_all (HashiyaImportQueue *self)
{
  g_return_if_fail (HASHIYA_IS_IMPORT_QUEUE (self));

  /* From the last, so that no end of one lets the next begin. */
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i > 0; i--)
    {
      g_autoptr (HashiyaImportJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i - 1);

      hashiya_import_job_cancel (job);
    }
}

void
hashiya_import_queue_remove (HashiyaImportQueue *self, HashiyaImportJob *job)
{
  guint position;

  g_return_if_fail (HASHIYA_IS_IMPORT_QUEUE (self));
  g_return_if_fail (HASHIYA_IS_IMPORT_JOB (job));

  if (!is_over (job) || !g_list_store_find (self->jobs, job, &position))
    return;
  g_signal_handlers_disconnect_by_data (job, self);
  g_list_store_remove (self->jobs, position);
  self->counts[hashiya_import_job_get_state (job)]--;
  self->next -= position < self->next;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
hashiya_import_queue_clear (HashiyaImportQueue *self)
{
  g_return_if_fail (HASHIYA_IS_IMPORT_QUEUE (self));

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i > 0; i--)
    {
      g_autoptr (HashiyaImportJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i - 1);

      hashiya_import_queue_remove (self, job);
    }
}

guint
hashiya_import_queue_count (HashiyaImportQueue *self, HashiyaImportState state)
{
  g_return_val_if_fail (HASHIYA_IS_IMPORT_QUEUE (self), 0);

  return self->counts[state];
}

GListModel *
hashiya_import_queue_get_jobs (HashiyaImportQueue *self)
{
  g_return_val_if_fail (HASHIYA_IS_IMPORT_QUEUE (self), NULL);

  return G_LIST_MODEL (self->jobs);
}

gboolean
hashiya_import_queue_is_busy (HashiyaImportQueue *self)
{
  return hashiya_import_queue_count (self, HASHIYA_IMPORT_STATE_WAITING) > 0
         || hashiya_import_queue_count (self, HASHIYA_IMPORT_STATE_RUNNING) > 0;
}
