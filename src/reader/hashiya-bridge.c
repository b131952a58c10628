// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-bridge.h"

#include "hashiya-reader-resources.h"

#include <glib/gi18n.h>

#define WORLD            "hashiya"
#define HANDLER          "hashiya"
#define RESOURCE_FOLDER  "/io/github/hashiya/Hashiya/reader/"
#define DEADLINE_SECONDS 2

/* The only script text that calls are made of. */
#define CALL                                                                                       \
  "const answer = await hashiya.calls[name](JSON.parse(argument));"                                \
  "return typeof answer === 'string' ? answer : JSON.stringify(answer ?? null);"

struct _HashiyaBridge
{
  GObject parent_instance;

  WebKitUserContentManager *content;
  WebKitWebView *view; /* weak */
};

G_DEFINE_FINAL_TYPE (HashiyaBridge, hashiya_bridge, G_TYPE_OBJECT)

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hashiya_bridge_dispose (GObject *object)
{
  HashiyaBridge *self = HASHIYA_BRIDGE (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->content);
  G_OBJECT_CLASS (hashiya_bridge_parent_class)->dispose (object);
}

static void
hashiya_bridge_class_init (HashiyaBridgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_bridge_dispose;

  /* Names the resources, so that the linker takes them out of the static library. */
  hashiya_reader_get_resource ();

  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hashiya_bridge_init (HashiyaBridge *self)
{
}

static void
on_message (WebKitUserContentManager *content, JSCValue *value, HashiyaBridge *self)
{
  g_autofree char *json = NULL;
  HashiyaMessage message;

  if (!jsc_value_is_string (value))
    return;
  json = jsc_value_to_string (value);
  if (!hashiya_message_parse (json, &message))
    {
      g_warning ("A message of the page is not what reader.js writes");
      return;
    }
  g_signal_emit (self, signals[MESSAGE], 0, &message);
}

static void
add_script (WebKitUserContentManager *content, const char *file)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, file, NULL);
  g_autoptr (GBytes) source = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  WebKitUserScript *script = webkit_user_script_new_for_world (
      g_bytes_get_data (source, NULL), WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
      WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END, WORLD, NULL, NULL);

  webkit_user_content_manager_add_script (content, script);
  webkit_user_script_unref (script);
}

HashiyaBridge *
hashiya_bridge_new (WebKitUserContentManager *content)
{
  static const char *const files[]
      = { "offsets.js", "geometry.js", "columns.js", "boundaries.js", "painter.js", "marks.js",
          "handles.js", "signs.js",    "focus.js",   "selection.js",  "reader.js" };
  HashiyaBridge *self = g_object_new (HASHIYA_TYPE_BRIDGE, NULL);

  g_return_val_if_fail (WEBKIT_IS_USER_CONTENT_MANAGER (content), NULL);

  self->content = g_object_ref (content);
  g_signal_connect_object (content, "script-message-received::" HANDLER, G_CALLBACK (on_message),
                           self, 0);
  webkit_user_content_manager_register_script_message_handler (content, HANDLER, WORLD);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    add_script (content, files[i]);
  return self;
}

void
hashiya_bridge_set_view (HashiyaBridge *self, WebKitWebView *view)
{
  g_return_if_fail (HASHIYA_IS_BRIDGE (self));

  g_set_weak_pointer (&self->view, view);
}

static void
forget_deadline (GTask *task)
{
  GSource *deadline = g_task_get_task_data (task);

  if (deadline != NULL)
    g_source_destroy (deadline);
}

static gboolean
on_deadline (gpointer data)
{
  GTask *task = data;

  if (!g_task_get_completed (task))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s",
                             _ ("The page did not answer in time."));
  return G_SOURCE_REMOVE;
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (source), result, &error);
  GSource *deadline = g_task_get_task_data (task);

  /* Answered by the deadline already. */
  if (g_source_is_destroyed (deadline))
    return;
  forget_deadline (task);
  if (value == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, jsc_value_to_string (value), g_free);
}

static void
on_unheard (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = hashiya_bridge_call_finish (HASHIYA_BRIDGE (source), result, &error);

  if (answer == NULL)
    g_debug ("A call into the page failed: %s", error->message);
}

void
hashiya_bridge_call_async (HashiyaBridge *self,
                           const char *function,
                           JsonNode *argument,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (JsonNode) node = argument;
  g_autofree char *json = NULL;
  GVariantDict arguments;
  GSource *deadline;

  g_return_if_fail (HASHIYA_IS_BRIDGE (self));
  g_return_if_fail (function != NULL);

  task = g_task_new (self, cancellable, callback != NULL ? callback : on_unheard, user_data);
  if (self->view == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s",
                               _ ("There is no page to ask."));
      return;
    }
  deadline = g_timeout_source_new_seconds (DEADLINE_SECONDS);
  g_source_set_callback (deadline, on_deadline, g_object_ref (task), g_object_unref);
  g_source_attach (deadline, NULL);
  g_task_set_task_data (task, deadline, (GDestroyNotify) g_source_unref);
  json = node != NULL ? json_to_string (node, FALSE) : g_strdup ("{}");
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "name", "s", function);
  g_variant_dict_insert (&arguments, "argument", "s", json);
  webkit_web_view_call_async_javascript_function (self->view, CALL, -1,
                                                  g_variant_dict_end (&arguments), WORLD, NULL,
                                                  NULL, on_called, g_steal_pointer (&task));
}

char *
hashiya_bridge_call_finish (HashiyaBridge *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
