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
    }
  return FALSE;
}
