// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-compact.h"
#include "hashiya-device.h"
#include "hashiya-journals.h"
#include "hashiya-json.h"
#include "hashiya-margin-private.h"
#include "hashiya-record.h"

#include <stdio.h>
#include <string.h>

/*
 * A program on one device that has a document open, told on standard input what its reader does:
 * one JSON object a line, each answered with one. test-merging.py runs several of them.
 */

#define DOCUMENT "0123456789abcdef"

static gint64 skew_us; /* how far this device's clock is off */

gint64 __real_g_get_real_time (void);
gint64 __wrap_g_get_real_time (void);

gint64
__wrap_g_get_real_time (void)
{
  return __real_g_get_real_time () + skew_us;
}

static HashiyaMargin *
open_margin (GPtrArray *folders)
{
  g_autoptr (GError) error = NULL;
  HashiyaMargin *margin = hashiya_margin_new (folders, DOCUMENT, &error);

  g_assert_no_error (error);
  return margin;
}

static JsonObject *
new_record (const char *id)
{
  JsonObject *record = json_object_new ();
  JsonObject *target = json_object_new ();

  json_object_set_string_member (record, "id", id);
  json_object_set_string_member (record, "type", "Annotation");
  json_object_set_string_member (record, "motivation", "highlighting");
  json_object_set_string_member (target, "source", "urn:hashiya:" DOCUMENT);
  json_object_set_object_member (record, "target", target);
  return record;
}

static void
put (HashiyaMargin *margin, JsonObject *order)
{
  const char *id = hashiya_json_string (order, "id", NULL);
  const char *note = hashiya_json_string (order, "note", NULL);
  const char *colour = hashiya_json_string (order, "colour", NULL);
  const char *tag = hashiya_json_string (order, "tag", NULL);
  const char *untag = hashiya_json_string (order, "untag", NULL);
  g_autoptr (JsonObject) record = hashiya_margin_lookup (margin, id);
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    record = new_record (id);
  if (note != NULL)
    hashiya_record_set_note (record, note);
  if (colour != NULL)
    hashiya_record_set_colour (record, colour);
  if (tag != NULL)
    hashiya_record_add_tag (record, tag);
  if (untag != NULL)
    hashiya_record_remove_tag (record, untag);
  written = hashiya_margin_put (margin, record, &error);
  g_assert_no_error (error);
}

/* As tidying does where a journal is large. */
static void
compact (GPtrArray *folders)
{
  g_autoptr (HashiyaDevice) device = hashiya_device_lock (NULL);
  g_autoptr (HashiyaJournals) journals = hashiya_journals_new (folders);
  const char *id = hashiya_device_get_id (device);
  g_autofree char *header = hashiya_journal_dup_header (id, DOCUMENT);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  hashiya_journals_read (journals);
  if (hashiya_journals_is_taken (journals, id)
      || hashiya_journals_get_own (journals, id, &path) == NULL)
    return;
  hashiya_compact (path, header, journals->forks, TRUE, &error);
  g_assert_no_error (error);
}

static JsonObject *
describe (HashiyaMargin *margin, const char *id)
{
  g_autoptr (JsonObject) record = hashiya_margin_lookup (margin, id);
  g_autoptr (GPtrArray) conflicts = hashiya_margin_get_conflicts (margin, id);
  g_auto (GStrv) tags = hashiya_record_get_tags (record);
  JsonObject *object = json_object_new ();
  JsonArray *notes = json_array_new ();
  JsonArray *tag_array = json_array_new ();

  for (guint i = 0; i < conflicts->len; i++)
    json_array_add_string_element (notes,
                                   hashiya_record_get_note (g_ptr_array_index (conflicts, i)));
  for (guint i = 0; tags[i] != NULL; i++)
    json_array_add_string_element (tag_array, tags[i]);
  hashiya_json_set_string (object, "note", hashiya_record_get_note (record));
  hashiya_json_set_string (object, "colour", hashiya_record_get_colour (record));
  json_object_set_array_member (object, "conflicts", notes);
  json_object_set_array_member (object, "tags", tag_array);
  return object;
}

static JsonObject *
dump (HashiyaMargin *margin)
{
  JsonObject *all = json_object_new ();
  g_auto (GStrv) ids = NULL;

  g_assert_true (hashiya_margin_refresh (margin, NULL, NULL));
  ids = hashiya_margin_list_ids (margin);
  for (guint i = 0; ids[i] != NULL; i++)
    json_object_set_object_member (all, ids[i], describe (margin, ids[i]));
  return all;
}

static JsonObject *
obey (HashiyaMargin **margin, GPtrArray *folders, JsonObject *order)
{
  const char *act = hashiya_json_string (order, "act", "");
  const char *id = hashiya_json_string (order, "id", NULL);

  skew_us = hashiya_json_int (order, "skew", skew_us / G_USEC_PER_SEC) * G_USEC_PER_SEC;
  if (strcmp (act, "dump") == 0)
    return dump (*margin);
  if (strcmp (act, "tidy") == 0)
    {
      g_object_unref (*margin);
      *margin = open_margin (folders);
      hashiya_margin_tidy (*margin);
    }
  else if (strcmp (act, "compact") == 0)
    compact (folders);
  else
    {
      g_assert_true (hashiya_margin_refresh (*margin, NULL, NULL));
      if (strcmp (act, "put") == 0)
        put (*margin, order);
      /* What is not there cannot be deleted, and what is cannot be brought back. */
      else if (strcmp (act, "delete") == 0)
        hashiya_margin_delete (*margin, id, NULL);
      else
        {
          g_autoptr (JsonObject) restored = hashiya_margin_restore (*margin, id, NULL);
        }
    }
  return json_object_new ();
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autofree char *line = NULL;
  size_t size = 0;
  ssize_t length;

  g_ptr_array_add (folders, argv[1]);
  margin = open_margin (folders);
  while ((length = getline (&line, &size, stdin)) > 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) order = hashiya_json_parse_object (line, length, &error);
      g_autoptr (JsonObject) answer = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      answer = obey (&margin, folders, order);
      text = hashiya_json_canonical (answer);
      puts (text);
      fflush (stdout);
    }
  return 0;
}
