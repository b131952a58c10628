// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-filter.h"

#include <string.h>

#define RULES                                                                                      \
  "[{\"trigger\":{\"url-filter\":\".*\"},\"action\":{\"type\":\"block\"}},"                        \
  "{\"trigger\":{\"url-filter\":\"^hashiya:\"},\"action\":{\"type\":\"ignore-previous-rules\"}}]"

/* The filter's name follows from its rules, so that a kept one is never of other rules. */
static char *
make_identifier (void)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, RULES, -1);
}

static void
finish (GTask *task, WebKitUserContentFilter *filter, GError *error)
{
  if (filter == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  webkit_user_content_manager_add_filter (g_task_get_source_object (task), filter);
  webkit_user_content_filter_unref (filter);
  g_task_return_boolean (task, TRUE);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  WebKitUserContentFilter *filter = webkit_user_content_filter_store_save_finish (
      WEBKIT_USER_CONTENT_FILTER_STORE (source), result, &error);

  finish (task, filter, error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  WebKitUserContentFilterStore *store = WEBKIT_USER_CONTENT_FILTER_STORE (source);
  g_autoptr (GTask) task = data;
  g_autoptr (GBytes) rules = NULL;
  g_autofree char *identifier = NULL;
  WebKitUserContentFilter *filter
      = webkit_user_content_filter_store_load_finish (store, result, NULL);

  if (filter != NULL)
    {
      finish (task, filter, NULL);
      return;
    }
  /* Not kept yet, or by another version of WebKit. */
  rules = g_bytes_new_static (RULES, strlen (RULES));
  identifier = make_identifier ();
  webkit_user_content_filter_store_save (store, identifier, rules, NULL, on_saved,
                                         g_steal_pointer (&task));
}

void
hashiya_filter_add_async (WebKitUserContentManager *content,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "hashiya", "filters", NULL);
  g_autofree char *identifier = make_identifier ();
  g_autoptr (WebKitUserContentFilterStore) store = NULL;
  GTask *task;

  g_return_if_fail (WEBKIT_IS_USER_CONTENT_MANAGER (content));

  task = g_task_new (content, NULL, callback, user_data);
  store = webkit_user_content_filter_store_new (folder);
  webkit_user_content_filter_store_load (store, identifier, NULL, on_loaded, task);
}

gboolean
hashiya_filter_add_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
