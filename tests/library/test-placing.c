// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-core-error.h"
#include "hashiya-json.h"
#include "hashiya-placed.h"
#include "hashiya-placing.h"

#include <glib/gstdio.h>
#include <string.h>

/* Far from the river, the newer one has other words. */
#define KEPT                                                                                       \
  "Nobody in the village could remember a spring like this one, and nobody tried. Then there was " \
  "the river that came early, and those who had slept beside it in the winter moved up the hill "  \
  "with all that they owned."
#define OLD "It began with the fields, which were wet. " KEPT
#define NEW "A preface. It began with the meadows, which were dry. " KEPT

/* A document with a version before this one, and an annotation on each of some words of it. */
typedef struct
{
  Setting setting;
  char *id;
  HashiyaDocument *before;
  HashiyaDocument *now;
  HashiyaPlacing *placing;
} Story;

static HashiyaDocument *
open_current (Story *self)
{
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document
      = hashiya_library_open (self->setting.library, self->id, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static HashiyaContent *
build (const char *words)
{
  HashiyaContent *content = hashiya_content_new ("test/1");
  g_autoptr (GBytes) original = g_bytes_new (words, strlen (words));
  g_autofree char *xhtml = g_strdup_printf (
      "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"spring\"><h1>Spring</h1>\n<p>%s</p>"
      "</section>",
      words);
  g_autoptr (GBytes) page = g_bytes_new (xhtml, strlen (xhtml));

  hashiya_content_set (content, "title", "Spring");
  g_assert_true (hashiya_content_add_section (content, "spring", "Spring", 1, page, NULL));
  hashiya_content_set_original (content, "txt", original);
  hashiya_content_seal (content);
  return content;
}

static void
story_set_up (Story *self, gconstpointer data)
{
  g_autoptr (HashiyaContent) old = build (OLD);
  g_autoptr (HashiyaContent) new = build (NEW);
  g_autofree char *updated = NULL;
  HashiyaPublishStatus status;

  setting_set_up (&self->setting, data);
  self->id = hashiya_library_publish (self->setting.library, old, NULL, FALSE, &status, NULL);
  self->before = open_current (self);
  updated = hashiya_library_update (self->setting.library, self->id, new, NULL, &status, NULL);
  g_assert_cmpstr (updated, ==, self->id);
  self->now = open_current (self);
  self->placing = hashiya_placing_new (self->setting.library, self->now);
}

static void
story_tear_down (Story *self, gconstpointer data)
{
  g_clear_object (&self->placing);
  g_clear_object (&self->before);
  g_clear_object (&self->now);
  g_free (self->id);
  setting_tear_down (&self->setting, data);
}

static JsonObject *
mark (HashiyaDocument *document, const char *words)
{
  HashiyaText *text = hashiya_document_get_text (document);
  const char *utf8 = hashiya_text_peek (text, NULL);
  const char *place = strstr (utf8, words);
  gsize start;

  g_assert_nonnull (place);
  start = hashiya_text_code_point_offset (text, place - utf8);
  return hashiya_record_for_range (document, start, start + g_utf8_strlen (words, -1), "yellow",
                                   NULL);
}

static HashiyaAnchor
place (HashiyaPlacing *placing, JsonObject *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GArray) anchors = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  anchors = hashiya_placing_run (placing, records, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anchors->len, ==, 1);
  return g_array_index (anchors, HashiyaAnchor, 0);
}

static void
assert_words (HashiyaDocument *document, HashiyaAnchor anchor, const char *words)
{
  g_autofree char *found
      = hashiya_text_slice (hashiya_document_get_text (document), anchor.start, anchor.end);

  g_assert_cmpstr (found, ==, words);
}

static void
test_found_again (Story *self, gconstpointer data)
{
  g_autoptr (JsonObject) kept = mark (self->before, "the river that came early");
  g_autoptr (JsonObject) gone = mark (self->before, "fields");
  g_autoptr (JsonObject) whole = hashiya_record_for_document (self->before);
  g_autoptr (JsonObject) fresh = mark (self->now, "meadows");
  g_autoptr (JsonObject) mislaid = mark (self->now, "A preface");
  HashiyaAnchor anchor;

  anchor = place (self->placing, kept);
  assert_words (self->now, anchor, "the river that came early");
  g_assert_cmpint (anchor.state, !=, HASHIYA_ANCHOR_ORPHAN);
  g_assert_cmpint (place (self->placing, whole).state, ==, HASHIYA_ANCHOR_EXACT);
  anchor = place (self->placing, fresh);
  g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_EXACT);
  assert_words (self->now, anchor, "meadows");
  anchor = place (self->placing, gone);
  if (anchor.state != HASHIYA_ANCHOR_ORPHAN)
    g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_FUZZY);

  /* Going back: each stands where it was made, or is looked for the other way round. */
  g_set_object (&self->placing, NULL);
  self->placing = hashiya_placing_new (self->setting.library, self->before);
  anchor = place (self->placing, gone);
  g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_EXACT);
  assert_words (self->before, anchor, "fields");
  g_assert_cmpint (place (self->placing, mislaid).state, ==, HASHIYA_ANCHOR_ORPHAN);
}

/* What the reader says counts, in the version it was said of; elsewhere it is looked for from
 * there. */
static void
test_acts (Story *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = mark (self->before, "fields");
  g_autoptr (JsonObject) elsewhere = mark (self->now, "meadows");
  g_autoptr (HashiyaPlacing) placing_before
      = hashiya_placing_new (self->setting.library, self->before);
  g_autoptr (GError) error = NULL;
  HashiyaAnchor anchor;
  gsize start, end;

  hashiya_record_get_position (elsewhere, &start, &end);
  g_assert_false (hashiya_placed_attach (record, self->now, 5, 5, &error));
  g_assert_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE);
  g_clear_error (&error);
  g_assert_true (hashiya_placed_attach (record, self->now, start, end, &error));
  anchor = place (self->placing, record);
  g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_EXACT);
  assert_words (self->now, anchor, "meadows");
  g_assert_cmpstr (hashiya_record_get_quote (record, NULL, NULL), ==, "fields");
  assert_words (self->before, place (placing_before, record), "fields");

  hashiya_placed_detach (record, self->now);
  g_assert_cmpint (place (self->placing, record).state, ==, HASHIYA_ANCHOR_ORPHAN);
  g_assert_cmpint (place (placing_before, record).state, ==, HASHIYA_ANCHOR_EXACT);

  hashiya_placed_copy (record, elsewhere);
  g_assert_false (json_object_has_member (record, "hashiya:placed"));
}

/* Whatever stands in a journal as such a statement. */
static void
test_rubbish (Story *self, gconstpointer data)
{
  static const char *const statements[] = {
    "null",
    "7",
    "[]",
    "{}",
    "{\"version\":7}",
    "{\"version\":\"%s\"}",
    "{\"version\":\"%s\",\"start\":-1,\"end\":4,\"exact\":\"x\"}",
    "{\"version\":\"%s\",\"start\":4,\"end\":4,\"exact\":\"x\"}",
    "{\"version\":\"%s\",\"start\":0,\"end\":9223372036854775807,\"exact\":\"no such words\"}",
    "{\"version\":\"%s\",\"start\":0,\"end\":5,\"exact\":\"\"}",
    "{\"version\":\"no such version\",\"start\":0,\"end\":5,\"exact\":\"no such words\"}",
    "{\"version\":\"%s\",\"detached\":\"yes\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (JsonObject) record = mark (self->before, "river");
      g_autoptr (GString) statement = g_string_new (statements[i]);
      g_autofree char *json = NULL;
      g_autoptr (JsonObject) holder = NULL;
      HashiyaAnchor anchor;

      g_string_replace (statement, "%s", hashiya_document_get_version (self->now), 0);
      json = g_strdup_printf ("{\"hashiya:placed\":%s}", statement->str);
      holder = hashiya_json_parse_object (json, strlen (json), NULL);
      hashiya_placed_copy (record, holder);
      anchor = place (self->placing, record);
      if (anchor.state != HASHIYA_ANCHOR_ORPHAN)
        assert_words (self->now, anchor, "river");
    }
}

/* The version it was made on is not here: the quote alone decides, until that version comes. */
static void
test_old_version_missing (Story *self, gconstpointer data)
{
  g_autoptr (JsonObject) record = mark (self->before, "the river that came early");
  g_autofree char *folder = setting_document_folder (&self->setting, self->id);
  g_autofree char *version
      = g_build_filename (folder, "content", hashiya_document_get_version (self->before), NULL);
  g_autofree char *aside = g_build_filename (self->setting.root, "aside", NULL);
  HashiyaAnchor anchor;

  g_assert_cmpint (g_rename (version, aside), ==, 0);
  assert_words (self->now, place (self->placing, record), "the river that came early");
  g_assert_cmpint (g_rename (aside, version), ==, 0);
  assert_words (self->now, place (self->placing, record), "the river that came early");
  g_assert_true (hashiya_placing_peek (self->placing, record, &anchor));
  assert_words (self->now, anchor, "the river that came early");
}

static char *
cache_path (Story *self)
{
  g_autofree char *name
      = g_strdup_printf ("places/%s-%s", self->id, hashiya_document_get_version (self->now));

  return g_build_filename (g_get_user_cache_dir (), "hashiya", name, NULL);
}

/* The cache answers for what it was made from and for nothing else, and a damaged one is none. */
static void
test_cache (Story *self, gconstpointer data)
{
  static const char *const rubbish[] = { "",
                                         "hashiya-places 1\nx\n\n",
                                         "hashiya-places 1\n%s 0 5 4 1000 0 1\n",
                                         "hashiya-places 1\n%s 0 0 999999 1000 0 1\n",
                                         "hashiya-places 0\n%s 0 0 9 1000 0 1\n",
                                         "hashiya-places 1\n%s 9 0 9 1000 0 1\n" };
  g_autoptr (JsonObject) record = mark (self->before, "river");
  g_autofree char *path = cache_path (self);
  g_autofree char *written = NULL;
  g_autofree char *key = NULL;
  g_autofree char *planted = NULL;
  HashiyaAnchor anchor;

  g_assert_false (hashiya_placing_peek (self->placing, record, &anchor));
  assert_words (self->now, place (self->placing, record), "river");
  g_assert_true (hashiya_placing_peek (self->placing, record, &anchor));
  written = read_file (path);
  key = g_strndup (strchr (written, '\n') + 1, 40);

  /* Another place in the file is believed: it is read, not found again. */
  planted = g_strdup_printf ("hashiya-places 1\n%s 1 0 5 1000 0 1\n", key);
  write_file (path, planted);
  g_clear_object (&self->placing);
  self->placing = hashiya_placing_new (self->setting.library, self->now);
  assert_words (self->now, place (self->placing, record), "Sprin");
  for (guint i = 0; i < G_N_ELEMENTS (rubbish); i++)
    {
      g_autoptr (GString) text = g_string_new (rubbish[i]);

      g_string_replace (text, "%s", key, 0);
      write_file (path, text->str);
      g_clear_object (&self->placing);
      self->placing = hashiya_placing_new (self->setting.library, self->now);
      assert_words (self->now, place (self->placing, record), "river");
    }
}

static void
cancel (double done, gpointer cancellable)
{
  g_assert_cmpfloat (done, >=, 0);
  g_assert_cmpfloat (done, <=, 1);
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (Story *self, gconstpointer data)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (records, mark (self->before, "river"));
  g_assert_null (
      hashiya_placing_run (self->placing, records, cancel, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/library/placing/" name, Story, NULL, story_set_up, function, story_tear_down)

int
main (int argc, char **argv)
{
  int status;

  setting_isolate ();
  g_test_init (&argc, &argv, NULL);
  ADD ("rubbish", test_rubbish);
  ADD ("old-version-missing", test_old_version_missing);
  ADD ("cancel", test_cancel);
  ADD ("cache", test_cache);
  ADD ("found-again", test_found_again);
  ADD ("acts", test_acts);
  status = g_test_run ();
  setting_clean_up ();
  return status;
}
