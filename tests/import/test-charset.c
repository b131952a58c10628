// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import-tools.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define ENGLISH "The café on the quay was shut, and the señor who kept it had gone home."
#define URDU    "یہ کتاب اردو میں لکھی گئی ہے اور اس میں بندرگاہ کے ملاحوں کا حال بیان کیا گیا ہے"

static const struct
{
  const char *name;
  const char *text;
  const char *charset; /* iconv's name to write it in */
  const char *mark;
  const char *said;
} rows[] = {
  { "utf-8", URDU, "UTF-8", "", "UTF-8" },
  { "utf-8-bom", ENGLISH, "UTF-8", "\xEF\xBB\xBF", "UTF-8" },
  { "utf-16le-bom", URDU, "UTF-16LE", "\xFF\xFE", "UTF-16LE" },
  { "utf-16be-bom", ENGLISH, "UTF-16BE", "\xFE\xFF", "UTF-16BE" },
  { "utf-16le", ENGLISH, "UTF-16LE", "", "UTF-16LE" },
  { "utf-16be", URDU, "UTF-16BE", "", "UTF-16BE" },
  { "windows-1252", ENGLISH, "CP1252", "", "WINDOWS-1252" },
  { "windows-1256", "پچھلے سال جب بارش نہ ہوئی تو سارے گاؤں کے لوگ نہر پر جمع ہو گئے", "CP1256", "",
    "WINDOWS-1256" },
};

static void
test_charset (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gsize n;
  g_autoptr (GError) error = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *text = g_strdup (rows[i].text);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (HashiyaDocument) document = NULL;

  /* windows-1256 has the Arabic yeh alone. */
  if (strcmp (rows[i].charset, "CP1256") == 0)
    {
      g_autoptr (GString) arabic = g_string_new (rows[i].text);

      g_string_replace (arabic, "ی", "ي", 0);
      g_free (text);
      text = g_string_free (g_steal_pointer (&arabic), FALSE);
    }
  encoded = g_convert (text, -1, rows[i].charset, "UTF-8", NULL, &n, &error);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) rows[i].mark, strlen (rows[i].mark));
  g_byte_array_append (bytes, (const guint8 *) encoded, n);
  content = import_text ((const char *) bytes->data, bytes->len, NULL);
  document = open_content (content);
  g_assert_cmpstr (hashiya_content_get (content, "charset"), ==, rows[i].said);
  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==, text);
}

static void
test_damaged (void)
{
  g_autoptr (HashiyaContent) content
      = import_text ("Ünder the quäy lay \xFF\xC3 a böat.", -1, NULL);
  g_autoptr (HashiyaDocument) document = open_content (content);

  g_assert_cmpstr (hashiya_content_get (content, "charset"), ==, "UTF-8; replaced: 2");
  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                   "Ünder the quäy lay \uFFFD\uFFFD a böat.");
}

static const struct
{
  const char *name;
  const char *bytes;
  gsize n;
  HashiyaImportError code;
} refusals[] = {
  { "empty", "", 0, HASHIYA_IMPORT_ERROR_EMPTY },
  { "white-space", " \n\t\r\n \xC2\xA0\n", 8, HASHIYA_IMPORT_ERROR_EMPTY },
  { "mark-only", "\xEF\xBB\xBF", 3, HASHIYA_IMPORT_ERROR_EMPTY },
  { "pdf", "%PDF-1.7\n%words", 15, HASHIYA_IMPORT_ERROR_UNSUPPORTED },
  { "elf", "\177ELF\002\001\001", 7, HASHIYA_IMPORT_ERROR_BINARY },
  { "zip", "PK\003\004\024\000\000", 7, HASHIYA_IMPORT_ERROR_BINARY },
  { "png", "\211PNG\r\n\032\n\000\000", 10, HASHIYA_IMPORT_ERROR_BINARY },
  { "jpeg", "\377\330\377\340\000\020JFIF", 10, HASHIYA_IMPORT_ERROR_BINARY },
  { "nuls", "a\000\000\000b\000\000\000\001\002\000\000c\000\000\000", 16,
    HASHIYA_IMPORT_ERROR_BINARY },
};

static void
test_refusal (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) bytes = g_bytes_new_static (refusals[i].bytes, refusals[i].n);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_bytes (bytes, NULL, NULL, &error);

  g_assert_null (content);
  g_assert_error (error, HASHIYA_IMPORT_ERROR, (int) refusals[i].code);
  g_assert_cmpint (strlen (error->message), >, 30);
}

static void
test_format (void)
{
  HashiyaImportOptions options = { .format = "rtf" };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("words", 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (hashiya_import_bytes (bytes, &options, NULL, &error));
  g_assert_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNSUPPORTED);
}

static void
assert_refused (const char *path, HashiyaImportError code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (hashiya_import_file (file, NULL, NULL, &error));
  g_assert_error (error, HASHIYA_IMPORT_ERROR, (int) code);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hashiya-XXXXXX", &error);
  g_autofree char *large = g_build_filename (folder, "large.txt", NULL);
  g_autofree char *secret = g_build_filename (folder, "secret.txt", NULL);
  g_autofree char *odd = g_build_filename (folder, "a\nb\xFF.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (odd);
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_no_error (error);
  assert_refused (folder, HASHIYA_IMPORT_ERROR_DIRECTORY);
  assert_refused (large, HASHIYA_IMPORT_ERROR_UNREADABLE);
  g_assert_true (g_file_set_contents (large, "x", 1, &error));
  g_assert_cmpint (truncate (large, (off_t) HASHIYA_IMPORT_MAX_BYTES + 1), ==, 0);
  assert_refused (large, HASHIYA_IMPORT_ERROR_TOO_LARGE);
  g_assert_true (g_file_set_contents (secret, "words", -1, &error));
  g_assert_cmpint (g_chmod (secret, 0), ==, 0);
  /* Nothing is unreadable for root. */
  if (geteuid () != 0)
    assert_refused (secret, HASHIYA_IMPORT_ERROR_UNREADABLE);
  g_assert_true (g_file_set_contents (odd, "words", -1, &error));
  content = hashiya_import_file (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (content);
  g_cancellable_cancel (cancelled);
  g_assert_null (hashiya_import_file (file, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_remove (large);
  g_remove (secret);
  g_remove (odd);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/import/charset/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_charset);
    }
  g_test_add_func ("/import/charset/damaged", test_damaged);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/import/refused/", refusals[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/import/refused/format", test_format);
  g_test_add_func ("/import/refused/files", test_files);
  return g_test_run ();
}
