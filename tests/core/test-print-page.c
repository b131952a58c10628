// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-content.h"
#include "hashiya-core-error.h"
#include "hashiya-mark-writer.h"
#include "hashiya-print-page.h"
#include "hashiya-record.h"
#include "hashiya-xhtml.h"

#include <string.h>

#define MARK(n, words) "<mark class=\"mark-" n "\"><span>" words "</span></mark>"

static void
free_entry (gpointer entry)
{
  hashiya_print_entry_free (entry);
}

/* The section writer */

static void
check_writer (const char *xhtml,
              const HashiyaPrintMark *marks,
              guint n_marks,
              const HashiyaInsertion *insertions,
              guint n_insertions,
              const char *expected)
{
  g_autofree char *section = g_strconcat ("<section>", xhtml, "</section>", NULL);
  g_autofree char *wanted = g_strconcat ("<section>", expected, "</section>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (section, strlen (section));
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) mark_array = g_array_new (FALSE, FALSE, sizeof *marks);
  g_autoptr (GArray) insertion_array = g_array_new (FALSE, FALSE, sizeof *insertions);
  g_autoptr (GError) error = NULL;

  if (n_marks > 0)
    g_array_append_vals (mark_array, marks, n_marks);
  if (n_insertions > 0)
    g_array_append_vals (insertion_array, insertions, n_insertions);
  g_assert_true (hashiya_mark_writer_write (out, bytes, mark_array, insertion_array, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (out->str, ==, wanted);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *xhtml;
    HashiyaPrintMark marks[2];
    guint n;
    const char *expected;
  } rows[] = {
    { "<p>one two three</p>", { { 4, 7, 2 } }, 1, "<p>one " MARK ("2", "two") " three</p>" },
    /* overlapping: the second goes on where the first has ended */
    { "<p>abcdef</p>",
      { { 0, 4, 0 }, { 2, 6, 1 } },
      2,
      "<p>" MARK ("0", "ab") "<mark class=\"mark-0\">" MARK ("1", "cd") "</mark>" MARK (
          "1", "ef") "</p>" },
    /* across blocks: nothing between them is wrapped */
    { "<p>ab</p>\n<ul>\n<li>cd</li></ul>",
      { { 1, 6, 3 } },
      1,
      "<p>a" MARK ("3", "b") "</p>\n<ul>\n<li>" MARK ("3", "cd") "</li></ul>" },
    /* inline markup, and a space between two elements, which is a word's */
    { "<p>a<em>bc</em> <strong>d</strong></p>",
      { { 0, 5, 4 } },
      1,
      "<p>" MARK ("4", "a") "<em>" MARK ("4", "bc") "</em>" MARK ("4", " ") "<strong>" MARK (
          "4", "d") "</strong></p>" },
    /* code points, not bytes, and what XML must not hold bare */
    { "<p>ہے &amp; 😀 &lt;x&gt;</p>",
      { { 5, 8, 0 } },
      1,
      "<p>ہے &amp; " MARK ("0", "😀 &lt;") "x&gt;</p>" },
    /* line breaks of preformatted text are its own */
    { "<pre>a\nb</pre>", { { 0, 3, 1 } }, 1, "<pre>" MARK ("1", "a\nb") "</pre>" },
    { "<p title=\"&quot;&amp;\">a</p>", { { 0, 0, 0 } }, 0, "<p title=\"&quot;&amp;\">a</p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_writer (rows[i].xhtml, rows[i].marks, rows[i].n, NULL, 0, rows[i].expected);
}

static void
test_insertions (void)
{
  static const struct
  {
    const char *xhtml;
    HashiyaInsertion insertion;
    const char *expected;
  } rows[] = {
    { "<p>one two</p>", { 3, TRUE, "<r/>", "<a/>" }, "<p>one<r/><a/> two</p>" },
    { "<p>one</p>\n<p>two</p>", { 3, TRUE, "<r/>", NULL }, "<p>one<r/></p>\n<p>two</p>" },
    { "<p>one</p>\n<p>two</p>", { 4, FALSE, "<r/>", NULL }, "<p>one</p>\n<p><r/>two</p>" },
    /* never right in a table's row or a list */
    { "<table><tr><td>a</td>\n<td>b</td></tr></table>",
      { 1, FALSE, "<r/>", "<a/>" },
      "<a/><table><tr><td>a</td>\n<td><r/>b</td></tr></table>" },
    { "<pre>abc</pre>", { 2, TRUE, "<r/>", "<a/>" }, "<a/><pre>ab<r/>c</pre>" },
    { "<p><em>one</em></p>", { 3, TRUE, "<r/>", NULL }, "<p><em>one<r/></em></p>" },
    { "", { 0, TRUE, "<r/>", "<a/>" }, "<r/><a/>" },
    { "<p>a</p>", { 99, TRUE, "<r/>", NULL }, "<p>a</p><r/>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_writer (rows[i].xhtml, NULL, 0, &rows[i].insertion, 1, rows[i].expected);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<section><p>", 12);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (HashiyaPrintMark));
  g_autoptr (GArray) insertions = g_array_new (FALSE, FALSE, sizeof (HashiyaInsertion));
  g_autoptr (GError) error = NULL;

  g_assert_false (hashiya_mark_writer_write (out, bytes, marks, insertions, &error));
  g_assert_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_XHTML);
}

/* The page */

typedef struct
{
  HashiyaDocument *document;
  GPtrArray *entries;
} Fixture;

static HashiyaDocument *
new_titled (const char *title_of_all, const char *language, const char *first, const char *second)
{
  g_autoptr (HashiyaContent) content = hashiya_content_new ("test/1");
  const char *const texts[] = { first, second };
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document;

  hashiya_content_set (content, "title", title_of_all);
  hashiya_content_set (content, "byline", title_of_all);
  hashiya_content_set (content, "language", language);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *title = g_strdup_printf ("Part %u", i + 1);
      g_autofree char *id = hashiya_content_make_id (content, title);
      g_autofree char *xhtml = g_strdup_printf (
          "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"%s\"><h2>%s</h2>\n<p>%s</p>"
          "</section>",
          id, title, texts[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (xhtml, strlen (xhtml));

      hashiya_content_add_section (content, id, title, 2, bytes, &error);
      g_assert_no_error (error);
    }
  hashiya_content_seal (content);
  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  return document;
}

static HashiyaDocument *
new_document (const char *language, const char *first, const char *second)
{
  return new_titled ("Bread & <Salt>", language, first, second);
}

/* Where words stand in the document. */
static gsize
find (HashiyaDocument *document, const char *words)
{
  HashiyaText *text = hashiya_document_get_text (document);
  const char *start = hashiya_text_peek (text, NULL);
  const char *found = strstr (start, words);

  g_assert_nonnull (found);
  return hashiya_text_code_point_offset (text, (gsize) (found - start));
}

static HashiyaPrintEntry *
add (Fixture *self, HashiyaAnnotationKind kind, const char *words, const char *note)
{
  HashiyaPrintEntry *entry = g_new0 (HashiyaPrintEntry, 1);

  entry->kind = kind;
  entry->colour = kind == HASHIYA_ANNOTATION_HIGHLIGHT ? 1 : -1;
  entry->start = words != NULL ? find (self->document, words) : 0;
  entry->end = entry->start + (words != NULL ? (gsize) g_utf8_strlen (words, -1) : 0);
  entry->note = g_strdup (note);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->document = new_document ("en", "The first of all words.", "And the last of them.");
  self->entries = g_ptr_array_new_with_free_func (free_entry);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->document);
  g_ptr_array_unref (self->entries);
}

static char *
build (Fixture *self, HashiyaPrintPage page, guint *n_notes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize n;
  const char *data;

  page.document = self->document;
  page.entries = self->entries;
  bytes = hashiya_print_page_build (&page, n_notes, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &n);
  /* It is well formed, whatever was put into it. */
  text = hashiya_xhtml_text (data, n, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (data, n);
}

static void
assert_in_order (const char *page, const char *const *pieces)
{
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *found = strstr (page, pieces[i]);

      if (found == NULL)
        g_error ("no %s in %s", pieces[i], page);
      page = found + strlen (pieces[i]);
    }
}

static void
add_all (Fixture *self)
{
  HashiyaPrintEntry *orphan = add (self, HASHIYA_ANNOTATION_HIGHLIGHT, NULL, "Where <to>?");
  const char *tags[] = { "ٹوپی", "آم", "Zoo", "a&b", NULL };
  const char *others[] = { "another device’s", NULL };

  orphan->is_orphan = TRUE;
  orphan->quote = g_strdup ("gone & lost");
  add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "last", "at the last");
  add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "The first", "</span><script>x</script> \"&amp;\"");
  add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "of all", NULL);
  add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "words", NULL)->tags = g_strdupv ((GStrv) tags);
  add (self, HASHIYA_ANNOTATION_SECTION, "Part 2", "the part");
  add (self, HASHIYA_ANNOTATION_DOCUMENT, NULL, "the whole")->others = g_strdupv ((GStrv) others);
  add (self, HASHIYA_ANNOTATION_BOOKMARK, "of them", NULL);
}

#define SUP(n)   "<sup class=\"reference\" dir=\"ltr\">" n "</sup>"
#define ASIDE(n) SUP (n) "<span class=\"aside\"><span class=\"number\">" n "</span>"

/* Each number stands at its words and at its note, in the order of reading. */
static void
test_margin (Fixture *self, gconstpointer data)
{
  static const char *const pieces[] = {
    " with-margin\">",
    "<title>Bread &amp; &lt;Salt&gt;</title>",
    "<span class=\"number\">1</span>",
    "the whole",
    "another device’s",
    "<mark class=\"mark-1\"><span>The first</span></mark>" ASIDE ("2"),
    "&lt;/span&gt;&lt;script&gt;x&lt;/script&gt; &quot;&amp;amp;&quot;",
    "<mark class=\"mark-1\"><span>of all</span></mark> <mark",
    "words</span></mark>" ASIDE ("3"),
    "a&amp;b",
    "Zoo",
    "آم",
    "ٹوپی",
    "Part 2" ASIDE ("4"),
    "last</span></mark>" ASIDE ("5"),
    "at the last",
    SUP ("6"),
    "of them",
    "<section class=\"notes\">",
    "<span class=\"number\">7</span>",
    "gone &amp; lost",
    "Where &lt;to&gt;?",
    NULL,
  };
  g_autofree char *page = NULL;
  guint n_notes;

  add_all (self);
  page = build (self, (HashiyaPrintPage){ .section = -1, .highlights = TRUE }, &n_notes);
  g_assert_cmpuint (n_notes, ==, 7);
  assert_in_order (page, pieces);
}

static void
test_end (Fixture *self, gconstpointer data)
{
  static const char *const pieces[] = {
    "<span class=\"number\">1</span>",
    "the whole",
    "The first</span></mark>" SUP ("2") " ",
    "last</span></mark>" SUP ("5"),
    "Notes",
    "<span class=\"number\">2</span>",
    "&lt;script&gt;",
    "a&amp;b",
    "Zoo",
    "آم",
    "ٹوپی",
    "<span class=\"number\">4</span>",
    "the part",
    "at the last",
    "<span class=\"number\">7</span>",
    "gone &amp; lost",
    NULL,
  };
  g_autofree char *page = NULL;

  add_all (self);
  page = build (
      self,
      (HashiyaPrintPage){ .section = -1, .highlights = TRUE, .notes = HASHIYA_PRINT_NOTES_END },
      NULL);
  assert_in_order (page, pieces);
  g_assert_null (strstr (page, "aside"));
  g_assert_null (strstr (page, "with-margin"));
}

static void
test_without (Fixture *self, gconstpointer data)
{
  g_autofree char *page = NULL;
  guint n_notes;

  add_all (self);
  page = build (self, (HashiyaPrintPage){ .section = -1, .notes = HASHIYA_PRINT_NOTES_NONE },
                &n_notes);
  g_assert_cmpuint (n_notes, ==, 0);
  g_assert_null (strstr (page, "<mark"));
  g_assert_null (strstr (page, "<sup"));
  g_assert_null (strstr (page, "the last</"));
  g_assert_null (strstr (page, "gone"));
}

/* One section: what stands in it, numbered by itself; words that go on in the next end with it. */
static void
test_section (Fixture *self, gconstpointer data)
{
  static const char *const pieces[]
      = { "Part 2" ASIDE ("1"), "last</span></mark>" ASIDE ("2"), NULL };
  g_autofree char *page = NULL;
  HashiyaPrintEntry *crossing;
  guint n_notes;

  add_all (self);
  page = build (self, (HashiyaPrintPage){ .section = 1, .highlights = TRUE }, &n_notes);
  g_assert_cmpuint (n_notes, ==, 3);
  assert_in_order (page, pieces);
  g_assert_null (strstr (page, "The first"));
  g_assert_null (strstr (page, "gone"));
  g_free (page);

  g_ptr_array_set_size (self->entries, 0);
  crossing = add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "words.", "crossing");
  crossing->end = find (self->document, "And") + 3;
  page = build (self, (HashiyaPrintPage){ .section = 0, .highlights = TRUE }, NULL);
  g_assert_nonnull (strstr (page, "<mark class=\"mark-1\"><span>words.</span></mark>" ASIDE ("1")));
  g_free (page);
  page = build (self, (HashiyaPrintPage){ .section = -1, .highlights = TRUE }, NULL);
  g_assert_nonnull (strstr (page, "<mark class=\"mark-1\"><span>words.</span></mark></p>"));
  g_assert_nonnull (strstr (page, "<mark class=\"mark-1\"><span>And</span></mark>" ASIDE ("1")));
}

static void
test_notes_only (Fixture *self, gconstpointer data)
{
  static const char *const pieces[] = {
    "the whole", ">Part 1</h1>", "The first</span></mark>", "of all", "words", ">Part 2</h1>",
    "the part",  "last",         "gone &amp; lost",         NULL,
  };
  g_autofree char *page = NULL;
  guint n_notes;

  add_all (self);
  page = build (self, (HashiyaPrintPage){ .section = -1, .notes_only = TRUE, .highlights = TRUE },
                &n_notes);
  g_assert_cmpuint (n_notes, ==, 8);
  assert_in_order (page, pieces);
  g_assert_null (strstr (page, "And the"));
  g_free (page);
  page = build (self, (HashiyaPrintPage){ .section = -1, .notes_only = TRUE }, &n_notes);
  g_assert_cmpuint (n_notes, ==, 7);
  g_assert_null (strstr (page, "of all"));
}

/* Words of any script stand by themselves, in the language of their letters. */
static void
test_bidi (Fixture *self, gconstpointer data)
{
  g_autofree char *page = NULL;

  add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "first", "یہاں سے پڑھیے");
  page = build (self, (HashiyaPrintPage){ .section = -1, .highlights = TRUE }, NULL);
  g_assert_nonnull (
      strstr (page, "<span class=\"words\" dir=\"auto\" lang=\"ur\">یہاں سے پڑھیے</span>"));
}

/* A mark that begins or ends within joined letters is widened; within Latin ones it is not. */
static void
test_joined (Fixture *self, gconstpointer data)
{
  g_autofree char *page = NULL;
  HashiyaPrintEntry *entry;

  g_object_unref (self->document);
  self->document = new_document ("ur", "یہ پہلا حصہ ہے", "Wordly");
  entry = add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "ہلا حص", NULL);
  entry->colour = 4;
  add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "ord", NULL);
  page = build (self, (HashiyaPrintPage){ .section = -1, .highlights = TRUE }, NULL);
  g_assert_nonnull (
      strstr (page, "<p>یہ <mark class=\"mark-4\"><span>پہلا حصہ</span></mark> ہے</p>"));
  g_assert_nonnull (strstr (page, "W<mark class=\"mark-1\"><span>ord</span></mark>ly"));
}

static void
test_legend (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "to read", "to <quote>", NULL, NULL, NULL };
  g_autofree char *page = NULL;

  add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "first", NULL);
  add (self, HASHIYA_ANNOTATION_HIGHLIGHT, "last", NULL)->colour = 2;
  page = build (
      self, (HashiyaPrintPage){ .section = -1, .highlights = TRUE, .colour_names = names }, NULL);
  g_assert_nonnull (strstr (page, "<p class=\"legend\"><mark class=\"mark-1\">"));
  g_assert_nonnull (strstr (page, "to &lt;quote&gt;</span></mark></p>"));
  g_assert_null (strstr (page, "to read"));
}

/* What was marked in another language colours nothing here; its note stands at its block, with the
 * words as they were marked. */
static void
test_another_language (Fixture *self, gconstpointer data)
{
  static const char *const pieces[] = {
    SUP ("1"), "The first of all words.", "آخری", "in the other text", NULL,
  };
  gsize start = find (self->document, "The first");
  g_autoptr (JsonObject) record
      = hashiya_record_for_range (self->document, start, start + 9, "blue", NULL);
  g_autoptr (HashiyaAnnotation) annotation = NULL;
  HashiyaPrintEntry *entry;
  g_autofree char *page = NULL;

  hashiya_record_set_note (record, "in the other text");
  annotation = hashiya_annotation_new (record);
  hashiya_annotation_set_anchor (
      annotation,
      (HashiyaAnchor){ .start = start, .end = start + 23, .score = 1, .is_aside = TRUE });
  entry = hashiya_print_entry_new (annotation, NULL);
  g_free (entry->quote);
  entry->quote = g_strdup ("آخری");
  g_ptr_array_add (self->entries, entry);
  page = build (
      self,
      (HashiyaPrintPage){ .section = -1, .highlights = TRUE, .notes = HASHIYA_PRINT_NOTES_END },
      NULL);
  assert_in_order (page, pieces);
}

/* Faces are the style sheet's to set, by the root's classes. */
static void
test_faces (Fixture *self, gconstpointer data)
{
  g_autofree char *nastaliq
      = build (self, (HashiyaPrintPage){ .section = -1, .nastaliq = TRUE }, NULL);
  g_autofree char *naskh = build (self, (HashiyaPrintPage){ .section = -1 }, NULL);

  g_assert_nonnull (strstr (nastaliq, "class=\"print nastaliq\""));
  g_assert_nonnull (strstr (naskh, "class=\"print\""));
}

/* Side by side, title and byline are there in both languages, each once. */
static void
test_beside (Fixture *self, gconstpointer data)
{
  static const char *const both[] = { "<p class=\"title\"",
                                      ">Bread &amp; &lt;Salt&gt;</p>",
                                      "<p class=\"title\"",
                                      "lang=\"ur\"",
                                      ">روٹی اور نمک</p>",
                                      "<p class=\"origin\"",
                                      "Bread",
                                      "<p class=\"origin\"",
                                      "روٹی",
                                      NULL };
  g_autoptr (HashiyaDocument) translation
      = new_titled ("روٹی اور نمک", "ur", "سب سے پہلے الفاظ", "اور آخری");
  g_autoptr (HashiyaDocument) untitled = new_document ("ur", "سب سے پہلے الفاظ", "اور آخری");
  g_autofree char *page
      = build (self, (HashiyaPrintPage){ .section = -1, .beside = translation }, NULL);
  g_autofree char *same
      = build (self, (HashiyaPrintPage){ .section = -1, .beside = untitled }, NULL);
  const char *title = strstr (same, "<p class=\"title\"");

  assert_in_order (page, both);
  g_assert_nonnull (title);
  g_assert_null (strstr (title + 1, "<p class=\"title\""));
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-page/marks", test_marks);
  g_test_add_func ("/print-page/insertions", test_insertions);
  g_test_add_func ("/print-page/damaged", test_damaged);
  add_test ("/print-page/margin", test_margin);
  add_test ("/print-page/end", test_end);
  add_test ("/print-page/without", test_without);
  add_test ("/print-page/section", test_section);
  add_test ("/print-page/notes-only", test_notes_only);
  add_test ("/print-page/bidi", test_bidi);
  add_test ("/print-page/joined", test_joined);
  add_test ("/print-page/legend", test_legend);
  add_test ("/print-page/another-language", test_another_language);
  add_test ("/print-page/beside", test_beside);
  add_test ("/print-page/faces", test_faces);
  return g_test_run ();
}
