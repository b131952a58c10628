// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import-tools.h"

#include "hashiya-html-scan.h"

#include <glib/gstdio.h>
#include <unistd.h>

static const HashiyaImportOptions whole = { .format = "html", .whole = TRUE };

/* All sections as they are written, one a line. */
static char *
sections_of (HashiyaDocument *document)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < hashiya_document_get_n_sections (document); i++)
    {
      gsize n;
      const char *data = g_bytes_get_data (hashiya_document_get_xhtml (document, i), &n);

      g_string_append_len (all, data, n);
      g_string_append_c (all, '\n');
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static HashiyaDocument *
import_page (const char *html)
{
  g_autoptr (HashiyaContent) content = import_text (html, -1, &whole);

  return open_content (content);
}

typedef struct
{
  const char *name;
  const char *html;
  const char *expected;
} Case;

static void
test_outline (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HashiyaDocument) document = import_page (test->html);
  g_autofree char *outline = outline_of (document);

  g_assert_cmpstr (outline, ==, test->expected);
}

static void
test_text (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HashiyaDocument) document = import_page (test->html);

  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                   test->expected);
}

/* What stands between `<section …>` and `</section>` of the only section. */
static void
test_markup (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HashiyaDocument) document = import_page (test->html);
  g_autofree char *all = sections_of (document);
  char *from = strchr (all, '>') + 1;

  *strstr (all, "</section>") = '\0';
  g_assert_cmpstr (from, ==, test->expected);
}

static const Case outlines[] = {
  { "nested", "<h1>A</h1>a<h2>B</h2>b<h2>C</h2>c", "1 A|2 B|2 C" },
  { "before", "<p>intro<h1>A</h1>a", "1 -|1 A" },
  { "skipped", "<h1>A</h1>a<h4>B</h4>b<h2>C</h2>c<h3>D</h3>", "1 A|2 B|2 C|3 D" },
  { "deep-first", "<h3>A</h3>a<h2>B</h2>b<h3>C</h3>c", "1 A|1 B|2 C" },
  { "role", "<div role=heading aria-level=1>A</div>a<div role=heading>B</div>b", "1 A|2 B" },
  { "in-header", "<article><header><h1>A</h1></header><section><h2>B</h2>b</section></article>",
    "1 A|2 B" },
  { "in-aside", "<h1>A</h1><p>a</p><aside><h2>Box</h2><p>b</p></aside><h2>C</h2>c", "1 A|2 C" },
  { "in-list", "<h1>A</h1><ul><li><h2>Not one</h2>a</ul>", "1 A" },
  { "bold", "<p><b>One</b></p><p>Words.</p><p><strong>Two</strong></p><p>More.</p>",
    "1 One|1 Two" },
  { "bold-below-title", "<h1>T</h1><p><b>One</b></p><p>a.</p><p><b>Two</b></p><p>b.</p>",
    "1 T|2 One|2 Two" },
  { "bold-sentence", "<p><b>This is said aloud.</b></p><p>a</p><p><b>This too.</b></p><p>b</p>",
    "1 -" },
  { "bold-before-rule", "<p><b>One</b></p><p>a.</p><p><b>Two</b></p><p>b.</p><p><b>c</b></p><hr>",
    "1 One|1 Two" },
  { "bold-dead-link", "<p><b><a href='#x'>One</a></b></p><p>a.</p><p><b>Two</b></p><p>b.</p>",
    "1 One|1 Two" },
  { "none", "<p>a</p><p>b</p>", "1 -" },
  { "permalink-torn", "<h1>A</h1><a href='http://e.org/'>a<h2>¶</h2>b</a>", "1 A" },
  { "permalink-beside-hidden", "<h2>A <i>b <a href='#a'><b hidden>x</b>¶</a></i> c</h2>",
    "1 A b c" },
  { "permalink-bold",
    "<p><b>A <a href='http://e.org/'>¶</a></b></p><p>a</p><p><b>B</b></p><p>b</p>", "1 -" },
  { "permalink", "<h1>A <a href='#a'>¶</a></h1>a<h2>B<span class=mw-editsection>[edit]</span></h2>",
    "1 A|2 B" },
  { "block-in-heading", "<h1><div>A</div><div>B</div></h1>a", "1 A B" },
  { "picture-heading", "<h1><img alt=Cover src=data:image/gif;base64,R0lGODdhAQABAAAALA==></h1>a",
    "1 Cover" },
};

static const Case texts[] = {
  { "space", "<p> a \n\t b </p>\n<p>c</p>", "a b\nc" },
  { "inline-space", "<p>a<b> b </b>c <i></i> d</p>", "a b c d" },
  { "break", "<p>a <br> b</p>", "a\nb" },
  { "two-breaks", "<p>a<br><br>b<br></p>", "a\nb" },
  { "table", "<table><tr><th>a<th>b<tr><td>c<td></table>d", "a\nb\nc\nd" },
  { "list", "<ul><li>a<ul><li>b</ul><li>c</ul>", "a\nb\nc" },
  { "pre", "<pre>\n\n a\n   b  \n</pre>", " a\n   b" },
  { "rule", "<p>a<hr><p>b", "a\nb" },
  { "empty", "<p>&nbsp;</p><p></p><p>a</p><div><div></div></div><p>b", "a\nb" },
  { "controls",
    "<p>a&#1;b\xE2\x80\xA8"
    "c\fd</p>",
    "ab c d" },
  { "hidden", "<p>a</p><p hidden>b</p><p style='display: none'>c</p><p aria-hidden=true>d</p>",
    "a" },
  { "scripts", "<p>a<script>b</script><style>c</style><noscript>d</noscript></p>", "a" },
  { "block-in-inline", "<b>a<div>b</div>c</b>", "a\nb\nc" },
  { "form", "<form><p>a</p><input value=b><textarea>c</textarea><button>d</button></form>", "a" },
};

static const Case markups[] = {
  { "attributes", "<p style='x' onclick='y' class=z id=q>a</p>", "<p>a</p>" },
  { "links",
    "<a href='javascript:x'>a</a> <a href=' http://e.org/b '>b</a> <a "
    "href='data:text/html,x'>c</a> "
    "<a href='MAILTO:d@e.org'>d</a> <a href='java&#10;script:x'>e</a> <a href='file:///f'>f</a>",
    "<p>a <a href=\"http://e.org/b\">b</a> c <a href=\"mailto:d@e.org\">d</a> e f</p>" },
  { "relative", "<base href='https://e.org/x/'><a href='../b?c#d'>b</a> <a href='//f.org'>f</a>",
    "<p><a href=\"https://e.org/b?c#d\">b</a> <a href=\"https://f.org/\">f</a></p>" },
  { "internal", "<p>a<a href='#n'>1</a><ol><li id=n>note <a href='#gone'>x</a></ol>",
    "<p>a<a href=\"#to.1\">1</a></p>\n<ol><li id=\"to.1\">note x</li></ol>" },
  { "media", "<p>a<video src='https://e.org/v.mp4' title='A film'></video>b<audio src=x></audio>",
    "<p>a</p>\n<p><a href=\"https://e.org/v.mp4\">A film</a></p>\n<p>b</p>" },
  { "frame", "<iframe src='https://e.org/frame'>x</iframe>",
    "<p><a href=\"https://e.org/frame\">e.org/frame</a></p>" },
  { "old", "<center><font color=red>a <tt>b</tt></font></center>", "<p>a <code>b</code></p>" },
  { "wrapped", "<em>a<p>b</p></em>", "<p><em>a</em></p>\n<p><em>b</em></p>" },
  { "direction", "<p>Words here, and more of them.</p><p>یہ اردو کا ایک جملہ ہے</p>",
    "<p>Words here, and more of them.</p>\n<p lang=\"ur\" dir=\"rtl\">یہ اردو کا ایک جملہ ہے</p>" },
  { "layout", "<table><tr><td><p>a</p></td></tr></table>", "<p>a</p>" },
  { "formula",
    "<math onclick=x><semantics><mi>x</mi><annotation>no</annotation></semantics></math>",
    "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math></p>" },
  { "ruby", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>" },
  { "formula-words", "<math><mo>+<mn>2</mn></mo></math>",
    "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mo>+</mo></math></p>" },
  { "base-with-space", "<base href='https://e. org/'><a href='x'>a</a>", "<p>a</p>" },
  { "said-language", "<ul><li lang=ur><p lang=en>Words that are English</p></ul>",
    "<ul><li>Words that are English</li></ul>" },
  { "layout-left", "<table><caption>a</caption><tr><td>b</td></tr></table>", "<p>a</p>\n<p>b</p>" },
  { "demoted", "<blockquote><h2>a</h2>b</blockquote>",
    "<blockquote><p><strong>a</strong></p>\n<p>b</p></blockquote>" },
};

/* A page of the sections as they were written gives the same sections again. */
static void
assert_canonical (HashiyaDocument *document)
{
  g_autofree char *once = sections_of (document);
  const char *language = hashiya_document_get_language (document);
  g_autofree char *page = g_strdup_printf (
      "<html lang=\"%s\" dir=\"%s\"><title>x</title><body>%s</body></html>",
      language != NULL ? language : "", hashiya_document_is_rtl (document) ? "rtl" : "ltr", once);
  g_autoptr (HashiyaDocument) again = import_page (page);
  g_autofree char *twice = sections_of (again);

  g_assert_cmpstr (twice, ==, once);
}

static void
test_canonical (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HashiyaDocument) document = import_page (test->html);

  if (strstr (test->html, "<img") == NULL)
    assert_canonical (document);
}

/* Elements thrown together as no author would: still canonical, and nothing forbidden in it. */
static void
test_random (void)
{
  static const char *const pieces[] = { "<p>",
                                        "</p>",
                                        "<b>",
                                        "</b>",
                                        "<i>",
                                        "</i>",
                                        "<div>",
                                        "</div>",
                                        "<ul>",
                                        "</ul>",
                                        "<li>",
                                        "<table>",
                                        "<tr>",
                                        "<td>",
                                        "</table>",
                                        "<th>",
                                        "<h1>",
                                        "</h1>",
                                        "<h3>",
                                        "</h3>",
                                        "<br>",
                                        "<hr>",
                                        "<pre>",
                                        "</pre>",
                                        "<a href=\"http://e.org/\">",
                                        "</a>",
                                        "<a href=\"#k\">",
                                        "<p id=k>",
                                        "<dl>",
                                        "<dt>",
                                        "<dd>",
                                        "</dl>",
                                        "<blockquote>",
                                        "</blockquote>",
                                        "<span lang=fr>",
                                        "</span>",
                                        "<math><mi>",
                                        "</math>",
                                        "<figure>",
                                        "<figcaption>",
                                        "</figure>",
                                        "<script>",
                                        "</script>",
                                        "<svg>",
                                        "</svg>",
                                        "<aside>",
                                        "</aside>",
                                        "<caption>",
                                        "<p onclick=x style=y>",
                                        "<code>",
                                        "</code>",
                                        "<ol start=3>",
                                        "</ol>",
                                        "<ruby>",
                                        "<rt>" };
  static const char *const words[]
      = { "word ", " two words", "اردو", "\n", "&nbsp;", "&lt;x&gt;", "end.", " ", "\t" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) page = g_string_new ("<p>start</p>");
      g_autoptr (HashiyaDocument) document = NULL;
      g_autofree char *all = NULL;

      for (int n = g_rand_int_range (rand, 1, 40); n > 0; n--)
        {
          g_string_append (page, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          g_string_append (page, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
        }
      g_test_message ("%s", page->str);
      document = import_page (page->str);
      all = sections_of (document);
      g_assert_null (strstr (all, "<script"));
      g_assert_null (strstr (all, "onclick"));
      g_assert_null (strstr (all, "style="));
      assert_canonical (document);
    }
}

static void
assert_refused (const char *html, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;

  g_assert_null (hashiya_import_bytes (bytes, &whole, NULL, &error));
  g_assert_error (error, HASHIYA_IMPORT_ERROR, code);
}

static char *
repeat (const char *piece, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, piece);
  return g_string_free (all, FALSE);
}

static void
test_bombs (void)
{
  static const char *const deep[]
      = { "<div>",        "<b>",        "<i x='>'>",       "<svg><title>",
          "<div></span>", "<font a=1>", "<table><tr><td>", "<svg><title></svg><style>",
          "<x-y-z>",      "<div/>" };
  g_autofree char *attributes = repeat (" a=b", 1000000);
  g_autofree char *tag = g_strdup_printf ("<p%s>x</p>", attributes);

  for (guint i = 0; i < G_N_ELEMENTS (deep); i++)
    {
      g_autofree char *html = repeat (deep[i], 100000);

      assert_refused (html, HASHIYA_IMPORT_ERROR_TOO_LARGE);
    }
  assert_refused (tag, HASHIYA_IMPORT_ERROR_TOO_LARGE);
  assert_refused ("<html><script>x</script></html>", HASHIYA_IMPORT_ERROR_EMPTY);
  assert_refused ("", HASHIYA_IMPORT_ERROR_EMPTY);
}

/* A page that breaks off anywhere is what there is of it, or nothing to read. */
static void
test_truncated (void)
{
  static const char page[]
      = "<!DOCTYPE html><html lang=ur><head><meta charset=utf-8><title>The "
        "nets</title></head><body>"
        "<h1>جال</h1><p>They are <b>mended &amp; dried</b> <a href=\"https://e.org/?a&b\">here</a>."
        "<!-- x --><table><tr><th colspan=2>a<td>b</table><math><mi>x</mi></math><svg width=200 "
        "height=200><path d=\"M0 0\"/></svg><img "
        "src=\"data:image/gif;base64,R0lGODdhCAAIAAAAACw=\">"
        "<script>x</script><pre>\n y</pre></body></html>";

  for (gsize n = 0; n <= strlen (page); n++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (page, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (HashiyaContent) content = hashiya_import_bytes (bytes, &whole, NULL, &error);

      g_assert_true (content != NULL || error->domain == HASHIYA_IMPORT_ERROR);
    }
}

/* What real pages leave open is no depth. */
static void
test_unclosed (void)
{
  static const char *const pieces[] = { "<p>a",
                                        "<ul><li>a<li>b</ul>",
                                        "<br>a",
                                        "<img src=x>a",
                                        "<div>a</div>",
                                        "<tr><td>a",
                                        "<svg><path d=x /></svg>a",
                                        "<script>'<div>'</script>a",
                                        "<!-- <div> -->a" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *html = repeat (pieces[i], 3000);
      g_autoptr (GError) error = NULL;

      g_assert_true (hashiya_html_scan (html, strlen (html), FALSE, NULL, &error));
      g_assert_no_error (error);
    }
}

/* What is left out before the parser sees it is what it would leave out: nothing else. */
static void
test_programs (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } rows[] = {
    { "<p>a<script>var b = '<p>no</p>';</script>c", "ac" },
    { "<p>a<style>p{content:'<p>'}</style>c", "ac" },
    { "<p>a<SCRIPT SRC='x>y'>no</SCRIPT >c", "ac" },
    { "<p>a<script>no</scripty>no</script>c", "ac" },
    { "<p>a<script><!-- <script>no</script>no --></script>c", "ac" },
    { "<p>a<script>no", "a" },
    { "<p>a<!x <script>b</script> >c", "ab >c" },
    { "<p>a<?x <script>b</script> >c", "ab >c" },
    { "<p>a<!-- <script>no</script> -->c", "ac" },
    { "<p>a<b title='<script>no</script>'>b</b>c", "abc" },
    { "<p>a<style><script>no</style>b<script>no</script>c", "abc" },
    { "<title>t<script>b</script></title><p>a", "a" },
    { "<p>a<plaintext><script>b</script>", "a\n<script>b</script>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HashiyaContent) content = import_text (rows[i].html, -1, &whole);
      g_autoptr (HashiyaDocument) document
          = hashiya_content_to_document (content, "0123456789abcdef", NULL);

      g_test_message ("%s", rows[i].html);
      g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                       rows[i].text);
    }
}

/* The white space that indents tags is left out too, but not where it counts. */
static void
test_indents (void)
{
#define INDENT "\n                    "
  static const struct
  {
    const char *html;
    const char *text;
  } rows[] = {
    { "<div>" INDENT "<p>a" INDENT "b" INDENT "</p>" INDENT "</div>", "a b" },
    { "<p>a            b<br>" INDENT "c", "a b\nc" },
    { "<p>a<pre>b" INDENT "c</pre>", "a\nb" INDENT "c" },
    { "<p>a" INDENT "b<pre>c</pre><pre>d" INDENT "e</pre>", "a b\nc\nd" INDENT "e" },
    { "<p>a<pre><table><td></pre>b" INDENT "c", "a\nb" INDENT "c" },
    { "<p>a<listing>b" INDENT "c</listing>", "a\nb" INDENT "c" },
    { "<p>a<plaintext>b" INDENT "<b>c", "a\nb" INDENT "<b>c" },
    { "<p title='b" INDENT "c'>a" INDENT "<b" INDENT "title=x" INDENT ">d</b>", "a d" },
    { "<p>a<!b" INDENT "c>d", "ad" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HashiyaContent) content = import_text (rows[i].html, -1, &whole);
      g_autoptr (HashiyaDocument) document
          = hashiya_content_to_document (content, "0123456789abcdef", NULL);

      g_test_message ("%s", rows[i].html);
      g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                       rows[i].text);
    }
#undef INDENT
}

static void
test_metadata (void)
{
  g_autoptr (HashiyaContent) content = import_text (
      "<html lang=en_GB><head><title>The Nets - The Harbour Post</title>"
      "<meta property=og:site_name content='Harbour'><meta name=author content='A. Writer'>"
      "<link rel=canonical href='https://e.org/nets'></head><body><h1>The Nets</h1><p>They are "
      "mended in the morning and in the evening.</p></body></html>",
      -1, &whole);

  g_assert_cmpstr (hashiya_content_get (content, "title"), ==, "The Nets");
  g_assert_cmpstr (hashiya_content_get (content, "publisher"), ==, "Harbour");
  g_assert_cmpstr (hashiya_content_get (content, "byline"), ==, "A. Writer");
  g_assert_cmpstr (hashiya_content_get (content, "source"), ==, "https://e.org/nets");
  g_assert_cmpstr (hashiya_content_get (content, "language"), ==, "en-GB");
}

/* Pages say “en” of whatever they hold. */
static void
test_language (void)
{
  g_autoptr (HashiyaContent) content = import_text (
      "<html lang=en><p>یہ خبر اردو میں ہے اور اس کے بارے میں لوگ بات کرتے ہیں۔</p></html>", -1,
      &whole);

  g_assert_cmpstr (hashiya_content_get (content, "language"), ==, "ur");
  g_assert_cmpstr (hashiya_content_get (content, "direction"), ==, "rtl");
}

static void
test_charset (void)
{
  static const struct
  {
    const char *charset;
    const char *text;
  } pages[] = {
    { "windows-1256", "پاکستان" }, { "windows-1251", "Привет" },  { "iso-8859-1", "café “x”" },
    { "koi8-r", "Привет" },        { "shift_jis", "こんにちは" }, { "gbk", "你好世界" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html><head><meta charset=\"%s\"></head><body><p>%s</p></body></html>", pages[i].charset,
          pages[i].text);
      const char *real
          = strcmp (pages[i].charset, "iso-8859-1") == 0 ? "windows-1252" : pages[i].charset;
      gsize n;
      g_autofree char *bytes = g_convert (html, -1, real, "UTF-8", NULL, &n, NULL);
      g_autoptr (HashiyaContent) content = import_text (bytes, n, &whole);
      g_autoptr (HashiyaDocument) document = open_content (content);

      g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                       pages[i].text);
    }
}

static const guint8 dot[] = { 'G', 'I', 'F', '8', '9', 'a', 8, 0, 8, 0, 0, 0, 0 };

/* A saved page shows what stands in its own folder and nothing else. */
static void
test_saved_page (void)
{
  g_autofree char *top = g_dir_make_tmp ("hashiya-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "page", NULL);
  g_autofree char *files = g_build_filename (folder, "a_files", NULL);
  g_autofree char *own = g_build_filename (files, "ü.gif", NULL);
  g_autofree char *link = g_build_filename (files, "link.gif", NULL);
  g_autofree char *outside = g_build_filename (top, "secret.gif", NULL);
  g_autofree char *page = g_build_filename (folder, "a.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (HashiyaDocument) document = NULL;
  g_autofree char *all = NULL;
  guint assets = 0;
  GHashTableIter iter;
  gpointer path;

  g_assert_cmpint (g_mkdir_with_parents (files, 0700), ==, 0);
  g_assert_true (g_file_set_contents (own, (const char *) dot, sizeof dot, NULL));
  g_assert_true (g_file_set_contents (outside, (const char *) dot, sizeof dot - 1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_true (g_file_set_contents (
      page,
      "<p>a<img src='a_files/%C3%BC.gif' alt=one><img src='../secret.gif' alt=two>"
      "<img src='a_files/link.gif' alt=three><img src='/etc/passwd' alt=four>"
      "<img src='a_files/../../secret.gif' alt=five><img src='http://e.org/x.gif' alt=six>",
      -1, NULL));
  content = hashiya_import_file (file, &whole, NULL, &error);
  g_assert_no_error (error);
  document = open_content (content);
  all = sections_of (document);
  g_assert_nonnull (strstr (all, "<img src=\"../assets/"));
  g_assert_nonnull (strstr (all, "alt=\"one\""));
  g_assert_nonnull (strstr (all, "twothreefourfivesix"));
  g_hash_table_iter_init (&iter, hashiya_content_get_files (content));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    assets += g_str_has_prefix (path, "assets/");
  g_assert_cmpuint (assets, ==, 1);
}

static void
test_pictures (void)
{
  static const char inert[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"><image></image>"
                              "<path d=\"M0 0\"></path></svg>";
  g_autofree char *huge = g_strdup_printf ("<p>a<img alt=b src='data:image/png;base64,%s'>",
                                           "iVBORw0KGgoAAAANSUhEUgABhqAAAYagCAYAAAA=");
  g_autoptr (HashiyaDocument) refused = import_page (huge);
  g_autoptr (HashiyaContent) drawn = import_text (
      "<p>a<img src='data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 "
      "onload=%22x()%22%3E%3Cscript%3Ey%3C/script%3E%3Cimage href=%22http://e.org/z%22/%3E"
      "%3Cpath d=%22M0 0%22 style=%22fill:url(http://e.org)%22/%3E%3C/svg%3E'>",
      -1, &whole);
  GHashTableIter iter;
  gpointer path, bytes;
  gboolean found = FALSE;

  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (refused), NULL), ==, "ab");
  g_hash_table_iter_init (&iter, hashiya_content_get_files (drawn));
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      if (!g_str_has_suffix (path, ".svg"))
        continue;
      found = TRUE;
      g_assert_cmpmem (inert, strlen (inert), g_bytes_get_data (bytes, NULL),
                       g_bytes_get_size (bytes));
    }
  g_assert_true (found);
}

static void
add_cases (const char *kind, const Case *cases, guint n, GTestDataFunc test)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/html/%s/%s", kind, cases[i].name);
      g_autofree char *canonical
          = g_strdup_printf ("/import/html/canonical/%s-%s", kind, cases[i].name);

      g_test_add_data_func (path, &cases[i], test);
      g_test_add_data_func (canonical, &cases[i], test_canonical);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("outline", outlines, G_N_ELEMENTS (outlines), test_outline);
  add_cases ("text", texts, G_N_ELEMENTS (texts), test_text);
  add_cases ("markup", markups, G_N_ELEMENTS (markups), test_markup);
  g_test_add_func ("/import/html/random", test_random);
  g_test_add_func ("/import/html/bombs", test_bombs);
  g_test_add_func ("/import/html/truncated", test_truncated);
  g_test_add_func ("/import/html/unclosed", test_unclosed);
  g_test_add_func ("/import/html/programs", test_programs);
  g_test_add_func ("/import/html/indents", test_indents);
  g_test_add_func ("/import/html/metadata", test_metadata);
  g_test_add_func ("/import/html/language", test_language);
  g_test_add_func ("/import/html/charset", test_charset);
  g_test_add_func ("/import/html/saved-page", test_saved_page);
  g_test_add_func ("/import/html/pictures", test_pictures);
  return g_test_run ();
}
