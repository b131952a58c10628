// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-searcher.h"

#include "hashiya-collation.h"

#include <gio/gio.h>

/* More than anybody reads through; who wants the others says more of what is looked for. */
#define LIMIT      200
#define LIMIT_TEXT 10

struct _HashiyaSearcher
{
  GObject parent_instance;

  GListStore *hits; /* of HashiyaHitItem */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaSearcher, hashiya_searcher, G_TYPE_OBJECT)

typedef struct
{
  HashiyaLibrary *library;
  HashiyaFinder *finder;
  char *words;
  HashiyaFindFlags flags;
  gboolean by_title;
  GPtrArray *problems;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->library);
  hashiya_finder_free (job->finder);
  g_free (job->words);
  g_clear_pointer (&job->problems, g_ptr_array_unref);
  g_free (job);
}

static const char *
get_title (gpointer hit)
{
  return ((const HashiyaHit *) hit)->title;
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GPtrArray *hits = hashiya_library_search (job->library, job->finder, LIMIT, LIMIT_TEXT,
                                            &job->problems, cancellable, &error);

  if (hits != NULL && job->by_title)
    hashiya_collation_sort (hits, get_title);
  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* A document's own row says that its title has the words. */
static void
take_hits (HashiyaSearcher *self, GPtrArray *hits, const Job *job)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const char *document = NULL;

  g_ptr_array_set_free_func (hits, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      HashiyaHit *hit = g_ptr_array_index (hits, i);

      if (hit->kind == HASHIYA_HIT_TITLE)
        {
          hashiya_hit_free (hit);
          continue;
        }
      g_ptr_array_add (items, hashiya_hit_item_new (hit, job->words, job->flags,
                                                    g_strcmp0 (document, hit->document) != 0));
      document = hit->document;
    }
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       items->pdata, items->len);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HashiyaSearcher *self = HASHIYA_SEARCHER (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (hits != NULL)
    take_hits (self, hits, job);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else if (job->problems->len > 0)
    g_signal_emit (self, signals[FAILED], 0, g_ptr_array_index (job->problems, 0));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
hashiya_searcher_dispose (GObject *object)
{
  HashiyaSearcher *self = HASHIYA_SEARCHER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->hits);
  G_OBJECT_CLASS (hashiya_searcher_parent_class)->dispose (object);
}

static void
hashiya_searcher_class_init (HashiyaSearcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_searcher_dispose;

  signals[CHANGED] = g_signal_new ("changed", HASHIYA_TYPE_SEARCHER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", HASHIYA_TYPE_SEARCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hashiya_searcher_init (HashiyaSearcher *self)
{
  self->hits = g_list_store_new (HASHIYA_TYPE_HIT_ITEM);
}

HashiyaSearcher *
hashiya_searcher_new (void)
{
  return g_object_new (HASHIYA_TYPE_SEARCHER, NULL);
}

void
hashiya_searcher_look (HashiyaSearcher *self,
                       HashiyaLibrary *library,
                       const char *words,
                       HashiyaFindFlags flags,
                       gboolean by_title)
{
  g_autoptr (HashiyaFinder) finder = NULL;
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (HASHIYA_IS_SEARCHER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  finder = hashiya_finder_new (words, flags);
  if (library == NULL || hashiya_finder_is_empty (finder))
    {
      g_list_store_remove_all (self->hits);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  job = g_new0 (Job, 1);
  job->library = g_object_ref (library);
  job->finder = g_steal_pointer (&finder);
  job->words = g_strdup (words);
  job->flags = flags;
  job->by_title = by_title;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, searched_cb, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, search_in_thread);
  g_signal_emit (self, signals[CHANGED], 0);
}

GListModel *
hashiya_searcher_get_hits (HashiyaSearcher *self)
{
  g_return_val_if_fail (HASHIYA_IS_SEARCHER (self), NULL);

  return G_LIST_MODEL (self->hits);
}

gboolean
hashiya_searcher_is_looking (HashiyaSearcher *self)
{
  g_return_val_if_fail (HASHIYA_IS_SEARCHER (self), FALSE);

  return self->cancellable != NULL;
}
