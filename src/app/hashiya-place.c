// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-place.h"

#include "hashiya-json.h"

gsize
hashiya_place_read (HashiyaDocument *document, HashiyaMargin *margin)
{
  g_autoptr (JsonNode) node = hashiya_margin_get_state (margin, "place");
  gsize length = hashiya_text_get_length (hashiya_document_get_text (document));
  JsonObject *value;
  const char *version;
  gint64 offset;
  int section;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return 0;
  value = json_node_get_object (node);
  version = hashiya_json_string (value, "version", "");
  offset = hashiya_json_int (value, "offset", -1);
  if (g_str_equal (version, hashiya_document_get_version (document)) && offset >= 0
      && (gsize) offset <= length)
    return (gsize) offset;

  section = hashiya_document_find_section (document, hashiya_json_string (value, "section", ""));
  if (section < 0)
    return 0;
  return hashiya_section_get_start (hashiya_document_get_section (document, (guint) section));
}

gboolean
hashiya_place_write (HashiyaDocument *document, HashiyaMargin *margin, gsize offset, GError **error)
{
  guint index = hashiya_document_section_at (document, offset);
  HashiyaSection *section = hashiya_document_get_section (document, index);
  JsonObject *value = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (value, "version", hashiya_document_get_version (document));
  json_object_set_string_member (value, "section", hashiya_section_get_id (section));
  json_object_set_int_member (value, "offset", (gint64) offset);
  json_node_take_object (node, value);
  return hashiya_margin_set_state (margin, "place", node, error);
}

typedef struct
{
  HashiyaDocument *document;
  HashiyaMargin *margin;
  gsize offset;
} Job;

static void
job_run (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (!hashiya_place_write (job->document, job->margin, job->offset, &error))
    g_info ("Could not remember the place: %s", error->message);
}

static void
job_done (gpointer data)
{
  Job *job = data;

  g_object_unref (job->document);
  g_object_unref (job->margin);
  g_free (job);
}

void
hashiya_place_push (HashiyaDiskQueue *queue,
                    HashiyaDocument *document,
                    HashiyaMargin *margin,
                    gsize offset)
{
  Job *job = g_new0 (Job, 1);

  job->document = g_object_ref (document);
  job->margin = g_object_ref (margin);
  job->offset = offset;
  hashiya_disk_queue_push (queue, job_run, job_done, job);
}
