// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-message.h"

#include "hashiya-json.h"

#include <math.h>
#include <string.h>

/* WebKit's layout ends before this many pixels, a document's text before as many code points. */
#define MAX_PIXELS 1e8
#define MAX_OFFSET ((gint64) 1 << 40)

static gboolean
read_count (JsonObject *object, const char *key, gint64 max, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return *value >= 0 && *value <= max;
}

static gboolean
read_boolean (JsonObject *object, const char *key, gboolean *value)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *value = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_pixels (JsonNode *node, double *value)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != G_TYPE_INT64
          && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  *value = json_node_get_double (node);
  return isfinite (*value) && fabs (*value) <= MAX_PIXELS;
}

/* Whole pixels that cover what was given. */
static gboolean
read_box (JsonNode *nodes[4], GdkRectangle *box)
{
  double sides[4];

  for (guint i = 0; i < 4; i++)
    {
      if (!read_pixels (nodes[i], &sides[i]))
        return FALSE;
    }
  if (sides[2] < 0 || sides[3] < 0)
    return FALSE;
  box->x = (int) floor (sides[0]);
  box->y = (int) floor (sides[1]);
  box->width = (int) ceil (sides[0] + sides[2]) - box->x;
  box->height = (int) ceil (sides[1] + sides[3]) - box->y;
  return TRUE;
}

static gboolean
read_member_box (JsonObject *object, GdkRectangle *box)
{
  JsonNode *nodes[]
      = { json_object_get_member (object, "x"), json_object_get_member (object, "y"),
          json_object_get_member (object, "width"), json_object_get_member (object, "height") };

  return read_box (nodes, box);
}

static gboolean
read_offset (JsonObject *object, HashiyaMessage *message)
{
  gint64 offset;

  if (!read_count (object, "offset", MAX_OFFSET, &offset))
    return FALSE;
  message->start = message->end = offset;
  return TRUE;
}

static gboolean
read_resize (JsonObject *object, HashiyaMessage *message)
{
  gint64 serial;

  if (!read_count (object, "serial", G_MAXUINT, &serial))
    return FALSE;
  message->serial = (guint) serial;
  return read_offset (object, message) && read_boolean (object, "end", &message->is_end)
         && read_boolean (object, "final", &message->final)
         && read_boolean (object, "keys", &message->by_keys);
}

static gboolean
read_fields (JsonObject *object, HashiyaMessage *message)
{
  gint64 start, end;

  switch (message->type)
    {
    case HASHIYA_MESSAGE_READY:
    case HASHIYA_MESSAGE_SHOWN:
    case HASHIYA_MESSAGE_LEAVE:
      return TRUE;
    case HASHIYA_MESSAGE_SELECTION:
      if (!read_count (object, "start", MAX_OFFSET, &start)
          || !read_count (object, "end", MAX_OFFSET, &end) || start > end)
        return FALSE;
      message->start = start;
      message->end = end;
      return read_boolean (object, "final", &message->final)
             && read_member_box (object, &message->box);
    case HASHIYA_MESSAGE_ACTIVATE:
      return read_offset (object, message) && read_boolean (object, "caret", &message->caret)
             && read_boolean (object, "sign", &message->sign)
             && read_member_box (object, &message->box);
    case HASHIYA_MESSAGE_PLACE:
    case HASHIYA_MESSAGE_PRESS:
      return read_offset (object, message);
    case HASHIYA_MESSAGE_RESIZE:
      return read_resize (object, message);
    }
  return FALSE;
}

gboolean
hashiya_message_parse (const char *json, HashiyaMessage *message)
{
  static const char *const types[]
      = { "ready", "shown", "selection", "activate", "place", "press", "resize", "leave" };
  g_autoptr (JsonObject) object = NULL;
  const char *type;
  gint64 page;

  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (message != NULL, FALSE);

  if (strlen (json) > HASHIYA_MESSAGE_MAX_BYTES)
    return FALSE;
  object = hashiya_json_parse_object (json, strlen (json), NULL);
  if (object == NULL || !read_count (object, "page", G_MAXUINT, &page))
    return FALSE;
  type = hashiya_json_string (object, "type", "");
  *message = (HashiyaMessage){ .page = page };
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (strcmp (type, types[i]) == 0)
        {
          message->type = i;
          return read_fields (object, message);
        }
    }
  return FALSE;
}

GArray *
hashiya_message_parse_rectangles (const char *json)
{
  g_autoptr (GArray) rectangles = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  g_autoptr (JsonNode) node = json != NULL ? hashiya_json_parse (json, strlen (json), NULL) : NULL;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      GdkRectangle rectangle;
      JsonNode *nodes[4];
      JsonArray *sides;

      if (!JSON_NODE_HOLDS_ARRAY (element))
        return NULL;
      sides = json_node_get_array (element);
      if (json_array_get_length (sides) != G_N_ELEMENTS (nodes))
        return NULL;
      for (guint j = 0; j < G_N_ELEMENTS (nodes); j++)
        nodes[j] = json_array_get_element (sides, j);
      if (!read_box (nodes, &rectangle))
        return NULL;
      g_array_append_val (rectangles, rectangle);
    }
  return g_steal_pointer (&rectangles);
}
