// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-record.h"

#include "hashiya-core-error.h"
#include "hashiya-json.h"
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
      hashiya_set_error (
          error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE,
          ngettext ("The range %zu:%zu is not within the text, which has %zu character.",
                    "The range %zu:%zu is not within the text, which has %zu characters.", length),
          start, end, length);
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
      hashiya_set_error (
          error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE,
          ngettext ("The place %zu is not within the text, which has %zu character.",
                    "The place %zu is not within the text, which has %zu characters.", length),
          start, length);
      return NULL;
    }
  record = new_record (document, "bookmarking");
  add_selectors (record, document, start, MIN (start + HASHIYA_RECORD_CONTEXT, length));
  return record;
}

/* The target we read: the first that selects something, else the first that is an object. */
static JsonObject *
get_target (JsonObject *record)
{
  JsonArray *targets = hashiya_json_array (record, "target");
  JsonObject *first = hashiya_json_object (record, "target");

  for (guint i = 0; targets != NULL && i < json_array_get_length (targets); i++)
    {
      JsonObject *target = hashiya_json_element_object (targets, i);

      if (target != NULL && json_object_has_member (target, "selector"))
        return target;
      if (first == NULL)
        first = target;
    }
  return first;
}

/* A target that is only named, or is a resource itself, has no room for a class: the model
 * puts one around it (section 4). */
static JsonNode *
specify (JsonNode *resource)
{
  JsonObject *target = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (target, "type", "SpecificResource");
  json_object_set_member (target, "source", hashiya_json_copy_node (resource));
  json_node_take_object (node, target);
  return node;
}

static gboolean
is_resource (JsonNode *target)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (target) ? json_node_get_object (target) : NULL;

  if (object == NULL)
    return JSON_NODE_HOLDS_VALUE (target) && json_node_get_string (target) != NULL;
  return !json_object_has_member (object, "source") && !json_object_has_member (object, "selector")
         && json_object_has_member (object, "id");
}

/* The target that a class can be set on: the one that is read, else the first. */
static JsonObject *
ensure_target (JsonObject *record)
{
  JsonObject *read = get_target (record);
  JsonNode *target = json_object_get_member (record, "target");
  JsonArray *targets = hashiya_json_array (record, "target");
  g_autoptr (JsonArray) changed = NULL;
  gboolean done = FALSE;

  if (target == NULL || JSON_NODE_HOLDS_NULL (target))
    return NULL;
  if (targets == NULL)
    {
      if (is_resource (target))
        json_object_set_member (record, "target", specify (target));
      return hashiya_json_object (record, "target");
    }
  changed = json_array_new ();
  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      JsonNode *element = json_array_get_element (targets, i);
      gboolean is_meant = read == NULL || hashiya_json_element_object (targets, i) == read;

      if (!done && is_meant && is_resource (element))
        json_array_add_element (changed, specify (element));
      else
        json_array_add_element (changed, hashiya_json_copy_node (element));
      done |= is_meant;
    }
  json_object_set_array_member (record, "target", g_steal_pointer (&changed));
  return get_target (record);
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
  JsonObject *target = get_target (record);
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
  target = ensure_target (record);
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
  JsonObject *target = get_target (record);
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

/* The selector of a type: the only one, or the first in the array. */
static JsonObject *
find_selector (JsonObject *record, const char *type)
{
  JsonObject *target = get_target (record);
  JsonObject *only = hashiya_json_object (target, "selector");
  JsonArray *selectors = hashiya_json_array (target, "selector");

  if (only != NULL && hashiya_json_has_string (only, "type", type))
    return only;
  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++)
    {
      JsonObject *selector = hashiya_json_element_object (selectors, i);

      if (selector != NULL && hashiya_json_has_string (selector, "type", type))
        return selector;
    }
  return NULL;
}

/* The first quote within a selector or what refines it. A refining position counts from where
 * the outer selection begins; a quote says itself what it means. */
static JsonObject *
find_refining_quote (JsonNode *selector)
{
  JsonObject *object = NULL;
  JsonNode *refining;

  if (JSON_NODE_HOLDS_ARRAY (selector))
    {
      JsonArray *array = json_node_get_array (selector);

      for (guint i = 0; object == NULL && i < json_array_get_length (array); i++)
        object = find_refining_quote (json_array_get_element (array, i));
      return object;
    }
  if (!JSON_NODE_HOLDS_OBJECT (selector))
    return NULL;
  object = json_node_get_object (selector);
  if (hashiya_json_has_string (object, "type", "TextQuoteSelector"))
    return object;
  refining = json_object_get_member (object, "refinedBy");
  return refining != NULL ? find_refining_quote (refining) : NULL;
}

const char *
hashiya_record_get_version (JsonObject *record)
{
  return hashiya_json_string (get_target (record), "hashiya:version", NULL);
}

const char *
hashiya_record_get_translation (JsonObject *record)
{
  return hashiya_json_string (record, "hashiya:lang", NULL);
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
  JsonObject *target = get_target (record);
  JsonNode *selectors = target != NULL ? json_object_get_member (target, "selector") : NULL;
  JsonObject *selector = find_selector (record, "TextQuoteSelector");

  if (selector == NULL && selectors != NULL)
    selector = find_refining_quote (selectors);
  if (prefix != NULL)
    *prefix = hashiya_json_string (selector, "prefix", NULL);
  if (suffix != NULL)
    *suffix = hashiya_json_string (selector, "suffix", NULL);
  return hashiya_json_string (selector, "exact", NULL);
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

gboolean
hashiya_record_has_selector (JsonObject *record)
{
  JsonObject *target = get_target (record);

  return target != NULL && json_object_has_member (target, "selector");
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
