// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-undo.h"

#include <string.h>

static HashiyaAnnotation *
get (Reading *self, const char *id)
{
  return hashiya_margin_model_lookup (self->model, id);
}

static void
type (HashiyaUndo *undo, Reading *self, const char *id, const char *text)
{
  for (const char *end = text + 1; end <= text + strlen (text); end++)
    {
      g_autofree char *note = g_strndup (text, (gsize) (end - text));

      hashiya_undo_type_note (undo, self->model, id, note);
    }
}

static void
assert_undo (HashiyaUndo *undo, HashiyaUndoOutcome outcome)
{
  g_assert_cmpint (hashiya_undo_undo (undo, NULL, NULL), ==, outcome);
}

static void
assert_redo (HashiyaUndo *undo, HashiyaUndoOutcome outcome)
{
  g_assert_cmpint (hashiya_undo_redo (undo, NULL, NULL), ==, outcome);
}

static void
test_add (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autoptr (JsonObject) gone = NULL;
  g_autoptr (JsonObject) back = NULL;
  const char *id = hashiya_record_get_id (record);

  assert_undo (undo, HASHIYA_UNDO_NOTHING);
  hashiya_undo_add (undo, self->model, record);
  g_assert_true (hashiya_undo_can_undo (undo));
  assert_undo (undo, HASHIYA_UNDO_DONE);
  g_assert_null (get (self, id));
  g_assert_false (hashiya_undo_can_undo (undo));
  g_assert_true (hashiya_undo_can_redo (undo));
  hashiya_margin_model_flush (self->model);
  gone = reading_read_disk (self, id);
  g_assert_null (gone);

  assert_redo (undo, HASHIYA_UNDO_DONE);
  g_assert_nonnull (get (self, id));
  hashiya_margin_model_flush (self->model);
  back = reading_read_disk (self, id);
  g_assert_cmpstr (hashiya_record_get_colour (back), ==, "yellow");
}

static void
test_typing_is_one_step (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autofree char *note = NULL;
  const char *id = hashiya_record_get_id (record);

  hashiya_undo_add (undo, self->model, record);
  type (undo, self, id, "first");
  hashiya_margin_model_flush (self->model);
  hashiya_undo_type_note (undo, self->model, id, "first and");
  hashiya_undo_seal (undo);
  hashiya_undo_type_note (undo, self->model, id, "second");
  hashiya_margin_model_flush (self->model);

  assert_undo (undo, HASHIYA_UNDO_DONE);
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "first and");
  assert_undo (undo, HASHIYA_UNDO_DONE);
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "");
  assert_redo (undo, HASHIYA_UNDO_DONE);
  hashiya_margin_model_flush (self->model);
  note = reading_read_note (self, id);
  g_assert_cmpstr (note, ==, "first and");
}

static void
test_delete_brings_note_back (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autofree char *note = NULL;
  const char *id = hashiya_record_get_id (record);

  hashiya_undo_add (undo, self->model, record);
  type (undo, self, id, "precious");
  hashiya_undo_delete (undo, self->model, id);
  hashiya_margin_model_flush (self->model);
  g_assert_null (get (self, id));
  assert_undo (undo, HASHIYA_UNDO_DONE);
  hashiya_margin_model_flush (self->model);
  note = reading_read_note (self, id);
  g_assert_cmpstr (note, ==, "precious");
}

static void
test_new_act_forgets_redo (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  const char *id = hashiya_record_get_id (record);

  hashiya_undo_add (undo, self->model, record);
  hashiya_undo_set_colour (undo, self->model, id, "blue");
  assert_undo (undo, HASHIYA_UNDO_DONE);
  g_assert_cmpstr (hashiya_annotation_get_colour (get (self, id)), ==, "yellow");
  hashiya_undo_set_colour (undo, self->model, id, "pink");
  g_assert_false (hashiya_undo_can_redo (undo));
  assert_redo (undo, HASHIYA_UNDO_NOTHING);
}

/* Undo writes a new record, it takes none away. */
static void
test_writes_record (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  g_autofree char *journal = NULL;
  const char *id = hashiya_record_get_id (record);

  hashiya_undo_add (undo, self->model, record);
  hashiya_margin_model_flush (self->model);
  hashiya_undo_set_colour (undo, self->model, id, "blue");
  hashiya_margin_model_flush (self->model);
  assert_undo (undo, HASHIYA_UNDO_DONE);
  hashiya_margin_model_flush (self->model);
  journal = setting_journal (&self->library, self->id);
  g_assert_cmpuint (count_text (journal, "\"styleClass\":\"yellow\""), ==, 2);
  g_assert_cmpuint (count_text (journal, "\"styleClass\":\"blue\""), ==, 1);
}

static void
test_takes_back_own_fields (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  const char *id = hashiya_record_get_id (record);

  hashiya_undo_add (undo, self->model, record);
  type (undo, self, id, "mine");
  hashiya_margin_model_flush (self->model);
  reading_change_elsewhere (self, id, NULL, "purple");
  reading_refresh (self);

  assert_undo (undo, HASHIYA_UNDO_PARTLY);
  hashiya_margin_model_flush (self->model);
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "");
  g_assert_cmpstr (hashiya_annotation_get_colour (get (self, id)), ==, "purple");

  /* Adding it was ours, but its colour is not: it stays. */
  assert_undo (undo, HASHIYA_UNDO_LEFT);
  g_assert_nonnull (get (self, id));
}

static void
test_leaves_note_of_others (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  const char *id = hashiya_record_get_id (record);

  hashiya_undo_add (undo, self->model, record);
  type (undo, self, id, "mine");
  hashiya_margin_model_flush (self->model);
  reading_change_elsewhere (self, id, "theirs", NULL);
  reading_refresh (self);
  assert_undo (undo, HASHIYA_UNDO_LEFT);
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "theirs");
}

static void
test_section_note (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = hashiya_record_for_section (self->document, 0);
  const char *id = hashiya_record_get_id (record);

  hashiya_undo_add (undo, self->model, record);
  g_assert_false (hashiya_undo_can_undo (undo));
  type (undo, self, id, "on the section");
  hashiya_undo_seal (undo);
  assert_undo (undo, HASHIYA_UNDO_DONE);
  hashiya_margin_model_flush (self->model);
  g_assert_null (get (self, id));
  assert_redo (undo, HASHIYA_UNDO_DONE);
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "on the section");
}

static void
assert_quote (Reading *self, const char *id, const char *quote)
{
  HashiyaAnchor anchor = hashiya_annotation_get_anchor (get (self, id));
  g_autoptr (JsonObject) record = NULL;
  gsize start, end;

  g_assert_cmpstr (hashiya_annotation_get_quote (get (self, id)), ==, quote);
  g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_EXACT);
  g_assert_cmpuint (anchor.end - anchor.start, ==, strlen (quote));
  g_assert_true (hashiya_margin_model_flush (self->model));
  record = reading_read_disk (self, id);
  g_assert_cmpstr (hashiya_record_get_quote (record, NULL, NULL), ==, quote);
  g_assert_true (hashiya_record_get_position (record, &start, &end));
  g_assert_cmpuint (start, ==, anchor.start);
  g_assert_cmpuint (end, ==, anchor.end);
}

static guint
count_lines (Reading *self)
{
  g_autofree char *journal = setting_journal (&self->library, self->id);

  return count_text (journal, "\n");
}

static void
test_resize (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  const char *id = hashiya_record_get_id (record);
  guint n_lines;

  hashiya_record_set_note (record, "kept");
  hashiya_undo_add (undo, self->model, record);
  assert_quote (self, id, "First");
  n_lines = count_lines (self);
  g_assert_true (hashiya_undo_resize (undo, self->model, id, 6, 19, FALSE));
  assert_quote (self, id, "Words to read");
  g_assert_cmpuint (count_lines (self), ==, n_lines + 1);
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "kept");
  g_assert_cmpstr (hashiya_annotation_get_colour (get (self, id)), ==, "yellow");

  /* What changes nothing is no step, and what is no range is none. */
  g_assert_true (hashiya_undo_resize (undo, self->model, id, 6, 19, FALSE));
  g_assert_false (hashiya_undo_resize (undo, self->model, id, 5, 5, FALSE));
  g_assert_false (hashiya_undo_resize (undo, self->model, id, 0, 100000, FALSE));
  g_assert_cmpuint (count_lines (self), ==, n_lines + 1);
  assert_undo (undo, HASHIYA_UNDO_DONE);
  assert_quote (self, id, "First");
  assert_redo (undo, HASHIYA_UNDO_DONE);
  assert_quote (self, id, "Words to read");
  hashiya_undo_delete (undo, self->model, id);
  g_assert_false (hashiya_undo_resize (undo, self->model, id, 0, 5, FALSE));
}

static void
test_resize_by_keys (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  const char *id = hashiya_record_get_id (record);
  guint n_lines;

  hashiya_undo_add (undo, self->model, record);
  g_assert_true (hashiya_margin_model_flush (self->model));
  n_lines = count_lines (self);
  type (undo, self, id, "note");
  for (gsize end = 7; end <= 11; end++)
    g_assert_true (hashiya_undo_resize (undo, self->model, id, 0, end, TRUE));
  assert_quote (self, id, "First\nWords");
  g_assert_cmpuint (count_lines (self), ==, n_lines + 1);
  assert_undo (undo, HASHIYA_UNDO_DONE);
  assert_quote (self, id, "First");
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "note");
}

/* Only the words are changed here; what another writer did to the rest, or where it was said that
 * the former words stand, is neither taken back nor in the way. */
static void
test_resize_among_others (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaUndo) undo = hashiya_undo_new ();
  g_autoptr (JsonObject) record = reading_new_mark (self);
  const char *id = hashiya_record_get_id (record);

  hashiya_undo_add (undo, self->model, record);
  hashiya_undo_attach (undo, self->model, id, 6, 8);
  hashiya_margin_model_flush (self->model);
  g_assert_cmpuint (hashiya_annotation_get_anchor (get (self, id)).start, ==, 6);
  reading_change_elsewhere (self, id, "theirs", "purple");
  g_assert_true (hashiya_undo_resize (undo, self->model, id, 6, 19, FALSE));
  assert_quote (self, id, "Words to read");
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "theirs");
  g_assert_cmpstr (hashiya_annotation_get_colour (get (self, id)), ==, "purple");

  assert_undo (undo, HASHIYA_UNDO_PARTLY);
  hashiya_margin_model_flush (self->model);
  g_assert_cmpuint (hashiya_annotation_get_anchor (get (self, id)).start, ==, 6);
  g_assert_cmpuint (hashiya_annotation_get_anchor (get (self, id)).end, ==, 8);
  g_assert_cmpstr (hashiya_annotation_get_note (get (self, id)), ==, "theirs");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Reading *self, gconstpointer data);
  } tests[] = {
    { "/app/undo/add", test_add },
    { "/app/undo/typing-is-one-step", test_typing_is_one_step },
    { "/app/undo/delete-brings-note-back", test_delete_brings_note_back },
    { "/app/undo/new-act-forgets-redo", test_new_act_forgets_redo },
    { "/app/undo/writes-record", test_writes_record },
    { "/app/undo/takes-back-own-fields", test_takes_back_own_fields },
    { "/app/undo/leaves-note-of-others", test_leaves_note_of_others },
    { "/app/undo/section-note", test_section_note },
    { "/app/undo/resize", test_resize },
    { "/app/undo/resize-by-keys", test_resize_by_keys },
    { "/app/undo/resize-among-others", test_resize_among_others },
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
