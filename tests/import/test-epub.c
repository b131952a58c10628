// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "epub-tools.h"
#include "import-tools.h"

#include "hashiya-archive.h"

#define XHTML "media-type='application/xhtml+xml'"
#define A     "<item id='a' href='a.xhtml' " XHTML "/>"
#define B     "<item id='b' href='b.xhtml' " XHTML "/>"
#define NAV   "<item id='n' href='nav.xhtml' " XHTML " properties='nav'/>"
#define NCX   "<item id='x' href='toc.ncx' media-type='application/x-dtbncx+xml'/>"
#define GIF   "<item id='g' href='i/g.gif' media-type='image/gif' "
#define AB    "<spine><itemref idref='a'/><itemref idref='b'/></spine>"

/* As text, which an archive's files are here: no NUL in it. */
#define PICTURE "GIF89a\1\1\1\1\1\1\1,\1\1\1\1\1\1\1\1\1\2\2D\1;"

#define NAV_PAGE(list)                                                                             \
  "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body>"    \
  "<nav epub:type='page-list'><ol><li><a href='a.xhtml'>7</a></li></ol></nav>"                     \
  "<nav epub:type='toc'><ol>" list "</ol></nav></body></html>"

typedef struct
{
  const char *name;
  const char *metadata;
  const char *manifest;
  const char *spine;
  EpubFile files[6];
  const char *outline;
  const char *text;
} Case;

static const Case books[] = {
  { "headings",
    "",
    A B,
    AB,
    { { "b/a.xhtml", EPUB_PAGE ("<h1>A</h1><p>a</p><h2>A1</h2><p>b</p>") },
      { "b/b.xhtml", EPUB_PAGE ("<h1>B</h1><p>c</p>") } },
    "1 A|2 A1|1 B",
    "A\na\nA1\nb\nB\nc" },
  { "nav",
    "",
    A B NAV,
    AB,
    { { "b/a.xhtml", EPUB_PAGE ("<p>a</p><p id='x'>b</p>") },
      { "b/b.xhtml", EPUB_PAGE ("<p>c</p>") },
      { "b/nav.xhtml", NAV_PAGE ("<li><a href='a.xhtml'>One</a><ol><li><a href='a.xhtml#x'>Two</a>"
                                 "</li></ol></li><li><a href='b.xhtml'>Three</a></li>") } },
    "1 One|2 Two|1 Three",
    "a\nb\nc" },
  { "nav-and-headings",
    "",
    A B NAV,
    AB,
    { { "b/a.xhtml", EPUB_PAGE ("<h1>I<br/>One</h1><p>a</p><h3>Sub</h3><p>b</p>") },
      { "b/b.xhtml", EPUB_PAGE ("<h1>Two</h1><p>c</p>") },
      { "b/nav.xhtml", NAV_PAGE ("<li><a href='a.xhtml'>One</a></li>"
                                 "<li><a href='b.xhtml'>Two</a></li>") } },
    "1 One|2 Sub|1 Two",
    "I\nOne\na\nSub\nb\nTwo\nc" },
  { "ncx",
    "",
    A B NCX,
    "<spine toc='x'><itemref idref='a'/><itemref idref='b'/></spine>",
    { { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") },
      { "b/b.xhtml", EPUB_PAGE ("<p>b</p>") },
      { "b/toc.ncx", "<ncx><navMap><navPoint><navLabel><text>One</text></navLabel>"
                     "<content src='a.xhtml'/><navPoint><navLabel><text>Two</text></navLabel>"
                     "<content src='b.xhtml'/></navPoint></navPoint></navMap></ncx>" } },
    "1 One|2 Two",
    "a\nb" },
  { "one-section-over-files",
    "",
    A B NAV,
    AB,
    { { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") },
      { "b/b.xhtml", EPUB_PAGE ("<p>b</p>") },
      { "b/nav.xhtml", NAV_PAGE ("<li><a href='a.xhtml'>One</a></li>") } },
    "1 One",
    "a\nb" },
  { "entry-without-place",
    "",
    A NAV,
    "<spine><itemref idref='a'/></spine>",
    { { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") },
      { "b/nav.xhtml", NAV_PAGE ("<li><span>Part</span><ol><li><a href='a.xhtml#no'>One</a></li>"
                                 "</ol></li><li><a href='http://c.d/'>Out</a></li>") } },
    "1 One",
    "a" },
  { "not-linear",
    "",
    A B,
    "<spine><itemref idref='a'/><itemref idref='b' linear='no'/>"
    "<itemref idref='c'/></spine>",
    { { "b/a.xhtml", EPUB_PAGE ("<h1>A</h1>") }, { "b/b.xhtml", EPUB_PAGE ("<h1>B</h1>") } },
    "1 A|1 B",
    "A\nB" },
  { "spine-loop",
    "",
    A,
    "<spine><itemref idref='a'/><itemref idref='a'/></spine>",
    { { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") } },
    "1 -",
    "a" },
  { "fallback-loop",
    "",
    "<item id='p' href='p.psd' media-type='image/psd' fallback='q'/>"
    "<item id='q' href='q.psd' media-type='image/psd' fallback='p'/>" A,
    "<spine><itemref idref='p'/><itemref idref='a'/></spine>",
    { { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") } },
    "1 -",
    "a" },
  { "fallback",
    "",
    "<item id='p' href='p.psd' media-type='image/psd' fallback='a'/>" A,
    "<spine><itemref idref='p'/></spine>",
    { { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") } },
    "1 -",
    "a" },
  { "not-sound",
    "",
    A,
    "<spine><itemref idref='a'/></spine>",
    { { "b/a.xhtml", "<html><body><h1>A</h1><p>a<br>b & c &nbsp;<p>d" } },
    "1 A",
    "A\na\nb & c \xC2\xA0\nd" },
  { "entities",
    "",
    A,
    "<spine><itemref idref='a'/></spine>",
    { { "b/a.xhtml", EPUB_PAGE ("<p>a&eacute;&#x628;&mdash;</p>") } },
    "1 -",
    "aéب—" },
  { "script",
    "",
    A,
    "<spine><itemref idref='a'/></spine>",
    { { "b/a.xhtml",
        EPUB_PAGE ("<p onclick='x()'>a<script>b</script></p><iframe src='b.xhtml'/>") } },
    "1 -",
    "a" },
  { "ruby",
    "",
    A,
    "<spine><itemref idref='a'/></spine>",
    { { "b/a.xhtml", EPUB_PAGE ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>") } },
    "1 -",
    "漢(かん)" },
  { "switch",
    "",
    A,
    "<spine><itemref idref='a'/></spine>",
    { { "b/a.xhtml",
        "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:e='http://www.idpf.org/2007/ops'><body>"
        "<p>a</p><e:switch><e:case required-namespace='urn:no'><p>b</p></e:case>"
        "<e:default><p>c</p></e:default></e:switch></body></html>" } },
    "1 -",
    "a\nc" },
  { "upper-case",
    "",
    "<item id='a' href='A%20b.XHTML' " XHTML "/>",
    "<spine><itemref idref='a'/></spine>",
    { { "b/a b.xhtml", EPUB_PAGE ("<p>a</p>") } },
    "1 -",
    "a" },
  { "utf-16-said",
    "",
    A,
    "<spine><itemref idref='a'/></spine>",
    { { "b/a.xhtml", "<?xml version='1.0' encoding='utf-16'?>" EPUB_PAGE ("<p>a ب</p>") } },
    "1 -",
    "a ب" },
  { "latin-1-said",
    "",
    A,
    "<spine><itemref idref='a'/></spine>",
    { { "b/a.xhtml", "<?xml version='1.0' encoding='iso-8859-1'?>" EPUB_PAGE ("<p>caf\xE9</p>") } },
    "1 -",
    "café" },
};

static HashiyaContent *
import_book (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  HashiyaContent *content = hashiya_import_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return content;
}

static void
test_book (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) bytes = epub_book (test->metadata, test->manifest, test->spine, test->files);
  g_autoptr (HashiyaContent) content = import_book (bytes);
  g_autoptr (HashiyaDocument) document = open_content (content);
  g_autofree char *outline = outline_of (document);

  g_assert_cmpstr (outline, ==, test->outline);
  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==, test->text);
}

static void
test_metadata (void)
{
  const EpubFile files[]
      = { { "b/a.xhtml", EPUB_PAGE ("<h1>No</h1><p>یہ کتاب ہے اور اس میں</p>") }, { NULL } };
  g_autoptr (GBytes) bytes
      = epub_book ("<identifier id='o'>no</identifier><identifier id='u'>urn:x</identifier>"
                   "<title id='t1'>Sub</title><title id='t2'>سفر</title>"
                   "<meta refines='#t1' property='title-type'>subtitle</meta>"
                   "<meta refines='#t2' property='title-type'>main</meta>"
                   "<creator>A B</creator><creator id='c'>C</creator>"
                   "<meta refines='#c' property='role'>ill</meta><creator role='aut'>D</creator>"
                   "<publisher>P</publisher><language>en</language>",
                   A, "<spine><itemref idref='a'/></spine>", files);
  g_autoptr (HashiyaContent) content = import_book (bytes);

  g_assert_cmpstr (hashiya_content_get (content, "title"), ==, "سفر");
  g_assert_cmpstr (hashiya_content_get (content, "byline"), ==, "A B, D");
  g_assert_cmpstr (hashiya_content_get (content, "publisher"), ==, "P");
  /* The letters are not English. */
  g_assert_cmpstr (hashiya_content_get (content, "language"), ==, "ur");
  g_assert_cmpstr (hashiya_content_get (content, "direction"), ==, "rtl");
  g_assert_cmpstr (hashiya_content_get (content, "identity"), ==, "urn:x\nسفر");
}

static char *
dup_sections (HashiyaContent *content)
{
  g_autoptr (HashiyaDocument) document = open_content (content);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < hashiya_document_get_n_sections (document); i++)
    {
      gsize n;
      const char *data = g_bytes_get_data (hashiya_document_get_xhtml (document, i), &n);

      g_string_append_len (all, data, n);
    }
  return g_string_free (all, FALSE);
}

/* Links between files lead to where their targets came to stand. */
static void
test_links (void)
{
  const EpubFile files[]
      = { { "b/a.xhtml", EPUB_PAGE ("<h1>A</h1><p>a<a href='b.xhtml#n1'>1</a> "
                                    "<a href='b.xhtml'>b</a> <a href='../../up.xhtml'>c</a> "
                                    "<a href='http://d.e/f'>d</a> <a href='x.pdf'>e</a></p>") },
          { "b/b.xhtml", EPUB_PAGE ("<h1>B</h1><p>b</p><p id='n1'>note</p>") },
          { NULL } };
  g_autoptr (GBytes) bytes = epub_book ("", A B, AB, files);
  g_autoptr (HashiyaContent) content = import_book (bytes);
  g_autofree char *all = dup_sections (content);

  g_assert_nonnull (strstr (all, "<p>a<a href=\"#to.1\">1</a> <a href=\"#b\">b</a> c "
                                 "<a href=\"http://d.e/f\">d</a> e</p>"));
  g_assert_nonnull (strstr (all, "<p id=\"to.1\">note</p>"));
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;
  return n;
}

/* The cover comes first where no page shows it, and once; a wrapped one is that picture. */
static void
test_cover (void)
{
  static const char *const pages[]
      = { EPUB_PAGE ("<p>a</p>"), EPUB_PAGE ("<p><img src='i/g.gif' alt=''/></p><p>a</p>"),
          EPUB_PAGE ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 600 800' "
                     "xmlns:x='http://www.w3.org/1999/xlink'><image x:href='i/g.gif'/></svg>"
                     "<p>a</p>") };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const EpubFile files[] = { { "b/a.xhtml", pages[i] }, { "b/i/g.gif", PICTURE }, { NULL } };
      g_autoptr (GBytes) bytes
          = epub_book (i == 0 ? "<meta name='cover' content='g'/>" : "",
                       i == 0 ? A GIF "/>" : A GIF "properties='cover-image'/>",
                       "<spine><itemref idref='a'/></spine>", files);
      g_autoptr (HashiyaContent) content = import_book (bytes);
      g_autofree char *all = dup_sections (content);

      g_assert_cmpuint (count (all, "<img "), ==, 1);
      g_assert_nonnull (strstr (all, ".gif\""));
      g_assert_true (strstr (all, "<img ") < strstr (all, "<p>a</p>"));
    }
}

/* Books that are refused whole, each with its sentence. */
static const struct
{
  const char *name;
  EpubFile files[6];
  HashiyaImportError code;
  const char *says;
} refused[] = {
  { "no-container",
    { { "mimetype", "application/epub+zip" }, { "x", "y" } },
    HASHIYA_IMPORT_ERROR_DAMAGED,
    "META-INF/container.xml" },
  { "no-package-named",
    { { "META-INF/container.xml", "<container/>" } },
    HASHIYA_IMPORT_ERROR_DAMAGED,
    "where its contents" },
  { "no-package",
    { { "META-INF/container.xml", EPUB_CONTAINER } },
    HASHIYA_IMPORT_ERROR_DAMAGED,
    "b/p.opf" },
  { "package-outside",
    { { "META-INF/container.xml",
        "<container><rootfile full-path='../../etc/passwd'/></container>" } },
    HASHIYA_IMPORT_ERROR_DAMAGED,
    "where its contents" },
  { "package-torn",
    { { "META-INF/container.xml", EPUB_CONTAINER }, { "b/p.opf", "<package><man" } },
    HASHIYA_IMPORT_ERROR_DAMAGED,
    "XML" },
  { "no-spine",
    { { "META-INF/container.xml", EPUB_CONTAINER }, { "b/p.opf", "<package/>" } },
    HASHIYA_IMPORT_ERROR_DAMAGED,
    "reading order" },
  { "page-missing",
    { { "META-INF/container.xml", EPUB_CONTAINER },
      { "b/p.opf", "<package><manifest>" A B "</manifest>" AB "</package>" },
      { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") } },
    HASHIYA_IMPORT_ERROR_DAMAGED,
    "b/b.xhtml" },
  { "page-outside",
    { { "META-INF/container.xml", EPUB_CONTAINER },
      { "b/p.opf", "<package><manifest><item id='a' href='../../../etc/passwd' " XHTML "/>"
                   "</manifest><spine><itemref idref='a'/></spine></package>" } },
    HASHIYA_IMPORT_ERROR_DAMAGED,
    "reading order" },
  { "locked",
    { { "META-INF/container.xml", EPUB_CONTAINER },
      { "META-INF/encryption.xml",
        "<encryption><EncryptedData><EncryptionMethod "
        "Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/></EncryptedData></encryption>" },
      { "b/p.opf", "<package><manifest>" A "</manifest>" AB "</package>" },
      { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") } },
    HASHIYA_IMPORT_ERROR_UNSUPPORTED,
    "locked" },
  { "empty",
    { { "META-INF/container.xml", EPUB_CONTAINER },
      { "b/p.opf", "<package><manifest>" A "</manifest>" AB "</package>" },
      { "b/a.xhtml", "" } },
    HASHIYA_IMPORT_ERROR_EMPTY,
    "no words" },
};

static const HashiyaImportOptions epub = { .format = "epub" };

static void
refuse (GBytes *bytes, HashiyaImportError code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_bytes (bytes, &epub, NULL, &error);

  g_assert_null (content);
  g_assert_error (error, HASHIYA_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_refused (gconstpointer data)
{
  typeof (&refused[0]) test = data;
  g_autoptr (GBytes) bytes = epub_pack (test->files);

  refuse (bytes, test->code, test->says);
}

static GBytes *
pack_plain (void)
{
  const EpubFile files[]
      = { { "b/a.xhtml", EPUB_PAGE ("<h1>A</h1><p>many words in it</p>") }, { NULL } };

  return epub_book ("", A, "<spine><itemref idref='a'/></spine>", files);
}

/* Cut off anywhere: refused, never half a book. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = pack_plain ();

  for (gsize n = g_bytes_get_size (whole); n-- > 0;)
    {
      g_autoptr (GBytes) head = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (HashiyaContent) content = hashiya_import_bytes (head, &epub, NULL, &error);

      g_assert_null (content);
      g_assert_true (error->domain == HASHIYA_IMPORT_ERROR);
    }
}

/* A byte of a page's packed data is another: its checksum says so. */
static void
test_checksum (void)
{
  g_autoptr (GBytes) whole = pack_plain ();
  gsize n;
  const char *data = g_bytes_get_data (whole, &n);
  g_autofree char *copy = g_memdup2 (data, n);
  g_autoptr (GBytes) changed = NULL;
  char *page = memmem (copy, n, "b/a.xhtml", strlen ("b/a.xhtml"));

  page[strlen ("b/a.xhtml") + 30] ^= 0x20;
  changed = g_bytes_new_take (g_steal_pointer (&copy), n);
  refuse (changed, HASHIYA_IMPORT_ERROR_DAMAGED, "b/a.xhtml");
}

/* Sixty-five mebibytes that pack into sixty-five kibibytes. */
static void
test_bomb (void)
{
  gsize n = HASHIYA_ARCHIVE_MAX_FILE_BYTES + 1024;
  g_autofree char *spaces = g_strnfill (n, ' ');
  const EpubFile files[] = { { "b/a.xhtml", spaces }, { NULL } };
  g_autoptr (GBytes) bytes = epub_book ("", A, "<spine><itemref idref='a'/></spine>", files);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 100 * 1024);
  refuse (bytes, HASHIYA_IMPORT_ERROR_TOO_LARGE, "b/a.xhtml");
}

static void
test_many_files (void)
{
  g_autoptr (GArray) files = g_array_new (TRUE, TRUE, sizeof (EpubFile));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i <= HASHIYA_ARCHIVE_MAX_FILES; i++)
    {
      EpubFile file = { g_strdup_printf ("f%u", i), "" };

      g_ptr_array_add (names, (char *) file.name);
      g_array_append_val (files, file);
    }
  bytes = epub_pack ((const EpubFile *) files->data);
  refuse (bytes, HASHIYA_IMPORT_ERROR_TOO_LARGE, "10000 files");
}

#define DECLARED(entities, body)                                                                   \
  {                                                                                                \
    "b/a.xhtml", "<!DOCTYPE html [" entities "]>" EPUB_PAGE ("<p>" body "</p>")                    \
  }

static char *
dup_declared (EpubFile page)
{
  const EpubFile files[] = { page, { NULL } };
  g_autoptr (GBytes) bytes = epub_book ("", A, "<spine><itemref idref='a'/></spine>", files);
  g_autoptr (HashiyaContent) content = import_book (bytes);

  return dup_sections (content);
}

/* Entities that a page declares are not expanded, and no file is read for one. */
static void
test_declared_entities (void)
{
  const EpubFile file = DECLARED ("<!ENTITY i 'in'><!ENTITY f SYSTEM 'file:///etc/passwd'>"
                                  "<!ENTITY %p SYSTEM 'file:///etc/passwd'>",
                                  "a&i;&f;b");
  const EpubFile laughs = DECLARED ("<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                                    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
                                    "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
                                    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>",
                                    "a&e;b");
  g_autofree char *outside = dup_declared (file);
  g_autofree char *many = dup_declared (laughs);

  g_assert_null (strstr (outside, "root:"));
  g_assert_null (strstr (outside, ">ain"));
  g_assert_null (strstr (many, "lollol"));
  g_assert_cmpuint (strlen (many), <, 1000);
}

/* A link in the archive is no file, and a picture outside it is none. */
static void
test_symbolic_link (void)
{
  const EpubFile files[]
      = { { "b/a.xhtml", EPUB_PAGE ("<p>a <img src='l.gif' alt='one'/> "
                                    "<img src='../../../../etc/passwd' alt='two'/></p>") },
          { "b/l.gif", "/etc/passwd" },
          { NULL } };
  g_autoptr (GBytes) plain = epub_book ("", A, "<spine><itemref idref='a'/></spine>", files);
  gsize n;
  g_autofree char *data = g_memdup2 (g_bytes_get_data (plain, &n), g_bytes_get_size (plain));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  g_autofree char *all = NULL;
  char *entry = data;

  n = g_bytes_get_size (plain);
  /* APPNOTE 4.3.12: of the last entry of the list the system is at 5 and the mode at 40. */
  for (char *p = data; (p = memmem (p, data + n - p, "PK\001\002", 4)) != NULL; p++)
    entry = p;
  entry[5] = 3;
  entry[41] = (char) 0xA1;
  bytes = g_bytes_new_take (g_steal_pointer (&data), n);
  content = import_book (bytes);
  all = dup_sections (content);
  g_assert_nonnull (strstr (all, "<p>a one two</p>"));
}

/* The first of two files of one name counts. */
static void
test_duplicate_names (void)
{
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  g_autofree char *all = NULL;
  const EpubFile files[] = { { "b/a.xhtml", EPUB_PAGE ("<p>first</p>") },
                             { "b/Z.xhtml", EPUB_PAGE ("<p>second</p>") },
                             { NULL } };
  gsize n;

  plain = epub_book ("", A, "<spine><itemref idref='a'/></spine>", files);
  n = g_bytes_get_size (plain);
  data = g_memdup2 (g_bytes_get_data (plain, NULL), n);
  for (char *p = data; (p = memmem (p, data + n - p, "b/Z.xhtml", 9)) != NULL; p++)
    p[2] = 'a';
  bytes = g_bytes_new_take (g_steal_pointer (&data), n);
  content = import_book (bytes);
  all = dup_sections (content);
  g_assert_nonnull (strstr (all, "<p>first</p>"));
}

/* Fonts that are only garbled stand in nobody's way. */
static void
test_garbled_fonts (void)
{
  const EpubFile files[]
      = { { "META-INF/encryption.xml",
            "<encryption><EncryptedData><EncryptionMethod "
            "Algorithm='http://www.idpf.org/2008/embedding'/></EncryptedData></encryption>" },
          { "b/a.xhtml", EPUB_PAGE ("<p>a</p>") },
          { NULL } };
  g_autoptr (GBytes) bytes = epub_book ("", A, "<spine><itemref idref='a'/></spine>", files);
  g_autoptr (HashiyaContent) content = import_book (bytes);

  g_assert_cmpuint (hashiya_content_get_n_sections (content), ==, 1);
}

static void
add_books (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autofree char *path = g_strdup_printf ("/epub/book/%s", books[i].name);

      g_test_add_data_func (path, &books[i], test_book);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/epub/refused/%s", refused[i].name);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_books ();
  g_test_add_func ("/epub/metadata", test_metadata);
  g_test_add_func ("/epub/links", test_links);
  g_test_add_func ("/epub/cover", test_cover);
  g_test_add_func ("/epub/truncated", test_truncated);
  g_test_add_func ("/epub/checksum", test_checksum);
  g_test_add_func ("/epub/bomb", test_bomb);
  g_test_add_func ("/epub/many-files", test_many_files);
  g_test_add_func ("/epub/declared-entities", test_declared_entities);
  g_test_add_func ("/epub/symbolic-link", test_symbolic_link);
  g_test_add_func ("/epub/duplicate-names", test_duplicate_names);
  g_test_add_func ("/epub/garbled-fonts", test_garbled_fonts);
  return g_test_run ();
}
