// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-json.h"

#include "hashiya-core-error.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_nested_too_deeply (const char *data, gsize n_bytes)
{
  gboolean in_string = FALSE;
  int depth = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (in_string)
        {
          if (data[i] == '\\')
            i++;
          else if (data[i] == '"')
            in_string = FALSE;
        }
      else if (data[i] == '"')
        in_string = TRUE;
      else if (data[i] == '{' || data[i] == '[')
        {
          if (++depth > HASHIYA_JSON_MAX_DEPTH)
            return TRUE;
        }
      else if (data[i] == '}' || data[i] == ']')
        depth--;
    }
  return FALSE;
}

JsonNode *
hashiya_json_parse (const char *data, gsize n_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) reason = NULL;
  JsonNode *root;

  if (n_bytes == 0)
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                           _ ("There is nothing here to read."));
      return NULL;
    }
  if (!g_utf8_validate_len (data, n_bytes, NULL))
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                           _ ("This is not UTF-8 text."));
      return NULL;
    }
  if (is_nested_too_deeply (data, n_bytes))
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                           _ ("This JSON nests too deeply."));
      return NULL;
    }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, data, n_bytes, &reason))
    {
      /* Translators: the placeholder is a JSON parser's own message, in English. */
      g_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON, _ ("This is not JSON: %s"),
                   reason->message);
      return NULL;
    }
  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                         _ ("There is nothing here to read."));
  return root;
}

JsonObject *
hashiya_json_parse_object (const char *data, gsize n_bytes, GError **error)
{
  g_autoptr (JsonNode) node = hashiya_json_parse (data, n_bytes, error);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                           _ ("This JSON is not an object."));
      return NULL;
    }
  return json_node_dup_object (node);
}

static JsonNode *copy_node (JsonNode *node, gboolean sorted);

static JsonObject *
copy_object (JsonObject *object, gboolean sorted)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  if (sorted)
    members = g_list_sort (members, (GCompareFunc) strcmp);
  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (copy, l->data,
                            copy_node (json_object_get_member (object, l->data), sorted));
  return copy;
}

static JsonArray *
copy_array (JsonArray *array, gboolean sorted)
{
  JsonArray *copy = json_array_sized_new (json_array_get_length (array));

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, copy_node (json_array_get_element (array, i), sorted));
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
copy_node (JsonNode *node, gboolean sorted)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, copy_object (json_node_get_object (node), sorted));
      return copy;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (copy, copy_array (json_node_get_array (node), sorted));
      return copy;
    }
  return copy_value (node);
}

char *
hashiya_json_canonical (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (object != NULL, NULL);

  json_node_take_object (node, copy_object (object, TRUE));
  return json_to_string (node, FALSE);
}

JsonObject *
hashiya_json_copy_object (JsonObject *object)
{
  g_return_val_if_fail (object != NULL, NULL);

  return copy_object (object, FALSE);
}

JsonNode *
hashiya_json_copy_node (JsonNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return copy_node (node, FALSE);
}

const char *
hashiya_json_string (JsonObject *object, const char *key, const char *fallback)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return fallback;
  return json_node_get_string (node);
}

gint64
hashiya_json_int (JsonObject *object, const char *key, gint64 fallback)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64)
    return fallback;
  return json_node_get_int (node);
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
  if (value != NULL)
    json_object_set_string_member (object, key, value);
  else
    json_object_set_null_member (object, key);
}
