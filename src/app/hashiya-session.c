// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-session.h"

#include "hashiya-disk-queue.h"
#include "hashiya-json.h"
#include "hashiya-window.h"

#include <glib/gstdio.h>

#define FORMAT      1
#define PAUSE_MS    1000
#define MAX_WINDOWS 32
#define MAX_BYTES   (1 << 20) /* a thousand times what that many windows need */

struct _HashiyaSession
{
  GObject parent_instance;

  GtkApplication *application; /* unowned: it owns this */
  HashiyaDiskQueue *queue;
  char *path;
  char *written; /* what stands in the file, or NULL */
  guint pause_id;
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (HashiyaSession, hashiya_session, G_TYPE_OBJECT)

void
hashiya_window_state_free (HashiyaWindowState *self)
{
  hashiya_spot_free (self->spot);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaWindowState, hashiya_window_state_free)

/* Writing */

static JsonNode *
describe (HashiyaWindowState *state)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *value = json_object_new ();

  if (state->spot->document != NULL)
    {
      json_object_set_string_member (value, "document", state->spot->document);
      json_object_set_string_member (value, "version", state->spot->version);
      json_object_set_int_member (value, "offset", (gint64) state->spot->offset);
    }
  json_object_set_int_member (value, "width", state->width);
  json_object_set_int_member (value, "height", state->height);
  json_object_set_boolean_member (value, "maximized", state->is_maximized);
  json_object_set_boolean_member (value, "fullscreen", state->is_fullscreen);
  json_object_set_boolean_member (value, "sidebar", state->shows_sidebar);
  json_object_set_boolean_member (value, "margin", state->shows_margin);
  json_node_take_object (node, value);
  return node;
}

/* Returns: (transfer full) (nullable): the session as text; %NULL while no window is open, which
 * leaves the last one's in the file */
static char *
describe_all (HashiyaSession *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonArray *windows = json_array_new ();
  JsonObject *session = json_object_new ();

  /* The list has the one used last first. */
  for (GList *l = g_list_last (gtk_application_get_windows (self->application)); l != NULL;
       l = l->prev)
    {
      g_autoptr (HashiyaWindowState) state = NULL;

      if (!HASHIYA_IS_WINDOW (l->data))
        continue;
      state = hashiya_window_get_state (l->data);
      json_array_add_element (windows, describe (state));
    }
  json_object_set_int_member (session, "format", FORMAT);
  json_object_set_array_member (session, "windows", windows);
  json_node_take_object (root, session);
  return json_array_get_length (windows) > 0 ? json_to_string (root, TRUE) : NULL;
}

typedef struct
{
  char *path;
  char *text;
} Job;

static void
job_run (gpointer data)
{
  Job *job = data;
  g_autofree char *folder = g_path_get_dirname (job->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (job->path, job->text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &error))
    g_info ("The session could not be kept: %s", error->message);
}

static void
job_done (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->text);
  g_free (job);
}

static void
save (HashiyaSession *self)
{
  g_autofree char *text = NULL;
  Job *job;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  text = describe_all (self);
  if (text == NULL || g_strcmp0 (text, self->written) == 0)
    return;
  g_free (self->written);
  self->written = g_strdup (text);
  job = g_new0 (Job, 1);
  job->path = g_strdup (self->path);
  job->text = g_steal_pointer (&text);
  hashiya_disk_queue_push (self->queue, job_run, job_done, job);
}

static gboolean
pause_cb (gpointer data)
{
  HashiyaSession *self = data;

  self->pause_id = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (HashiyaSession *self)
{
  if (self->pause_id == 0 && !self->is_closed)
    self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static guint
count_windows (HashiyaSession *self)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    n += HASHIYA_IS_WINDOW (l->data);
  return n;
}

/* The last window that closes is what the next start shows. */
static gboolean
close_request_cb (HashiyaSession *self)
{
  if (count_windows (self) == 1 && !self->is_closed)
    save (self);
  return GDK_EVENT_PROPAGATE;
}

static void
window_added_cb (HashiyaSession *self, GtkWindow *window)
{
  static const char *const signals[]
      = { "state-changed",     "notify::default-width", "notify::default-height",
          "notify::maximized", "notify::fullscreened",  "notify::is-active" };

  if (!HASHIYA_IS_WINDOW (window))
    return;
  self->is_closed = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (window, signals[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

/* Reading */

static HashiyaWindowState *
parse (JsonObject *value)
{
  HashiyaWindowState *state = g_new0 (HashiyaWindowState, 1);
  const char *document = hashiya_json_string (value, "document", NULL);
  gint64 offset = hashiya_json_int (value, "offset", 0);

  state->spot = hashiya_spot_new (document, hashiya_json_string (value, "version", NULL),
                                  (gsize) MAX (offset, 0));
  state->width = (int) CLAMP (hashiya_json_int (value, "width", 0), 0, G_MAXINT16);
  state->height = (int) CLAMP (hashiya_json_int (value, "height", 0), 0, G_MAXINT16);
  state->is_maximized = hashiya_json_boolean (value, "maximized", FALSE);
  state->is_fullscreen = hashiya_json_boolean (value, "fullscreen", FALSE);
  state->shows_sidebar = hashiya_json_boolean (value, "sidebar", TRUE);
  state->shows_margin = hashiya_json_boolean (value, "margin", TRUE);
  return state;
}

/* What this did not write need not be read: it may be of any size, or never end. */
static gboolean
is_small (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= MAX_BYTES;
}

GPtrArray *
hashiya_session_read (HashiyaSession *self)
{
  GPtrArray *states = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_window_state_free);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) session = NULL;
  JsonArray *windows;
  gsize size;

  g_return_val_if_fail (HASHIYA_IS_SESSION (self), states);

  hashiya_disk_queue_wait (self->queue);
  if (!is_small (self->path) || !g_file_get_contents (self->path, &text, &size, NULL))
    return states;
  session = hashiya_json_parse_object (text, size, NULL);
  windows = session != NULL ? hashiya_json_array (session, "windows") : NULL;
  for (guint i = 0; windows != NULL && i < MIN (json_array_get_length (windows), MAX_WINDOWS); i++)
    {
      JsonObject *value = hashiya_json_element_object (windows, i);

      if (value != NULL)
        g_ptr_array_add (states, parse (value));
    }
  return states;
}

void
hashiya_session_close (HashiyaSession *self)
{
  g_return_if_fail (HASHIYA_IS_SESSION (self));

  save (self);
  hashiya_disk_queue_wait (self->queue);
  self->is_closed = TRUE;
}

static void
hashiya_session_finalize (GObject *object)
{
  HashiyaSession *self = HASHIYA_SESSION (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  hashiya_disk_queue_wait (self->queue);
  g_object_unref (self->queue);
  g_free (self->path);
  g_free (self->written);
  G_OBJECT_CLASS (hashiya_session_parent_class)->finalize (object);
}

static void
hashiya_session_class_init (HashiyaSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_session_finalize;
}

static void
hashiya_session_init (HashiyaSession *self)
{
  self->queue = hashiya_disk_queue_new ();
  self->path = g_build_filename (g_get_user_state_dir (), "hashiya", "session.json", NULL);
}

HashiyaSession *
hashiya_session_new (GtkApplication *application)
{
  HashiyaSession *self = g_object_new (HASHIYA_TYPE_SESSION, NULL);

  self->application = application;
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
