// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-record.h"

#include "hashiya-core-error.h"
#include "hashiya-json.h"
#include "hashiya-record-private.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* Names the five colours; it stands for no file. */
#define STYLESHEET "urn:hashiya:ns:colours"

const char *const hashiya_colours[] = { "yellow", "green", "blue", "pink", "purple", NULL };

int
hashiya_colour_index (const char *name)
{
  for (int i = 0; hashiya_colours[i] != NULL; i++)
    {
      if (g_strcmp0 (hashiya_colours[i], name) == 0)
        return i;
    }
  return -1;
}

static void
add_context (JsonObject *record)
{
  JsonArray *context = json_array_new ();
  JsonObject *ours = json_object_new ();

  json_array_add_string_element (context, "http://www.w3.org/ns/anno.jsonld");
  json_object_set_string_member (ours, "hashiya", "urn:hashiya:ns:");
  json_array_add_object_element (context, ours);
  json_object_set_array_member (record, "@context", context);
}

static JsonObject *
new_record (HashiyaDocument *document, const char *motivation)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  g_autofree char *now = hashiya_record_dup_timestamp (g_get_real_time () / 1000);
  g_autofree char *source = hashiya_document_dup_target_source (document);
  JsonObject *record = json_object_new ();
  JsonObject *target = json_object_new ();

  add_context (record);
  json_object_set_string_member (record, "id", id);
  json_object_set_string_member (record, "type", "Annotation");
  json_object_set_string_member (record, "motivation", motivation);
  json_object_set_string_member (record, "created", now);
  json_object_set_string_member (record, "modified", now);
  if (hashiya_document_get_translation (document) != NULL)
    json_object_set_string_member (record, "hashiya:lang",
                                   hashiya_document_get_translation (document));
  json_object_set_string_member (target, "source", source);
  json_object_set_string_member (target, "hashiya:version",
                                 hashiya_document_get_version (document));
  json_object_set_object_member (record, "target", target);
  return record;
}

JsonObject *
hashiya_record_for_range (
    HashiyaDocument *document, gsize start, gsize end, const char *colour, GError **error)
{
  JsonObject *record;

  if (!hashiya_record_check_range (document, start, end, error))
    return NULL;
  record = new_record (document, "highlighting");
  hashiya_record_set_colour (record, colour);
  hashiya_record_add_selectors (record, document, start, end);
  return record;
}

JsonObject *
hashiya_record_for_section (HashiyaDocument *document, guint index)
{
  HashiyaSection *section = hashiya_document_get_section (document, index);
  gsize start = hashiya_section_get_start (section);
  gsize length = hashiya_document_get_heading_length (document, index);
  JsonObject *record = new_record (document, "commenting");

  if (length == 0)
    length = MIN (hashiya_section_get_end (section) - start, HASHIYA_RECORD_CONTEXT);
  hashiya_record_add_selectors (record, document, start, start + length);
  return record;
}

JsonObject *
hashiya_record_for_document (HashiyaDocument *document)
{
  return new_record (document, "commenting");
}

JsonObject *
hashiya_record_for_bookmark (HashiyaDocument *document, gsize start, GError **error)
{
  gsize length = hashiya_text_get_length (hashiya_document_get_text (document));
  JsonObject *record;

  if (start >= length)
    {
      /* Translators: a code point offset, and the text's length. */
      hashiya_set_error (
          error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE,
          ngettext ("The place %zu is not within the text, which has %zu character.",
                    "The place %zu is not within the text, which has %zu characters.", length),
          start, length);
      return NULL;
    }
  record = new_record (document, "bookmarking");
  hashiya_record_add_selectors (record, document, start,
                                MIN (start + HASHIYA_RECORD_CONTEXT, length));
  return record;
}

/* Which of several classes is the colour: the first that names one, else the first. */
static int
find_colour (JsonArray *classes)
{
  int first = -1;

  for (guint i = 0; classes != NULL && i < json_array_get_length (classes); i++)
    {
      const char *name = hashiya_json_element_string (classes, i);

      if (hashiya_colour_index (name) >= 0)
        return i;
      if (first < 0 && name != NULL)
        first = i;
    }
  return first;
}

/* Other programs' classes beside the colour stay. */
static void
set_class (JsonObject *target, JsonArray *classes, const char *colour)
{
  g_autoptr (JsonArray) changed = json_array_new ();
  int index = find_colour (classes);
  gboolean is_ours
      = index >= 0 && hashiya_colour_index (hashiya_json_element_string (classes, index)) >= 0;

  for (guint i = 0; i < json_array_get_length (classes); i++)
    {
      if (!is_ours || (int) i != index)
        json_array_add_element (changed,
                                hashiya_json_copy_node (json_array_get_element (classes, i)));
      else if (colour != NULL)
        json_array_add_string_element (changed, colour);
    }
  if (!is_ours && colour != NULL)
    json_array_add_string_element (changed, colour);
  json_object_set_array_member (target, "styleClass", g_steal_pointer (&changed));
}

static void
remove_colour (JsonObject *record)
{
  JsonObject *target = hashiya_record_get_target (record);
  JsonArray *classes = hashiya_json_array (target, "styleClass");

  if (classes != NULL)
    set_class (target, classes, NULL);
  else
    json_object_remove_member (target, "styleClass");
  if (strcmp (hashiya_json_string (record, "stylesheet", ""), STYLESHEET) == 0)
    json_object_remove_member (record, "stylesheet");
}

gboolean
hashiya_record_set_colour (JsonObject *record, const char *colour)
{
  JsonObject *target;
  JsonArray *classes;

  g_return_val_if_fail (record != NULL, FALSE);

  if (g_strcmp0 (hashiya_record_get_colour (record), colour) == 0)
    return TRUE;
  if (colour == NULL)
    {
      remove_colour (record);
      return TRUE;
    }
  target = hashiya_record_ensure_target (record);
  if (target == NULL)
    return FALSE;
  classes = hashiya_json_array (target, "styleClass");
  if (classes != NULL)
    set_class (target, classes, colour);
  else
    json_object_set_string_member (target, "styleClass", colour);
  /* A class means something only beside a style sheet (section 4.4 of the model). */
  if (!json_object_has_member (record, "stylesheet"))
    json_object_set_string_member (record, "stylesheet", STYLESHEET);
  return TRUE;
}

const char *
hashiya_record_get_colour (JsonObject *record)
{
  JsonObject *target = hashiya_record_get_target (record);
  JsonArray *classes = hashiya_json_array (target, "styleClass");
  int index = find_colour (classes);

  return index >= 0 ? hashiya_json_element_string (classes, index)
                    : hashiya_json_string (target, "styleClass", NULL);
}

const char *
hashiya_record_get_id (JsonObject *record)
{
  return hashiya_json_string (record, "id", NULL);
}

gboolean
hashiya_record_is_annotation (JsonObject *record)
{
  return hashiya_record_get_id (record) != NULL
         && hashiya_json_has_string (record, "type", "Annotation");
}

const char *
hashiya_record_get_motivation (JsonObject *record)
{
  static const char *const known[] = { "bookmarking", "commenting", "highlighting" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (hashiya_json_has_string (record, "motivation", known[i]))
        return known[i];
    }
  return "highlighting";
}

const char *
hashiya_record_get_translation (JsonObject *record)
{
  return hashiya_json_string (record, "hashiya:lang", NULL);
}

/* What two spellings of one resource have in common. */
static char *
dup_resource (const char *name)
{
  const char *rest = strstr (name, "://");
  const char *from = rest != NULL ? rest + strlen ("://") : name;
  gsize length = strcspn (from, rest != NULL ? "#?" : "#");
  g_autofree char *resource = NULL;

  if (rest != NULL && g_ascii_strncasecmp (from, "www.", 4) == 0)
    {
      from += 4;
      length -= 4;
    }
  while (length > 0 && from[length - 1] == '/')
    length--;
  resource = g_strndup (from, length);
  return rest != NULL ? g_ascii_strdown (resource, -1) : g_steal_pointer (&resource);
}

static const char *
get_source (JsonNode *target)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (target) ? json_node_get_object (target) : NULL;
  const char *source;

  if (object == NULL)
    return JSON_NODE_HOLDS_VALUE (target) ? json_node_get_string (target) : NULL;
  source = hashiya_json_string (object, "source", NULL);
  if (source == NULL)
    source = hashiya_json_string (hashiya_json_object (object, "source"), "id", NULL);
  if (source == NULL && !json_object_has_member (object, "source"))
    source = hashiya_json_string (object, "id", NULL);
  return source;
}

static gboolean
is_one_of (JsonNode *target, const char *const *names)
{
  const char *source = get_source (target);
  g_autofree char *wanted = NULL;

  /* What another program calls by a name of its own may be this document. */
  if (source == NULL || !(strstr (source, "://") || g_str_has_prefix (source, "urn:hashiya:")))
    return TRUE;
  wanted = dup_resource (source);
  for (; *names != NULL; names++)
    {
      g_autofree char *name = dup_resource (*names);

      if (strcmp (name, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_record_points_at (JsonObject *record, const char *const *names)
{
  JsonNode *target = json_object_get_member (record, "target");
  JsonArray *targets = hashiya_json_array (record, "target");

  if (targets == NULL)
    return target == NULL || is_one_of (target, names);
  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      if (is_one_of (json_array_get_element (targets, i), names))
        return TRUE;
    }
  return json_array_get_length (targets) == 0;
}

char *
hashiya_record_dup_timestamp (gint64 time_ms)
{
  gint64 time = CLAMP (time_ms, 0, HASHIYA_RECORD_MAX_TIME);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / 1000);
  g_autofree char *seconds = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, (int) (time % 1000));
}

gint64
hashiya_record_parse_timestamp (const char *timestamp)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;

  if (timestamp == NULL)
    return 0;
  time = g_date_time_new_from_iso8601 (timestamp, utc);
  if (time == NULL)
    return 0;
  return g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
}
