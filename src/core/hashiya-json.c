// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-json.h"

#include "hashiya-json-private.h"

#include <string.h>

static JsonNode *copy_node (JsonNode *node);

static JsonObject *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (copy, l->data, copy_node (json_object_get_member (object, l->data)));
  return copy;
}

static JsonArray *
copy_array (JsonArray *array)
{
  JsonArray *copy = json_array_sized_new (json_array_get_length (array));

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, copy_node (json_array_get_element (array, i)));
  return copy;
}

/* json_node_copy() shares a node's value and counts its references without atomic operations:
 * a copy for another thread must not. */
static JsonNode *
copy_value (JsonNode *node)
{
  JsonNode *copy = json_node_alloc ();

  if (JSON_NODE_HOLDS_NULL (node))
    return json_node_init_null (copy);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_init_string (copy, json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_init_boolean (copy, json_node_get_boolean (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return json_node_init_double (copy, json_node_get_double (node));
  return json_node_init_int (copy, json_node_get_int (node));
}

static JsonNode *
copy_node (JsonNode *node)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, copy_object (json_node_get_object (node)));
      return copy;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (copy, copy_array (json_node_get_array (node)));
      return copy;
    }
  return copy_value (node);
}

JsonObject *
hashiya_json_copy_object (JsonObject *object)
{
  g_return_val_if_fail (object != NULL, NULL);

  return copy_object (object);
}

JsonNode *
hashiya_json_copy_node (JsonNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return copy_node (node);
}

const char *
hashiya_json_kept_number (JsonNode *node)
{
  const char *text = json_node_get_string (node);
  const char *number;

  if (text == NULL || !g_str_has_prefix (text, HASHIYA_JSON_NUMBER_UTF8))
    return NULL;
  number = text + strlen (HASHIYA_JSON_NUMBER_UTF8);
  text = number + strlen (number);
  return hashiya_json_skip_number (number, text) == text ? number : NULL;
}

static gboolean
holds_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING
         && hashiya_json_kept_number (node) == NULL;
}

const char *
hashiya_json_string (JsonObject *object, const char *key, const char *fallback)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return holds_string (node) ? json_node_get_string (node) : fallback;
}

const char *
hashiya_json_element_string (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return holds_string (node) ? json_node_get_string (node) : NULL;
}

gboolean
hashiya_json_has_string (JsonObject *object, const char *key, const char *value)
{
  JsonArray *several = hashiya_json_array (object, key);

  for (guint i = 0; several != NULL && i < json_array_get_length (several); i++)
    {
      if (g_strcmp0 (hashiya_json_element_string (several, i), value) == 0)
        return TRUE;
    }
  return g_strcmp0 (hashiya_json_string (object, key, NULL), value) == 0;
}

/* JSON knows one kind of number: 5, 5.0 and 5e0 are the same. */
static gint64
get_int (JsonNode *node, gint64 fallback)
{
  const char *number;
  double value;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  number = hashiya_json_kept_number (node);
  if (json_node_get_value_type (node) != G_TYPE_DOUBLE && number == NULL)
    return fallback;
  value = number != NULL ? g_ascii_strtod (number, NULL) : json_node_get_double (node);
  /* Every whole number up to 2^53 is a double. */
  if (!(value >= -9007199254740992.0 && value <= 9007199254740992.0))
    return fallback;
  return (double) (gint64) value == value ? (gint64) value : fallback;
}

gint64
hashiya_json_int (JsonObject *object, const char *key, gint64 fallback)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? get_int (node, fallback) : fallback;
}

gboolean
hashiya_json_boolean (JsonObject *object, const char *key, gboolean fallback)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fallback;
  return json_node_get_boolean (node);
}

JsonObject *
hashiya_json_object (JsonObject *object, const char *key)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
hashiya_json_array (JsonObject *object, const char *key)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
hashiya_json_element_object (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

void
hashiya_json_set_string (JsonObject *object, const char *key, const char *value)
{
  if (value != NULL && strstr (value, HASHIYA_JSON_NUMBER_UTF8) != NULL)
    {
      /* A text may begin with the very character that tells a kept number from a string. */
      g_auto (GStrv) parts = g_strsplit (value, HASHIYA_JSON_NUMBER_UTF8, -1);
      g_autofree char *string = g_strjoinv (HASHIYA_JSON_UNIT_UTF8 "fdd1", parts);

      json_object_set_string_member (object, key, string);
    }
  else if (value != NULL)
    json_object_set_string_member (object, key, value);
  else
    json_object_set_null_member (object, key);
}

char *
hashiya_json_dup_characters (const char *string)
{
  GString *characters = g_string_new (NULL);
  const char *unit;

  while ((unit = strstr (string, HASHIYA_JSON_UNIT_UTF8)) != NULL)
    {
      g_string_append_len (characters, string, unit - string);
      string = unit + strlen (HASHIYA_JSON_UNIT_UTF8);
      for (guint i = 0; i < 4 && g_ascii_isxdigit (*string); i++)
        string++;
    }
  g_string_append (characters, string);
  return g_string_free (characters, FALSE);
}
