// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Web archives: a page and its pictures in one file. */

#include "import-tools.h"

#define HEAD                                                                                       \
  "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a/page.html\r\n"      \
  "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; "                     \
  "boundary=\"B\"\r\n\r\n"
#define PAGE                                                                                       \
  "--B\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml>\r\n"                                \
  "Content-Transfer-Encoding: quoted-printable\r\n"                                                \
  "Content-Location: https://news.example/a/page.html\r\n\r\n"
/* A GIF of 8 by 8. */
#define DOT "R0lGODlhCAAIAAAAAA=="
#define PICTURE(header)                                                                            \
  "\r\n--B\r\nContent-Type: image/gif\r\n" header                                                  \
  "\r\nContent-Transfer-Encoding: base64\r\n\r\n" DOT
#define END "\r\n--B--\r\n"

static const struct
{
  const char *name;
  const char *archive;
  const char *text;
  guint n_pictures;
} archives[] = {
  { "/import/mhtml/words",
    HEAD PAGE "<h1>=D8=A7=D8=B1=D8=AF=D9=88</h1><p>One long =\r\nline</p>" END,
    "اردو\nOne long line", 0 },
  { "/import/mhtml/picture-by-address",
    HEAD PAGE "<p>Word <img src=3D\"https://news.example/b.gif\">" PICTURE (
        "Content-Location: https://news.example/b.gif") END,
    "Word", 1 },
  { "/import/mhtml/picture-by-relative-address",
    HEAD PAGE "<p>Word <img src=3D\"../b.gif#x\">" PICTURE (
        "Content-Location: https://news.example/b.gif") END,
    "Word", 1 },
  { "/import/mhtml/picture-by-id",
    HEAD PAGE "<p>Word <img src=3D\"cid:one@two\">" PICTURE ("Content-ID: <one@two>") END, "Word",
    1 },
  { "/import/mhtml/picture-not-there",
    HEAD PAGE
    "<p>Word <img src=3D\"/c.gif\">" PICTURE ("Content-Location: https://news.example/b.gif") END,
    "Word", 0 },
  { "/import/mhtml/cut-short", HEAD PAGE "<p>Word <img src=3D\"https://news.exam", "Word", 0 },
  { "/import/mhtml/script", HEAD PAGE "<p>Word<script>alert(1)</script>" END, "Word", 0 },
  { "/import/mhtml/no-multipart",
    "From: <Saved by Blink>\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n<p>caf\xE9",
    "café", 0 },
};

static char *
dup_text (HashiyaContent *content)
{
  g_autoptr (HashiyaDocument) document = open_content (content);

  return g_strdup (hashiya_text_peek (hashiya_document_get_text (document), NULL));
}

static guint
count_pictures (HashiyaContent *content)
{
  GHashTableIter iter;
  gpointer path;
  guint n = 0;

  g_hash_table_iter_init (&iter, hashiya_content_get_files (content));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    n += g_str_has_prefix (path, "assets/");
  return n;
}

static void
test_archive (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HashiyaContent) content = import_text (archives[i].archive, -1, NULL);
  g_autofree char *text = dup_text (content);

  g_assert_cmpstr (text, ==, archives[i].text);
  g_assert_cmpuint (count_pictures (content), ==, archives[i].n_pictures);
}

static void
test_source (void)
{
  g_autoptr (HashiyaContent) content = import_text (HEAD PAGE "<p>Word" END, -1, NULL);

  g_assert_cmpstr (hashiya_content_get (content, "source"), ==, "https://news.example/a/page.html");
  g_assert_true (
      g_hash_table_contains (hashiya_content_get_files (content), "original/original.mhtml"));
}

/* The archive says which of its pages is the one. */
static void
test_start (void)
{
  g_autoptr (HashiyaContent) content = import_text (
      "From: <Saved by X>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
      "start=\"<two@x>\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>Frame"
      "\r\n--B\r\nContent-Type: text/html\r\nContent-ID: <two@x>\r\n\r\n<p>Page" END,
      -1, NULL);
  g_autofree char *text = dup_text (content);

  g_assert_cmpstr (text, ==, "Page");
}

static void
test_no_page (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (HEAD "--B--\r\n", strlen (HEAD "--B--\r\n"));
  g_autoptr (GError) error = NULL;

  g_assert_null (hashiya_import_bytes (bytes, NULL, NULL, &error));
  g_assert_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_EMPTY);
}

/* A mail that quotes such a line is a text. */
static void
test_mail (void)
{
  g_autoptr (HashiyaContent) content
      = import_text ("From: me\nSubject: hello\n\nSaved by the bell.\n", -1, NULL);

  g_assert_true (
      g_hash_table_contains (hashiya_content_get_files (content), "original/original.txt"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    g_test_add_data_func (archives[i].name, GUINT_TO_POINTER (i), test_archive);
  g_test_add_func ("/import/mhtml/source", test_source);
  g_test_add_func ("/import/mhtml/start", test_start);
  g_test_add_func ("/import/mhtml/no-page", test_no_page);
  g_test_add_func ("/import/mhtml/mail", test_mail);
  return g_test_run ();
}
