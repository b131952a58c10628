// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where a record points: its target and the selectors in it. */

#include "hashiya-core-error.h"
#include "hashiya-json.h"
#include "hashiya-placed.h"
#include "hashiya-record-private.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

#define VERSION "hashiya:version"

/* Of a mark in a translation: the block that it was made in. */
#define BLOCK "hashiya:block"

JsonObject *
hashiya_record_get_target (JsonObject *record)
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

JsonObject *
hashiya_record_ensure_target (JsonObject *record)
{
  JsonObject *read = hashiya_record_get_target (record);
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
  return hashiya_record_get_target (record);
}

static JsonObject *
new_selector (const char *type)
{
  JsonObject *selector = json_object_new ();

  json_object_set_string_member (selector, "type", type);
  return selector;
}

/* Returns: (transfer full): an array of selectors */
static JsonArray *
new_selectors (HashiyaDocument *document, gsize start, gsize end)
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
  return selectors;
}

void
hashiya_record_add_selectors (JsonObject *record, HashiyaDocument *document, gsize start, gsize end)
{
  json_object_set_array_member (hashiya_json_object (record, "target"), "selector",
                                new_selectors (document, start, end));
}

gboolean
hashiya_record_check_range (HashiyaDocument *document, gsize start, gsize end, GError **error)
{
  gsize length = hashiya_text_get_length (hashiya_document_get_text (document));

  if (start < end && end <= length)
    return TRUE;
  /* Translators: code point offsets: the range that was asked for, and the text's length. */
  hashiya_set_error (
      error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE,
      ngettext ("The range %zu:%zu is not within the text, which has %zu character.",
                "The range %zu:%zu is not within the text, which has %zu characters.", length),
      start, end, length);
  return FALSE;
}

gboolean
hashiya_record_set_range (
    JsonObject *record, HashiyaDocument *document, gsize start, gsize end, GError **error)
{
  JsonObject *target;

  g_return_val_if_fail (record != NULL, FALSE);

  if (!hashiya_record_check_range (document, start, end, error))
    return FALSE;
  target = hashiya_record_ensure_target (record);
  g_return_val_if_fail (target != NULL, FALSE);
  json_object_set_string_member (target, VERSION, hashiya_document_get_version (document));
  json_object_set_array_member (target, "selector", new_selectors (document, start, end));
  hashiya_placed_copy (record, NULL);
  return TRUE;
}

/* Puts what @from holds under a name, or nothing, in the place of what @object does. */
static void
copy_member (JsonObject *object, JsonObject *from, const char *name)
{
  JsonNode *node = json_object_get_member (from, name);

  if (node != NULL)
    json_object_set_member (object, name, hashiya_json_copy_node (node));
  else if (json_object_has_member (object, name))
    json_object_remove_member (object, name);
}

void
hashiya_record_copy_range (JsonObject *record, JsonObject *from)
{
  JsonObject *source = hashiya_record_get_target (from);
  JsonObject *target = hashiya_record_ensure_target (record);

  g_return_if_fail (source != NULL && target != NULL);

  copy_member (target, source, VERSION);
  copy_member (target, source, "selector");
  copy_member (record, from, BLOCK);
  hashiya_placed_copy (record, from);
}

gboolean
hashiya_record_same_range (JsonObject *one, JsonObject *other)
{
  JsonObject *first = one != NULL ? hashiya_record_get_target (one) : NULL;
  JsonObject *second = other != NULL ? hashiya_record_get_target (other) : NULL;
  JsonNode *selector = first != NULL ? json_object_get_member (first, "selector") : NULL;
  JsonNode *other_selector = second != NULL ? json_object_get_member (second, "selector") : NULL;

  if (g_strcmp0 (hashiya_json_string (first, VERSION, NULL),
                 hashiya_json_string (second, VERSION, NULL))
      != 0)
    return FALSE;
  if (selector == NULL || other_selector == NULL)
    return selector == other_selector;
  return json_node_equal (selector, other_selector);
}

/* The selector of a type: the only one, or the first in the array. */
static JsonObject *
find_selector (JsonObject *record, const char *type)
{
  JsonObject *target = hashiya_record_get_target (record);
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
  return hashiya_json_string (hashiya_record_get_target (record), VERSION, NULL);
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
  JsonObject *target = hashiya_record_get_target (record);
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

gboolean
hashiya_record_has_selector (JsonObject *record)
{
  JsonObject *target = hashiya_record_get_target (record);

  return target != NULL && json_object_has_member (target, "selector");
}
