// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-importer.h"

#include "hashiya-import.h"
#include "hashiya-place.h"

typedef struct
{
  HashiyaLibrary *library;
  GFile *file;
  char *id;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->library);
  g_clear_object (&job->file);
  g_free (job->id);
  g_free (job);
}

void
hashiya_opened_free (HashiyaOpened *self)
{
  g_clear_object (&self->document);
  g_clear_object (&self->margin);
  g_free (self);
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_file (job->file, NULL, cancellable, &error);
  g_autofree char *base = g_file_get_basename (job->file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;
  HashiyaPublishStatus status;
  char *id;

  if (content == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  id = hashiya_library_publish (job->library, content, name, FALSE, &status, &error);
  if (id == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, id, g_free);
}

void
hashiya_importer_import_async (HashiyaLibrary *library,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->library = g_object_ref (library);
  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, import_thread);
}

char *
hashiya_importer_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
open_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaOpened) opened = g_new0 (HashiyaOpened, 1);

  opened->document = hashiya_library_open (job->library, job->id, NULL, cancellable, &error);
  if (opened->document != NULL)
    opened->margin = hashiya_library_get_margin (job->library, job->id, &error);
  if (opened->margin == NULL || !hashiya_margin_refresh (opened->margin, NULL, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  opened->offset = hashiya_place_read (opened->document, opened->margin);
  g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) hashiya_opened_free);
}

void
hashiya_importer_open_async (HashiyaLibrary *library,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->library = g_object_ref (library);
  job->id = g_strdup (id);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, open_thread);
}

HashiyaOpened *
hashiya_importer_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
