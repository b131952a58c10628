// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What keys do in the widget. */

#include "hashiya-keys.h"
#include "hashiya-view-private.h"

#include <string.h>

static gboolean
extend (HashiyaView *self, const char *direction, const char *granularity)
{
  JsonObject *argument;

  if (!self->ready)
    return FALSE;
  hashiya_view_start_caret (self);
  argument = json_object_new ();
  json_object_set_string_member (argument, "direction", direction);
  json_object_set_string_member (argument, "granularity", granularity);
  hashiya_view_call (self, "extend", argument);
  return TRUE;
}

static gboolean
resize (HashiyaView *self, const char *edge, const char *direction, const char *granularity)
{
  JsonObject *argument;

  if (!self->ready)
    return FALSE;
  argument = json_object_new ();
  json_object_set_string_member (argument, "edge", edge);
  json_object_set_string_member (argument, "direction", direction);
  json_object_set_string_member (argument, "granularity", granularity);
  hashiya_view_call (self, "resize", argument);
  return TRUE;
}

static gboolean
leave (HashiyaView *self)
{
  if (self->chosen != NULL && self->ready)
    hashiya_view_call (self, "escape", NULL);
  else if (self->caret)
    hashiya_view_stop_caret (self);
  else
    return FALSE;
  return TRUE;
}

static void
focus_moved (HashiyaView *self, GObject *source, GAsyncResult *result, GtkDirectionType direction)
{
  g_autofree char *answer = hashiya_bridge_call_finish (HASHIYA_BRIDGE (source), result, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (g_strcmp0 (answer, "true") != 0 && root != NULL
      && gtk_widget_has_focus (GTK_WIDGET (self->web_view)))
    g_signal_emit_by_name (root, "move-focus", direction);
  g_object_unref (self);
}

static void
on_focus_forward (GObject *source, GAsyncResult *result, gpointer data)
{
  focus_moved (data, source, result, GTK_DIR_TAB_FORWARD);
}

static void
on_focus_backward (GObject *source, GAsyncResult *result, gpointer data)
{
  focus_moved (data, source, result, GTK_DIR_TAB_BACKWARD);
}

/* Goes to the next link of the page, or out of the view where there is none.
 *
 * Returns: whether the page has the focus, and not a popover over it
 */
static gboolean
move_focus (HashiyaView *self, gboolean forward)
{
  JsonObject *argument;
  JsonNode *node;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->web_view)))
    return FALSE;
  argument = json_object_new ();
  json_object_set_boolean_member (argument, "forward", forward);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, argument);
  hashiya_bridge_call_async (self->bridge, "moveFocus", node, NULL,
                             forward ? on_focus_forward : on_focus_backward, g_object_ref (self));
  return TRUE;
}

gboolean
hashiya_view_key_pressed_cb (GtkEventControllerKey *controller,
                             guint key,
                             guint code,
                             GdkModifierType state,
                             HashiyaView *self)
{
  const char *direction, *granularity;

  if (gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->web_view))
    return FALSE;
  switch (hashiya_key_classify (key, state, &direction, &granularity))
    {
    case HASHIYA_KEY_OTHER:
      return FALSE;
    case HASHIYA_KEY_REFUSED:
      return TRUE;
    case HASHIYA_KEY_CARET:
      if (self->caret)
        hashiya_view_stop_caret (self);
      else
        hashiya_view_start_caret (self);
      return TRUE;
    case HASHIYA_KEY_LEAVE:
      return leave (self);
    case HASHIYA_KEY_EXTEND:
      /* Lines are of a selection alone. */
      if (self->chosen != NULL && !g_str_has_prefix (granularity, "line"))
        return resize (self, "end", direction, granularity);
      return extend (self, direction, granularity);
    case HASHIYA_KEY_START:
      return self->chosen != NULL && resize (self, "start", direction, granularity);
    case HASHIYA_KEY_NEXT:
      return move_focus (self, TRUE);
    case HASHIYA_KEY_PREVIOUS:
      return move_focus (self, FALSE);
    }
  return FALSE;
}
