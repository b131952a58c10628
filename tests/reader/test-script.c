// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Each language is set as its readers are used to: what parts, slants, quotes and stretches. */

#include "reader-fixture.h"

#include <adwaita.h>
#include <string.h>

#define ENGLISH                                                                                    \
  "<p lang=\"en\" dir=\"ltr\">Incomprehensibilities of <em>every</em> kind, <q>as he said</q>, "   \
  "were internationalised by the uncharacteristically straightforward telecommunications "         \
  "administration, and counterrevolutionaries had to acknowledge their responsibilities.</p>\n"
#define URDU                                                                                                                                           \
  "<p lang=\"ur\" dir=\"rtl\">راستہ تین چکیوں کے پیچھے سے <em>شروع</em> ہوتا ہے اور "                               \
  "<q>مڑنے سے پہلے</q> ایک گھنٹے تک پانی کے <i>ساتھ ساتھ</i> چلتا ہے۔ بہار کے بعد سے کسی نے " \
  "جھاڑو نہیں دی، اس لیے پچھلے سال کے پتے اب بھی وہیں پڑے ہیں۔</p>"

static const char *const sections[] = { ENGLISH URDU, NULL };

static void
show (ReaderFixture *fixture)
{
  g_autoptr (HashiyaDocument) document = reader_fixture_document ("en", sections);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  reader_fixture_show (fixture, document, 0);
}

static void
set_page (ReaderFixture *fixture, gboolean nastaliq, gboolean justify)
{
  g_object_set (fixture->view, "nastaliq", nastaliq, "justify", justify, NULL);
  g_free (reader_fixture_text (fixture)); /* calls into the page are answered in their order */
}

static void
assert_style (ReaderFixture *fixture,
              const char *selector,
              const char *property,
              const char *expected)
{
  g_autofree char *script
      = g_strdup_printf ("getComputedStyle(document.querySelector('%s')).%s", selector, property);
  g_autofree char *value = reader_fixture_evaluate (fixture, NULL, script);

  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s of %s is %s, not %s", property, selector, value, expected);
}

/* Where every word of a paragraph is and on how many lines, one word a line: "x width n". */
static GStrv
measure_words (ReaderFixture *fixture, const char *language)
{
  g_autofree char *script = g_strdup_printf (
      "(() => {"
      " const walker = document.createTreeWalker(document.querySelector('p:lang(%s)'),"
      "  NodeFilter.SHOW_TEXT);"
      " const lines = [];"
      " while (walker.nextNode())"
      "  for (const word of walker.currentNode.data.matchAll(/[^ ]+/g)) {"
      "   const range = document.createRange();"
      "   range.setStart(walker.currentNode, word.index);"
      "   range.setEnd(walker.currentNode, word.index + word[0].length);"
      "   const box = range.getBoundingClientRect();"
      "   const tops = new Set(Array.from(range.getClientRects(), part => part.top));"
      "   lines.push(`${Math.round(box.left)} ${Math.round(box.width)} ${tops.size}`);"
      "  }"
      " return lines.join('\\n'); })()",
      language);
  g_autofree char *answer = reader_fixture_evaluate (fixture, NULL, script);

  return g_strsplit (answer, "\n", -1);
}

static guint
count_parted (GStrv words)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += !g_str_has_suffix (words[i], " 1");
  return n;
}

static guint
count_moved (GStrv before, GStrv after)
{
  guint n = 0;

  g_assert_cmpuint (g_strv_length (before), ==, g_strv_length (after));
  for (guint i = 0; before[i] != NULL; i++)
    n += strcmp (before[i], after[i]) != 0;
  return n;
}

/* The ink of what is in Urdu. */
static double
measure_ink (ReaderFixture *fixture)
{
  g_autoptr (GdkPixbuf) picture = NULL;
  const guchar *pixels;
  double ink = 0;

  g_free (reader_fixture_evaluate (
      fixture, NULL, "document.querySelector('p:lang(en)').style.visibility = 'hidden'; 0"));
  picture = reader_fixture_picture (fixture);
  pixels = gdk_pixbuf_read_pixels (picture);
  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (picture); x++)
      ink += 255
             - pixels[y * gdk_pixbuf_get_rowstride (picture)
                      + x * gdk_pixbuf_get_n_channels (picture) + 1];
  return ink;
}

/* A line of Naskh is filled by its spaces alone, one in Nastaliq not at all; no word of either is
 * parted, and no letter is drawn out. */
static void
test_justify (ReaderFixture *fixture, gconstpointer data)
{
  show (fixture);
  for (guint nastaliq = 0; nastaliq < 2; nastaliq++)
    {
      g_auto (GStrv) ragged = NULL;
      g_auto (GStrv) filled = NULL;
      double ink;

      set_page (fixture, nastaliq, FALSE);
      ragged = measure_words (fixture, "ur");
      ink = measure_ink (fixture);
      set_page (fixture, nastaliq, TRUE);
      filled = measure_words (fixture, "ur");
      g_assert_cmpuint (count_parted (filled), ==, 0);
      g_assert_cmpfloat (ink, >, 1000 * 255);
      g_assert_cmpfloat_with_epsilon (measure_ink (fixture) / ink, 1, 0.01);
      if (nastaliq)
        g_assert_cmpuint (count_moved (ragged, filled), ==, 0);
      else
        g_assert_cmpuint (count_moved (ragged, filled), >, 5);
      assert_style (fixture, "p:lang(en)", "textAlign", "justify");
    }
}

/* Words are parted where lines are filled, and where the language parts them. */
static void
check_hyphens (ReaderFixture *fixture)
{
  for (guint nastaliq = 0; nastaliq < 2; nastaliq++)
    {
      set_page (fixture, nastaliq, FALSE);
      assert_style (fixture, "p:lang(en)", "hyphens", "manual");
      assert_style (fixture, "p:lang(ur)", "hyphens", "manual");
      set_page (fixture, nastaliq, TRUE);
      assert_style (fixture, "p:lang(en)", "hyphens", "auto");
      assert_style (fixture, "p:lang(ur)", "hyphens", "manual");
    }
  if (g_file_test ("/usr/share/hyphen/hyph_en_US.dic", G_FILE_TEST_EXISTS))
    {
      g_auto (GStrv) words = measure_words (fixture, "en");

      g_assert_cmpuint (count_parted (words), >, 0);
    }
}

static void
check_emphasis (ReaderFixture *fixture)
{
  assert_style (fixture, "em:lang(en)", "fontStyle", "italic");
  for (guint nastaliq = 0; nastaliq < 2; nastaliq++)
    {
      set_page (fixture, nastaliq, FALSE);
      assert_style (fixture, "em:lang(ur)", "fontStyle", "normal");
      assert_style (fixture, "i:lang(ur)", "fontStyle", "normal");
      /* What stands out of Nastaliq is in Naskh, and what stands out of Naskh has a line above. */
      assert_style (fixture, "em:lang(ur)", "textDecorationLine", nastaliq ? "none" : "overline");
    }
}

/* The letters of a page that spaces them out stay together where they join. */
static void
check_spacing (ReaderFixture *fixture)
{
  g_free (reader_fixture_evaluate (
      fixture, NULL, "document.querySelector('section').style.letterSpacing = '3px'; 0"));
  assert_style (fixture, "p:lang(en)", "letterSpacing", "3px");
  assert_style (fixture, "p:lang(ur)", "letterSpacing", "normal");
  assert_style (fixture, "em:lang(ur)", "letterSpacing", "normal");
}

static void
check_quotes (ReaderFixture *fixture)
{
  assert_style (fixture, "q:lang(ur)", "quotes", "\"”\" \"“\" \"’\" \"‘\"");
  assert_style (fixture, "q:lang(en)", "quotes", "auto");
  /* drawn, but not text: offsets do not count them */
  {
    g_autofree char *text = reader_fixture_text (fixture);

    g_assert_null (strstr (text, "”"));
  }
}

static void
test_look (ReaderFixture *fixture, gconstpointer data)
{
  show (fixture);
  check_hyphens (fixture);
  check_emphasis (fixture);
  check_quotes (fixture);
  check_spacing (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, ReaderFixture, NULL, reader_fixture_set_up, test, reader_fixture_tear_down)
  ADD ("/reader/script/justify", test_justify);
  ADD ("/reader/script/look", test_look);
  return g_test_run ();
}
