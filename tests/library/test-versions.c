// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-kinship.h"

#include <string.h>

#define WORDS "one two three four five six seven eight nine ten"
#define NEWER "one two three four five six seven eight nine eleven"
#define OTHER "quite another text that has nothing to do with numbers"

static char *
update (Setting *self, const char *id, const char *words, HashiyaPublishStatus expected)
{
  g_autoptr (HashiyaContent) content = build_sealed ("Title", words);
  g_autoptr (GError) error = NULL;
  HashiyaPublishStatus status;
  g_autofree char *updated
      = hashiya_library_update (self->library, id, content, "newer.txt", &status, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (updated, ==, id);
  g_assert_cmpint (status, ==, expected);
  return g_strdup (hashiya_content_get_version (content));
}

static char *
publish_words (Setting *self, const char *words, HashiyaPublishStatus expected)
{
  g_autoptr (HashiyaContent) content = build_sealed ("Title", words);
  g_autoptr (GError) error = NULL;
  HashiyaPublishStatus status;
  char *id = hashiya_library_publish (self->library, content, "file.txt", FALSE, &status, &error);

  g_assert_no_error (error);
  g_assert_cmpint (status, ==, expected);
  return id;
}

static void
assert_read (Setting *self, const char *id, const char *version, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaDocument) document
      = hashiya_library_open (self->library, id, version, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), words));
}

static void
assert_versions (Setting *self, const char *id, guint n, guint current)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = hashiya_library_list_versions (self->library, id, &error);
  guint n_current = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, n);
  for (guint i = 0; i < versions->len; i++)
    {
      HashiyaVersion *version = g_ptr_array_index (versions, i);

      n_current += version->is_current;
      g_assert_cmpint (version->is_current, ==, i == current);
      g_assert_cmpint (version->imported, >, 0);
    }
  g_assert_cmpuint (n_current, ==, 1);
}

static void
test_update (Setting *self, gconstpointer data)
{
  g_autofree char *id = publish_words (self, WORDS, HASHIYA_PUBLISH_ADDED);
  g_autofree char *first = hashiya_library_dup_version (self->library, id);
  g_autofree char *second = update (self, id, NEWER, HASHIYA_PUBLISH_UPDATED);
  g_autoptr (GPtrArray) versions = hashiya_library_list_versions (self->library, id, NULL);
  HashiyaVersion *newest = g_ptr_array_index (versions, 0);
  HashiyaVersion *oldest = g_ptr_array_index (versions, 1);
  g_autofree char *kinds = NULL;

  assert_read (self, id, NULL, "eleven");
  assert_read (self, id, first, "ten");
  assert_versions (self, id, 2, 0);
  g_assert_cmpstr (newest->version, ==, second);
  g_assert_cmpstr (newest->file, ==, "newer.txt");
  g_assert_cmpstr (oldest->version, ==, first);
  g_assert_cmpstr (oldest->file, ==, "file.txt");
  g_assert_cmpuint (oldest->n_sections, ==, 2);
  kinds = check_kinds (self, FALSE);
  g_assert_cmpstr (kinds, ==, "");
}

/* The same bytes change nothing, by whatever way they come; an older file brings its version back,
 * and nothing is written twice. */
static void
test_same_bytes (Setting *self, gconstpointer data)
{
  g_autofree char *id = publish_words (self, WORDS, HASHIYA_PUBLISH_ADDED);
  g_autofree char *first = update (self, id, WORDS, HASHIYA_PUBLISH_UNCHANGED);
  g_autofree char *second = update (self, id, NEWER, HASHIYA_PUBLISH_UPDATED);
  g_autofree char *same = update (self, id, NEWER, HASHIYA_PUBLISH_UNCHANGED);
  g_autofree char *journal = setting_journal (self, id);
  g_autofree char *before = read_file (journal);
  g_autofree char *after = NULL;
  g_autofree char *imported_old = publish_words (self, WORDS, HASHIYA_PUBLISH_UNCHANGED);
  g_autofree char *imported_new = publish_words (self, NEWER, HASHIYA_PUBLISH_UNCHANGED);
  g_autofree char *back = NULL;

  g_assert_cmpstr (imported_old, ==, id);
  g_assert_cmpstr (imported_new, ==, id);
  after = read_file (journal);
  g_assert_cmpstr (after, ==, before);
  assert_versions (self, id, 2, 0);
  back = update (self, id, WORDS, HASHIYA_PUBLISH_UPDATED);
  g_assert_cmpstr (back, ==, first);
  assert_versions (self, id, 2, 1);
  g_assert_cmpstr (same, ==, second);
}

/* What another process published is found by its bytes, too. */
static void
test_bytes_of_a_later_version (Setting *self, gconstpointer data)
{
  g_autofree char *id = publish_words (self, WORDS, HASHIYA_PUBLISH_ADDED);
  g_autofree char *version = update (self, id, NEWER, HASHIYA_PUBLISH_UPDATED);
  g_autofree char *found = NULL;

  setting_reopen (self);
  found = publish_words (self, NEWER, HASHIYA_PUBLISH_UNCHANGED);
  g_assert_cmpstr (found, ==, id);
}

static void
test_go_back (Setting *self, gconstpointer data)
{
  g_autofree char *id = publish_words (self, WORDS, HASHIYA_PUBLISH_ADDED);
  g_autofree char *first = hashiya_library_dup_version (self->library, id);
  g_autofree char *second = update (self, id, NEWER, HASHIYA_PUBLISH_UPDATED);
  g_autoptr (GError) error = NULL;

  g_assert_false (hashiya_library_set_version (self->library, id, "0123456789abcdef", &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_MISSING);
  g_clear_error (&error);
  assert_versions (self, id, 2, 0);
  g_assert_true (hashiya_library_set_version (self->library, id, first, &error));
  setting_reopen (self);
  assert_read (self, id, NULL, " ten");
  assert_versions (self, id, 2, 1);
  g_assert_true (hashiya_library_set_version (self->library, id, second, &error));
  assert_read (self, id, NULL, "eleven");
}

static void
test_another_text (Setting *self, gconstpointer data)
{
  g_autofree char *id = publish_words (self, WORDS, HASHIYA_PUBLISH_ADDED);
  g_autoptr (HashiyaContent) content = build_sealed ("Other", OTHER);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  HashiyaPublishStatus status;
  g_autofree char *other
      = hashiya_library_update (self->library, id, content, NULL, &status, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (other, !=, id);
  g_assert_cmpint (status, ==, HASHIYA_PUBLISH_ADDED);
  assert_versions (self, id, 1, 0);
  assert_read (self, id, NULL, "ten");
  assert_read (self, other, NULL, "numbers");
  entries = hashiya_library_list (self->library, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
}

static void
test_no_such_document (Setting *self, gconstpointer data)
{
  g_autofree char *id = publish_words (self, WORDS, HASHIYA_PUBLISH_ADDED);
  g_autoptr (HashiyaContent) content = build_sealed ("Title", NEWER);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  HashiyaPublishStatus status;

  g_assert_null (
      hashiya_library_update (self->library, "0123456789abcdef", content, NULL, &status, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND);
  g_assert_null (hashiya_library_list_versions (self->library, "0123456789abcdef", NULL));
  entries = hashiya_library_list (self->library, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
}

static void
test_trashed (Setting *self, gconstpointer data)
{
  g_autofree char *id = publish_words (self, WORDS, HASHIYA_PUBLISH_ADDED);
  g_autofree char *version = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;

  g_assert_true (hashiya_library_set_trashed (self->library, id, TRUE, NULL));
  version = update (self, id, NEWER, HASHIYA_PUBLISH_UPDATED);
  entry = hashiya_library_get_entry (self->library, id, NULL);
  g_assert_false (hashiya_entry_is_trashed (entry));
}

static void
test_kinship (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    double least;
    double most;
  } rows[] = {
    { "", "", 1, 1 },
    { "word", "", 0, 0 },
    { "one two three", "Three, two; ONE!", 1, 1 },
    { "a a a b", "a b b b", 0.5, 0.5 },
    { "one two three four", "one two", 0.66, 0.67 },
    { "ہے یہ کتاب", "هے يه كتاب", 1, 1 },
    { "کتاب", "کِتاب", 1, 1 },
    { WORDS, NEWER, 0.9, 0.9 },
    { WORDS, OTHER, 0, 0.1 },
    { "漢字仮名", "漢字", 0.66, 0.67 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double kinship = hashiya_kinship (rows[i].one, strlen (rows[i].one), rows[i].other,
                                        strlen (rows[i].other));

      g_assert_cmpfloat (kinship, >=, rows[i].least - 1e-9);
      g_assert_cmpfloat (kinship, <=, rows[i].most + 1e-9);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/library/versions/" name, Setting, NULL, setting_set_up, function, setting_tear_down)

int
main (int argc, char **argv)
{
  int status;

  setting_isolate ();
  g_test_init (&argc, &argv, NULL);
  ADD ("no-such-document", test_no_such_document);
  ADD ("another-text", test_another_text);
  ADD ("same-bytes", test_same_bytes);
  ADD ("bytes-of-a-later-version", test_bytes_of_a_later_version);
  ADD ("update", test_update);
  ADD ("go-back", test_go_back);
  ADD ("trashed", test_trashed);
  g_test_add_func ("/library/versions/kinship", test_kinship);
  status = g_test_run ();
  setting_clean_up ();
  return status;
}
