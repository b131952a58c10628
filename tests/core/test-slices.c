// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-core-error.h"
#include "hashiya-slices.h"
#include "hashiya-xhtml.h"

#include <string.h>

/* Cuts, and checks what every cut must keep: the text, the root element, and that each part can
 * be read by itself. */
static GArray *
cut (const char *xhtml, gsize max_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xhtml, strlen (xhtml));
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *text = hashiya_xhtml_text (xhtml, strlen (xhtml), NULL, &error);
  GArray *slices = hashiya_slices_cut (bytes, max_bytes, &error);
  gsize offset = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (slices->len, >, 0);
  for (guint i = 0; i < slices->len; i++)
    {
      HashiyaSlice *slice = &g_array_index (slices, HashiyaSlice, i);
      gsize n_bytes;
      const char *data = g_bytes_get_data (slice->xhtml, &n_bytes);
      g_autofree char *part = hashiya_xhtml_text (data, n_bytes, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (data, "<section"));
      g_assert_cmpuint (slice->start, ==, offset);
      offset += g_utf8_strlen (part, -1);
      g_assert_cmpuint (slice->end, ==, offset);
      g_string_append (joined, part);
    }
  g_assert_cmpstr (joined->str, ==, text);
  return slices;
}

static char *
slice_xhtml (GArray *slices, guint index)
{
  GBytes *bytes = g_array_index (slices, HashiyaSlice, index).xhtml;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_whole (void)
{
  const char *xhtml = "<section id=\"a\" lang=\"ur\" dir=\"rtl\"><h2>ایک &amp; دو</h2>\n<p>x<br/>"
                      "y <em>z</em> 😀</p></section>";
  g_autoptr (GArray) slices = cut (xhtml, 4096);
  g_autofree char *first = slice_xhtml (slices, 0);

  g_assert_cmpuint (slices->len, ==, 1);
  g_assert_cmpstr (first, ==, xhtml);
}

static void
test_between_blocks (void)
{
  g_autoptr (GString) xhtml = g_string_new ("<section id=\"a\" lang=\"en\" dir=\"ltr\">");
  g_autoptr (GArray) slices = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (xhtml, "%s<p id=\"p%u\">Some <b>words</b> of paragraph %u.</p>",
                            i > 0 ? "\n" : "", i, i);
  g_string_append (xhtml, "</section>");
  slices = cut (xhtml->str, 500);
  g_assert_cmpuint (slices->len, >, 5);
  for (guint i = 0; i < slices->len; i++)
    {
      g_autofree char *part = slice_xhtml (slices, i);

      /* No paragraph is in two slices, and the section's id only in one. */
      g_assert_nonnull (strstr (part, "><p id=\"p"));
      g_assert_true (g_str_has_suffix (part, ".</p></section>")
                     || g_str_has_suffix (part, ".</p>\n</section>"));
      g_assert_cmpint (strstr (part, "id=\"a\"") != NULL, ==, i == 0);
      g_assert_nonnull (strstr (part, "lang=\"en\""));
    }
}

static void
test_numbers_go_on (void)
{
  g_autoptr (GString) xhtml = g_string_new ("<section id=\"a\"><ol>");
  g_autoptr (GArray) slices = NULL;
  g_autofree char *second = NULL;

  for (guint i = 1; i <= 20; i++)
    g_string_append_printf (xhtml, "\n<li>item %u of a list</li>", i);
  g_string_append (xhtml, "</ol></section>");
  slices = cut (xhtml->str, 100);
  second = slice_xhtml (slices, 1);
  g_assert_true (g_str_has_prefix (second, "<section><ol start=\"5\"><li>item 5 "));
}

static void
test_one_long_line (void)
{
  g_autoptr (GString) xhtml = g_string_new ("<section id=\"a\"><p>");
  g_autoptr (GArray) slices = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (xhtml, "لفظ 😀 ");
  g_string_append (xhtml, "</p></section>");
  slices = cut (xhtml->str, 1000);
  g_assert_cmpuint (slices->len, >, 10);
  for (guint i = 0; i + 1 < slices->len; i++)
    {
      g_autofree char *part = slice_xhtml (slices, i);

      g_assert_true (g_str_has_suffix (part, " </p></section>"));
    }
}

static void
test_one_long_word (void)
{
  g_autoptr (GString) xhtml = g_string_new ("<section id=\"a\"><p>");
  g_autoptr (GArray) slices = NULL;

  for (guint i = 0; i < 9000; i++)
    g_string_append (xhtml, "😀");
  g_string_append (xhtml, "</p></section>");
  slices = cut (xhtml->str, 1000);
  g_assert_cmpuint (slices->len, >, 10);
}

/* Two texts of the same blocks: their rows stand side by side, and each keeps its text. */
static void
test_rows (void)
{
  static const char *const texts[] = {
    "<section id=\"a\"><h2>One</h2>\n<p>Two <em>three</em></p>\n<ol start=\"3\"><li>x</li>\n"
    "<li>y<ul><li>z</li></ul></li></ol>\n<blockquote><p>q</p>\n<p>r</p></blockquote>\n"
    "<table><tr><td>c</td>\n<td>d</td></tr></table></section>",
    "<section id=\"a\"><h2>ایک</h2>\n<p>دو</p>\n<ol start=\"3\"><li>ا</li>\n"
    "<li>ب<ul><li>پ</li></ul></li></ol>\n<blockquote><p>ت</p>\n<p>ٹ</p></blockquote>\n"
    "<table><tr><td>ث</td>\n<td>ج</td></tr></table></section>",
  };
  static const char *const rows[] = { "One\n", "Two three\n", "x\n", "yz\n", "q\n", "r\n", "c\nd" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GArray) slices = hashiya_slices_cut_rows (bytes, NULL);

      g_assert_cmpuint (slices->len, ==, G_N_ELEMENTS (rows));
      for (guint j = 0; j < slices->len; j++)
        {
          g_autofree char *part = slice_xhtml (slices, j);
          g_autofree char *text = hashiya_xhtml_text (part, strlen (part), NULL, NULL);

          if (i == 0)
            g_assert_cmpstr (text, ==, rows[j]);
          if (j == 3)
            g_assert_nonnull (strstr (part, "<ol start=\"4\"><li>"));
        }
    }
}

/* What stands side by side stays together, however long. */
static void
test_row_whole (void)
{
  g_autoptr (GString) xhtml = g_string_new ("<section id=\"a\">");
  g_autoptr (GArray) slices = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (xhtml, "<div class=\"row\"><div><p>words, words</p></div>\n"
                            "<div><p>الفاظ، الفاظ</p></div></div>\n");
  g_string_append (xhtml, "</section>");
  slices = cut (xhtml->str, 100);
  g_assert_cmpuint (slices->len, >, 10);
  for (guint i = 0; i < slices->len; i++)
    {
      g_autofree char *part = slice_xhtml (slices, i);

      g_assert_true (g_str_has_suffix (part, "</p></div></div></section>")
                     || g_str_has_suffix (part, "</p></div></div>\n</section>"));
    }
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<section><p></section>", 22);
  g_autoptr (GError) error = NULL;

  g_assert_null (hashiya_slices_cut (bytes, 1000, &error));
  g_assert_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_XHTML);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/slices/whole", test_whole);
  g_test_add_func ("/core/slices/between-blocks", test_between_blocks);
  g_test_add_func ("/core/slices/numbers-go-on", test_numbers_go_on);
  g_test_add_func ("/core/slices/one-long-line", test_one_long_line);
  g_test_add_func ("/core/slices/one-long-word", test_one_long_word);
  g_test_add_func ("/core/slices/rows", test_rows);
  g_test_add_func ("/core/slices/row-whole", test_row_whole);
  g_test_add_func ("/core/slices/damaged", test_damaged);
  return g_test_run ();
}
