// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-record.h"

#include "hashiya-core-error.h"
#include "hashiya-json.h"
#include "hashiya-language.h"

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
  json_object_set_string_member (target, "source", source);
  json_object_set_string_member (target, "hashiya:version",
                                 hashiya_document_get_version (document));
  json_object_set_object_member (record, "target", target);
  return record;
}

static JsonObject *
new_selector (const char *type)
{
  JsonObject *selector = json_object_new ();

  json_object_set_string_member (selector, "type", type);
  return selector;
}

static void
add_selectors (JsonObject *record, HashiyaDocument *document, gsize start, gsize end)
{
  HashiyaText *text = hashiya_document_get_text (document);
  guint index = hashiya_document_section_at (document, start);
  g_autofree char *exact = hashiya_text_slice (text, start, end);
  g_autofree char *prefix
      = hashiya_text_slice (text, start - MIN (start, HASHIYA_RECORD_CONTEXT), start);
  g_autofree char *suffix = hashiya_text_slice (text, end, end + HASHIYA_RECORD_CONTEXT);
  JsonArray *selectors = json_array_new ();
  JsonObject *fragment = new_selector ("FragmentSelector");
  JsonObject *position = new_selector ("TextPositionSelector");
  JsonObject *quote = new_selector ("TextQuoteSelector");

  json_object_set_string_member (fragment, "conformsTo", "http://tools.ietf.org/rfc/rfc3236");
  json_object_set_string_member (
      fragment, "value", hashiya_section_get_id (hashiya_document_get_section (document, index)));
  json_object_set_int_member (position, "start", start);
  json_object_set_int_member (position, "end", end);
  json_object_set_string_member (quote, "exact", exact);
  json_object_set_string_member (quote, "prefix", prefix);
  json_object_set_string_member (quote, "suffix", suffix);
  json_array_add_object_element (selectors, fragment);
  json_array_add_object_element (selectors, position);
  json_array_add_object_element (selectors, quote);
  json_object_set_array_member (hashiya_json_object (record, "target"), "selector", selectors);
}

JsonObject *
hashiya_record_for_range (
    HashiyaDocument *document, gsize start, gsize end, const char *colour, GError **error)
{
  gsize length = hashiya_text_get_length (hashiya_document_get_text (document));
  JsonObject *record;

  if (start >= end || end > length)
    {
      /* Translators: code point offsets: the range that was asked for, and the text's length. */
      g_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE,
                   _ ("The range %zu:%zu is not within the text, which has %zu characters."), start,
                   end, length);
      return NULL;
    }
  record = new_record (document, "highlighting");
  hashiya_record_set_colour (record, colour);
  add_selectors (record, document, start, end);
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
  add_selectors (record, document, start, start + length);
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
      g_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE,
                   _ ("The place %zu is not within the text, which has %zu characters."), start,
                   length);
      return NULL;
    }
  record = new_record (document, "bookmarking");
  add_selectors (record, document, start, MIN (start + HASHIYA_RECORD_CONTEXT, length));
  return record;
}

/* W3C allows one body or an array of them; what we change becomes an array. */
static JsonArray *
ensure_bodies (JsonObject *record)
{
  JsonArray *bodies = hashiya_json_array (record, "body");
  JsonNode *only;

  if (bodies != NULL)
    return bodies;
  bodies = json_array_new ();
  only = json_object_get_member (record, "body");
  if (only != NULL)
    json_array_add_element (bodies, json_node_copy (only));
  json_object_set_array_member (record, "body", bodies);
  return bodies;
}

static gboolean
is_body_for (JsonObject *body, const char *purpose, const char *value)
{
  const char *named = hashiya_json_string (body, "purpose", "commenting");

  return body != NULL && hashiya_json_string (body, "value", NULL) != NULL
         && strcmp (named, purpose) == 0
         && (value == NULL || strcmp (hashiya_json_string (body, "value", ""), value) == 0);
}

/* The index of the body, or -1. */
static int
find_body (JsonArray *bodies, const char *purpose, const char *value)
{
  for (guint i = 0; bodies != NULL && i < json_array_get_length (bodies); i++)
    {
      if (is_body_for (hashiya_json_element_object (bodies, i), purpose, value))
        return i;
    }
  return -1;
}

static void
drop_empty_bodies (JsonObject *record)
{
  JsonArray *bodies = hashiya_json_array (record, "body");

  if (bodies != NULL && json_array_get_length (bodies) == 0)
    json_object_remove_member (record, "body");
}

static void
update_motivation (JsonObject *record)
{
  const char *motivation = hashiya_json_string (record, "motivation", "highlighting");
  gboolean commented = hashiya_record_get_note (record) != NULL;

  if (commented && strcmp (motivation, "highlighting") == 0)
    json_object_set_string_member (record, "motivation", "commenting");
  else if (!commented && strcmp (motivation, "commenting") == 0
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
  JsonArray *bodies;
  int index;

  g_return_if_fail (record != NULL);

  bodies = ensure_bodies (record);
  index = find_body (bodies, "commenting", NULL);
  if (note == NULL || *note == '\0')
    {
      if (index >= 0)
        json_array_remove_element (bodies, index);
    }
  else if (index >= 0)
    write_note (json_array_get_object_element (bodies, index), note);
  else
    {
      JsonObject *body = json_object_new ();

      json_object_set_string_member (body, "type", "TextualBody");
      json_object_set_string_member (body, "purpose", "commenting");
      json_object_set_string_member (body, "format", "text/markdown");
      write_note (body, note);
      json_array_add_object_element (bodies, body);
    }
  drop_empty_bodies (record);
  update_motivation (record);
}

const char *
hashiya_record_get_note (JsonObject *record)
{
  JsonArray *bodies = hashiya_json_array (record, "body");
  JsonObject *only = hashiya_json_object (record, "body");
  int index;

  if (is_body_for (only, "commenting", NULL))
    return hashiya_json_string (only, "value", NULL);
  index = find_body (bodies, "commenting", NULL);
  return index >= 0
             ? hashiya_json_string (hashiya_json_element_object (bodies, index), "value", NULL)
             : NULL;
}

/* The target we read: the only one, or the first that is an object. */
static JsonObject *
get_target (JsonObject *record)
{
  JsonArray *targets = hashiya_json_array (record, "target");

  for (guint i = 0; targets != NULL && i < json_array_get_length (targets); i++)
    {
      if (hashiya_json_element_object (targets, i) != NULL)
        return hashiya_json_element_object (targets, i);
    }
  return hashiya_json_object (record, "target");
}

void
hashiya_record_set_colour (JsonObject *record, const char *colour)
{
  JsonObject *target = get_target (record);

  g_return_if_fail (target != NULL);

  json_object_set_string_member (target, "styleClass", colour);
  /* A class means something only beside a style sheet (section 4.4 of the model). */
  if (!json_object_has_member (record, "stylesheet"))
    json_object_set_string_member (record, "stylesheet", STYLESHEET);
}

const char *
hashiya_record_get_colour (JsonObject *record)
{
  return hashiya_json_string (get_target (record), "styleClass", NULL);
}

void
hashiya_record_add_tag (JsonObject *record, const char *tag)
{
  JsonArray *bodies;
  JsonObject *body;

  g_return_if_fail (record != NULL);
  g_return_if_fail (tag != NULL);

  bodies = ensure_bodies (record);
  if (find_body (bodies, "tagging", tag) < 0 && *tag != '\0')
    {
      body = json_object_new ();
      json_object_set_string_member (body, "type", "TextualBody");
      json_object_set_string_member (body, "purpose", "tagging");
      json_object_set_string_member (body, "value", tag);
      json_array_add_object_element (bodies, body);
    }
  drop_empty_bodies (record);
}

void
hashiya_record_remove_tag (JsonObject *record, const char *tag)
{
  JsonArray *bodies;
  int index;

  g_return_if_fail (record != NULL);
  g_return_if_fail (tag != NULL);

  bodies = ensure_bodies (record);
  while ((index = find_body (bodies, "tagging", tag)) >= 0)
    json_array_remove_element (bodies, index);
  drop_empty_bodies (record);
}

GStrv
hashiya_record_get_tags (JsonObject *record)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  JsonArray *bodies = hashiya_json_array (record, "body");
  JsonObject *only = hashiya_json_object (record, "body");

  if (is_body_for (only, "tagging", NULL))
    g_strv_builder_add (tags, hashiya_json_string (only, "value", ""));
  for (guint i = 0; bodies != NULL && i < json_array_get_length (bodies); i++)
    {
      JsonObject *body = hashiya_json_element_object (bodies, i);

      if (is_body_for (body, "tagging", NULL))
        g_strv_builder_add (tags, hashiya_json_string (body, "value", ""));
    }
  return g_strv_builder_end (tags);
}

const char *
hashiya_record_get_id (JsonObject *record)
{
  return hashiya_json_string (record, "id", NULL);
}

static gboolean
has_string (JsonObject *object, const char *key, const char *value)
{
  JsonArray *several = hashiya_json_array (object, key);

  for (guint i = 0; several != NULL && i < json_array_get_length (several); i++)
    {
      JsonNode *node = json_array_get_element (several, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          && strcmp (json_node_get_string (node), value) == 0)
        return TRUE;
    }
  return g_strcmp0 (hashiya_json_string (object, key, NULL), value) == 0;
}

gboolean
hashiya_record_is_annotation (JsonObject *record)
{
  return hashiya_record_get_id (record) != NULL && has_string (record, "type", "Annotation");
}

const char *
hashiya_record_get_motivation (JsonObject *record)
{
  static const char *const known[] = { "bookmarking", "commenting", "highlighting" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (has_string (record, "motivation", known[i]))
        return known[i];
    }
  return "highlighting";
}

/* The selector of a type: the only one, or the first in the array. */
static JsonObject *
find_selector (JsonObject *record, const char *type)
{
  JsonObject *target = get_target (record);
  JsonObject *only = hashiya_json_object (target, "selector");
  JsonArray *selectors = hashiya_json_array (target, "selector");

  if (only != NULL && has_string (only, "type", type))
    return only;
  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++)
    {
      JsonObject *selector = hashiya_json_element_object (selectors, i);

      if (selector != NULL && has_string (selector, "type", type))
        return selector;
    }
  return NULL;
}

const char *
hashiya_record_get_version (JsonObject *record)
{
  return hashiya_json_string (get_target (record), "hashiya:version", NULL);
}

const char *
hashiya_record_get_section (JsonObject *record)
{
  return hashiya_json_string (find_selector (record, "FragmentSelector"), "value", NULL);
}

gboolean
hashiya_record_get_position (JsonObject *record, gsize *start, gsize *end)
{
  JsonObject *selector = find_selector (record, "TextPositionSelector");
  gint64 from = hashiya_json_int (selector, "start", -1);
  gint64 to = hashiya_json_int (selector, "end", -1);

  if (from < 0 || to < from)
    return FALSE;
  *start = from;
  *end = to;
  return TRUE;
}

const char *
hashiya_record_get_quote (JsonObject *record, const char **prefix, const char **suffix)
{
  JsonObject *selector = find_selector (record, "TextQuoteSelector");

  if (prefix != NULL)
    *prefix = hashiya_json_string (selector, "prefix", NULL);
  if (suffix != NULL)
    *suffix = hashiya_json_string (selector, "suffix", NULL);
  return hashiya_json_string (selector, "exact", NULL);
}

gboolean
hashiya_record_has_selector (JsonObject *record)
{
  JsonObject *target = get_target (record);

  return target != NULL && json_object_has_member (target, "selector");
}

char *
hashiya_record_dup_timestamp (gint64 time_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_ms / 1000);
  g_autofree char *seconds = NULL;

  if (time == NULL)
    return g_strdup ("1970-01-01T00:00:00.000Z");
  seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", seconds, (int) (time_ms % 1000));
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
