// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* C's idea of the text and WebKit's are equal to the byte: offsets count in both. */

#include "reader-fixture.h"

#include "hashiya-import.h"
#include "hashiya-xhtml.h"

#include <adwaita.h>
#include <string.h>

#define N_GENERATED 100

/* Compares what is on show. */
static void
check_shown (ReaderFixture *fixture, HashiyaDocument *document)
{
  g_autofree char *expected = NULL;
  g_autofree char *text = reader_fixture_text (fixture);
  gsize start, end;

  hashiya_view_get_shown_range (fixture->view, &start, &end);
  expected = hashiya_text_slice (hashiya_document_get_text (document), start, end);
  g_assert_cmpstr (text, ==, expected);
}

/* Compares a section, slice by slice where it is long. Returns the number of slices. */
static guint
check_section (ReaderFixture *fixture, HashiyaDocument *document, guint section)
{
  gsize section_end = hashiya_section_get_end (hashiya_document_get_section (document, section));
  gsize start, end;
  guint n_slices = 1;

  reader_fixture_show (fixture, document, section);
  check_shown (fixture, document);
  hashiya_view_get_shown_range (fixture->view, &start, &end);
  for (; end < section_end; n_slices++)
    {
      const gsize next = end;
      guint before = fixture->n_shown;

      hashiya_view_scroll_to (fixture->view, next, FALSE);
      reader_fixture_wait (&fixture->n_shown, before);
      hashiya_view_get_shown_range (fixture->view, &start, &end);
      g_assert_cmpuint (start, ==, next);
      check_shown (fixture, document);
    }
  return n_slices;
}

/* Imports a file as the window does, and compares every section. Returns their number, or 0 where
 * the importer refuses the file. */
static guint
check_file (ReaderFixture *fixture, const char *path, gsize *n_bytes)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = hashiya_import_file (file, NULL, NULL, &error);
  g_autoptr (HashiyaDocument) document = NULL;
  guint n_sections;
  gsize length;

  if (content == NULL)
    {
      g_test_message ("%s: %s", path, error->message);
      return 0;
    }
  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  n_sections = hashiya_document_get_n_sections (document);
  for (guint i = 0; i < n_sections; i++)
    check_section (fixture, document, i);
  hashiya_text_peek (hashiya_document_get_text (document), &length);
  *n_bytes += length;
  return n_sections;
}

static void
check_folder (ReaderFixture *fixture, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_files = 0, n_sections = 0;
  gsize n_bytes = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      guint n
          = g_file_test (file, G_FILE_TEST_IS_REGULAR) ? check_file (fixture, file, &n_bytes) : 0;

      n_files += n > 0;
      n_sections += n;
    }
  if (n_files == 0)
    g_test_skip ("no text is there");
  g_test_message ("%u texts, %u sections, %" G_GSIZE_FORMAT " bytes: equal", n_files, n_sections,
                  n_bytes);
}

static void
append_block (GString *xhtml, const char *element, const char *text, gssize n_bytes)
{
  g_string_append_printf (xhtml, "%s<%s>", xhtml->len > 0 ? "\n" : "", element);
  hashiya_xhtml_append_escaped (xhtml, text, n_bytes);
  g_string_append_printf (xhtml, "</%s>", element);
}

static void
test_sample (ReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("HASHIYA_DATADIR"), "sample", NULL);

  check_folder (fixture, path);
}

static void
test_seed (ReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("HASHIYA_SHARED"), "seed", NULL);

  check_folder (fixture, path);
}

/* As many real texts as one has; a folder of them is named from outside. */
static void
test_corpus (ReaderFixture *fixture, gconstpointer data)
{
  const char *path = g_getenv ("HASHIYA_CORPUS");

  if (path != NULL)
    check_folder (fixture, path);
  else
    g_test_skip ("HASHIYA_CORPUS names no folder of texts");
}

/* Every code point of the BMP, 64 to a paragraph, between two letters. */
static void
test_every_code_point (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GString) xhtml = g_string_new (NULL);
  const char *sections[2] = { NULL };

  for (gunichar first = 0; first < 0x10000; first += 64)
    {
      g_autoptr (GString) line = g_string_new ("a");

      for (gunichar c = first; c < first + 64; c++)
        {
          if (c != 0 && (c < 0xD800 || c > 0xDFFF))
            g_string_append_unichar (line, c);
        }
      g_string_append_c (line, 'b');
      append_block (xhtml, first % 128 == 0 ? "p" : "pre", line->str, line->len);
    }
  sections[0] = xhtml->str;
  document = reader_fixture_document ("en", sections);
  check_section (fixture, document, 0);
}

static const char *const words[] = {
  "river",     "پانی",
  "नदी",       "河流",
  "😀",         "👩‍👩‍👧",
  "e\xCC\x81", "\xCC\x81",
  "\xD9\x90",  "می‌خواہم",
  "ﷺ",         "&",
  "<b>",       "\"",
  "'",         "]]>",
  "\xC2\xA0",  "\xE2\x80\x8F",
  "عربي",      "שלום",
  "𝄞",         "🇵🇰",
  "1,234",     "۱۲۳",
  "--",
};

static void
append_words (GString *xhtml, GRand *random, const char *space)
{
  guint n_words = g_rand_int_range (random, 1, 30);

  for (guint i = 0; i < n_words; i++)
    {
      const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
      gboolean strong = g_rand_int_range (random, 0, 6) == 0;

      if (i > 0)
        g_string_append (xhtml, space);
      if (strong)
        g_string_append (xhtml, "<strong>");
      hashiya_xhtml_append_escaped (xhtml, word, -1);
      if (strong)
        g_string_append (xhtml, "</strong>");
    }
}

static void
append_list (GString *xhtml, GRand *random, guint depth)
{
  guint n_items = g_rand_int_range (random, 1, 4);

  g_string_append (xhtml, depth % 2 == 0 ? "<ul>" : "<ol>");
  for (guint i = 0; i < n_items; i++)
    {
      g_string_append (xhtml, i > 0 ? "\n<li>" : "<li>");
      append_words (xhtml, random, " ");
      if (depth < 4 && g_rand_boolean (random))
        {
          g_string_append_c (xhtml, '\n');
          append_list (xhtml, random, depth + 1);
        }
      g_string_append (xhtml, "</li>");
    }
  g_string_append (xhtml, depth % 2 == 0 ? "</ul>" : "</ol>");
}

static char *
generate (GRand *random)
{
  GString *xhtml = g_string_new ("<h2>A heading</h2>");
  guint n_blocks = g_rand_int_range (random, 1, 12);

  for (guint i = 0; i < n_blocks; i++)
    {
      g_string_append_c (xhtml, '\n');
      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          append_list (xhtml, random, 0);
          break;
        case 1:
          g_string_append (xhtml, "<pre>\n\t  ");
          append_words (xhtml, random, "  \n ");
          g_string_append (xhtml, "\n\n</pre>");
          break;
        case 2:
          g_string_append (xhtml, "<blockquote><p>");
          append_words (xhtml, random, "<br/>\n");
          g_string_append (xhtml, "</p></blockquote>");
          break;
        case 3:
          g_string_append (xhtml, "<table><tbody><tr><td>");
          append_words (xhtml, random, "</td>\n<td>");
          g_string_append (xhtml, "</td></tr></tbody></table>");
          break;
        default:
          g_string_append (xhtml, "<p>");
          append_words (xhtml, random, " ");
          g_string_append (xhtml, "</p>");
        }
    }
  return g_string_free (xhtml, FALSE);
}

static void
test_generated (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HashiyaDocument) document = NULL;

  for (guint i = 0; i < N_GENERATED; i++)
    g_ptr_array_add (sections, generate (random));
  g_ptr_array_add (sections, NULL);
  document = reader_fixture_document ("en", (const char *const *) sections->pdata);
  for (guint i = 0; i < N_GENERATED; i++)
    check_section (fixture, document, i);
}

/* A section of more than a slice: parts on show add up to it, and places lead to their parts. */
static void
test_slices (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GString) xhtml = g_string_new ("<h2>Long</h2>");
  const char *sections[] = { "<p>Before 😀</p>", NULL, NULL };

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (xhtml, "\n<p>😀 Paragraph %u of a section that is long: لفظ</p>", i);
  sections[1] = xhtml->str;
  document = reader_fixture_document ("en", sections);
  g_assert_cmpuint (check_section (fixture, document, 1), >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, data, test)                                                                      \
  g_test_add (path, ReaderFixture, data, reader_fixture_set_up, test, reader_fixture_tear_down)
  ADD ("/reader/text/sample", NULL, test_sample);
  ADD ("/reader/text/seed", NULL, test_seed);
  ADD ("/reader/text/corpus", NULL, test_corpus);
  ADD ("/reader/text/every-code-point", NULL, test_every_code_point);
  ADD ("/reader/text/generated", NULL, test_generated);
  ADD ("/reader/text/slices", NULL, test_slices);
  return g_test_run ();
}
