// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-placed.h"

#include "hashiya-json.h"
#include "hashiya-record-private.h"

#define PLACED "hashiya:placed"

gboolean
hashiya_placed_read (JsonObject *record, HashiyaPlaced *placed)
{
  JsonObject *object = hashiya_json_object (record, PLACED);
  gint64 start = hashiya_json_int (object, "start", -1);
  gint64 end = hashiya_json_int (object, "end", -1);

  *placed = (HashiyaPlaced){
    .version = hashiya_json_string (object, "version", NULL),
    .is_detached = hashiya_json_boolean (object, "detached", FALSE),
    .exact = hashiya_json_string (object, "exact", NULL),
    .prefix = hashiya_json_string (object, "prefix", NULL),
    .suffix = hashiya_json_string (object, "suffix", NULL),
  };
  if (placed->version == NULL)
    return FALSE;
  if (placed->is_detached)
    return TRUE;
  if (start < 0 || end <= start || placed->exact == NULL || *placed->exact == '\0')
    return FALSE;
  placed->start = start;
  placed->end = end;
  return TRUE;
}

gboolean
hashiya_placed_attach (
    JsonObject *record, HashiyaDocument *document, gsize start, gsize end, GError **error)
{
  HashiyaText *text = hashiya_document_get_text (document);
  gsize before = start - MIN (start, HASHIYA_RECORD_CONTEXT);
  g_autofree char *exact = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  JsonObject *placed;

  g_return_val_if_fail (record != NULL, FALSE);

  if (!hashiya_record_check_range (document, start, end, error))
    return FALSE;
  exact = hashiya_text_slice (text, start, end);
  prefix = hashiya_text_slice (text, before, start);
  suffix = hashiya_text_slice (text, end, end + HASHIYA_RECORD_CONTEXT);
  placed = json_object_new ();
  json_object_set_string_member (placed, "version", hashiya_document_get_version (document));
  json_object_set_int_member (placed, "start", start);
  json_object_set_int_member (placed, "end", end);
  json_object_set_string_member (placed, "exact", exact);
  json_object_set_string_member (placed, "prefix", prefix);
  json_object_set_string_member (placed, "suffix", suffix);
  json_object_set_object_member (record, PLACED, placed);
  return TRUE;
}

void
hashiya_placed_detach (JsonObject *record, HashiyaDocument *document)
{
  JsonObject *placed = json_object_new ();

  g_return_if_fail (record != NULL);

  json_object_set_string_member (placed, "version", hashiya_document_get_version (document));
  json_object_set_boolean_member (placed, "detached", TRUE);
  json_object_set_object_member (record, PLACED, placed);
}

void
hashiya_placed_copy (JsonObject *record, JsonObject *from)
{
  JsonNode *node = from != NULL ? json_object_get_member (from, PLACED) : NULL;

  g_return_if_fail (record != NULL);

  if (node != NULL)
    json_object_set_member (record, PLACED, hashiya_json_copy_node (node));
  else if (json_object_has_member (record, PLACED))
    json_object_remove_member (record, PLACED);
}

gboolean
hashiya_placed_equal (JsonObject *one, JsonObject *other)
{
  JsonNode *first = one != NULL ? json_object_get_member (one, PLACED) : NULL;
  JsonNode *second = other != NULL ? json_object_get_member (other, PLACED) : NULL;

  if (first == NULL || second == NULL)
    return first == second;
  return json_node_equal (first, second);
}
