// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-disk-queue.h"

struct _HashiyaDiskQueue
{
  GObject parent_instance;

  GAsyncQueue *finished; /* of Job; filled by the disk thread, emptied by the main loop */
  guint n_pending;       /* pushed and not yet finished; main loop only */
};

typedef struct
{
  HashiyaDiskQueue *queue;
  void (*run) (gpointer data);
  void (*done) (gpointer data);
  gpointer data;
} Job;

G_DEFINE_FINAL_TYPE (HashiyaDiskQueue, hashiya_disk_queue, G_TYPE_OBJECT)

static void
finish_job (Job *job)
{
  g_autoptr (HashiyaDiskQueue) queue = job->queue;

  queue->n_pending--;
  job->done (job->data);
  g_free (job);
}

static gboolean
finish_jobs_cb (gpointer data)
{
  HashiyaDiskQueue *self = data;
  Job *job;

  while ((job = g_async_queue_try_pop (self->finished)) != NULL)
    finish_job (job);
  return G_SOURCE_REMOVE;
}

static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  HashiyaDiskQueue *queue = g_object_ref (job->queue);

  job->run (job->data);
  g_async_queue_push (queue->finished, job);
  g_idle_add_full (G_PRIORITY_DEFAULT, finish_jobs_cb, queue, g_object_unref);
}

static GThreadPool *
get_disk_thread (void)
{
  static GThreadPool *pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (run_job, NULL, 1, FALSE, NULL));
  return pool;
}

static void
hashiya_disk_queue_finalize (GObject *object)
{
  HashiyaDiskQueue *self = HASHIYA_DISK_QUEUE (object);

  g_async_queue_unref (self->finished);
  G_OBJECT_CLASS (hashiya_disk_queue_parent_class)->finalize (object);
}

static void
hashiya_disk_queue_class_init (HashiyaDiskQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_disk_queue_finalize;
}

static void
hashiya_disk_queue_init (HashiyaDiskQueue *self)
{
  self->finished = g_async_queue_new ();
}

HashiyaDiskQueue *
hashiya_disk_queue_new (void)
{
  return g_object_new (HASHIYA_TYPE_DISK_QUEUE, NULL);
}

void
hashiya_disk_queue_push (HashiyaDiskQueue *self,
                         void (*run) (gpointer data),
                         void (*done) (gpointer data),
                         gpointer data)
{
  Job *job;

  g_return_if_fail (HASHIYA_IS_DISK_QUEUE (self));

  job = g_new0 (Job, 1);
  job->queue = g_object_ref (self);
  job->run = run;
  job->done = done;
  job->data = data;
  self->n_pending++;
  g_thread_pool_push (get_disk_thread (), job, NULL);
}

void
hashiya_disk_queue_wait (HashiyaDiskQueue *self)
{
  g_return_if_fail (HASHIYA_IS_DISK_QUEUE (self));

  while (self->n_pending > 0)
    finish_job (g_async_queue_pop (self->finished));
}
