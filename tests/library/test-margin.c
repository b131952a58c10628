// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-json.h"

#include <string.h>

static void
test_put_and_read (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Put and read");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight ("a note");
  g_autoptr (JsonObject) written = put (margin, record);
  g_autoptr (JsonObject) read = NULL;
  const char *name = hashiya_record_get_id (record);

  g_assert_false (json_object_has_member (record, "hashiya:rev"));
  g_clear_object (&margin);
  setting_reopen (self);
  margin = setting_margin (self, id);
  read = hashiya_margin_lookup (margin, name);
  g_assert_nonnull (read);
  {
    g_autofree char *one = hashiya_json_canonical (written);
    g_autofree char *two = hashiya_json_canonical (read);

    g_assert_cmpstr (one, ==, two);
  }
  g_assert_cmpstr (hashiya_record_get_note (read), ==, "a note");
}

static void
test_delete_and_restore (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Delete and restore");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight ("first");
  g_autoptr (JsonObject) first = put (margin, record);
  g_autoptr (JsonObject) second = NULL;
  g_autoptr (JsonObject) restored = NULL;
  g_autoptr (GError) error = NULL;
  const char *name = hashiya_record_get_id (record);

  hashiya_record_set_note (record, "second");
  second = put (margin, record);
  g_assert_true (hashiya_margin_delete (margin, name, &error));
  g_assert_no_error (error);
  g_assert_null (hashiya_margin_lookup (margin, name));
  g_assert_false (hashiya_margin_delete (margin, name, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&margin);
  setting_reopen (self);
  margin = setting_margin (self, id);
  restored = hashiya_margin_restore (margin, name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hashiya_record_get_note (restored), ==, "second");
  g_assert_null (hashiya_margin_restore (margin, "urn:uuid:none", &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND);
}

static void
test_state (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "State");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonNode) place = json_from_string ("{\"section\":\"s\",\"offset\":7}", NULL);
  g_autoptr (JsonNode) read = NULL;
  g_autofree char *journal = setting_journal (self, id);
  g_autoptr (GError) error = NULL;

  g_assert_true (hashiya_margin_set_state (margin, "place", place, &error));
  g_assert_true (hashiya_margin_set_state (margin, "place", place, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_text (journal, "\"key\":\"place\""), ==, 1);
  g_clear_object (&margin);
  setting_reopen (self);
  margin = setting_margin (self, id);
  read = hashiya_margin_get_state (margin, "place");
  g_assert_true (json_node_equal (read, place));
  g_assert_null (hashiya_margin_get_state (margin, "nothing"));
}

/* What one process writes, another that has the document open finds by refreshing. */
static void
test_refresh (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Refresh");
  g_autoptr (HashiyaLibrary) other_library = hashiya_library_new (self->folder);
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (HashiyaMargin) other = hashiya_library_get_margin (other_library, id, NULL);
  g_autoptr (JsonObject) record = new_highlight (NULL);
  g_autoptr (JsonObject) written = put (other, record);
  gboolean changed = FALSE;

  g_assert_null (hashiya_margin_lookup (margin, hashiya_record_get_id (record)));
  g_assert_true (hashiya_margin_refresh (margin, &changed, NULL));
  g_assert_true (changed);
  g_assert_true (hashiya_margin_refresh (margin, &changed, NULL));
  g_assert_false (changed);
  g_autoptr (JsonObject) found = hashiya_margin_lookup (margin, hashiya_record_get_id (record));
  g_assert_nonnull (found);
}

/* What others wrote is told once, whoever read it first: a look at the list, one's own writing. */
static void
test_changes_are_told (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Told");
  g_autoptr (HashiyaLibrary) other_library = hashiya_library_new (self->folder);
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (HashiyaMargin) other = hashiya_library_get_margin (other_library, id, NULL);
  static const guint totals[] = { 1, 2, 4, 5 };
  gboolean changed = TRUE;

  g_assert_true (hashiya_margin_refresh (margin, &changed, NULL));
  g_assert_false (changed);
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (JsonObject) theirs = new_highlight ("theirs");
      g_autoptr (JsonObject) mine = new_highlight ("mine");
      g_auto (GStrv) ids = NULL;

      if (round < 3)
        json_object_unref (put (other, theirs));
      if (round == 0)
        g_ptr_array_unref (hashiya_library_list (self->library, NULL, NULL));
      else if (round == 1)
        g_assert_true (hashiya_margin_refresh (margin, NULL, NULL));
      else
        json_object_unref (put (margin, mine));
      g_assert_true (hashiya_margin_refresh (margin, &changed, NULL));
      g_assert_cmpint (changed, ==, round < 3);
      ids = hashiya_margin_list_ids (margin);
      g_assert_cmpuint (g_strv_length (ids), ==, totals[round]);
    }
}

/* Two devices changed the note without knowing of each other: both notes stand, an act on
 * something else keeps both, and editing the note settles it. */
static void
test_conflict (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Conflict");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight ("base");
  g_autoptr (JsonObject) base = put (margin, record);
  g_autoptr (JsonObject) merged = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  const char *name = hashiya_record_get_id (record);
  g_autofree char *folder = setting_document_folder (self, id);
  g_autofree char *path = g_build_filename (folder, "journal", "other.jsonl", NULL);
  g_autofree char *device = setting_device ();
  g_autofree char *theirs = g_strdup_printf (
      "{\"type\":\"hashiya:Journal\",\"format\":1,\"device\":\"other\",\"document\":\"%s\"}\n"
      "{\"id\":\"%s\",\"type\":\"Annotation\",\"motivation\":\"commenting\","
      "\"modified\":\"2026-01-01T00:00:00.000Z\",\"hashiya:rev\":{\"device\":\"other\",\"seq\":1},"
      "\"hashiya:seen\":{\"%s\":%d},\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"commenting\","
      "\"value\":\"theirs\"},{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"t\"}],"
      "\"target\":{\"source\":\"urn:x\"}}\n",
      id, name, device,
      (int) hashiya_json_int (hashiya_json_object (base, "hashiya:rev"), "seq", 0));

  hashiya_record_set_note (record, "mine");
  json_object_unref (put (margin, record));
  write_file (path, theirs);
  g_assert_true (hashiya_margin_refresh (margin, NULL, NULL));
  merged = hashiya_margin_lookup (margin, name);
  conflicts = hashiya_margin_get_conflicts (margin, name);
  g_assert_cmpstr (hashiya_record_get_note (merged), ==, "mine");
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpstr (hashiya_record_get_note (g_ptr_array_index (conflicts, 0)), ==, "theirs");
  {
    g_auto (GStrv) tags = hashiya_record_get_tags (merged);

    g_assert_cmpuint (g_strv_length (tags), ==, 1);
    g_assert_cmpstr (tags[0], ==, "t");
  }

  hashiya_record_set_colour (merged, "blue");
  json_object_unref (put (margin, merged));
  g_clear_pointer (&merged, json_object_unref);
  g_clear_pointer (&conflicts, g_ptr_array_unref);
  merged = hashiya_margin_lookup (margin, name);
  conflicts = hashiya_margin_get_conflicts (margin, name);
  g_assert_cmpstr (hashiya_record_get_note (merged), ==, "mine");
  g_assert_cmpstr (hashiya_record_get_colour (merged), ==, "blue");
  g_assert_cmpuint (conflicts->len, ==, 1);

  g_assert_true (hashiya_margin_delete (margin, name, NULL));
  json_object_unref (hashiya_margin_restore (margin, name, NULL));
  g_clear_pointer (&conflicts, g_ptr_array_unref);
  conflicts = hashiya_margin_get_conflicts (margin, name);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpstr (hashiya_record_get_note (g_ptr_array_index (conflicts, 0)), ==, "theirs");

  hashiya_record_set_note (merged, "ours");
  json_object_unref (put (margin, merged));
  g_clear_pointer (&conflicts, g_ptr_array_unref);
  conflicts = hashiya_margin_get_conflicts (margin, name);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/library/margin/" name, Setting, NULL, setting_set_up, function, setting_tear_down)

int
main (int argc, char **argv)
{
  int status;

  setting_isolate ();
  g_test_init (&argc, &argv, NULL);
  ADD ("put-and-read", test_put_and_read);
  ADD ("delete-and-restore", test_delete_and_restore);
  ADD ("state", test_state);
  ADD ("refresh", test_refresh);
  ADD ("changes-are-told", test_changes_are_told);
  ADD ("conflict", test_conflict);
  status = g_test_run ();
  setting_clean_up ();
  return status;
}
