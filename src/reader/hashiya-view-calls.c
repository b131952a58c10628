// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the widget asks of the page on show. */

#include "hashiya-view-private.h"

#include <glib/gi18n.h>

void
hashiya_view_call (HashiyaView *self, const char *function, JsonObject *argument)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, argument != NULL ? argument : json_object_new ());
  hashiya_bridge_call_async (self->bridge, function, node, NULL, NULL, NULL);
}

void
hashiya_view_add_marks (HashiyaView *self, JsonObject *object)
{
  hashiya_marks_to_json (self->marks, self->part->start, self->part->end, self->chosen, object);
  json_object_set_int_member (object, "serial", self->resize_serial);
}

static void
show_marks (HashiyaView *self)
{
  JsonObject *argument;

  if (!self->ready)
    return;
  argument = json_object_new ();
  hashiya_view_add_marks (self, argument);
  hashiya_view_call (self, "marks", argument);
}

void
hashiya_view_set_marks (HashiyaView *self, GArray *marks)
{
  gsize start, end;

  g_return_if_fail (HASHIYA_IS_VIEW (self));
  g_return_if_fail (marks != NULL);

  hashiya_marks_set (self->marks, marks);
  if (self->chosen != NULL && !hashiya_marks_get_range (self->marks, self->chosen, &start, &end))
    g_clear_pointer (&self->chosen, g_free);
  show_marks (self);
}

void
hashiya_view_choose_mark (HashiyaView *self, const char *id)
{
  gsize start, end;

  g_return_if_fail (HASHIYA_IS_VIEW (self));

  if (id != NULL && !hashiya_marks_get_range (self->marks, id, &start, &end))
    id = NULL;
  if (self->chosen == NULL && id == NULL)
    return;
  if (g_strcmp0 (self->chosen, id) != 0)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (id);
    }
  show_marks (self);
}

const char *
hashiya_view_get_chosen_mark (HashiyaView *self)
{
  g_return_val_if_fail (HASHIYA_IS_VIEW (self), NULL);

  return self->chosen;
}

static JsonObject *
found_to_json (HashiyaView *self)
{
  return hashiya_marks_found_to_json (self->found, self->found_current, self->part->start,
                                      self->part->end);
}

void
hashiya_view_set_found (HashiyaView *self, GArray *found, guint current)
{
  g_return_if_fail (HASHIYA_IS_VIEW (self));

  if (found != NULL)
    g_array_ref (found);
  g_clear_pointer (&self->found, g_array_unref);
  self->found = found;
  self->found_current = current;
  if (self->ready)
    hashiya_view_call (self, "found", found_to_json (self));
}

void
hashiya_view_flash (HashiyaView *self, gsize start, gsize end)
{
  JsonObject *argument;

  g_return_if_fail (HASHIYA_IS_VIEW (self));

  if (!self->ready)
    {
      self->flash_start = start;
      self->flash_end = end;
      return;
    }
  argument = json_object_new ();
  json_object_set_int_member (argument, "start", start);
  json_object_set_int_member (argument, "end", end);
  hashiya_view_call (self, "flash", argument);
}

void
hashiya_view_clear_selection (HashiyaView *self)
{
  g_return_if_fail (HASHIYA_IS_VIEW (self));

  if (self->ready)
    hashiya_view_call (self, "clearSelection", NULL);
}

static void
on_rectangles (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = hashiya_bridge_call_finish (HASHIYA_BRIDGE (source), result, &error);
  GArray *rectangles;

  if (json == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  rectangles = hashiya_message_parse_rectangles (json);
  if (rectangles == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             _ ("The page’s answer cannot be read."));
  else
    g_task_return_pointer (task, rectangles, (GDestroyNotify) g_array_unref);
}

void
hashiya_view_get_rectangles_async (HashiyaView *self,
                                   gsize start,
                                   gsize end,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  JsonObject *argument = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (HASHIYA_IS_VIEW (self));

  json_object_set_int_member (argument, "start", start);
  json_object_set_int_member (argument, "end", end);
  json_node_take_object (node, argument);
  hashiya_bridge_call_async (self->bridge, "rectangles", node, cancellable, on_rectangles, task);
}

GArray *
hashiya_view_get_rectangles_finish (HashiyaView *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  char *text = hashiya_bridge_call_finish (HASHIYA_BRIDGE (source), result, &error);

  if (text == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, text, g_free);
}

void
hashiya_view_get_text_async (HashiyaView *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (HASHIYA_IS_VIEW (self));

  hashiya_bridge_call_async (self->bridge, "text", NULL, cancellable, on_text, task);
}

char *
hashiya_view_get_text_finish (HashiyaView *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
set_caret (HashiyaView *self, gboolean caret)
{
  self->caret = caret;
  webkit_settings_set_enable_caret_browsing (webkit_web_view_get_settings (self->web_view), caret);
}

void
hashiya_view_start_caret (HashiyaView *self)
{
  g_return_if_fail (HASHIYA_IS_VIEW (self));

  if (!self->ready)
    return;
  set_caret (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->web_view));
  hashiya_view_call (self, "startCaret", NULL);
}

void
hashiya_view_stop_caret (HashiyaView *self)
{
  g_return_if_fail (HASHIYA_IS_VIEW (self));

  set_caret (self, FALSE);
}
