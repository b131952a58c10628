// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What is drawn of letters that climb and hang: nothing is cut off, and no line's ink meets the
 * next one's, at the sizes and line heights that the preferences offer. HASHIYA_LONG tries all of
 * them. */

#include "hashiya-fonts.h"
#include "hashiya-style.h"
#include "reader-fixture.h"

#include <adwaita.h>
#include <string.h>

#define N_LINES  9
#define EM       19.8 /* pixels, at a size of 1 */
#define HARD_MIN -0.5 /* ems */

/* Words that stand high, hang low, or carry marks above and below. */
static const char *const words[] = {
  "تسلیم", "پنجتن", "مُحَمَّدٌ",    "بھیجتے", "حُجَج",    "نستعلیق", "کھینچتے", "لِلّٰہِ",     "ٹُکڑے",
  "چُٹکُلے", "پیچھے", "منتظمین", "تحقیقی", "مصطفیٰ",  "اُنھیں",   "سمجھتے",  "نتیجے",   "بچپن",
  "گھٹیے", "قِسمیں", "یکّہ",     "مُتَّصِل",   "بیٹھیے", "ہمیشہ",   "ٹھٹھر",   "جمہوریہ", "شیشے",
};

/* Ordinary text. */
static const char prose[] = "راستہ تین چکیوں کے پیچھے سے شروع ہوتا ہے اور مڑنے سے پہلے ایک گھنٹے "
                            "تک پانی کے ساتھ ساتھ چلتا ہے۔ "
                            "بہار کے بعد سے کسی نے جھاڑو نہیں دی، اس لیے پچھلے سال کے پتے اب بھی "
                            "وہیں پڑے ہیں، اور جو لوگ یہاں "
                            "سے گزرتے ہیں وہ ان پر چلتے ہوئے باتیں کرتے ہیں۔ یہ پانی کے پھاٹک پر "
                            "ختم ہوتا ہے جسے ایک ہی گرمی میں "
                            "تین لوگوں نے سبز رنگ کیا ہے، اور کسی کو یاد نہیں کہ پہلا رنگ کس نے "
                            "کیا تھا۔ بچے کہتے ہیں کہ نیلا تھا، "
                            "بوڑھے کہتے ہیں کہ لکڑی پر کبھی رنگ تھا ہی نہیں، اور پھاٹک ہر سردی میں "
                            "تھوڑا سا اور جھک جاتا ہے۔";

static void
append_line (GString *xhtml, const char *const *line, guint n, guint from, guint step)
{
  g_string_append (xhtml, "<span>");
  for (guint i = 0; i < 6; i++)
    g_string_append_printf (xhtml, "%s%s", i > 0 ? " " : "", line[(from + i * step) % n]);
  g_string_append (xhtml, "</span>");
}

static HashiyaDocument *
make_document (const char *xhtml)
{
  const char *sections[] = { xhtml, NULL };

  return reader_fixture_document ("ur", sections);
}

/* Lines of hard words, or of prose, below one another. */
static HashiyaDocument *
make_lines (gboolean hard)
{
  g_autoptr (GString) xhtml = g_string_new ("<p>");
  g_auto (GStrv) plain = g_strsplit (prose, " ", -1);

  for (guint i = 0; i < N_LINES; i++)
    {
      g_string_append (xhtml, i > 0 ? "<br/>" : "");
      if (hard)
        append_line (xhtml, words, G_N_ELEMENTS (words), i * 5, 7);
      else
        append_line (xhtml, (const char *const *) plain, g_strv_length (plain), i * 10, 1);
    }
  g_string_append (xhtml, "</p>");
  return make_document (xhtml->str);
}

/* Hard words at the edges of every kind of block. */
static HashiyaDocument *
make_blocks (gboolean large)
{
  static const char *const tags[][2] = {
    { "<h2>", "</h2>" },
    { "<p>", "</p>" },
    { "<p><strong>", "</strong></p>" },
    { "<blockquote><p>", "</p></blockquote>" },
    { "<ul><li>", "</li></ul>" },
    { "<table><tbody><tr><td>", "</td></tr></tbody></table>" },
    { "<pre>", "</pre>" },
  };
  g_autoptr (GString) xhtml = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_string_append_printf (xhtml, "%s%s", i > 0 ? "\n" : "", tags[i][0]);
      append_line (xhtml, words, G_N_ELEMENTS (words), i * 5, 7);
      g_string_append (xhtml, tags[i][1]);
    }
  for (guint i = 0; large && i < 900; i++)
    g_string_append (xhtml,
                     "\n<p>یہ ایک لمبے حصے کا ایک اور بند ہے جس میں کچھ خاص نہیں لکھا ہوا، اور جو "
                     "صرف اس لیے ہے کہ حصہ لمبا ہو۔</p>");
  return make_document (xhtml->str);
}

static gboolean
is_ink (GdkPixbuf *picture, int x, int y)
{
  const guchar *pixel = gdk_pixbuf_read_pixels (picture) + y * gdk_pixbuf_get_rowstride (picture)
                        + x * gdk_pixbuf_get_n_channels (picture);

  return pixel[1] < 160;
}

/* Shows of the lines those alone for which a condition of JavaScript on i holds. */
static GdkPixbuf *
draw (ReaderFixture *fixture, const char *condition)
{
  g_autofree char *script = g_strdup_printf (
      "document.documentElement.style.setProperty('--shade', 'transparent');"
      "document.documentElement.style.setProperty('--line', 'transparent');"
      "document.documentElement.style.setProperty('--faint', 'var(--ink)');"
      "document.querySelectorAll('p, li').forEach(block => { block.style.visibility = 'hidden'; });"
      "document.querySelectorAll('span').forEach((span, i) => {"
      " span.style.visibility = %s ? 'visible' : 'hidden'; }); 0",
      condition);

  g_free (reader_fixture_evaluate (fixture, NULL, script));
  return reader_fixture_picture (fixture);
}

/* Returns: the least number of pixels without ink between a line and the next one, negative where
 * they overlap, over the columns where both have ink; G_MAXINT where none has */
static int
measure_clearance (GdkPixbuf *upper, GdkPixbuf *lower)
{
  int width = MIN (gdk_pixbuf_get_width (upper), gdk_pixbuf_get_width (lower));
  int height = MIN (gdk_pixbuf_get_height (upper), gdk_pixbuf_get_height (lower));
  int least = G_MAXINT;

  for (int x = 0; x < width; x++)
    {
      int bottom = -1, top = -1;

      for (int y = 0; y < height; y++)
        {
          if (is_ink (upper, x, y))
            bottom = y;
          if (top < 0 && is_ink (lower, x, y))
            top = y;
        }
      if (bottom >= 0 && top >= 0)
        least = MIN (least, top - bottom - 1);
    }
  return least;
}

/* Returns: the least clearance between two neighbours among the lines in view */
static int
measure_lines (ReaderFixture *fixture)
{
  g_autoptr (GdkPixbuf) upper = draw (fixture, "i === 0");
  int least = G_MAXINT;

  for (guint i = 1; i < N_LINES; i++)
    {
      g_autofree char *condition = g_strdup_printf ("i === %u", i);
      GdkPixbuf *lower = draw (fixture, condition);

      least = MIN (least, measure_clearance (upper, lower));
      g_object_unref (upper);
      upper = lower;
    }
  return least;
}

static guint
count_ink (GdkPixbuf *picture)
{
  guint n = 0;

  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (picture); x++)
      n += is_ink (picture, x, y);
  return n;
}

static void
set_look (ReaderFixture *fixture, double scale, double height)
{
  g_object_set (fixture->view, "arabic-font-scale", scale, "nastaliq-line-height", height,
                "text-width", 120, NULL);
  g_free (reader_fixture_text (fixture)); /* calls into the page are answered in their order */
}

static gboolean
skip_without_font (void)
{
  if (hashiya_fonts_find_nastaliq (HASHIYA_FONT_REGULAR) != NULL)
    return FALSE;
  g_test_skip ("Noto Nastaliq Urdu is not installed");
  return TRUE;
}

/* Returns: the least clearance in ems over the grid of sizes and line heights, which it tells */
static double
measure_grid (ReaderFixture *fixture, const char *what)
{
  static const double few_scales[] = { 0.7, 1.0 };
  gboolean all = g_getenv ("HASHIYA_LONG") != NULL;
  guint n_heights
      = all ? 1 + (guint) ((HASHIYA_LINE_HEIGHT_MAX - HASHIYA_NASTALIQ_HEIGHT_MIN) * 10 + 0.5) : 1;
  double worst = G_MAXDOUBLE, worst_scale = 0, worst_height = 0;

  for (guint i = 0; i < (all ? 26 : G_N_ELEMENTS (few_scales)); i++)
    for (guint j = 0; j < n_heights; j++)
      {
        double scale = all ? HASHIYA_SCALE_MIN + i * 0.1 : few_scales[i];
        double height = HASHIYA_NASTALIQ_HEIGHT_MIN + j * 0.1;
        double clearance;

        set_look (fixture, scale, height);
        clearance = measure_lines (fixture) / (EM * scale);
        if (clearance < worst)
          {
            worst = clearance;
            worst_scale = scale;
            worst_height = height;
          }
      }
  g_test_message ("%s: least clearance %.2f em, at size %.1f and line height %.1f", what, worst,
                  worst_scale, worst_height);
  return worst;
}

/* Ordinary text never meets, at the least line height offered; what overlaps of the hardest words
 * that there are stays within what writers of Nastaliq let reach into the line above. */
static void
test_lines (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) plain = make_lines (FALSE);
  g_autoptr (HashiyaDocument) hard = make_lines (TRUE);

  if (skip_without_font ())
    return;
  reader_fixture_show (fixture, plain, 0);
  g_assert_cmpfloat (measure_grid (fixture, "prose"), >=, 0);
  reader_fixture_show (fixture, hard, 0);
  g_assert_cmpfloat (measure_grid (fixture, "hard words"), >=, HARD_MIN);
}

/* Every second line by itself, so that none hides another one's ink. */
static guint
count_lines (ReaderFixture *fixture)
{
  g_autoptr (GdkPixbuf) even = draw (fixture, "i % 2 === 0");
  g_autoptr (GdkPixbuf) odd = draw (fixture, "i % 2 === 1");

  return count_ink (even) + count_ink (odd);
}

/* Nothing is cut off where a block ends, also where blocks are laid out one by one. */
static void
test_edges (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) small = make_blocks (FALSE);
  g_autoptr (HashiyaDocument) large = make_blocks (TRUE);
  guint roomy, tight, cut;

  if (skip_without_font ())
    return;
  reader_fixture_show (fixture, small, 0);
  set_look (fixture, 0.7, HASHIYA_LINE_HEIGHT_MAX);
  roomy = count_lines (fixture);
  set_look (fixture, 0.7, HASHIYA_NASTALIQ_HEIGHT_MIN);
  tight = count_lines (fixture);
  reader_fixture_show (fixture, large, 0);
  cut = count_lines (fixture);
  g_test_message ("pixels of ink: %u with room, %u without, %u in blocks apart", roomy, tight, cut);
  g_assert_cmpuint (roomy, >, 1000);
  /* A pixel here and there for letters that fall between two rows. */
  g_assert_cmpuint (tight, >=, roomy - roomy / 50);
  g_assert_cmpuint (cut, >=, roomy - roomy / 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, ReaderFixture, NULL, reader_fixture_set_up, test, reader_fixture_tear_down)
  ADD ("/reader/ink/lines", test_lines);
  ADD ("/reader/ink/edges", test_edges);
  return g_test_run ();
}
