// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-json.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
publish (Setting *self, HashiyaContent *content, gboolean again, HashiyaPublishStatus expected)
{
  g_autoptr (GError) error = NULL;
  HashiyaPublishStatus status;
  char *id = hashiya_library_publish (self->library, content, "a file.txt", again, &status, &error);

  g_assert_no_error (error);
  g_assert_cmpint (status, ==, expected);
  return id;
}

static char *
content_path (Setting *self, const char *id, HashiyaContent *content, const char *file)
{
  g_autofree char *folder = setting_document_folder (self, id);

  return g_build_filename (folder, "content", hashiya_content_get_version (content), file, NULL);
}

static void
assert_check (Setting *self, gboolean repair, const char *expected)
{
  g_autofree char *kinds = check_kinds (self, repair);

  g_assert_cmpstr (kinds, ==, expected);
}

static void
test_publish_and_open (Setting *self, gconstpointer data)
{
  g_autoptr (HashiyaContent) content = build_sealed ("خبر Title", "words");
  g_autofree char *id = publish (self, content, FALSE, HASHIYA_PUBLISH_ADDED);
  g_autofree char *same = publish (self, content, FALSE, HASHIYA_PUBLISH_UNCHANGED);
  g_autofree char *again = publish (self, content, TRUE, HASHIYA_PUBLISH_UNCHANGED);
  g_autofree char *folder = setting_document_folder (self, id);
  g_autofree char *name = g_path_get_basename (folder);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (same, ==, id);
  g_assert_cmpstr (again, ==, id);
  g_assert_cmpmem (id, 16, hashiya_content_get_original_sha256 (content), 16);
  g_assert_true (g_str_has_prefix (name, "title-"));
  setting_reopen (self);
  document = hashiya_library_open (self->library, id, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hashiya_document_get_n_sections (document), ==, 2);
  g_assert_cmpstr (hashiya_document_get_version (document), ==,
                   hashiya_content_get_version (content));
  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                   "First\nwords\nSecond\nwords");
  entry = hashiya_library_get_entry (self->library, id, NULL);
  g_assert_cmpstr (hashiya_entry_get_title (entry), ==, "خبر Title");
  g_assert_cmpuint (hashiya_entry_get_n_sections (entry), ==, 2);
  g_assert_cmpuint (hashiya_entry_get_n_words (entry), ==, 4);
  g_assert_cmpint (hashiya_entry_get_imported (entry), >, 0);
  g_assert_false (hashiya_entry_is_missing (entry));
  assert_check (self, FALSE, "");
}

static void
test_file_name (Setting *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *written;
  } rows[] = { { "plain name.txt", "plain name.txt" },
               { "line\nbreak.txt", "line\nbreak.txt" },
               { "bad \xff.txt", "bad %FF.txt" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *title = g_strdup_printf ("Name %u", i);
      g_autoptr (HashiyaContent) content = build_sealed (title, title);
      HashiyaPublishStatus status;
      g_autofree char *id
          = hashiya_library_publish (self->library, content, rows[i].name, FALSE, &status, NULL);
      g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
      g_autoptr (JsonNode) imported = hashiya_margin_get_state (margin, "imported");

      g_assert_cmpstr (hashiya_json_string (json_node_get_object (imported), "file", NULL), ==,
                       rows[i].written);
    }
}

/* The same bytes by a later importer: nothing, unless it is asked for. */
static void
test_again (Setting *self, gconstpointer data)
{
  g_autoptr (HashiyaContent) first = build_sealed ("Title", "words");
  g_autoptr (HashiyaContent) second = build_sealed ("Better title", "words");
  g_autofree char *id = publish (self, first, FALSE, HASHIYA_PUBLISH_ADDED);
  g_autofree char *same = publish (self, second, FALSE, HASHIYA_PUBLISH_UNCHANGED);
  g_autofree char *again = NULL;
  g_autoptr (HashiyaDocument) old = NULL;
  g_autoptr (HashiyaDocument) now = hashiya_library_open (self->library, id, NULL, NULL, NULL);

  g_assert_cmpstr (hashiya_document_get_title (now), ==, "Title");
  again = publish (self, second, TRUE, HASHIYA_PUBLISH_UPDATED);
  g_assert_cmpstr (again, ==, id);
  g_clear_object (&now);
  now = hashiya_library_open (self->library, id, NULL, NULL, NULL);
  g_assert_cmpstr (hashiya_document_get_title (now), ==, "Better title");
  old = hashiya_library_open (self->library, id, hashiya_content_get_version (first), NULL, NULL);
  g_assert_cmpstr (hashiya_document_get_title (old), ==, "Title");
  assert_check (self, FALSE, "");
}

/* One file of a version goes wrong: what opening says, what check says, and importing again
 * puts it right. */
static const struct
{
  const char *name;
  const char *file;
  const char *bytes; /* NULL: removed; "": another last byte */
  HashiyaLibraryError error;
  const char *kinds;
} harms[] = {
  { "section-missing", "sections/0002.xhtml", NULL, HASHIYA_LIBRARY_ERROR_MISSING, "missing:0" },
  { "section-changed", "sections/0001.xhtml", "", HASHIYA_LIBRARY_ERROR_DAMAGED, "hash:0" },
  { "description-missing", "document.json", NULL, HASHIYA_LIBRARY_ERROR_MISSING, "missing:0" },
  { "description-changed", "document.json", "{}", HASHIYA_LIBRARY_ERROR_DAMAGED, "hash:0" },
};

static void
harm (const char *path, const char *bytes)
{
  g_autofree char *text = read_file (path);

  if (bytes == NULL)
    g_unlink (path);
  else if (*bytes != '\0')
    write_file (path, bytes);
  else
    {
      text[strlen (text) - 1] ^= 1;
      write_file (path, text);
    }
}

static void
test_harm (Setting *self, gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (HashiyaContent) content = build_sealed ("Harm", "words");
  g_autofree char *id = publish (self, content, FALSE, HASHIYA_PUBLISH_ADDED);
  g_autofree char *path = content_path (self, id, content, harms[row].file);
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  harm (path, harms[row].bytes);
  setting_reopen (self);
  g_assert_null (hashiya_library_open (self->library, id, NULL, NULL, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, (int) harms[row].error);
  g_clear_error (&error);
  entries = hashiya_library_list (self->library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  assert_check (self, TRUE, harms[row].kinds);
  again = hashiya_library_publish (self->library, content, NULL, FALSE,
                                   &(HashiyaPublishStatus){ 0 }, &error);
  g_assert_no_error (error);
  assert_check (self, FALSE, "");
}

/* Content that is gone leaves the notes readable, and they are there again with it. */
static void
test_missing (Setting *self, gconstpointer data)
{
  g_autoptr (HashiyaContent) content = build_sealed ("Gone", "words");
  g_autofree char *id = publish (self, content, FALSE, HASHIYA_PUBLISH_ADDED);
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight ("note");
  g_autofree char *folder = setting_document_folder (self, id);
  g_autofree char *contents = g_build_filename (folder, "content", NULL);
  g_autofree char *again = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  json_object_unref (put (margin, record));
  g_clear_object (&margin);
  delete_tree (contents);
  setting_reopen (self);
  entry = hashiya_library_find (self->library, "Gone", &error);
  g_assert_no_error (error);
  g_assert_true (hashiya_entry_is_missing (entry));
  g_assert_cmpuint (hashiya_entry_get_n_annotations (entry), ==, 1);
  g_assert_null (hashiya_library_open (self->library, id, NULL, NULL, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_MISSING);
  assert_check (self, FALSE, "missing:0");
  g_assert_true (hashiya_library_set_trashed (self->library, id, TRUE, NULL));
  assert_check (self, FALSE, "");
  again = publish (self, content, FALSE, HASHIYA_PUBLISH_ADDED);
  g_clear_object (&entry);
  entry = hashiya_library_get_entry (self->library, id, NULL);
  g_assert_false (hashiya_entry_is_trashed (entry));
  g_assert_false (hashiya_entry_is_missing (entry));
  g_assert_cmpuint (hashiya_entry_get_n_annotations (entry), ==, 1);
}

static void
test_trash (Setting *self, gconstpointer data)
{
  g_autoptr (HashiyaContent) content = build_sealed ("Trash", "words");
  g_autofree char *id = publish (self, content, FALSE, HASHIYA_PUBLISH_ADDED);
  g_autofree char *again = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;
  g_autoptr (HashiyaDocument) document = NULL;

  g_assert_true (hashiya_library_set_trashed (self->library, id, TRUE, NULL));
  entry = hashiya_library_get_entry (self->library, id, NULL);
  g_assert_true (hashiya_entry_is_trashed (entry));
  document = hashiya_library_open (self->library, id, NULL, NULL, NULL);
  g_assert_nonnull (document);
  again = publish (self, content, FALSE, HASHIYA_PUBLISH_ADDED);
  g_clear_object (&entry);
  entry = hashiya_library_get_entry (self->library, id, NULL);
  g_assert_false (hashiya_entry_is_trashed (entry));
}

static void
test_find (Setting *self, gconstpointer data)
{
  g_autoptr (HashiyaContent) one = build_sealed ("Twin", "one");
  g_autoptr (HashiyaContent) two = build_sealed ("Twin", "two");
  g_autofree char *first = publish (self, one, FALSE, HASHIYA_PUBLISH_ADDED);
  g_autofree char *second = publish (self, two, FALSE, HASHIYA_PUBLISH_ADDED);
  g_autofree char *start = g_strndup (first, 8);
  g_autoptr (HashiyaEntry) entry = hashiya_library_find (self->library, start, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (hashiya_entry_get_id (entry), ==, first);
  g_assert_null (hashiya_library_find (self->library, "Twin", &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, first));
  g_assert_nonnull (strstr (error->message, second));
  g_clear_error (&error);
  g_assert_null (hashiya_library_find (self->library, "", &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND);
}

/* Two devices named the folder of one document differently: it is one document all the same. */
static void
test_two_folders (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Zwei");
  g_autofree char *name = g_strconcat ("another-", id, NULL);
  g_autofree char *path = g_build_filename (self->folder, name, "journal", "other.jsonl", NULL);
  g_autofree char *text = g_strdup_printf (
      "{\"type\":\"hashiya:Journal\",\"format\":1,\"device\":\"other\",\"document\":\"%s\"}\n"
      "{\"id\":\"urn:a\",\"type\":\"Annotation\",\"modified\":\"2026-01-01T00:00:00.000Z\","
      "\"hashiya:rev\":{\"device\":\"other\",\"seq\":1},\"hashiya:seen\":{},\"target\":\"urn:t\"}"
      "\n",
      id);
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonObject) record = NULL;

  write_file (path, text);
  setting_reopen (self);
  entries = hashiya_library_list (self->library, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  document = hashiya_library_open (self->library, id, NULL, NULL, NULL);
  g_assert_nonnull (document);
  margin = setting_margin (self, id);
  record = hashiya_margin_lookup (margin, "urn:a");
  g_assert_nonnull (record);
  assert_check (self, FALSE, "");
}

/* What an import left half written is no document, and a repair sweeps away only one's own. */
static void
test_leftovers (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Leftovers");
  g_autofree char *device = setting_device ();
  g_autofree char *own_name = g_strdup_printf (".partial-%s-1-%s", device, id);
  g_autofree char *own = g_build_filename (self->folder, own_name, "content", "x", NULL);
  g_autofree char *other
      = g_build_filename (self->folder, ".partial-other-1-0123456789abcdef", "x", NULL);
  g_autofree char *stranger = g_build_filename (self->folder, "notes.txt", NULL);
  g_autofree char *killed
      = g_build_filename (self->folder, "doc-00000000000000ff", "content", NULL);
  g_autoptr (GPtrArray) entries = NULL;

  write_file (own, "x");
  write_file (other, "x");
  g_mkdir_with_parents (killed, 0777);
  entries = hashiya_library_list (self->library, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  assert_check (self, FALSE, "");
  assert_check (self, TRUE, "foreign:0+");
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  write_file (stranger, "mine");
  assert_check (self, TRUE, "foreign:0");
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
}

/* A description cannot lead to files outside its folder. */
static void
test_outside (Setting *self, gconstpointer data)
{
  static const char text[] = "{\"direction\":\"ltr\",\"files\":[{\"path\":\"../../../"
                             "secret\",\"sha256\":\"x\",\"size\":6}],"
                             "\"sections\":[{\"end\":1,\"file\":\"../../../"
                             "secret\",\"id\":\"s\",\"level\":1,\"start\":0,"
                             "\"title\":null,\"words\":1}],\"title\":\"T\"}";
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *version = g_strndup (checksum, 16);
  g_autofree char *path = g_build_filename (self->folder, "doc-0123456789abcdef", "content",
                                            version, "document.json", NULL);
  g_autofree char *secret = g_build_filename (self->folder, "secret", NULL);
  g_autoptr (GError) error = NULL;

  write_file (path, text);
  write_file (secret, "secret");
  g_assert_null (hashiya_library_open (self->library, "0123456789abcdef", NULL, NULL, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_DAMAGED);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/library/publish/" name, Setting, NULL, setting_set_up, function, setting_tear_down)

int
main (int argc, char **argv)
{
  int status;

  setting_isolate ();
  g_test_init (&argc, &argv, NULL);
  ADD ("publish-and-open", test_publish_and_open);
  ADD ("file-name", test_file_name);
  ADD ("again", test_again);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *path = g_strconcat ("/library/publish/harm/", harms[i].name, NULL);

      g_test_add (path, Setting, GUINT_TO_POINTER (i), setting_set_up, test_harm,
                  setting_tear_down);
    }
  ADD ("missing", test_missing);
  ADD ("trash", test_trash);
  ADD ("find", test_find);
  ADD ("two-folders", test_two_folders);
  ADD ("leftovers", test_leftovers);
  ADD ("outside", test_outside);
  status = g_test_run ();
  setting_clean_up ();
  return status;
}
