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
#define WORDS    6
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
append_words (
    GString *xhtml, const char *const *line, guint n, guint n_wanted, guint from, guint step)
{
  g_string_append (xhtml, "<span>");
  for (guint i = 0; i < n_wanted; i++)
    g_string_append_printf (xhtml, "%s%s", i > 0 ? " " : "", line[(from + i * step) % n]);
  g_string_append (xhtml, "</span>");
}

static HashiyaDocument *
make_document (const char *language, const char *xhtml)
{
  const char *sections[] = { xhtml, NULL };

  return reader_fixture_document (language, sections);
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
        append_words (xhtml, words, G_N_ELEMENTS (words), WORDS, i * 5, 7);
      else
        append_words (xhtml, (const char *const *) plain, g_strv_length (plain), WORDS, i * 10, 1);
    }
  g_string_append (xhtml, "</p>");
  return make_document ("ur", xhtml->str);
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

/* What is cut off or painted over */

typedef struct
{
  const char *language;
  gboolean nastaliq;
  const char *scale;
  const char *height;
  double least;
  const char *const *words;
  guint n_words;
} Script;

static const char *const latin_words[] = {
  "Ấǻỹ", "ǺỮŷ", "ffjord", "Ĝǧĵ", "Ķņģ", "Ặậç", "Ṩṩy", "Ǚşţ", "Ȧgylflý",
};

static const Script scripts[] = {
  { "ur", TRUE, "arabic-font-scale", "nastaliq-line-height", HASHIYA_NASTALIQ_HEIGHT_MIN, words,
    G_N_ELEMENTS (words) },
  { "ur", FALSE, "arabic-font-scale", "naskh-line-height", HASHIYA_NASKH_HEIGHT_MIN, words,
    G_N_ELEMENTS (words) },
  { "en", TRUE, "font-scale", "line-height", HASHIYA_LATIN_HEIGHT_MIN, latin_words,
    G_N_ELEMENTS (latin_words) },
};

static void
append_block (GString *xhtml, const Script *script, const char *const tags[2], guint i)
{
  g_string_append (xhtml, tags[0]);
  append_words (xhtml, script->words, script->n_words, 3, i * 5, 7);
  g_string_append (xhtml, tags[1]);
}

/* Hard words at the edges of every kind of block, by itself and in a row of Side by Side, in a
 * section that is large enough for its blocks to be laid out one by one. */
static HashiyaDocument *
make_blocks (const Script *script)
{
  static const char *const tags[][2] = {
    { "<h2>", "</h2>" },
    { "<p>", "</p>" },
    { "<p><strong>", "</strong></p>" },
    { "<blockquote><p>", "</p></blockquote>" },
    { "<ul><li>", "</li></ul>" },
    { "<dl><dt>", "</dt></dl>" },
    { "<table><tbody><tr><td>", "</td></tr></tbody></table>" },
    { "<figure><figcaption>", "</figcaption></figure>" },
    { "<pre>", "</pre>" },
    { "<h5>", "</h5>" },
  };
  g_autofree char *attribute = g_strnfill (100 * 1024, 'x');
  const char *direction = g_str_equal (script->language, "ur") ? "rtl" : "ltr";
  g_autoptr (GString) xhtml = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      append_block (xhtml, script, tags[i], i);
      g_string_append_c (xhtml, '\n');
    }
  for (guint i = 0; i < 4; i++)
    {
      g_string_append_printf (xhtml,
                              "<div class=\"row\"><div class=\"original\">…</div>"
                              "<div class=\"translation\" lang=\"%s\" dir=\"%s\">",
                              script->language, direction);
      append_block (xhtml, script, tags[i], i + 3);
      g_string_append (xhtml, "</div></div>\n");
    }
  g_string_append_printf (xhtml, "<p title=\"%s\">…</p>", attribute);
  return make_document (script->language, xhtml->str);
}

/* Draws the page in black ink alone, as it is, or with all that could cut it off undone, which
 * moves nothing. */
static GdkPixbuf *
draw_blocks (ReaderFixture *fixture, gboolean is_free)
{
  g_autofree char *script = g_strdup_printf (
      "const sheet = new CSSStyleSheet();"
      "sheet.replaceSync(`* { background: none !important; border-color: transparent !important;"
      " color: black !important; } %s`);"
      "document.adoptedStyleSheets = [sheet]; 0",
      is_free ? "* { clip-path: none !important; contain: none !important;"
                " content-visibility: visible !important; overflow: visible !important; }"
              : "");

  g_free (reader_fixture_evaluate (fixture, NULL, script));
  return reader_fixture_picture (fixture);
}

/* Returns: how many of the pixels of ink on @whole are none on @real, or are at its edge */
static guint
count_lost (GdkPixbuf *whole, GdkPixbuf *real, int darkest, guint *n_ink)
{
  int width = gdk_pixbuf_get_width (whole), height = gdk_pixbuf_get_height (whole);
  int stride = gdk_pixbuf_get_rowstride (whole), step = gdk_pixbuf_get_n_channels (whole);
  const guchar *one = gdk_pixbuf_read_pixels (whole), *other = gdk_pixbuf_read_pixels (real);
  guint lost = 0;

  g_assert_cmpint (stride, ==, gdk_pixbuf_get_rowstride (real));
  g_assert_cmpint (height, ==, gdk_pixbuf_get_height (real));
  *n_ink = 0;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int green = y * stride + x * step + 1;

        if (one[green] >= darkest)
          continue;
        ++*n_ink;
        lost += x == 0 || x == width - 1 || y == 0 || other[green] >= darkest;
      }
  return lost;
}

static void
set_script (ReaderFixture *fixture, const Script *script, double scale, double height)
{
  g_object_set (fixture->view, "nastaliq", script->nastaliq, script->scale, scale, script->height,
                height, "text-width", 120, NULL);
  g_free (reader_fixture_text (fixture));
}

static guint
cut_at (ReaderFixture *fixture, const Script *script, double scale, double height)
{
  g_autoptr (GdkPixbuf) whole = NULL;
  g_autoptr (GdkPixbuf) real = NULL;
  guint n_ink, lost;

  set_script (fixture, script, scale, height);
  whole = draw_blocks (fixture, TRUE);
  real = draw_blocks (fixture, FALSE);
  lost = count_lost (whole, real, 160, &n_ink);
  g_assert_cmpuint (n_ink, >, 1000);
  if (lost > 0)
    g_test_message ("%s %.1f, size %.1f: %u of %u pixels of ink are cut off", script->height,
                    height, scale, lost, n_ink);
  return lost;
}

/* Nothing is cut off at any size and line height that are offered. */
static void
test_cut (ReaderFixture *fixture, gconstpointer data)
{
  static const double few_scales[] = { HASHIYA_SCALE_MAX };
  gboolean all = g_getenv ("HASHIYA_LONG") != NULL;

  if (skip_without_font ())
    return;
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 3400);
  for (guint s = 0; s < G_N_ELEMENTS (scripts); s++)
    {
      g_autoptr (HashiyaDocument) document = make_blocks (&scripts[s]);
      double heights = (HASHIYA_LINE_HEIGHT_MAX - scripts[s].least) * 10 + 1.5;
      guint n_lost = 0, n_settings = 0;

      reader_fixture_show (fixture, document, 0);
      for (guint i = 0; i < (all ? 26 : G_N_ELEMENTS (few_scales)); i++)
        for (guint j = 0; j < (all ? (guint) heights : 1); j++, n_settings++)
          n_lost += cut_at (fixture, &scripts[s], all ? HASHIYA_SCALE_MIN + i * 0.1 : few_scales[i],
                            scripts[s].least + j * 0.1);
      g_test_message ("%s: %u pixels cut off in %u settings", scripts[s].height, n_lost,
                      n_settings);
      g_assert_cmpuint (n_lost, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, ReaderFixture, NULL, reader_fixture_set_up, test, reader_fixture_tear_down)
  ADD ("/reader/ink/lines", test_lines);
  ADD ("/reader/ink/cut", test_cut);
  return g_test_run ();
}
