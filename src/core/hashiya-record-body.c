// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-json.h"
#include "hashiya-language.h"
#include "hashiya-record.h"

#include <string.h>

/* The model allows a string, an object or an array of both as the body, and `bodyValue` as short
 * for one of text. What is not a comment or a tag is another program's and stays. */

static JsonObject *
get_object (JsonNode *body)
{
  return body != NULL && JSON_NODE_HOLDS_OBJECT (body) ? json_node_get_object (body) : NULL;
}

gboolean
hashiya_record_body_is_note (JsonNode *body)
{
  JsonObject *object = get_object (body);

  return object != NULL && hashiya_json_string (object, "value", NULL) != NULL
         && (!json_object_has_member (object, "purpose")
             || hashiya_json_has_string (object, "purpose", "commenting"));
}

const char *
hashiya_record_body_get_tag (JsonNode *body)
{
  JsonObject *object = get_object (body);

  return object != NULL && hashiya_json_has_string (object, "purpose", "tagging")
                 && !hashiya_json_has_string (object, "purpose", "commenting")
             ? hashiya_json_string (object, "value", NULL)
             : NULL;
}

static guint
count_bodies (JsonObject *record)
{
  JsonArray *bodies = hashiya_json_array (record, "body");

  return bodies != NULL ? json_array_get_length (bodies)
                        : (guint) json_object_has_member (record, "body");
}

static JsonNode *
get_body (JsonObject *record, guint index)
{
  JsonArray *bodies = hashiya_json_array (record, "body");

  return bodies != NULL ? json_array_get_element (bodies, index)
                        : json_object_get_member (record, "body");
}

/* The index of the comment, or -1. */
static int
find_note (JsonObject *record)
{
  for (guint i = 0; i < count_bodies (record); i++)
    {
      if (hashiya_record_body_is_note (get_body (record, i)))
        return i;
    }
  return -1;
}

static int
find_tag (JsonObject *record, const char *tag)
{
  for (guint i = 0; i < count_bodies (record); i++)
    {
      if (g_strcmp0 (hashiya_record_body_get_tag (get_body (record, i)), tag) == 0)
        return i;
    }
  return -1;
}

static void
add_body (JsonObject *record, JsonObject *body)
{
  JsonArray *bodies = hashiya_json_array (record, "body");
  JsonNode *only = json_object_get_member (record, "body");

  if (bodies == NULL)
    {
      bodies = json_array_new ();
      if (only != NULL && !JSON_NODE_HOLDS_NULL (only))
        json_array_add_element (bodies, hashiya_json_copy_node (only));
      json_object_set_array_member (record, "body", bodies);
    }
  json_array_add_object_element (bodies, body);
}

/* No body rather than an empty one. */
static void
remove_body (JsonObject *record, guint index)
{
  JsonArray *bodies = hashiya_json_array (record, "body");

  if (bodies != NULL && json_array_get_length (bodies) > 1)
    json_array_remove_element (bodies, index);
  else
    json_object_remove_member (record, "body");
}

void
hashiya_record_expand_body (JsonObject *record)
{
  const char *value = hashiya_json_string (record, "bodyValue", NULL);
  JsonObject *body;

  if (value == NULL)
    return;
  body = json_object_new ();
  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "format", "text/plain");
  json_object_set_string_member (body, "value", value);
  add_body (record, body);
  json_object_remove_member (record, "bodyValue");
}

/* Only the two that say no more than whether there is a note; a motivation that another program
 * gave stays. */
static void
update_motivation (JsonObject *record)
{
  const char *motivation = hashiya_json_string (record, "motivation", NULL);
  gboolean commented = hashiya_record_get_note (record) != NULL;

  if (commented && !json_object_has_member (record, "motivation"))
    json_object_set_string_member (record, "motivation", "commenting");
  else if (commented && g_strcmp0 (motivation, "highlighting") == 0)
    json_object_set_string_member (record, "motivation", "commenting");
  else if (!commented && g_strcmp0 (motivation, "commenting") == 0
           && hashiya_record_get_colour (record) != NULL)
    json_object_set_string_member (record, "motivation", "highlighting");
}

static void
write_note (JsonObject *body, const char *note)
{
  gboolean rtl = FALSE;
  const char *language = hashiya_language_guess (note, -1, &rtl);

  json_object_set_string_member (body, "value", note);
  if (language != NULL)
    json_object_set_string_member (body, "language", language);
  else if (json_object_has_member (body, "language"))
    json_object_remove_member (body, "language");
  json_object_set_string_member (body, "textDirection", rtl ? "rtl" : "ltr");
}

void
hashiya_record_set_note (JsonObject *record, const char *note)
{
  int index;

  g_return_if_fail (record != NULL);

  if (note != NULL && *note == '\0')
    note = NULL;
  if (g_strcmp0 (note, hashiya_record_get_note (record)) == 0)
    return;
  hashiya_record_expand_body (record);
  index = find_note (record);
  if (note == NULL)
    remove_body (record, index);
  else if (index >= 0)
    write_note (get_object (get_body (record, index)), note);
  else
    {
      JsonObject *body = json_object_new ();

      json_object_set_string_member (body, "type", "TextualBody");
      json_object_set_string_member (body, "purpose", "commenting");
      json_object_set_string_member (body, "format", "text/markdown");
      write_note (body, note);
      add_body (record, body);
    }
  update_motivation (record);
}

const char *
hashiya_record_get_note (JsonObject *record)
{
  int index = find_note (record);

  return index >= 0 ? hashiya_json_string (get_object (get_body (record, index)), "value", NULL)
                    : hashiya_json_string (record, "bodyValue", NULL);
}

const char *
hashiya_record_get_language (JsonObject *record)
{
  int index = find_note (record);
  JsonObject *body = index >= 0 ? get_object (get_body (record, index)) : NULL;
  JsonArray *several = hashiya_json_array (body, "language");

  return several != NULL && json_array_get_length (several) > 0
             ? hashiya_json_element_string (several, 0)
             : hashiya_json_string (body, "language", NULL);
}

void
hashiya_record_add_tag (JsonObject *record, const char *tag)
{
  JsonObject *body;

  g_return_if_fail (record != NULL);
  g_return_if_fail (tag != NULL);

  if (*tag == '\0' || find_tag (record, tag) >= 0)
    return;
  hashiya_record_expand_body (record);
  body = json_object_new ();
  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", "tagging");
  json_object_set_string_member (body, "value", tag);
  add_body (record, body);
}

void
hashiya_record_remove_tag (JsonObject *record, const char *tag)
{
  int index;

  g_return_if_fail (record != NULL);
  g_return_if_fail (tag != NULL);

  while ((index = find_tag (record, tag)) >= 0)
    remove_body (record, index);
}

GStrv
hashiya_record_get_tags (JsonObject *record)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (guint i = 0; i < count_bodies (record); i++)
    {
      const char *tag = hashiya_record_body_get_tag (get_body (record, i));

      if (tag != NULL)
        g_strv_builder_add (tags, tag);
    }
  return g_strv_builder_end (tags);
}
