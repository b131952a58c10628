// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-compact.h"
#include "hashiya-device.h"
#include "hashiya-journal.h"
#include "hashiya-json.h"
#include "hashiya-margin-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define RECORD(device, seq, id)                                                                    \
  "{\"id\":\"urn:" id "\",\"type\":\"Annotation\",\"modified\":\"2026-01-01T00:00:00.000Z\","      \
  "\"hashiya:rev\":{\"device\":\"" device "\",\"seq\":" #seq "},\"hashiya:seen\":{},"              \
  "\"target\":\"urn:t\"}"

#define HEADER(device, format)                                                                     \
  "{\"type\":\"hashiya:Journal\",\"format\":" #format ",\"device\":\"" device "\"}\n"

static void
count_record (JsonObject *record, const char *text, gpointer user_data)
{
  *(guint *) user_data += hashiya_record_is_annotation (record);
}

/* What a file holds, and what must be read of it. */
static const struct
{
  const char *name;
  const char *text;
  guint n_records;
  guint line; /* of the only problem, 0 where there is none */
  const char *kind;
} files[] = {
  { "empty", "", 0, 0, NULL },
  { "whole", HEADER ("d", 1) RECORD ("d", 1, "a") "\n", 1, 0, NULL },
  { "no-last-newline", HEADER ("d", 1) RECORD ("d", 1, "a"), 1, 0, NULL },
  { "torn-last-line", HEADER ("d", 1) RECORD ("d", 1, "a") "\n{\"id\":\"urn:b\",\"ty", 1, 3,
    "torn" },
  { "torn-within", HEADER ("d", 1) "{\"id\":\"urn:b\",\"ty\n" RECORD ("d", 1, "a") "\n", 1, 2,
    "torn" },
  { "rubbish", HEADER ("d", 1) "rubbish\n" RECORD ("d", 1, "a") "\n", 1, 2, "json" },
  { "not-utf-8", HEADER ("d", 1) "{\"id\":\"\xff\"}\n" RECORD ("d", 1, "a") "\n", 1, 2, "json" },
  { "array", HEADER ("d", 1) "[]\n" RECORD ("d", 1, "a") "\n", 1, 2, "json" },
  { "no-revision", HEADER ("d", 1) "{\"id\":\"urn:b\",\"type\":\"Annotation\"}\n", 1, 2, "schema" },
  { "empty-lines", HEADER ("d", 1) "\n\n" RECORD ("d", 1, "a") "\n\n", 1, 0, NULL },
  { "later-format", HEADER ("d", 7) RECORD ("d", 1, "a") "\n", 1, 0, NULL },
  { "no-header", RECORD ("d", 1, "a") "\n", 1, 0, NULL },
};

static void
test_file (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("hashiya-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "d.jsonl", NULL);
  g_autoptr (HashiyaJournal) journal = hashiya_journal_new (path);
  guint n_records = 0;
  GArray *problems;

  write_file (path, files[row].text);
  hashiya_journal_read (journal, count_record, &n_records, NULL);
  problems = hashiya_journal_get_problems (journal);
  g_assert_cmpuint (n_records, ==, files[row].n_records);
  g_assert_cmpuint (problems->len, ==, files[row].line > 0);
  if (problems->len > 0)
    {
      HashiyaJournalProblem *problem = &g_array_index (problems, HashiyaJournalProblem, 0);

      g_assert_cmpuint (problem->line, ==, files[row].line);
      g_assert_cmpstr (problem->kind, ==, files[row].kind);
    }
  g_unlink (path);
  g_rmdir (folder);
}

/* A file that arrives byte by byte comes to the same as one that is there at once. */
static void
test_growing (Setting *self, gconstpointer data)
{
  static const char text[] = HEADER ("d", 1)
      RECORD ("d", 1, "a") "\nrubbish\n" RECORD ("d", 2, "b") "\n" RECORD ("d", 3, "c");
  g_autofree char *path = g_build_filename (self->root, "d.jsonl", NULL);
  g_autoptr (HashiyaJournal) journal = hashiya_journal_new (path);
  guint n_records = 0;

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      const char byte[] = { text[i], '\0' };

      append_file (path, byte);
      g_assert_cmpint (hashiya_journal_read (journal, count_record, &n_records, NULL), ==,
                       HASHIYA_JOURNAL_GREW);
      g_assert_cmpint (hashiya_journal_read (journal, count_record, &n_records, NULL), ==,
                       HASHIYA_JOURNAL_SAME);
    }
  g_assert_cmpuint (n_records, ==, 3);
  g_assert_cmpuint (hashiya_journal_get_problems (journal)->len, ==, 1);
  g_assert_cmpuint (
      g_array_index (hashiya_journal_get_problems (journal), HashiyaJournalProblem, 0).line, ==, 3);
  write_file (path, HEADER ("d", 1) RECORD ("d", 9, "z") "\n");
  g_assert_cmpint (hashiya_journal_read (journal, count_record, &n_records, NULL), ==,
                   HASHIYA_JOURNAL_REPLACED);
}

static JsonObject *
rev_of (JsonObject *record)
{
  return hashiya_json_object (record, "hashiya:rev");
}

static void
add_journal (Setting *self, const char *id, const char *name, const char *text)
{
  g_autofree char *folder = setting_document_folder (self, id);
  g_autofree char *path = g_build_filename (folder, "journal", name, NULL);

  write_file (path, text);
}

static char *
journal_of (const char *id, const char *device, guint format, const char *records)
{
  return g_strdup_printf ("{\"type\":\"hashiya:Journal\",\"format\":%u,\"device\":\"%s\","
                          "\"document\":\"%s\"}\n%s",
                          format, device, id, records);
}

/* A torn line stays where it is, the next record begins a line of its own, and only a repair
 * puts it aside. */
static void
test_torn_own (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Torn");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autofree char *path = setting_journal (self, id);
  g_autofree char *damaged = NULL;
  g_autofree char *found = NULL;
  g_autofree char *repaired = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) one = new_highlight ("one");
  g_autoptr (JsonObject) two = new_highlight ("two");
  g_autoptr (JsonObject) first = put (margin, one);
  g_autoptr (JsonObject) second = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) records = NULL;

  append_file (path, "{\"id\":\"urn:torn\",\"type");
  second = put (margin, two);
  problems = hashiya_margin_get_problems (margin);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), path));
  g_assert_cmpuint (count_text (path, "{\"id\":\"urn:torn\",\"type\n"), ==, 1);
  found = check_kinds (self, FALSE);
  g_assert_true (g_str_has_prefix (found, "torn:"));
  repaired = check_kinds (self, TRUE);
  g_assert_true (g_str_has_suffix (repaired, "+"));
  sound = check_kinds (self, FALSE);
  g_assert_cmpstr (sound, ==, "");
  damaged = g_strndup (path, strlen (path) - strlen (".jsonl"));
  text = g_strconcat (damaged, ".damaged", NULL);
  g_assert_cmpuint (count_text (text, "urn:torn"), ==, 1);
  g_assert_true (hashiya_margin_refresh (margin, NULL, NULL));
  records = hashiya_margin_list (margin);
  g_assert_cmpuint (records->len, ==, 2);
}

/* Others' journals are never changed, whatever is wrong with them. */
static void
test_torn_other (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Torn elsewhere");
  g_autofree char *text = journal_of (id, "other", 1, RECORD ("other", 1, "a") "\n{\"to");
  g_autofree char *folder = setting_document_folder (self, id);
  g_autofree char *path = g_build_filename (folder, "journal", "other.jsonl", NULL);
  g_autofree char *found = NULL;
  g_autofree char *after = NULL;

  add_journal (self, id, "other.jsonl", text);
  found = check_kinds (self, TRUE);
  g_assert_cmpstr (found, ==, "torn:3");
  after = read_file (path);
  g_assert_cmpstr (after, ==, text);
}

/* A journal of a later format is read, and nothing is written to it: a new name is taken. */
static void
test_newer (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Newer");
  g_autofree char *device = setting_device ();
  g_autofree char *path = setting_journal (self, id);
  g_autofree char *text = journal_of (
      id, device, 2, "{\"type\":\"hashiya:Later\",\"x\":1}\n" RECORD ("other", 5, "a") "\n");
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;
  g_autofree char *found = NULL;
  g_autoptr (JsonObject) record = new_highlight (NULL);
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (JsonObject) read = NULL;

  write_file (path, text);
  setting_reopen (self);
  margin = setting_margin (self, id);
  read = hashiya_margin_lookup (margin, "urn:a");
  g_assert_nonnull (read);
  written = put (margin, record);
  now = setting_device ();
  g_assert_cmpstr (now, !=, device);
  g_assert_cmpstr (hashiya_json_string (rev_of (written), "device", NULL), ==, now);
  found = check_kinds (self, TRUE);
  g_assert_cmpstr (found, ==, "newer:1");
  after = read_file (path);
  g_assert_cmpstr (after, ==, text);
}

/* The state folder was copied from another machine. */
static void
test_copied_device (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Copied");
  g_autofree char *device = setting_device ();
  g_autofree char *path = setting_state_path ("device");
  g_autofree char *copied
      = g_strdup_printf ("{\"device\":\"%s\",\"machine\":\"0000000000000000\"}\n", device);
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight (NULL);
  g_autoptr (JsonObject) written = NULL;

  write_file (path, copied);
  written = put (margin, record);
  g_assert_cmpstr (hashiya_json_string (rev_of (written), "device", NULL), !=, device);
  g_assert_cmpint (hashiya_json_int (rev_of (written), "seq", 0), ==, 1);
}

/* Others have seen more of this device's journal than it has: it was put back from a backup. */
static void
test_seen_more (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Seen more");
  g_autofree char *device = setting_device ();
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight (NULL);
  g_autofree char *records = g_strdup_printf (
      "{\"id\":\"urn:a\",\"type\":\"Annotation\",\"modified\":\"2026-01-01T00:00:00.000Z\","
      "\"hashiya:rev\":{\"device\":\"other\",\"seq\":1},\"hashiya:seen\":{\"%s\":99},"
      "\"target\":\"urn:t\"}\n",
      device);
  g_autofree char *text = journal_of (id, "other", 1, records);
  g_autoptr (JsonObject) written = NULL;

  add_journal (self, id, "other.jsonl", text);
  written = put (margin, record);
  g_assert_cmpstr (hashiya_json_string (rev_of (written), "device", NULL), !=, device);
}

/* Another device's clock runs years ahead: what is written now is newer still. */
static void
test_skewed_clock (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Skewed");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autofree char *text = journal_of (
      id, "other", 1,
      "{\"id\":\"urn:a\",\"type\":\"Annotation\",\"modified\":\"2150-01-01T00:00:00.000Z\","
      "\"hashiya:rev\":{\"device\":\"other\",\"seq\":1},\"hashiya:seen\":{},\"target\":\"urn:t\"}"
      "\n");
  g_autoptr (JsonObject) record = NULL;
  g_autoptr (JsonObject) written = NULL;

  add_journal (self, id, "other.jsonl", text);
  g_assert_true (hashiya_margin_refresh (margin, NULL, NULL));
  record = hashiya_margin_lookup (margin, "urn:a");
  json_object_set_string_member (record, "x:changed", "yes");
  written = put (margin, record);
  g_assert_cmpstr (hashiya_json_string (written, "modified", NULL), ==, "2150-01-01T00:00:00.001Z");
  g_assert_cmpint (hashiya_json_int (hashiya_json_object (written, "hashiya:seen"), "other", 0), ==,
                   1);
}

/* A sync engine's copies, of whatever name, are read, and go when each record stands elsewhere. */
static void
test_conflict_copy (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Copy");
  g_autofree char *own = setting_journal (self, id);
  g_autofree char *folder = setting_document_folder (self, id);
  g_autofree char *path = g_build_filename (folder, "journal", "other (conflict 1).jsonl", NULL);
  g_autofree char *standing = journal_of (id, "other", 1, RECORD ("other", 1, "a") "\n");
  g_autofree char *copy
      = journal_of (id, "other", 1,
                    RECORD ("other", 1, "a") "\n" RECORD ("other", 2, "b") "\nrubbish\n"
                                                                           "{\"type\":\"x:y\"}\n");
  g_autofree char *damaged = NULL;
  g_autofree char *found = NULL;
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (JsonObject) read = NULL;

  add_journal (self, id, "other.jsonl", standing);
  write_file (path, copy);
  found = check_kinds (self, FALSE);
  g_assert_cmpstr (found, ==, "json:4 foreign:0");
  setting_reopen (self);
  margin = setting_margin (self, id);
  read = hashiya_margin_lookup (margin, "urn:b");
  g_assert_nonnull (read);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_text (own, "urn:b"), ==, 1);
  g_assert_cmpuint (count_text (own, "urn:a"), ==, 0);
  g_assert_cmpuint (count_text (own, "x:y"), ==, 1);
  damaged = g_strndup (own, strlen (own) - strlen (".jsonl"));
  g_free (path);
  path = g_strconcat (damaged, ".damaged", NULL);
  g_assert_cmpuint (count_text (path, "rubbish"), ==, 1);
}

/* A copy of one's own journal means that someone else writes under this name. */
static void
test_own_copy (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Own copy");
  g_autofree char *device = setting_device ();
  g_autofree char *records = g_strdup_printf (
      "{\"id\":\"urn:a\",\"type\":\"Annotation\",\"modified\":\"2026-01-01T00:00:00.000Z\","
      "\"hashiya:rev\":{\"device\":\"%s\",\"seq\":2},\"hashiya:seen\":{},\"target\":\"urn:t\"}\n",
      device);
  g_autofree char *text = journal_of (id, device, 1, records);
  g_autofree char *now = NULL;
  g_autofree char *found = NULL;
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (JsonObject) read = NULL;

  add_journal (self, id, "mine.sync-conflict-20260101.jsonl", text);
  setting_reopen (self);
  margin = setting_margin (self, id);
  read = hashiya_margin_lookup (margin, "urn:a");
  g_assert_nonnull (read);
  now = setting_device ();
  g_assert_cmpstr (now, !=, device);
  found = check_kinds (self, FALSE);
  g_assert_cmpstr (found, ==, "");
}

#define FORKED(id, seq, note)                                                                      \
  "{\"body\":{\"purpose\":\"commenting\",\"type\":\"TextualBody\",\"value\":\"" note "\"},"        \
  "\"hashiya:rev\":{\"device\":\"twin\",\"seq\":" seq "},\"hashiya:seen\":{},\"id\":\"urn:" id     \
  "\","                                                                                            \
  "\"modified\":\"2026-01-01T00:00:00.000Z\",\"target\":\"urn:t\",\"type\":\"Annotation\"}\n"

/* A copy in which another machine went on under the same name is taken in whole, with what both
 * have: which of the two revisions was seen is told by what stands around it. */
static void
test_repair_forked_copy (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Forked copy");
  g_autofree char *here
      = journal_of (id, "twin", 1, FORKED ("both", "1", "b") FORKED ("x", "2", "here"));
  g_autofree char *there
      = journal_of (id, "twin", 1, FORKED ("both", "1", "b") FORKED ("x", "2", "there"));
  g_autofree char *own = setting_journal (self, id);
  g_autofree char *found = NULL;
  g_autoptr (HashiyaMargin) margin = NULL;

  add_journal (self, id, "twin.jsonl", here);
  add_journal (self, id, "twin.sync-conflict-20260101.jsonl", there);
  setting_reopen (self);
  found = check_kinds (self, TRUE);
  g_assert_cmpstr (found, ==, "foreign:0+");
  g_assert_cmpuint (count_text (own, "urn:both"), ==, 1);
  g_assert_cmpuint (count_text (own, "\"there\""), ==, 1);
  setting_reopen (self);
  margin = setting_margin (self, id);
  {
    g_autoptr (GPtrArray) conflicts = hashiya_margin_get_conflicts (margin, "urn:x");

    g_assert_cmpuint (conflicts->len, ==, 1);
  }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
dup_state (HashiyaMargin *margin)
{
  g_autoptr (GPtrArray) records = hashiya_margin_list (margin);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (lines, hashiya_json_canonical (g_ptr_array_index (records, i)));
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
append_bytes (const char *path, const char *bytes, gsize n_bytes)
{
  FILE *file = g_fopen (path, "a");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, n_bytes, file), ==, n_bytes);
  fclose (file);
}

/* What cannot be read is put aside as it is, to the last byte. */
static void
test_compact_nul (Setting *self, gconstpointer data)
{
  static const char line[] = "{\"id\":\"a\0b\"} torn\n";
  g_autofree char *id = setting_publish (self, "NUL");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autofree char *path = setting_journal (self, id);
  g_autoptr (HashiyaDevice) device = NULL;
  g_autoptr (JsonObject) mark = new_highlight ("kept");
  g_autoptr (GString) beside = g_string_new (path);
  g_autofree char *aside = NULL;
  gsize n_bytes;

  json_object_unref (put (margin, mark));
  append_bytes (path, line, sizeof line - 1);
  device = hashiya_device_lock (NULL);
  g_assert_true (hashiya_compact (path, "unused\n", NULL, TRUE, NULL));
  g_string_truncate (beside, beside->len - strlen (".jsonl"));
  g_string_append (beside, ".damaged");
  g_assert_true (g_file_get_contents (beside->str, &aside, &n_bytes, NULL));
  g_assert_cmpmem (aside, n_bytes, line, sizeof line - 1);
  g_assert_cmpuint (count_text (path, "kept"), ==, 1);
}

/* Compaction leaves what the journals come to as it was, keeps what it does not know byte for
 * byte, and a deleted annotation can still be restored. */
static void
test_compact (Setting *self, gconstpointer data)
{
  static const char unknown[] = "{ \"type\": \"hashiya:Later\",  \"x\": 1.50 }\n";
  g_autofree char *id = setting_publish (self, "Compact");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autofree char *path = setting_journal (self, id);
  g_autoptr (JsonObject) kept = new_highlight ("kept");
  g_autoptr (JsonObject) deleted = new_highlight ("deleted");
  g_autoptr (JsonObject) restored = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *note = g_strdup_printf ("kept %u", i);

      hashiya_record_set_note (kept, note);
      json_object_unref (put (margin, kept));
    }
  json_object_unref (put (margin, deleted));
  g_assert_true (hashiya_margin_delete (margin, hashiya_record_get_id (deleted), NULL));
  append_file (path, unknown);
  append_file (path, "rubbish\n");
  g_assert_true (hashiya_margin_refresh (margin, NULL, NULL));
  before = dup_state (margin);
  {
    g_autoptr (HashiyaDevice) device = hashiya_device_lock (NULL);

    g_assert_true (hashiya_compact (path, "unused\n", NULL, TRUE, NULL));
  }
  g_assert_cmpuint (count_text (path, "\"kept "), ==, 1);
  g_assert_cmpuint (count_text (path, unknown), ==, 1);
  g_assert_cmpuint (count_text (path, "rubbish"), ==, 0);
  g_assert_cmpuint (count_text (path, "unused"), ==, 0);
  g_assert_true (hashiya_margin_refresh (margin, NULL, NULL));
  after = dup_state (margin);
  g_assert_cmpstr (after, ==, before);
  restored = hashiya_margin_restore (margin, hashiya_record_get_id (deleted), NULL);
  g_assert_cmpstr (hashiya_record_get_note (restored), ==, "deleted");
  found = check_kinds (self, FALSE);
  g_assert_cmpstr (found, ==, "");
}

/* A journal that is mostly past gets smaller when the document is next opened. */
static void
test_compact_by_itself (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Grown");
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autofree char *path = setting_journal (self, id);
  g_autofree char *note = g_strnfill (200 * 1024, 'x');
  g_autoptr (JsonObject) record = new_highlight (note);
  g_autoptr (JsonObject) read = NULL;
  GStatBuf status;

  for (guint i = 0; i < 8; i++)
    json_object_unref (put (margin, record));
  g_assert_true (g_stat (path, &status) == 0 && status.st_size > 1600 * 1024);
  g_clear_object (&margin);
  setting_reopen (self);
  margin = setting_margin (self, id);
  g_assert_true (g_stat (path, &status) == 0 && status.st_size < 300 * 1024);
  read = hashiya_margin_lookup (margin, hashiya_record_get_id (record));
  g_assert_cmpstr (hashiya_record_get_note (read), ==, note);
}

/* The library's own state has a journal of its own. */
static void
test_library_journal (Setting *self, gconstpointer data)
{
  g_autoptr (HashiyaMargin) margin = hashiya_library_get_margin (self->library, NULL, NULL);
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), "Trade");
  g_autoptr (JsonNode) read = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (hashiya_margin_set_state (margin, "colour:yellow", value, NULL));
  g_clear_object (&margin);
  setting_reopen (self);
  margin = hashiya_library_get_margin (self->library, NULL, NULL);
  read = hashiya_margin_get_state (margin, "colour:yellow");
  g_assert_true (json_node_equal (read, value));
  entries = hashiya_library_list (self->library, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  found = check_kinds (self, FALSE);
  g_assert_cmpstr (found, ==, "");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/library/journals/" name, Setting, NULL, setting_set_up, function, setting_tear_down)

int
main (int argc, char **argv)
{
  int status;

  setting_isolate ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/library/journals/file/", files[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_file);
    }
  ADD ("growing", test_growing);
  ADD ("torn-own", test_torn_own);
  ADD ("torn-other", test_torn_other);
  ADD ("newer", test_newer);
  ADD ("copied-device", test_copied_device);
  ADD ("seen-more", test_seen_more);
  ADD ("skewed-clock", test_skewed_clock);
  ADD ("compact-nul", test_compact_nul);
  ADD ("conflict-copy", test_conflict_copy);
  ADD ("own-copy", test_own_copy);
  ADD ("repair-forked-copy", test_repair_forked_copy);
  ADD ("compact", test_compact);
  ADD ("compact-by-itself", test_compact_by_itself);
  ADD ("library-journal", test_library_journal);
  status = g_test_run ();
  setting_clean_up ();
  return status;
}
