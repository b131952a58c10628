// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Marks as drawn: what changes colour is where the words are, and nothing else moves. */

#include "reader-fixture.h"

#include <adwaita.h>
#include <string.h>

#define LATIN                                                                                      \
  "<h2>An uneven friendship</h2>\n<p>Soviet soldiers marched into northern Korea in August 1945, " \
  "in the last days of the war against Japan, and officials from Moscow stayed on to raise a "     \
  "state behind them. When the Republic was proclaimed, the Union was the first to recognise "     \
  "it.</p>\n<p>A second paragraph, with an 😀 in it, that is long enough to be marked too.</p>"
#define URDU                                                                                                                                                             \
  "<h2>ایک ناہموار دوستی</h2>\n<p>اگست 1945 میں جاپان کے خلاف جنگ آخری سانسیں لے رہی تھی جب "                    \
  "سوویت "                                                                                                                                                          \
  "فوج کوریا کے شمالی حصے میں داخل ہوئی۔ لڑائی تھمی تو ماسکو کے اہلکار وہیں رک گئے اور ایک نئی " \
  "ریاست کی "                                                                                                                                                     \
  "بنیادیں اٹھانے میں ہاتھ بٹایا۔</p>\n<p>دوسرا پیراگراف بھی کافی لمبا ہے کہ اس پر نشان لگایا جا "  \
  "سکے۔</p>"
#define MIXED                                                                                                       \
  "<h2>Mixed</h2>\n<p>The words ایک ناہموار دوستی stand in an English line, and so does پیانگ " \
  "یانگ, which "                                                                                                \
  "is Pyongyang. <em>Then</em> the line <strong>goes on in bold</strong> and more.</p>"

typedef struct
{
  const char *name;
  const char *language;
  const char *xhtml;
  int width;
  guint n_marks;
  struct
  {
    gsize start;
    gsize end;
    guint colour;
    gboolean has_note;
  } marks[3];
} Drawing;

static const Drawing drawings[] = {
  { "latin", "en", LATIN, 800, 1, { { 40, 160, 0, FALSE } } },
  { "latin-note", "en", LATIN, 800, 1, { { 40, 60, 1, TRUE } } },
  { "latin-narrow", "en", LATIN, 400, 1, { { 40, 160, 2, FALSE } } },
  { "blocks", "en", LATIN, 800, 1, { { 10, 290, 3, FALSE } } },
  { "nastaliq", "ur", URDU, 800, 1, { { 30, 110, 0, FALSE } } },
  { "nastaliq-note", "ur", URDU, 800, 1, { { 33, 95, 4, TRUE } } },
  { "nastaliq-narrow", "ur", URDU, 400, 1, { { 30, 110, 1, FALSE } } },
  { "mixed", "en", MIXED, 800, 1, { { 10, 60, 2, FALSE } } },
  { "overlap", "en", LATIN, 800, 2, { { 30, 120, 0, FALSE }, { 80, 180, 1, FALSE } } },
  { "nested", "ur", URDU, 800, 2, { { 30, 120, 2, FALSE }, { 50, 70, 3, TRUE } } },
};

static gboolean
differs (GdkPixbuf *a, GdkPixbuf *b, int x, int y)
{
  const guint8 *first = gdk_pixbuf_read_pixels (a) + y * gdk_pixbuf_get_rowstride (a)
                        + x * gdk_pixbuf_get_n_channels (a);
  const guint8 *second = gdk_pixbuf_read_pixels (b) + y * gdk_pixbuf_get_rowstride (b)
                         + x * gdk_pixbuf_get_n_channels (b);

  return memcmp (first, second, 3) != 0;
}

static gboolean
is_ink (GdkPixbuf *picture, int x, int y)
{
  const guint8 *pixel = gdk_pixbuf_read_pixels (picture) + y * gdk_pixbuf_get_rowstride (picture)
                        + x * gdk_pixbuf_get_n_channels (picture);

  return pixel[0] + pixel[1] + pixel[2] < 3 * 110;
}

static gboolean
is_in (GArray *rectangles, int x, int y, int margin)
{
  for (guint i = 0; i < rectangles->len; i++)
    {
      GdkRectangle *box = &g_array_index (rectangles, GdkRectangle, i);

      if (x >= box->x - margin && x < box->x + box->width + margin && y >= box->y - margin
          && y < box->y + box->height + margin)
        return TRUE;
    }
  return FALSE;
}

static GArray *
all_rectangles (ReaderFixture *fixture, const Drawing *drawing)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));

  for (guint i = 0; i < drawing->n_marks; i++)
    {
      g_autoptr (GArray) some
          = reader_fixture_rectangles (fixture, drawing->marks[i].start, drawing->marks[i].end);

      g_assert_cmpuint (some->len, >, 0);
      g_array_append_vals (all, some->data, some->len);
    }
  return all;
}

/* A mark is painted as high as its line box, a rectangle is as high as the font. */
#define OVERHANG 4

/* Every pixel that changed is in a rectangle, nearly every pixel of a rectangle changed, and ink
 * that was dark before is dark after: no letter moved. */
static void
compare (GdkPixbuf *before, GdkPixbuf *after, GArray *rectangles)
{
  guint n_outside = 0, n_inside = 0, n_unchanged = 0, n_ink = 0, n_lost = 0;

  g_assert_cmpint (gdk_pixbuf_get_width (before), ==, gdk_pixbuf_get_width (after));
  for (int y = 0; y < gdk_pixbuf_get_height (before); y++)
    {
      for (int x = 0; x < gdk_pixbuf_get_width (before); x++)
        {
          gboolean changed = differs (before, after, x, y);

          if (changed && !is_in (rectangles, x, y, OVERHANG))
            n_outside++;
          if (is_ink (before, x, y))
            {
              n_ink++;
              n_lost += !is_ink (after, x, y);
            }
          else if (is_in (rectangles, x, y, -OVERHANG))
            {
              n_inside++;
              n_unchanged += !changed;
            }
        }
    }
  g_test_message ("%u changed outside, %u of %u unchanged inside, %u of %u ink lost", n_outside,
                  n_unchanged, n_inside, n_lost, n_ink);
  g_assert_cmpuint (n_outside, ==, 0);
  g_assert_cmpuint (n_inside, >, 0);
  g_assert_cmpuint (n_unchanged * 50, <, n_inside);
  g_assert_cmpuint (n_ink, >, 0);
  g_assert_cmpuint (n_lost * 50, <, n_ink);
}

static gboolean
is_same (GdkPixbuf *a, GdkPixbuf *b)
{
  if (gdk_pixbuf_get_width (a) != gdk_pixbuf_get_width (b)
      || gdk_pixbuf_get_height (a) != gdk_pixbuf_get_height (b))
    return FALSE;
  for (int y = 0; y < gdk_pixbuf_get_height (a); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (a); x++)
      if (differs (a, b, x, y))
        return FALSE;
  return TRUE;
}

/* The picture once it is another than @before and stands still: a machine with much to do paints
 * when it comes to it. */
static GdkPixbuf *
wait_for_picture (ReaderFixture *fixture, GdkPixbuf *before)
{
  g_autoptr (GdkPixbuf) last = reader_fixture_picture (fixture);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GdkPixbuf) now = NULL;

      reader_fixture_idle (300);
      now = reader_fixture_picture (fixture);
      if (is_same (last, now) && (before == NULL || !is_same (before, now)))
        return g_steal_pointer (&now);
      g_set_object (&last, now);
    }
  g_assert_not_reached ();
}

static void
test_drawn (ReaderFixture *fixture, gconstpointer data)
{
  const Drawing *drawing = data;
  const char *sections[] = { drawing->xhtml, NULL };
  g_autoptr (HashiyaDocument) document = reader_fixture_document (drawing->language, sections);
  g_autoptr (GdkPixbuf) before = NULL;
  g_autoptr (GdkPixbuf) after = NULL;
  g_autoptr (GArray) rectangles = NULL;
  HashiyaMark marks[3];

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), drawing->width, 700);
  reader_fixture_show (fixture, document, 0);
  before = wait_for_picture (fixture, NULL);
  for (guint i = 0; i < drawing->n_marks; i++)
    marks[i] = (HashiyaMark){ (char *) "id", drawing->marks[i].start, drawing->marks[i].end,
                              drawing->marks[i].colour, drawing->marks[i].has_note };
  reader_fixture_set_marks (fixture, marks, drawing->n_marks);
  after = wait_for_picture (fixture, before);
  rectangles = all_rectangles (fixture, drawing);
  if (g_getenv ("HASHIYA_TEST_PICTURES") != NULL)
    {
      g_autofree char *path
          = g_strdup_printf ("%s/%s.png", g_getenv ("HASHIYA_TEST_PICTURES"), drawing->name);

      gdk_pixbuf_save (after, path, "png", NULL, NULL);
    }
  compare (before, after, rectangles);
}

/* The same marks where the window is made narrow while they are on show. */
static void
test_reflow (ReaderFixture *fixture, gconstpointer data)
{
  const Drawing *drawing = &drawings[0];
  const char *sections[] = { drawing->xhtml, NULL };
  g_autoptr (HashiyaDocument) document = reader_fixture_document ("en", sections);
  g_autoptr (GdkPixbuf) marked = NULL;
  g_autoptr (GdkPixbuf) plain = NULL;
  g_autoptr (GArray) rectangles = NULL;
  HashiyaMark mark = { (char *) "id", 40, 160, 0, FALSE };

  reader_fixture_show (fixture, document, 0);
  reader_fixture_set_marks (fixture, &mark, 1);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  reader_fixture_idle (800);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->view)), ==, 400);
  marked = wait_for_picture (fixture, NULL);
  rectangles = all_rectangles (fixture, drawing);
  g_assert_cmpuint (rectangles->len, >, 3);
  reader_fixture_set_marks (fixture, NULL, 0);
  plain = wait_for_picture (fixture, marked);
  compare (plain, marked, rectangles);
}

/* What was too far below for a low window is painted when the window is made higher. */
static void
test_taller (ReaderFixture *fixture, gconstpointer data)
{
  const char *sections[] = { LATIN, NULL };
  g_autoptr (HashiyaDocument) document = reader_fixture_document ("en", sections);
  g_autoptr (GdkPixbuf) plain = NULL;
  g_autoptr (GdkPixbuf) low = NULL;
  g_autoptr (GdkPixbuf) marked = NULL;
  HashiyaMark mark = { (char *) "id", 230, 290, 0, FALSE };

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  reader_fixture_show (fixture, document, 0);
  plain = wait_for_picture (fixture, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 100);
  low = wait_for_picture (fixture, plain);
  g_assert_cmpint (gdk_pixbuf_get_height (low), <, 200);
  reader_fixture_set_marks (fixture, &mark, 1);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  for (guint i = 0; i < 100 && (marked == NULL || gdk_pixbuf_get_height (marked) < 700); i++)
    {
      g_clear_object (&marked);
      marked = wait_for_picture (fixture, low);
    }
  g_assert_cmpint (gdk_pixbuf_get_height (marked), ==, 700);
  g_assert_false (is_same (plain, marked));
}

/* Rectangles cover the ink of Nastaliq's whole text from side to side: nothing is clipped by the
 * page's edge or by another block. */
static void
test_ink (ReaderFixture *fixture, gconstpointer data)
{
  const char *sections[] = { URDU, NULL };
  g_autoptr (HashiyaDocument) document = reader_fixture_document ("ur", sections);
  g_autoptr (GdkPixbuf) picture = NULL;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (data), 700);
  reader_fixture_show (fixture, document, 0);
  reader_fixture_idle (500);
  picture = reader_fixture_picture (fixture);
  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    {
      g_assert_false (is_ink (picture, 0, y));
      g_assert_false (is_ink (picture, gdk_pixbuf_get_width (picture) - 1, y));
    }
  for (int x = 0; x < gdk_pixbuf_get_width (picture); x++)
    g_assert_false (is_ink (picture, x, 0));
}

#define N_MARKS 10000

/* Ten thousand marks on 2 MB: those near the viewport are registered, no more, and they follow
 * the scrolling. */
static void
test_many (ReaderFixture *fixture, gconstpointer data)
{
  static const char count[] = "[...CSS.highlights.values()].reduce((n, h) => n + h.size, 0)";
  g_autoptr (GString) xhtml = g_string_new ("<h2>Long</h2>");
  g_autoptr (HashiyaDocument) document = NULL;
  g_autofree HashiyaMark *marks = g_new0 (HashiyaMark, N_MARKS);
  const char *sections[2] = { NULL };
  gsize length, end;

  for (guint i = 0; i < 1100; i++)
    {
      g_string_append_printf (xhtml, "\n<p>Paragraph %u:", i);
      for (guint j = 0; j < 180; j++)
        g_string_append (xhtml, " ten bytes");
      g_string_append (xhtml, "</p>");
    }
  sections[0] = xhtml->str;
  document = reader_fixture_document ("en", sections);
  length = hashiya_text_get_length (hashiya_document_get_text (document));
  for (guint i = 0; i < N_MARKS; i++)
    marks[i] = (HashiyaMark){ (char *) "id", i * (length / N_MARKS), i * (length / N_MARKS) + 100,
                              i % 5, i % 3 == 0 };
  reader_fixture_set_marks (fixture, marks, N_MARKS);
  for (guint i = 0; i < 4; i++)
    {
      gsize place = length * i / 4;
      g_autofree char *n_registered = NULL;
      g_autoptr (GArray) rectangles = NULL;
      gsize start;
      guint before = fixture->n_shown;

      if (i == 0)
        hashiya_view_show (fixture->view, document, 0, 0);
      else
        hashiya_view_scroll_to (fixture->view, place, FALSE);
      hashiya_view_get_shown_range (fixture->view, &start, &end);
      if (i == 0 || (start <= place && start > length * (i - 1) / 4))
        reader_fixture_wait (&fixture->n_shown, before);
      reader_fixture_idle (600);
      n_registered = reader_fixture_evaluate (fixture, "hashiya", count);
      g_test_message ("%s registered at %" G_GSIZE_FORMAT, n_registered, place);
      g_assert_cmpint (atoi (n_registered), >, 5);
      g_assert_cmpint (atoi (n_registered), <, 400);
      rectangles = reader_fixture_rectangles (fixture, place, place + 20);
      g_assert_cmpuint (rectangles->len, >=, 1);
      g_assert_cmpint (g_array_index (rectangles, GdkRectangle, 0).y, >=, 0);
      g_assert_cmpint (g_array_index (rectangles, GdkRectangle, 0).y, <, 700);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (drawings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader/marks/drawn/%s", drawings[i].name);

      g_test_add (path, ReaderFixture, &drawings[i], reader_fixture_set_up, test_drawn,
                  reader_fixture_tear_down);
    }
  g_test_add ("/reader/marks/reflow", ReaderFixture, NULL, reader_fixture_set_up, test_reflow,
              reader_fixture_tear_down);
  g_test_add ("/reader/marks/taller", ReaderFixture, NULL, reader_fixture_set_up, test_taller,
              reader_fixture_tear_down);
  g_test_add ("/reader/marks/ink/wide", ReaderFixture, GINT_TO_POINTER (1100),
              reader_fixture_set_up, test_ink, reader_fixture_tear_down);
  g_test_add ("/reader/marks/ink/narrow", ReaderFixture, GINT_TO_POINTER (400),
              reader_fixture_set_up, test_ink, reader_fixture_tear_down);
  g_test_add ("/reader/marks/many", ReaderFixture, NULL, reader_fixture_set_up, test_many,
              reader_fixture_tear_down);
  return g_test_run ();
}
