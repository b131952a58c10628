// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-json.h"
#include "hashiya-margin-items.h"
#include "hashiya-margin-marks.h"
#include "hashiya-undo.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static guint
count_listed (Reading *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
put_note (Reading *self, const char *id, const char *note, gboolean typing)
{
  HashiyaAnnotation *annotation = hashiya_margin_model_lookup (self->model, id);
  g_autoptr (JsonObject) record
      = hashiya_json_copy_object (hashiya_annotation_get_record (annotation));

  hashiya_record_set_note (record, note);
  hashiya_margin_model_put (self->model, record, typing);
}

static void
test_add_and_delete (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autoptr (JsonObject) on_disk = NULL;
  g_autoptr (JsonObject) gone = NULL;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_cmpuint (count_listed (self), ==, 1);
  g_assert_cmpint (hashiya_margin_model_get_status (self->model), ==, HASHIYA_MARGIN_SAVING);
  g_assert_true (hashiya_margin_model_flush (self->model));
  g_assert_cmpint (hashiya_margin_model_get_status (self->model), ==, HASHIYA_MARGIN_SAVED);
  on_disk = reading_read_disk (self, id);
  g_assert_cmpstr (hashiya_record_get_colour (on_disk), ==, "yellow");

  hashiya_margin_model_delete (self->model, id);
  g_assert_cmpuint (count_listed (self), ==, 0);
  g_assert_null (hashiya_margin_model_lookup (self->model, id));
  g_assert_true (hashiya_margin_model_flush (self->model));
  gone = reading_read_disk (self, id);
  g_assert_null (gone);
}

static void
count_change (GListModel *model, guint position, guint removed, guint added, guint *n_changes)
{
  *n_changes += 1;
}

/* What a document opens with comes at once: a list view stays with the row that came first, which
 * would not be the first of them. */
static void
test_first_come_at_once (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaMarginItems) items = hashiya_margin_items_new ();
  g_autoptr (GPtrArray) few = g_ptr_array_new ();
  guint n_changes = 0;

  g_signal_connect (items, "items-changed", G_CALLBACK (count_change), &n_changes);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (JsonObject) record = reading_new_mark (self);
      HashiyaAnchor anchor = { HASHIYA_ANCHOR_EXACT, 9 - i, 10, 1.0 };

      g_ptr_array_add (few, hashiya_margin_items_add (items, record, anchor));
    }
  hashiya_margin_items_list_many (items, few);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (items)), ==, 3);
  g_assert_cmpuint (n_changes, ==, 1);
}

static void
test_typing_waits (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autofree char *note = NULL;
  g_autofree char *journal = NULL;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));
  put_note (self, id, "a", TRUE);
  put_note (self, id, "ab", TRUE);
  put_note (self, id, "abc", TRUE);
  note = reading_read_note (self, id);
  g_assert_null (note);
  g_assert_cmpint (hashiya_margin_model_get_status (self->model), ==, HASHIYA_MARGIN_SAVING);

  g_assert_true (hashiya_margin_model_flush (self->model));
  note = reading_read_note (self, id);
  g_assert_cmpstr (note, ==, "abc");
  journal = setting_journal (&self->library, self->id);
  g_assert_cmpuint (count_text (journal, "\"value\":\"a"), ==, 1);
}

/* Who never pauses loses no more than a few seconds. */
static void
test_typing_goes_on (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autofree char *note = NULL;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));
  for (guint i = 0; i < 200 && note == NULL; i++)
    {
      g_autofree char *typed = g_strnfill (i + 1, 'a');

      put_note (self, id, typed, TRUE);
      for (guint j = 0; j < 10; j++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (5000);
        }
      note = reading_read_note (self, id);
    }
  g_assert_nonnull (note);
  g_assert_true (hashiya_margin_model_flush (self->model));
}

/* Writes fail as on a full disk: with EFBIG instead of ENOSPC. */
static void
set_disk_full (gboolean full)
{
  static struct rlimit before;
  struct rlimit limit;

  if (full)
    {
      signal (SIGXFSZ, SIG_IGN);
      getrlimit (RLIMIT_FSIZE, &before);
      limit = before;
      limit.rlim_cur = 1;
      setrlimit (RLIMIT_FSIZE, &limit);
    }
  else
    setrlimit (RLIMIT_FSIZE, &before);
}

static void
test_full_disk (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autofree char *note = NULL;
  const char *id = hashiya_record_get_id (record);
  gboolean flushed;

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));

  set_disk_full (TRUE);
  put_note (self, id, "kept", TRUE);
  flushed = hashiya_margin_model_flush (self->model);
  reading_refresh (self);
  set_disk_full (FALSE);

  g_assert_false (flushed);
  g_assert_cmpint (hashiya_margin_model_get_status (self->model), ==, HASHIYA_MARGIN_FAILED);
  g_assert_nonnull (hashiya_margin_model_get_error (self->model));
  g_assert_cmpstr (hashiya_annotation_get_note (hashiya_margin_model_lookup (self->model, id)), ==,
                   "kept");

  g_assert_true (hashiya_margin_model_flush (self->model));
  g_assert_cmpint (hashiya_margin_model_get_status (self->model), ==, HASHIYA_MARGIN_SAVED);
  g_assert_null (hashiya_margin_model_get_error (self->model));
  note = reading_read_note (self, id);
  g_assert_cmpstr (note, ==, "kept");
}

/* A mark that was resized stays so in the window, and goes to the disk when there is room; or back.
 */
static void
test_full_disk_keeps_words (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autoptr (JsonObject) written = NULL;
  const char *id = hashiya_record_get_id (record);
  HashiyaAnnotation *annotation;
  gboolean flushed;

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));
  annotation = hashiya_margin_model_lookup (self->model, id);

  set_disk_full (TRUE);
  g_assert_true (hashiya_undo_resize (undo, self->model, id, 6, 19, FALSE));
  flushed = hashiya_margin_model_flush (self->model);
  reading_refresh (self);
  set_disk_full (FALSE);
  g_assert_false (flushed);
  g_assert_nonnull (hashiya_margin_model_get_error (self->model));
  g_assert_cmpstr (hashiya_annotation_get_quote (annotation), ==, "Words to read");
  g_assert_cmpuint (hashiya_annotation_get_anchor (annotation).start, ==, 6);

  g_assert_true (hashiya_margin_model_flush (self->model));
  g_assert_null (hashiya_margin_model_get_error (self->model));
  written = reading_read_disk (self, id);
  g_assert_cmpstr (hashiya_record_get_quote (written, NULL, NULL), ==, "Words to read");

  set_disk_full (TRUE);
  g_assert_true (hashiya_undo_resize (undo, self->model, id, 6, 11, FALSE));
  flushed = hashiya_margin_model_flush (self->model);
  g_assert_cmpint (hashiya_undo_undo (undo, NULL, NULL), ==, HASHIYA_UNDO_DONE);
  set_disk_full (FALSE);
  g_assert_false (flushed);
  g_assert_true (hashiya_margin_model_flush (self->model));
  g_clear_pointer (&written, json_object_unref);
  written = reading_read_disk (self, id);
  g_assert_cmpstr (hashiya_record_get_quote (written, NULL, NULL), ==, "Words to read");
}

static void
test_full_disk_keeps_deletion (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autoptr (JsonObject) gone = NULL;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));
  set_disk_full (TRUE);
  hashiya_margin_model_delete (self->model, id);
  hashiya_margin_model_flush (self->model);
  reading_refresh (self);
  set_disk_full (FALSE);
  g_assert_cmpuint (count_listed (self), ==, 0);

  g_assert_true (hashiya_margin_model_flush (self->model));
  gone = reading_read_disk (self, id);
  g_assert_null (gone);
}

static void
test_follows_others (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autoptr (GError) error = NULL;
  HashiyaAnnotation *annotation;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));
  annotation = hashiya_margin_model_lookup (self->model, id);
  reading_change_elsewhere (self, id, "from elsewhere", "green");
  reading_refresh (self);
  g_assert_true (hashiya_margin_model_lookup (self->model, id) == annotation);
  g_assert_cmpstr (hashiya_annotation_get_note (annotation), ==, "from elsewhere");
  g_assert_cmpstr (hashiya_annotation_get_colour (annotation), ==, "green");

  g_assert_true (hashiya_margin_delete (self->margin_elsewhere, id, &error));
  reading_refresh (self);
  g_assert_cmpuint (count_listed (self), ==, 0);
}

/* The colour changes elsewhere while a note is typed here: both stand. */
static void
test_keeps_fields_of_others (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autoptr (JsonObject) on_disk = NULL;
  HashiyaAnnotation *annotation;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));
  annotation = hashiya_margin_model_lookup (self->model, id);
  put_note (self, id, "typed here", TRUE);
  reading_change_elsewhere (self, id, NULL, "pink");
  hashiya_margin_model_refresh (self->model);
  g_assert_cmpstr (hashiya_annotation_get_note (annotation), ==, "typed here");

  g_assert_true (hashiya_margin_model_flush (self->model));
  g_assert_cmpstr (hashiya_annotation_get_note (annotation), ==, "typed here");
  g_assert_cmpstr (hashiya_annotation_get_colour (annotation), ==, "pink");
  on_disk = reading_read_disk (self, id);
  g_assert_cmpstr (hashiya_record_get_note (on_disk), ==, "typed here");
  g_assert_cmpstr (hashiya_record_get_colour (on_disk), ==, "pink");
}

/* A note typed here and another one there: neither is lost. */
static void
test_joins_notes (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autofree char *note = NULL;
  HashiyaAnnotation *annotation;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));
  annotation = hashiya_margin_model_lookup (self->model, id);
  put_note (self, id, "typed here", TRUE);
  reading_change_elsewhere (self, id, "typed there", NULL);
  g_assert_true (hashiya_margin_model_flush (self->model));
  note = reading_read_note (self, id);
  g_assert_cmpstr (note, ==, "typed here\n\ntyped there");
  g_assert_cmpstr (hashiya_annotation_get_note (annotation), ==, note);
}

/* Two devices that had not seen each other's note: shown as a conflict, kept by the next act. */
static void
test_conflict (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autoptr (JsonObject) on_disk = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *const *conflicts;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));
  journal = setting_journal (&self->library, self->id);
  before = read_file (journal);
  put_note (self, id, "here", FALSE);
  g_assert_true (hashiya_margin_model_flush (self->model));

  /* As if this device's last line had not come over yet. */
  after = read_file (journal);
  write_file (journal, before);
  reading_change_elsewhere (self, id, "there", NULL);
  write_file (journal, after);

  reading_refresh (self);
  conflicts = hashiya_margin_model_get_conflicts (self->model, id);
  g_assert_nonnull (conflicts);
  g_assert_nonnull (conflicts[0]);
  hashiya_margin_model_keep_conflicts (self->model, id);
  g_assert_true (hashiya_margin_model_flush (self->model));
  on_disk = reading_read_disk (self, id);
  g_assert_nonnull (strstr (hashiya_record_get_note (on_disk), "here"));
  g_assert_nonnull (strstr (hashiya_record_get_note (on_disk), "there"));
  conflicts = hashiya_margin_model_get_conflicts (self->model, id);
  g_assert_true (conflicts == NULL || conflicts[0] == NULL);
}

static void
test_blank_note (Reading *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = hashiya_record_for_section (self->document, 1);
  g_autoptr (JsonObject) blank = NULL;
  g_autoptr (JsonObject) gone = NULL;
  g_autofree char *note = NULL;
  const char *id = hashiya_record_get_id (record);

  hashiya_margin_model_put (self->model, record, FALSE);
  g_assert_cmpuint (count_listed (self), ==, 1);
  g_assert_true (hashiya_margin_model_flush (self->model));
  blank = reading_read_disk (self, id);
  g_assert_null (blank);

  put_note (self, id, "on the section", TRUE);
  hashiya_margin_model_drop_blank (self->model, id);
  g_assert_true (hashiya_margin_model_flush (self->model));
  note = reading_read_note (self, id);
  g_assert_cmpstr (note, ==, "on the section");

  put_note (self, id, "", TRUE);
  g_assert_cmpuint (count_listed (self), ==, 1);
  hashiya_margin_model_drop_blank (self->model, id);
  g_assert_cmpuint (count_listed (self), ==, 0);
  g_assert_true (hashiya_margin_model_flush (self->model));
  gone = reading_read_disk (self, id);
  g_assert_null (gone);
}

static void
test_counts (Reading *self, gconstpointer data)
{
  HashiyaSection *second = hashiya_document_get_section (self->document, 1);
  gsize start = hashiya_section_get_start (second);
  g_autoptr (JsonObject) note = hashiya_record_for_document (self->document);
  g_autoptr (JsonObject) one = reading_new_mark (self);
  g_autoptr (JsonObject) two
      = hashiya_record_for_range (self->document, start, start + 3, "blue", NULL);
  g_autoptr (JsonObject) three
      = hashiya_record_for_range (self->document, start + 1, start + 6, "pink", NULL);
  g_autoptr (GArray) counts = NULL;
  g_autoptr (HashiyaAnnotation) last = NULL;

  hashiya_record_set_note (note, "on all of it");
  hashiya_margin_model_put (self->model, three, FALSE);
  hashiya_margin_model_put (self->model, note, FALSE);
  hashiya_margin_model_put (self->model, two, FALSE);
  hashiya_margin_model_put (self->model, one, FALSE);
  counts = hashiya_margin_marks_count (self->model);
  g_assert_cmpuint (counts->len, ==, 2);
  g_assert_cmpuint (g_array_index (counts, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (counts, guint, 1), ==, 2);
  last = g_list_model_get_item (G_LIST_MODEL (self->model), 3);
  g_assert_cmpstr (hashiya_annotation_get_id (last), ==, hashiya_record_get_id (three));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Reading *self, gconstpointer data);
  } tests[] = {
    { "/app/margin-model/add-and-delete", test_add_and_delete },
    { "/app/margin-model/first-come-at-once", test_first_come_at_once },
    { "/app/margin-model/typing-waits", test_typing_waits },
    { "/app/margin-model/typing-goes-on", test_typing_goes_on },
    { "/app/margin-model/full-disk", test_full_disk },
    { "/app/margin-model/full-disk-keeps-words", test_full_disk_keeps_words },
    { "/app/margin-model/full-disk-keeps-deletion", test_full_disk_keeps_deletion },
    { "/app/margin-model/follows-others", test_follows_others },
    { "/app/margin-model/keeps-fields-of-others", test_keeps_fields_of_others },
    { "/app/margin-model/joins-notes", test_joins_notes },
    { "/app/margin-model/conflict", test_conflict },
    { "/app/margin-model/blank-note", test_blank_note },
    { "/app/margin-model/counts", test_counts },
  };
  int status;

  setting_isolate ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Reading, NULL, reading_set_up, tests[i].test, reading_tear_down);
  status = g_test_run ();
  setting_clean_up ();
  return status;
}
