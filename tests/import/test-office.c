// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* A word processor's documents, which pandoc writes here as it reads them. */

#include "hashiya-helper.h"
#include "import-tools.h"

#include <glib/gstdio.h>

static const char *const formats[] = { "docx", "odt" };
/* A GIF of 8 by 8, as a page's address. */
#define DOT "data:image/gif;base64,R0lGODlhCAAIAAAAAA=="

static GBytes *
write_document (const char *format, const char *html)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) page = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  GBytes *bytes = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, "pandoc", "--from", "html", "--standalone", "--to", format,
                              "--output", "-", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, page, NULL, &bytes, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  return bytes;
}

static gboolean
has_pandoc (void)
{
  g_autofree char *path = g_find_program_in_path ("pandoc");

  if (path == NULL)
    g_test_skip ("pandoc is not installed");
  return path != NULL;
}

static void
test_words (gconstpointer format)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (HashiyaDocument) document = NULL;
  g_autofree char *outline = NULL;
  g_autofree char *original = g_strconcat ("original/original.", format, NULL);
  const HashiyaImportOptions options = { .format = format };
  g_autoptr (GError) error = NULL;
  const char *text;

  if (!has_pandoc ())
    return;
  bytes = write_document (format, "<h1>First</h1><p>Words and <b>more</b>.<h1>اردو</h1>"
                                  "<p>کچھ لفظ<p><img src='" DOT "'>"
                                  "<table><tr><th>a<th>b<tr><td>c<td>d</table>");
  content = hashiya_helper_import_bytes (bytes, &options, NULL, &error);
  g_assert_no_error (error);
  document = open_content (content);
  outline = outline_of (document);
  text = hashiya_text_peek (hashiya_document_get_text (document), NULL);
  g_assert_cmpstr (outline, ==, "1 First|1 اردو");
  g_assert_cmpstr (hashiya_content_get (content, "title"), ==, "First");
  g_assert_nonnull (strstr (text, "Words and more."));
  g_assert_nonnull (strstr (text, "کچھ لفظ"));
  g_assert_nonnull (strstr (text, "d"));
  g_assert_true (g_hash_table_contains (hashiya_content_get_files (content), original));
  g_assert_cmpuint (g_hash_table_size (hashiya_content_get_files (content)), ==, 5);
}

/* pandoc tells the title of Word's documents only; in others it is a line of the text. */
static void
test_title (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  const HashiyaImportOptions options = { .format = "docx" };
  g_autoptr (GError) error = NULL;

  if (!has_pandoc ())
    return;
  bytes = write_document (
      "docx", "<html><head><title>The Title</title></head><body><h1>First</h1><p>Words.");
  content = hashiya_helper_import_bytes (bytes, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hashiya_content_get (content, "title"), ==, "The Title");
}

/* What is no such document is told to be damaged, and a converter never runs on it for long. */
static void
test_damaged (gconstpointer format)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK\003\004 and rubbish", 15);
  const HashiyaImportOptions options = { .format = format };
  g_autoptr (GError) error = NULL;

  if (!has_pandoc ())
    return;
  g_assert_null (hashiya_helper_import_bytes (bytes, &options, NULL, &error));
  g_assert_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED);
}

/* A file that a document names is not put into it. */
static void
test_outside (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  const HashiyaImportOptions options = { .format = "odt" };
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer path;

  if (!has_pandoc ())
    return;
  bytes = write_document ("odt", "<p>Word <img src='/etc/hostname'> <a href='file:///etc'>x</a>");
  content = hashiya_helper_import_bytes (bytes, &options, NULL, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, hashiya_content_get_files (content));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_assert_false (g_str_has_prefix (path, "assets/"));
}

static void
test_not_installed (void)
{
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK\003\004 and rubbish", 15);
  const HashiyaImportOptions options = { .format = "docx" };
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", "/nowhere", TRUE);
  g_assert_null (hashiya_helper_import_bytes (bytes, &options, NULL, &error));
  g_setenv ("PATH", path, TRUE);
  g_assert_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "pandoc"));
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const HashiyaImportOptions options = { .format = "docx" };
  g_autoptr (GError) error = NULL;

  if (!has_pandoc ())
    return;
  bytes = write_document ("docx", "<p>Word");
  g_cancellable_cancel (cancellable);
  g_assert_null (hashiya_helper_import_bytes (bytes, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *words = g_strconcat ("/import/office/words/", formats[i], NULL);
      g_autofree char *damaged = g_strconcat ("/import/office/damaged/", formats[i], NULL);

      g_test_add_data_func (words, formats[i], test_words);
      g_test_add_data_func (damaged, formats[i], test_damaged);
    }
  g_test_add_func ("/import/office/title", test_title);
  g_test_add_func ("/import/office/outside", test_outside);
  g_test_add_func ("/import/office/not-installed", test_not_installed);
  g_test_add_func ("/import/office/cancelled", test_cancelled);
  return g_test_run ();
}
