// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-folder-watch.h"

#define PAUSE_MS     300
#define LOOK_SECONDS 5

struct _HashiyaFolderWatch
{
  GObject parent_instance;

  GFile *folder; /* NULL at first */
  GFileMonitor *monitor;
  gint64 time; /* of the folder's last change, in microseconds, or 0 */
  guint pause_id;
  guint look_id; /* 0 while nobody wants to hear */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaFolderWatch, hashiya_folder_watch, G_TYPE_OBJECT)

static gboolean
pause_cb (gpointer data)
{
  HashiyaFolderWatch *self = data;

  self->pause_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (HashiyaFolderWatch *self)
{
  if (self->pause_id == 0 && self->look_id != 0)
    self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaFolderWatch) self = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autoptr (GDateTime) date = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  gint64 time = 0;

  if (G_FILE (source) != self->folder)
    return;
  if (date != NULL)
    time = g_date_time_to_unix (date) * G_USEC_PER_SEC + g_date_time_get_microsecond (date);
  if (time != self->time && self->time != 0)
    monitor_changed_cb (self);
  self->time = time;
}

static gboolean
look_cb (gpointer data)
{
  HashiyaFolderWatch *self = data;

  if (self->folder != NULL)
    g_file_query_info_async (
        self->folder, G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
        G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW, NULL, looked_cb, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

void
hashiya_folder_watch_set_folder (HashiyaFolderWatch *self, const char *path)
{
  g_return_if_fail (HASHIYA_IS_FOLDER_WATCH (self));

  g_clear_object (&self->folder);
  g_clear_object (&self->monitor);
  self->time = 0;
  self->folder = g_file_new_for_path (path);
  self->monitor = g_file_monitor_directory (self->folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

void
hashiya_folder_watch_set_active (HashiyaFolderWatch *self, gboolean is_active)
{
  g_return_if_fail (HASHIYA_IS_FOLDER_WATCH (self));

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (!is_active)
    return;
  look_cb (self);
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}

static void
hashiya_folder_watch_dispose (GObject *object)
{
  HashiyaFolderWatch *self = HASHIYA_FOLDER_WATCH (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (hashiya_folder_watch_parent_class)->dispose (object);
}

static void
hashiya_folder_watch_class_init (HashiyaFolderWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_folder_watch_dispose;
  signals[CHANGED] = g_signal_new ("changed", HASHIYA_TYPE_FOLDER_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hashiya_folder_watch_init (HashiyaFolderWatch *self)
{
}

HashiyaFolderWatch *
hashiya_folder_watch_new (void)
{
  return g_object_new (HASHIYA_TYPE_FOLDER_WATCH, NULL);
}
