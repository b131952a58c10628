// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a person does with mouse and keys, as events of the display. */

#include "reader-fixture.h"

#include <adwaita.h>
#include <string.h>

#define TEXT                                                                                       \
  "<h2>A heading</h2>\n<p>First 😀 words stand here, in one line.</p>\n<p>Then <a "              \
  "href=\"#section-2\">a link</a> and <a href=\"https://example.org/\">another</a>.</p>"

/* Runs xdotool, which must be there, and the main loop until it has ended. */
static void G_GNUC_PRINTF (1, 2) act (const char *format, ...)
{
  g_autofree char *command = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  va_list arguments;

  va_start (arguments, format);
  command = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  words = g_strsplit (command, " ", -1);
  process = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  while (g_subprocess_get_identifier (process) != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static HashiyaDocument *
show (ReaderFixture *fixture)
{
  const char *sections[] = { TEXT, "<p>Two</p>", NULL };
  HashiyaDocument *document = reader_fixture_document ("en", sections);

  reader_fixture_show (fixture, document, 0);
  /* openbox has placed the window by then */
  reader_fixture_idle (500);
  act ("xdotool search --onlyvisible --name ^reader-test$ windowmove 0 0 windowfocus");
  reader_fixture_idle (300);
  return document;
}

static gsize
find (HashiyaDocument *document, const char *words)
{
  const char *text = hashiya_text_peek (hashiya_document_get_text (document), NULL);

  return g_utf8_pointer_to_offset (text, strstr (text, words));
}

static GdkRectangle
box_of (ReaderFixture *fixture, HashiyaDocument *document, const char *words)
{
  gsize start = find (document, words);
  g_autoptr (GArray) boxes
      = reader_fixture_rectangles (fixture, start, start + g_utf8_strlen (words, -1));

  g_assert_cmpuint (boxes->len, ==, 1);
  return g_array_index (boxes, GdkRectangle, 0);
}

static void
test_drag (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = show (fixture);
  GdkRectangle box = box_of (fixture, document, " words stand");
  guint before = fixture->n_selections;
  gsize start, end;

  act ("xdotool mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d mouseup 1", box.x + 1,
       box.y + box.height / 2, box.x + box.width / 2, box.y + box.height / 2, box.x + box.width - 1,
       box.y + box.height / 2);
  reader_fixture_wait (&fixture->n_selections, before);
  /* without the space that the drag began in */
  g_assert_cmpuint (fixture->start, ==, find (document, "words stand"));
  g_assert_cmpuint (fixture->end, ==, fixture->start + strlen ("words stand"));
  g_assert_true (hashiya_view_get_selection (fixture->view, &start, &end));
  g_assert_cmpuint (start, ==, fixture->start);
  g_assert_cmpuint (end, ==, fixture->end);
  g_assert_cmpint (ABS (fixture->box.y - box.y), <=, 1);
  g_assert_cmpint (fixture->box.x, >, box.x);
  g_assert_cmpint (fixture->box.x + fixture->box.width, <=, box.x + box.width + 1);
  before = fixture->n_selections;
  hashiya_view_clear_selection (fixture->view);
  reader_fixture_wait (&fixture->n_selections, before);
  g_assert_false (hashiya_view_get_selection (fixture->view, &start, &end));
}

/* Where the desktop wants all text larger, places are those on the screen still. */
static void
test_large_text (ReaderFixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  test_drag (fixture, data);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

static void
test_click (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = show (fixture);
  gsize start = find (document, "words");
  HashiyaMark marks[] = {
    { (char *) "sentence", start - 4, start + 20, 0, FALSE },
    { (char *) "word", start, start + 5, 1, TRUE },
  };
  GdkRectangle box = box_of (fixture, document, "words");

  reader_fixture_set_marks (fixture, marks, G_N_ELEMENTS (marks));
  act ("xdotool mousemove %d %d click 1", box.x + box.width / 2, box.y + box.height / 2);
  reader_fixture_idle (400);
  g_assert_nonnull (fixture->activated);
  g_assert_cmpstr (fixture->activated[0], ==, "word");
  g_assert_cmpstr (fixture->activated[1], ==, "sentence");
  g_assert_null (fixture->activated[2]);
  g_assert_cmpint (fixture->activated_box.x, >=, box.x);
  g_assert_cmpint (fixture->activated_box.x, <, box.x + box.width);
  /* to the right of the line nothing is marked */
  g_clear_pointer (&fixture->activated, g_strfreev);
  act ("xdotool mousemove %d %d click 1", 780, box.y + box.height / 2);
  reader_fixture_idle (400);
  g_assert_null (fixture->activated);
}

static void
test_keyboard (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = show (fixture);
  HashiyaMark mark = { (char *) "heading", 0, 9, 0, FALSE };
  guint before = fixture->n_selections;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  act ("xdotool key --delay 60 shift+Right shift+Right shift+Right");
  reader_fixture_wait (&fixture->n_selections, before);
  reader_fixture_idle (500);
  g_assert_cmpuint (fixture->start, ==, 0);
  g_assert_cmpuint (fixture->end, ==, 3);
  reader_fixture_set_marks (fixture, &mark, 1);
  act ("xdotool key Return");
  reader_fixture_idle (400);
  g_assert_nonnull (fixture->activated);
  g_assert_cmpstr (fixture->activated[0], ==, "heading");
}

/* F7 would abort the process, the others open a menu or an emoji chooser. */
static void
test_trap_keys (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = show (fixture);
  g_autofree char *text = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  act ("xdotool key --delay 80 F7 ctrl+period ctrl+semicolon Menu shift+F10 F7");
  reader_fixture_idle (500);
  text = reader_fixture_text (fixture);
  g_assert_nonnull (text);
  g_assert_cmpuint (fixture->n_crashes, ==, 0);
}

static char *
words_at (HashiyaDocument *document, guint64 start, guint64 end)
{
  return hashiya_text_slice (hashiya_document_get_text (document), start, end);
}

/* Words of both directions in one line: what is selected are the letters under the pointer, and a
 * drag from one direction into the other takes what lies between in the text. */
static void
test_mixed (ReaderFixture *fixture, gconstpointer data)
{
  const char *sections[] = {
    "<p>یہ جملہ <span lang=\"en\" dir=\"ltr\">English words here, 42</span> اور پھر اردو ہے۔</p>",
    NULL
  };
  g_autoptr (HashiyaDocument) document = reader_fixture_document ("ur", sections);
  g_autofree char *word = NULL;
  g_autofree char *urdu = NULL;
  g_autofree char *both = NULL;
  GdkRectangle box, other;
  guint before = fixture->n_selections;

  reader_fixture_show (fixture, document, 0);
  reader_fixture_idle (500);
  act ("xdotool search --onlyvisible --name ^reader-test$ windowmove 0 0 windowfocus");
  reader_fixture_idle (300);
  box = box_of (fixture, document, "words");
  act ("xdotool mousemove %d %d click --repeat 2 1", box.x + box.width / 2, box.y + box.height / 2);
  reader_fixture_wait (&fixture->n_selections, before);
  reader_fixture_idle (400);
  word = words_at (document, fixture->start, fixture->end);
  g_assert_cmpstr (word, ==, "words");

  other = box_of (fixture, document, "پھر");
  g_assert_cmpint (other.x, <, box.x);
  before = fixture->n_selections;
  act ("xdotool mousemove %d %d click --repeat 2 1", other.x + other.width / 2,
       other.y + other.height / 2);
  reader_fixture_wait (&fixture->n_selections, before);
  reader_fixture_idle (400);
  urdu = words_at (document, fixture->start, fixture->end);
  g_assert_cmpstr (urdu, ==, "پھر");

  /* Away from the word first: a press in a selection would drag it. */
  before = fixture->n_selections;
  act ("xdotool mousemove %d %d click 1 mousemove %d %d", 700, 600, box.x + 1,
       box.y + box.height / 2);
  reader_fixture_idle (700);
  act ("xdotool mousedown 1 mousemove %d %d mousemove %d %d mouseup 1", other.x + other.width,
       other.y + other.height / 2, other.x + 1, other.y + other.height / 2);
  reader_fixture_idle (700);
  both = words_at (document, fixture->start, fixture->end);
  g_assert_cmpstr (both, ==, "words here, 42 اور پھر");
}

typedef struct
{
  guint n_held;
  guint n_final;
  gboolean is_end;
  guint64 offset;
  gboolean by_keys;
} Resized;

static void
on_resized (HashiyaView *view,
            const char *id,
            gboolean is_end,
            guint64 offset,
            gboolean final,
            gboolean by_keys,
            Resized *resized)
{
  g_assert_cmpstr (id, ==, "mark");
  resized->is_end = is_end;
  resized->offset = offset;
  resized->by_keys = by_keys;
  if (final)
    resized->n_final++;
  else
    resized->n_held++;
}

#define MIXED                                                                                               \
  "<p>یہ جملہ English words here, 42 اور پھر دِل ہے۔</p>\n<p lang=\"en\" dir=\"ltr\">An " \
  "English line with (دوستی) 😀 once.</p>\n<div class=\"row\"><div class=\"original\" "              \
  "lang=\"en\" dir=\"ltr\"><p>One column of two.</p></div>\n<div class=\"translation\" "                    \
  "dir=\"rtl\"><p>دو میں سے ایک خانہ۔</p></div></div>\n<div class=\"row\"><div "             \
  "class=\"original\" lang=\"en\" dir=\"ltr\"><p>Its second row.</p></div>\n<div "                          \
  "class=\"translation\" dir=\"rtl\"><p>دوسری قطار۔</p></div></div>"

static HashiyaDocument *
show_mixed (ReaderFixture *fixture)
{
  const char *sections[] = { MIXED, NULL };
  HashiyaDocument *document = reader_fixture_document ("ur", sections);

  reader_fixture_show (fixture, document, 0);
  reader_fixture_idle (500);
  act ("xdotool search --onlyvisible --name ^reader-test$ windowmove 0 0 windowfocus");
  reader_fixture_idle (300);
  return document;
}

/* Marks these words and has them chosen; where the middles of the handles are then. */
static void
choose (ReaderFixture *fixture,
        HashiyaDocument *document,
        const char *words,
        graphene_point_t at[2])
{
  gsize start = find (document, words);
  HashiyaMark mark = { (char *) "mark", start, start + g_utf8_strlen (words, -1), 0, FALSE, FALSE };
  g_autofree char *places = NULL;
  g_auto (GStrv) numbers = NULL;

  reader_fixture_set_marks (fixture, &mark, 1);
  hashiya_view_choose_mark (fixture->view, "mark");
  places = reader_fixture_evaluate (
      fixture, "hashiya",
      "['start', 'end'].map(edge => {"
      " const {left, right, top, bottom, width, height} ="
      " document.querySelector(`.handles .${edge}`).getBoundingClientRect();"
      " if (width < 24 || height < 24) throw new Error('too small');"
      " return [(left + right) / 2, (top + bottom) / 2].join(' ');"
      "}).join(' ')");
  numbers = g_strsplit (places, " ", -1);
  for (guint i = 0; i < 2; i++)
    {
      at[i].x = (float) g_ascii_strtod (numbers[2 * i], NULL);
      at[i].y = (float) g_ascii_strtod (numbers[2 * i + 1], NULL);
    }
}

/* A handle stands where its letter begins or ends as that one is read. */
static void
test_handles (ReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    gboolean from_right; /* how its first letter is read, and its last one */
    gboolean to_left;
  } cases[] = {
    { "English", FALSE, FALSE },
    { "جملہ", TRUE, TRUE },
    { "جملہ English wo", TRUE, FALSE },
    { "words here, 42 اور", FALSE, TRUE },
    { "42", FALSE, FALSE },
    { "here,", FALSE, FALSE },
    { "ہے۔", TRUE, TRUE },
    { "دِل", TRUE, TRUE },
    { "دوستی", TRUE, TRUE },
    { "(دوستی)", FALSE, FALSE },
    { "دوستی) 😀 once.", TRUE, FALSE },
    { "قطار۔", TRUE, TRUE },
  };
  g_autoptr (HashiyaDocument) document = show_mixed (fixture);
  GdkRectangle box;
  graphene_point_t at[2];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize start = find (document, cases[i].words);
      gsize end = start + g_utf8_strlen (cases[i].words, -1);
      g_autoptr (GArray) first = reader_fixture_rectangles (fixture, start, start + 1);
      g_autoptr (GArray) last = reader_fixture_rectangles (fixture, end - 1, end);
      const GdkRectangle *letter = &g_array_index (first, GdkRectangle, 0);
      const GdkRectangle *end_letter = &g_array_index (last, GdkRectangle, 0);
      int from = letter->x + (cases[i].from_right ? letter->width : 0);
      int to = end_letter->x + (cases[i].to_left ? 0 : end_letter->width);

      choose (fixture, document, cases[i].words, at);
      g_test_message ("“%s”: %g %g, %d %d expected", cases[i].words, (double) at[0].x,
                      (double) at[1].x, from, to);
      g_assert_cmpfloat_with_epsilon (at[0].x, from, 1.5f);
      g_assert_cmpfloat_with_epsilon (at[1].x, to, 1.5f);
      g_assert_cmpint ((int) at[0].y, >, letter->y);
      g_assert_cmpint ((int) at[0].y, <, letter->y + letter->height);
    }

  /* The outer half of a letter next to the other direction is of its mark, too. */
  choose (fixture, document, "English", at);
  hashiya_view_choose_mark (fixture->view, NULL);
  box = box_of (fixture, document, "English");
  act ("xdotool mousemove %d %d click 1", box.x + 2, box.y + box.height / 2);
  reader_fixture_idle (400);
  g_assert_nonnull (fixture->activated);
}

static void
drag_to (const graphene_point_t *from, const GdkRectangle *box, double part, const char *last)
{
  int x = box->x + (int) (box->width * part);
  int y = box->y + box->height / 2;

  act ("xdotool mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d", (int) from->x,
       (int) from->y, ((int) from->x + x) / 2, ((int) from->y + y) / 2, x, y);
  reader_fixture_idle (150);
  act ("xdotool %s", last);
}

static void
test_resize (ReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    gboolean is_end;
    const char *to;     /* over these words */
    double part;        /* and how far from their left */
    const char *offset; /* the end is there: before or after these words */
  } cases[] = {
    { "words", TRUE, "here", 0.95, "here" },        /* to the right in Urdu's line */
    { "words", FALSE, "English", 0.05, "English" }, /* to the left */
    { "words", TRUE, "اور", 0.05, "اور" },          /* over the number into Urdu */
    { "پھر", FALSE, "اور", 0.95, "اور" },           /* to the right */
    { "پھر", TRUE, "ہے۔", 0.05, "ہے۔" },            /* to the left */
    { "پھر", TRUE, "جملہ", 0.5, "پھر" },            /* past its beginning: refused */
    { "An", TRUE, "once", 0.95, "once" }, /* in English, over Urdu and a sign of two units */
    /* not into the other column, but before what stands beside it in this one */
    { "column", TRUE, "دوسری", 0.5, "of two." },
  };
  g_autoptr (HashiyaDocument) document = show_mixed (fixture);
  Resized resized = { 0 };
  graphene_point_t at[2];

  g_signal_connect (fixture->view, "mark-resized", G_CALLBACK (on_resized), &resized);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GdkRectangle box = box_of (fixture, document, cases[i].to);
      gsize offset = find (document, cases[i].offset);
      guint n_final = resized.n_final;
      gsize start, end;

      choose (fixture, document, cases[i].words, at);
      drag_to (&at[cases[i].is_end ? 1 : 0], &box, cases[i].part, "mouseup 1");
      reader_fixture_wait (&resized.n_final, n_final);
      if (cases[i].is_end)
        offset += g_utf8_strlen (cases[i].offset, -1);
      g_test_message ("“%s” to “%s”: %" G_GUINT64_FORMAT, cases[i].words, cases[i].to,
                      resized.offset);
      g_assert_cmpuint (resized.n_held, ==, i + 1);
      g_assert_cmpint (resized.is_end, ==, cases[i].is_end);
      g_assert_false (resized.by_keys);
      g_assert_cmpuint (resized.offset, ==, offset);
      g_assert_false (hashiya_view_get_selection (fixture->view, &start, &end));
      g_assert_null (fixture->activated);
    }

  /* Escape, while the button is down: as if it had not been, and still chosen. */
  choose (fixture, document, "پھر", at);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  {
    GdkRectangle box = box_of (fixture, document, "اور");

    drag_to (&at[0], &box, 0.95, "key Escape");
  }
  reader_fixture_wait (&resized.n_final, G_N_ELEMENTS (cases));
  act ("xdotool mouseup 1");
  g_assert_cmpuint (resized.offset, ==, find (document, "پھر"));
  g_assert_cmpstr (hashiya_view_get_chosen_mark (fixture->view), ==, "mark");
  act ("xdotool key Escape");
  reader_fixture_idle (300);
  g_assert_null (hashiya_view_get_chosen_mark (fixture->view));
  g_assert_cmpuint (resized.n_final, ==, G_N_ELEMENTS (cases) + 1);

  /* A mark that goes while it is held takes its handles along. */
  choose (fixture, document, "پھر", at);
  {
    GdkRectangle box = box_of (fixture, document, "اور");
    g_autofree char *hidden = NULL;

    drag_to (&at[0], &box, 0.95, "sleep 0");
    reader_fixture_set_marks (fixture, NULL, 0);
    act ("xdotool mouseup 1");
    reader_fixture_idle (300);
    hidden = reader_fixture_evaluate (fixture, "hashiya",
                                      "document.querySelectorAll('.handles [hidden]').length + ''");
    g_assert_cmpstr (hidden, ==, "2");
    g_assert_cmpuint (resized.n_final, ==, G_N_ELEMENTS (cases) + 1);
  }
}

/* Left and right are those of the block, so that a key goes on in the text; by letters as a reader
 * sees them, and by words, over spaces. */
static void
test_resize_by_keys (ReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *key;
    const char *now;
  } cases[] = {
    { "English", "shift+Left", "English w" },
    { "English", "shift+Right", "Englis" },
    { "جملہ", "shift+Left", "جملہ E" },
    { "English words", "ctrl+shift+Left", "English words here" },
    { "English words", "ctrl+shift+Right", "English" },
    { "English", "ctrl+shift+Right", "English" }, /* the only word */
    { "پھر", "shift+Left", "پھر دِ" },             /* with what stands on the letter */
    { "42", "alt+shift+Right", ", 42" },
    { "42", "alt+shift+Up", "here, 42" },
    { "English words", "alt+shift+Down", "words" },
    { "English words", "alt+shift+Left", "nglish words" },
    { "with", "shift+Right", "with (" },
    { "😀", "ctrl+shift+Right", "😀 once" },
    { "column of two.", "shift+Right", "column of two.\nدو میں سے ایک خانہ۔\nI" },
  };
  g_autoptr (HashiyaDocument) document = show_mixed (fixture);
  Resized resized = { 0 };

  g_signal_connect (fixture->view, "mark-resized", G_CALLBACK (on_resized), &resized);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize start = find (document, cases[i].words);
      gsize end = start + g_utf8_strlen (cases[i].words, -1);
      g_autofree char *now = NULL;
      graphene_point_t at[2];

      choose (fixture, document, cases[i].words, at);
      act ("xdotool key %s", cases[i].key);
      reader_fixture_wait (&resized.n_final, i);
      g_assert_true (resized.by_keys);
      if (resized.is_end)
        end = resized.offset;
      else
        start = resized.offset;
      now = words_at (document, start, end);
      g_assert_cmpstr (now, ==, cases[i].now);
    }
}

/* Each block runs as its letters do, with its own face, size and line height; letters of Urdu lean
 * nowhere. */
static void
test_blocks (ReaderFixture *fixture, gconstpointer data)
{
  const char *sections[] = {
    "<p id=\"a\">اردو <em id=\"b\">زور</em> ہے۔</p>\n<p id=\"c\" lang=\"en\" dir=\"ltr\">English "
    "<em id=\"d\">stress</em>.</p>\n<h2 id=\"e\" lang=\"en\" dir=\"ltr\">Head</h2>\n<p id=\"f\" "
    "lang=\"ar\" dir=\"rtl\">عربي <q id=\"g\">قول</q></p>",
    NULL
  };
  g_autoptr (HashiyaDocument) document = reader_fixture_document ("ur", sections);
  g_autofree char *look = NULL;
  g_autofree char *justified = NULL;

  g_object_set (fixture->view, "font-scale", 1.0, "arabic-font-scale", 2.0, "line-height", 1.5,
                "nastaliq-line-height", 2.5, "naskh-line-height", 2.0, NULL);
  reader_fixture_show (fixture, document, 0);
  look = reader_fixture_evaluate (
      fixture, NULL,
      "'abcdefg'.split('').map(id => { const s = getComputedStyle(document.getElementById(id));"
      " const size = parseFloat(s.fontSize);"
      " return [id, s.direction, Math.round(size * 10) / 10,"
      " Math.round(parseFloat(s.lineHeight) / size * 10) / 10, s.fontStyle, s.letterSpacing,"
      " s.fontFamily.includes('Hashiya Nastaliq') ? 'nastaliq' : 'other'].join(' '); "
      "}).join('\\n')");
  g_assert_cmpstr (look, ==,
                   "a rtl 39.6 2.5 normal normal nastaliq\n"
                   "b rtl 39.6 2.5 normal normal other\n"
                   "c ltr 18 1.5 normal normal other\n"
                   "d ltr 18 1.5 italic normal other\n"
                   "e ltr 27 1.3 normal normal other\n"
                   "f rtl 39.6 2 normal normal other\n"
                   "g rtl 39.6 2 normal normal other");
  g_object_set (fixture->view, "justify", TRUE, NULL);
  g_free (reader_fixture_text (fixture));
  justified = reader_fixture_evaluate (
      fixture, NULL,
      "'acf'.split('').map(id => getComputedStyle(document.getElementById(id)).textAlign).join(' "
      "')");
  g_assert_cmpstr (justified, ==, "start justify justify");
}

static gboolean
on_link (HashiyaView *view, const char *uri, char **followed)
{
  g_free (*followed);
  *followed = g_strdup (uri);
  return TRUE;
}

static void
test_links (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = show (fixture);
  g_autofree char *followed = NULL;
  g_autofree char *text = NULL;
  GdkRectangle box;

  g_signal_connect (fixture->view, "link-activated", G_CALLBACK (on_link), &followed);
  box = box_of (fixture, document, "a link");
  act ("xdotool mousemove %d %d click 1", box.x + 5, box.y + box.height / 2);
  reader_fixture_idle (400);
  g_assert_cmpstr (fixture->requested, ==, "section-2");
  box = box_of (fixture, document, "another");
  act ("xdotool mousemove %d %d click 1", box.x + 5, box.y + box.height / 2);
  reader_fixture_idle (400);
  g_assert_cmpstr (followed, ==, "https://example.org/");
  text = reader_fixture_text (fixture);
  g_assert_true (g_str_has_prefix (text, "A heading"));
}

static void
test_crash (ReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = show (fixture);
  g_autofree char *text = NULL;
  guint before;

  reader_fixture_kill (fixture);
  reader_fixture_wait (&fixture->n_crashes, 0);
  before = fixture->n_shown;
  hashiya_view_reload (fixture->view);
  reader_fixture_wait (&fixture->n_shown, before);
  text = reader_fixture_text (fixture);
  g_assert_true (g_str_has_prefix (text, "A heading"));
}

/* The program's own world: WebKitGTK 2.52 forgets one that nothing but a test has used. */
#define WORLD    "hashiya"
#define N_BLOCKS 200
#define PATIENCE 300

/* How many places the page scrolls through, until it comes to rest. */
static guint
count_steps (ReaderFixture *fixture)
{
  guint64 before, now = 0;

  for (guint i = 0; i < PATIENCE; i++)
    {
      g_autofree char *text = NULL;

      before = now;
      reader_fixture_idle (200);
      text = reader_fixture_evaluate (fixture, WORLD, "places.length.toString ()");
      now = g_ascii_strtoull (text, NULL, 10);
      if (now > 0 && now == before)
        break;
    }
  g_assert_cmpuint (now, >, 0);
  g_free (reader_fixture_evaluate (fixture, WORLD, "places.length = 0; ''"));
  return (guint) now;
}

static guint
jump (ReaderFixture *fixture, HashiyaDocument *document, const char *words)
{
  hashiya_view_scroll_to (fixture->view, find (document, words), TRUE);
  return count_steps (fixture);
}

/* Once the desktop wishes that nothing moves, a jump is one step, and so is a page by its key. */
static void
test_stillness (ReaderFixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (GString) text = g_string_new (NULL);
  const char *sections[] = { NULL, NULL };
  g_autoptr (HashiyaDocument) document = NULL;

  for (guint i = 0; i < N_BLOCKS; i++)
    g_string_append_printf (text, "%s<p>Paragraph %u.</p>", i > 0 ? "\n" : "", i);
  sections[0] = text->str;
  document = reader_fixture_document ("en", sections);
  reader_fixture_show (fixture, document, 0);
  reader_fixture_idle (500);
  act ("xdotool search --onlyvisible --name ^reader-test$ windowmove 0 0 windowfocus");
  act ("xdotool mousemove 60 60 click 1");
  g_free (reader_fixture_evaluate (fixture, WORLD,
                                   "globalThis.places = [];"
                                   "addEventListener ('scroll', () => places.push (scrollY)); ''"));
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_test_message ("with motion: %u steps", jump (fixture, document, "Paragraph 60."));
  jump (fixture, document, "Paragraph 20.");
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  reader_fixture_idle (300);
  g_assert_cmpuint (jump (fixture, document, "Paragraph 60."), ==, 1);
  act ("xdotool key Next");
  g_assert_cmpuint (count_steps (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, ReaderFixture, NULL, reader_fixture_set_up, test, reader_fixture_tear_down)
  ADD ("/reader/input/drag", test_drag);
  ADD ("/reader/input/large-text", test_large_text);
  ADD ("/reader/input/click", test_click);
  ADD ("/reader/input/keyboard", test_keyboard);
  ADD ("/reader/input/trap-keys", test_trap_keys);
  ADD ("/reader/input/links", test_links);
  ADD ("/reader/input/mixed", test_mixed);
  ADD ("/reader/input/blocks", test_blocks);
  ADD ("/reader/input/stillness", test_stillness);
  ADD ("/reader/input/handles", test_handles);
  ADD ("/reader/input/resize", test_resize);
  ADD ("/reader/input/resize-by-keys", test_resize_by_keys);
  ADD ("/reader/input/crash", test_crash);
  return g_test_run ();
}
