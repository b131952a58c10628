// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-merge.h"

#include "hashiya-json.h"
#include "hashiya-record.h"

#include <string.h>

static gboolean
has_body (JsonArray *bodies, JsonNode *body)
{
  const char *tag = hashiya_record_body_get_tag (body);

  for (guint i = 0; i < json_array_get_length (bodies); i++)
    {
      JsonNode *other = json_array_get_element (bodies, i);

      if (tag != NULL ? g_strcmp0 (hashiya_record_body_get_tag (other), tag) == 0
                      : json_node_equal (other, body))
        return TRUE;
    }
  return FALSE;
}

static void
add_body (JsonArray *bodies, JsonNode *body, gboolean with_notes)
{
  if (hashiya_record_body_is_note (body) ? with_notes : !has_body (bodies, body))
    json_array_add_element (bodies, json_node_copy (body));
}

static void
add_bodies (JsonArray *bodies, JsonObject *head, gboolean with_notes)
{
  JsonNode *body = json_object_get_member (head, "body");

  if (body != NULL && JSON_NODE_HOLDS_ARRAY (body))
    {
      JsonArray *several = json_node_get_array (body);

      for (guint i = 0; i < json_array_get_length (several); i++)
        add_body (bodies, json_array_get_element (several, i), with_notes);
    }
  else if (body != NULL && !JSON_NODE_HOLDS_NULL (body))
    add_body (bodies, body, with_notes);
}

/* The notes of one head stand together; which head's says @noted. */
static void
merge_bodies (JsonObject *merged, GPtrArray *heads, guint noted)
{
  g_autoptr (JsonArray) bodies = json_array_new ();

  for (guint i = 0; i < heads->len; i++)
    add_bodies (bodies, g_ptr_array_index (heads, i), i == noted);
  if (json_array_get_length (bodies) > 0)
    json_object_set_array_member (merged, "body", g_steal_pointer (&bodies));
  else if (json_object_has_member (merged, "body"))
    json_object_remove_member (merged, "body");
}

static void
add_missing_members (JsonObject *merged, JsonObject *head)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init (&iter, head);
  while (json_object_iter_next (&iter, &key, &value))
    {
      if (!json_object_has_member (merged, key))
        json_object_set_member (merged, key, json_node_copy (value));
    }
}

JsonObject *
hashiya_merge_annotations (GPtrArray *heads)
{
  g_autoptr (GPtrArray) expanded = NULL;
  JsonObject *merged;
  guint noted = 0;

  if (heads->len == 1)
    return json_object_ref (g_ptr_array_index (heads, 0));
  expanded = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  for (guint i = 0; i < heads->len; i++)
    {
      g_ptr_array_add (expanded, hashiya_json_copy_object (g_ptr_array_index (heads, i)));
      hashiya_record_expand_body (g_ptr_array_index (expanded, i));
    }
  heads = expanded;
  merged = hashiya_json_copy_object (g_ptr_array_index (heads, 0));
  for (guint i = 1; i < heads->len; i++)
    add_missing_members (merged, g_ptr_array_index (heads, i));
  while (noted < heads->len && hashiya_record_get_note (g_ptr_array_index (heads, noted)) == NULL)
    noted++;
  merge_bodies (merged, heads, noted);
  if (noted > 0 && noted < heads->len)
    {
      JsonNode *motivation
          = json_object_get_member (g_ptr_array_index (heads, noted), "motivation");

      if (motivation != NULL)
        json_object_set_member (merged, "motivation", json_node_copy (motivation));
    }
  return merged;
}
