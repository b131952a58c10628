// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-file.h"

#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#define USUAL_MODE 0666

typedef struct
{
  GFile *pages;
  GFile *target;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->pages);
  g_object_unref (save->target);
  g_free (save);
}

/* A new file takes the place of the old one at once, under its name and with its rights; of a link,
 * in the place that it leads to. Returns: whether it could; else @is_full says whether there was no
 * room for it */
static gboolean
replace (Save *save, gboolean *is_full)
{
  g_autofree char *path = g_file_get_path (save->target);
  g_autofree char *real = path != NULL ? realpath (path, NULL) : NULL;
  g_autofree char *pages = g_file_get_path (save->pages);
  g_autoptr (GMappedFile) file = g_mapped_file_new (pages, FALSE, NULL);
  g_autoptr (GError) error = NULL;
  const char *name = real != NULL ? real : path;
  GStatBuf status;
  gboolean is_there;

  if (file == NULL || name == NULL)
    return FALSE;
  is_there = g_stat (name, &status) == 0;
  if (is_there && g_access (name, W_OK) != 0)
    return FALSE;
  if (!g_file_set_contents_full (
          name, g_mapped_file_get_contents (file), (gssize) g_mapped_file_get_length (file),
          G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, USUAL_MODE, &error))
    {
      *is_full = g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
      return FALSE;
    }
  if (is_there)
    g_chmod (name, status.st_mode & 07777);
  return TRUE;
}

/* Where nothing can be written beside the file, or it is on another machine. */
static gboolean
overwrite (Save *save, GError **error)
{
  gboolean was_there = g_file_query_exists (save->target, NULL);
  g_autoptr (GBytes) before = g_file_load_bytes (save->target, NULL, NULL, NULL);

  if (g_file_copy (save->pages, save->target,
                   G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL,
                   error))
    return TRUE;
  if (before != NULL)
    g_file_replace_contents (save->target, g_bytes_get_data (before, NULL),
                             g_bytes_get_size (before), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                             NULL);
  else if (!was_there)
    g_file_delete (save->target, NULL, NULL);
  return FALSE;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  gboolean is_full = FALSE;
  g_autoptr (GError) error = NULL;

  if (replace (save, &is_full) || (!is_full && overwrite (save, &error)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (is_full)
    {
      g_autofree char *name = g_file_get_parse_name (save->target);

      hashiya_set_error (
          &error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
          /* Translators: %s is the name of a file. */
          _ ("The disk is full: “%s” could not be written. Free some space and try again."), name);
    }
  g_task_return_error (task, g_steal_pointer (&error));
}

void
hashiya_print_file_save_async (const char *pages,
                               GFile *target,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Save *save = g_new (Save, 1);

  save->pages = g_file_new_for_path (pages);
  save->target = g_object_ref (target);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
hashiya_print_file_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
