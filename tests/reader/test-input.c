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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, ReaderFixture, NULL, reader_fixture_set_up, test, reader_fixture_tear_down)
  ADD ("/reader/input/drag", test_drag);
  ADD ("/reader/input/click", test_click);
  ADD ("/reader/input/keyboard", test_keyboard);
  ADD ("/reader/input/trap-keys", test_trap_keys);
  ADD ("/reader/input/links", test_links);
  ADD ("/reader/input/mixed", test_mixed);
  ADD ("/reader/input/blocks", test_blocks);
  ADD ("/reader/input/crash", test_crash);
  return g_test_run ();
}
