// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import-tools.h"

#include "hashiya-markdown-importer.h"

#include <glib/gstdio.h>

static const HashiyaImportOptions markdown = { .format = "markdown" };

typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
} Case;

static HashiyaDocument *
import_markdown (const char *text)
{
  g_autoptr (HashiyaContent) content = import_text (text, -1, &markdown);

  return open_content (content);
}

static char *
dup_section (HashiyaDocument *document, guint i)
{
  gsize n;
  const char *section = g_bytes_get_data (hashiya_document_get_xhtml (document, i), &n);

  return g_strndup (section, n);
}

static void
test_outline (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HashiyaDocument) document = import_markdown (test->text);
  g_autofree char *outline = outline_of (document);

  g_assert_cmpstr (outline, ==, test->expected);
}

static void
test_text (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HashiyaDocument) document = import_markdown (test->text);

  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                   test->expected);
}

/* What stands between `<section …>` and `</section>` of the last section. */
static void
test_markup (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HashiyaDocument) document = import_markdown (test->text);
  guint last = hashiya_document_get_n_sections (document) - 1;
  g_autofree char *section = dup_section (document, last);

  *strstr (section, "</section>") = '\0';
  g_assert_cmpstr (strchr (section, '>') + 1, ==, test->expected);
}

/* Title, author, language and first section, parted by bars. */
static void
test_front (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HashiyaContent) content = import_text (test->text, -1, &markdown);
  g_autoptr (HashiyaDocument) document = open_content (content);
  g_autofree char *found = NULL;

  found = g_strdup_printf ("%s|%s|%s|%s", hashiya_content_get (content, "title"),
                           hashiya_content_get (content, "byline"),
                           hashiya_content_get (content, "language"),
                           hashiya_text_peek (hashiya_document_get_text (document), NULL));
  g_assert_cmpstr (found, ==, test->expected);
}

static const Case outlines[] = {
  { "atx", "# A\n\na\n\n## B\n\nb\n\n# C", "1 A|2 B|1 C" },
  { "setext", "A\n===\n\na\n\nB\n---\n\nb", "1 A|2 B" },
  { "before", "intro\n\n# A\n\na", "1 -|1 A" },
  { "code", "# A\n\n```\n# not one\n```\n\n    # nor this\n", "1 A" },
  { "marks", "# *A* `b` [c](http://d.e/)\n\nx", "1 A b c" },
  { "in-list", "# A\n\n- # not one\n", "1 A" },
  { "raw", "<h1 align=center>A</h1>\n\n## B\n\nb", "1 A|2 B" },
  { "urdu", "# پہلا باب\n\nمتن\n\n## دوسرا\n\nمتن", "1 پہلا باب|2 دوسرا" },
  { "escaped", "\\# A\n\n# B \\# #\n\nb", "1 -|1 B #" },
};

static const Case texts[] = {
  { "emphasis", "a *b* **c** ~~d~~ `e`", "a b c d e" },
  { "lines", "a\nb  \nc\\\nd", "a b\nc\nd" },
  { "table", "| a | b |\n|---|---|\n| c | d |\n", "a\nb\nc\nd" },
  { "tasks", "- [x] a\n- [ ] b\n", "☑ a\n☐ b" },
  { "entity", "&amp; &copy; &nosuch;", "& © &nosuch;" },
  { "script", "a<script>alert(1)</script>\n\n<style>b{}</style>\n\n<!-- c -->\n\nd", "a\nd" },
  { "crlf", "# A\r\n\r\na\r\nb\r\n", "A\na b" },
};

static const Case markups[] = {
  { "link", "[a](http://b.c/d) <http://e.f/>",
    "<p><a href=\"http://b.c/d\">a</a> <a href=\"http://e.f/\">http://e.f/</a></p>" },
  { "address", "see http://a.b/c.", "<p>see <a href=\"http://a.b/c\">http://a.b/c</a>.</p>" },
  { "bad-link", "[a](javascript:alert(1)) [b](file:///etc/passwd)", "<p>a b</p>" },
  { "event", "<p onclick=\"a()\" style=\"b\">c</p>", "<p>c</p>" },
  { "heading-link", "# A b\n\n[to it](#a-b)", "<h1>A b</h1>\n<p><a href=\"#a-b\">to it</a></p>" },
  { "heading-twice", "# A\n\na\n\n# A\n\n[b](#a-1)", "<h1>A</h1>\n<p><a href=\"#a-2\">b</a></p>" },
  { "quote", "> a\n>\n> b\n", "<blockquote><p>a</p>\n<p>b</p></blockquote>" },
  { "code", "```c\nint a;\n```", "<pre><code>int a;</code></pre>" },
  { "strike", "~~a~~", "<p><del>a</del></p>" },
};

static const Case fronts[] = {
  { "yaml", "---\ntitle: \"A: b\"\nauthor: C D\nlang: en-GB\ntags: [x]\n---\n\nThe words of it.",
    "A: b|C D|en-GB|The words of it." },
  { "authors", "---\nauthors:\n  - A B\n  - name: C\n    url: http://d.e/\ntitle: 'F'\n...\n\nx",
    "F|A B, C|(null)|x" },
  { "inline-list", "---\nauthor: [A, \"B\"]\n---\n# T\n\nx", "T|A, B|(null)|T\nx" },
  { "toml", "+++\ntitle = \"A\"\n[author]\nname = \"B\"\n+++\n\nx", "A|(null)|(null)|x" },
  { "comment", "---\n# note\ntitle: A # b\n---\nx", "A|(null)|(null)|x" },
  { "urdu", "---\ntitle: سفر نامہ\nauthor: ابنِ انشا\nlang: ur\n---\nیہ ایک کہانی ہے۔",
    "سفر نامہ|ابنِ انشا|ur|یہ ایک کہانی ہے۔" },
  { "wrong-language", "---\nlang: en\n---\nیہ ایک کہانی ہے اور اس میں بہت کچھ ہے۔",
    "یہ ایک کہانی ہے اور اس میں بہت کچھ ہے۔|(null)|ur|یہ ایک کہانی ہے اور اس میں بہت کچھ ہے۔" },
  { "rule", "---\n\nJust words\n\n---\n\nx", "Just words|(null)|(null)|Just words\nx" },
  { "open", "---\ntitle: A\n\nx", "title: A|(null)|(null)|title: A\nx" },
  { "none", "## A\n\nx", "A|(null)|(null)|A\nx" },
};

/* A footnote's sign leads to its words, and they lead back. */
static void
test_footnotes (void)
{
  g_autoptr (HashiyaDocument) document
      = import_markdown ("# A\n\na[^n] b\n\n# B\n\nb\n\n[^n]: The note.\n");
  g_autofree char *first = dup_section (document, 0);
  g_autofree char *second = dup_section (document, 1);

  g_assert_nonnull (strstr (first, "<p id=\"to.1\">a<sup><a href=\"#to.2\">1</a></sup> b</p>"));
  g_assert_nonnull (strstr (second, "id=\"to.2\">The note."));
  g_assert_nonnull (strstr (second, "<a href=\"#to.1\">↩</a>"));
}

static void
test_option_wins (void)
{
  const HashiyaImportOptions options = { .format = "markdown", .title = "Mine", .language = "fr" };
  g_autoptr (HashiyaContent) content
      = import_text ("---\ntitle: Theirs\nlang: en\n---\nx", -1, &options);

  g_assert_cmpstr (hashiya_content_get (content, "title"), ==, "Mine");
  g_assert_cmpstr (hashiya_content_get (content, "language"), ==, "fr");
}

static void
refuse (GBytes *bytes, HashiyaImportError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_bytes (bytes, &markdown, NULL, &error);

  g_assert_null (content);
  g_assert_error (error, HASHIYA_IMPORT_ERROR, (int) code);
}

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (4000, '>');
  g_autoptr (GBytes) quotes = g_bytes_new (deep, 4000);
  g_autoptr (GBytes) large = g_bytes_new_take (g_strnfill (HASHIYA_MARKDOWN_MAX_BYTES + 1, 'a'),
                                               HASHIYA_MARKDOWN_MAX_BYTES + 1);
  g_autoptr (GBytes) empty = g_bytes_new_static ("<!-- x -->", 10);
  g_autoptr (GBytes) picture = g_bytes_new_static ("\211PNG\r\n\032\n\0\0\0\rIHDR", 16);

  refuse (quotes, HASHIYA_IMPORT_ERROR_TOO_LARGE);
  refuse (large, HASHIYA_IMPORT_ERROR_TOO_LARGE);
  refuse (empty, HASHIYA_IMPORT_ERROR_EMPTY);
  refuse (picture, HASHIYA_IMPORT_ERROR_BINARY);
}

/* Pictures come from beside the file. */
static void
test_picture (void)
{
  static const guchar gif[] = "GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\1D\0;";
  g_autofree char *folder = g_dir_make_tmp ("hashiya-markdown-XXXXXX", NULL);
  g_autofree char *picture = g_build_filename (folder, "a b.gif", NULL);
  g_autofree char *path = g_build_filename (folder, "a.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  guint n_pictures = 0;
  GHashTableIter iter;
  gpointer name;

  g_file_set_contents (picture, (const char *) gif, sizeof gif - 1, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, "# A\n\n![alt](<a b.gif>) ![up](../a.gif)\n", -1, &error);
  g_assert_no_error (error);
  content = hashiya_import_file (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, hashiya_content_get_files (content));
  while (g_hash_table_iter_next (&iter, &name, NULL))
    n_pictures += g_str_has_prefix (name, "assets/");
  g_assert_cmpuint (n_pictures, ==, 1);
  g_remove (picture);
  g_remove (path);
  g_rmdir (folder);
}

static void
add_cases (const char *group, const Case *cases, guint n, GTestDataFunc test)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/markdown/%s/%s", group, cases[i].name);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("outline", outlines, G_N_ELEMENTS (outlines), test_outline);
  add_cases ("text", texts, G_N_ELEMENTS (texts), test_text);
  add_cases ("markup", markups, G_N_ELEMENTS (markups), test_markup);
  add_cases ("front", fronts, G_N_ELEMENTS (fronts), test_front);
  g_test_add_func ("/markdown/footnotes", test_footnotes);
  g_test_add_func ("/markdown/option-wins", test_option_wins);
  g_test_add_func ("/markdown/refused", test_refused);
  g_test_add_func ("/markdown/picture", test_picture);
  return g_test_run ();
}
