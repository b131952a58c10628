// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-core-error.h"
#include "hashiya-xhtml.h"

#include <string.h>

#define OPEN  "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"s\">"
#define CLOSE "</section>"

static void
test_escape (void)
{
  static const struct
  {
    const char *text;
    const char *xhtml;
  } rows[] = {
    { "a < b & \"c\" > d", "a &lt; b &amp; &quot;c&quot; &gt; d" },
    { "one\r\ntwo\rthree\ffour\xE2\x80\xA8"
      "five",
      "one\ntwo\nthree\nfour\nfive" },
    { "bell\a, escape\x1B", "bell, escape" },
    { "\xEF\xBF\xBE\xEF\xBF\xBF", "" },
    { "\xEF\xB7\x90", "\xEF\xB7\x90" },
    { "ﷺ e\xCC\x81", "ﷺ e\xCC\x81" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      hashiya_xhtml_append_escaped (out, rows[i].text, -1);
      g_assert_cmpstr (out->str, ==, rows[i].xhtml);
    }
}

static void
test_text (void)
{
  static const struct
  {
    const char *xhtml;
    const char *text;
  } rows[] = {
    { OPEN CLOSE, "" },
    { OPEN "<h2>A &amp; B</h2>\n<p>c<em>d</em>e<br/>\nf</p>" CLOSE, "A & B\ncde\nf" },
    { OPEN "<pre>  x\n\ty</pre>" CLOSE, "  x\n\ty" },
    { OPEN "<p dir=\"rtl\" lang=\"ur\">حاشیہ</p>" CLOSE, "حاشیہ" },
    { OPEN "<p>&#x1F600;&#8217;</p>" CLOSE, "😀’" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize n_bytes;
      g_autofree char *text
          = hashiya_xhtml_text (rows[i].xhtml, strlen (rows[i].xhtml), &n_bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpuint (n_bytes, ==, strlen (rows[i].text));
    }
}

static void
test_damaged (void)
{
  static const char *const rows[]
      = { "", OPEN "<p>cut", OPEN "<p>a</q></section>", OPEN "<p>\xFF</p>" CLOSE };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hashiya_xhtml_text (rows[i], strlen (rows[i]), NULL, &error));
      g_assert_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_XHTML);
    }
}

/* Whatever the letters, escaping and reading give back what XML can hold. */
static void
test_round_trip (void)
{
  g_autoptr (GString) xhtml = g_string_new (OPEN "<p>");
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (gunichar c = 1; c < 0x20000; c++)
    {
      char utf8[6];
      int n_bytes;

      if (c >= 0xD800 && c <= 0xDFFF)
        continue;
      n_bytes = g_unichar_to_utf8 (c, utf8);
      hashiya_xhtml_append_escaped (xhtml, utf8, n_bytes);
      if (c == '\r' || c == '\f' || c == 0x2028)
        g_string_append_c (kept, '\n');
      else if ((c >= 0x20 || c == '\t' || c == '\n') && c != 0xFFFE && c != 0xFFFF)
        g_string_append_len (kept, utf8, n_bytes);
    }
  g_string_append (xhtml, "</p>" CLOSE);
  text = hashiya_xhtml_text (xhtml->str, xhtml->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, kept->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/xhtml/escape", test_escape);
  g_test_add_func ("/core/xhtml/text", test_text);
  g_test_add_func ("/core/xhtml/damaged", test_damaged);
  g_test_add_func ("/core/xhtml/round-trip", test_round_trip);
  return g_test_run ();
}
