// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-sample.h"

#include "hashiya-helper.h"

typedef struct
{
  HashiyaLibrary *library;
  GSettings *settings;
  void (*done) (gpointer data);
  gpointer data;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->library);
  g_object_unref (job->settings);
  g_free (job);
}

static gboolean
import_one (HashiyaLibrary *library, const char *name, GError **error)
{
  const char *folder = g_getenv ("HASHIYA_DATADIR");
  g_autofree char *path
      = g_build_filename (folder != NULL ? folder : PKGDATADIR, "sample", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (HashiyaContent) content = hashiya_helper_import_file (file, NULL, NULL, error);
  g_autofree char *id = NULL;
  HashiyaPublishStatus status;

  if (content != NULL)
    id = hashiya_library_publish (library, content, name, FALSE, &status, error);
  return id != NULL;
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;

  if (!import_one (job->library, "hashiya-sample.ur.txt", &error)
      || !import_one (job->library, "hashiya-sample.en.txt", &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_settings_set_boolean (job->settings, "sample-imported", TRUE);
  else
    g_info ("The sample could not be imported: %s", error->message);
  job->done (job->data);
}

void
hashiya_sample_import (HashiyaLibrary *library,
                       GSettings *settings,
                       void (*done) (gpointer data),
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, imported_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->library = g_object_ref (library);
  job->settings = g_object_ref (settings);
  job->done = done;
  job->data = data;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, import_thread);
}
