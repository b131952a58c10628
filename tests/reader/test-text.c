// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* C's idea of the text and WebKit's are equal to the byte: offsets count in both. */

#include "reader-fixture.h"

#include "hashiya-xhtml.h"

#include <adwaita.h>
#include <string.h>

#define N_GENERATED 100

static void
check_section (ReaderFixture *fixture, HashiyaDocument *document, guint section)
{
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  gsize start, end;

  reader_fixture_show (fixture, document, section);
  hashiya_view_get_shown_range (fixture->view, &start, &end);
  expected = hashiya_text_slice (hashiya_document_get_text (document), start, end);
  text = reader_fixture_text (fixture);
  g_assert_cmpstr (text, ==, expected);
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
  const char *language = data;
  g_autofree char *name = g_strdup_printf ("hashiya-sample.%s.txt", language);
  g_autofree char *path = g_build_filename (g_getenv ("HASHIYA_DATADIR"), "sample", name, NULL);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GString) xhtml = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  const char *sections[2] = { NULL };

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the sample is not there");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        append_block (xhtml, i == 0 ? "h1" : "p", lines[i], -1);
    }
  sections[0] = xhtml->str;
  document = reader_fixture_document (language, sections);
  check_section (fixture, document, 0);
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
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *sections[] = { "<p>Before 😀</p>", NULL, NULL };
  gsize start, end = 0, length;
  guint n_slices = 0;

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (xhtml, "\n<p>😀 Paragraph %u of a section that is long: لفظ</p>", i);
  sections[1] = xhtml->str;
  document = reader_fixture_document ("en", sections);
  length = hashiya_text_get_length (hashiya_document_get_text (document));
  for (gsize place = hashiya_section_get_start (hashiya_document_get_section (document, 1));
       place < length; place = end)
    {
      g_autofree char *expected = NULL;
      g_autofree char *text = NULL;
      guint before = fixture->n_shown;

      if (n_slices == 0)
        hashiya_view_show (fixture->view, document, 1, place);
      else
        hashiya_view_scroll_to (fixture->view, place, FALSE);
      reader_fixture_wait (&fixture->n_shown, before);
      hashiya_view_get_shown_range (fixture->view, &start, &end);
      g_assert_cmpuint (start, ==, place);
      expected = hashiya_text_slice (hashiya_document_get_text (document), start, end);
      text = reader_fixture_text (fixture);
      g_assert_cmpstr (text, ==, expected);
      n_slices++;
    }
  g_assert_cmpuint (n_slices, >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, data, test)                                                                      \
  g_test_add (path, ReaderFixture, data, reader_fixture_set_up, test, reader_fixture_tear_down)
  ADD ("/reader/text/sample/en", "en", test_sample);
  ADD ("/reader/text/sample/ur", "ur", test_sample);
  ADD ("/reader/text/every-code-point", NULL, test_every_code_point);
  ADD ("/reader/text/generated", NULL, test_generated);
  ADD ("/reader/text/slices", NULL, test_slices);
  return g_test_run ();
}
