// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader-fixture.h"

#include <string.h>
#include <webkit/webkit.h>

#define DEADLINE_SECONDS 90

static gboolean G_GNUC_NORETURN
on_deadline (gpointer data)
{
  g_error ("what the test waits for did not come in %d s", DEADLINE_SECONDS);
}

static gboolean
on_rested (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
reader_fixture_wait (const guint *counter, guint value)
{
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, on_deadline, NULL);

  while (*counter <= value)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

void
reader_fixture_idle (guint milliseconds)
{
  gboolean rested = FALSE;

  g_timeout_add (milliseconds, on_rested, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_shown (HashiyaView *view, ReaderFixture *fixture)
{
  fixture->n_shown++;
}

static void
on_selection (HashiyaView *view,
              guint64 start,
              guint64 end,
              GdkRectangle *box,
              gboolean final,
              ReaderFixture *fixture)
{
  if (!final)
    return;
  fixture->start = start;
  fixture->end = end;
  fixture->box = *box;
  fixture->n_selections++;
}

static void
on_activated (HashiyaView *view, GStrv ids, GdkRectangle *box, ReaderFixture *fixture)
{
  g_strfreev (fixture->activated);
  fixture->activated = g_strdupv (ids);
  fixture->activated_box = *box;
}

static void
on_requested (HashiyaView *view, const char *id, ReaderFixture *fixture)
{
  g_free (fixture->requested);
  fixture->requested = g_strdup (id);
}

static void
on_place (HashiyaView *view, guint64 offset, ReaderFixture *fixture)
{
  fixture->place = offset;
  fixture->n_places++;
}

static void
on_crashed (HashiyaView *view, ReaderFixture *fixture)
{
  fixture->n_crashes++;
}

void
reader_fixture_set_up (ReaderFixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->view = HASHIYA_VIEW (hashiya_view_new ());
  g_signal_connect (fixture->view, "section-shown", G_CALLBACK (on_shown), fixture);
  g_signal_connect (fixture->view, "selection-changed", G_CALLBACK (on_selection), fixture);
  g_signal_connect (fixture->view, "mark-activated", G_CALLBACK (on_activated), fixture);
  g_signal_connect (fixture->view, "section-requested", G_CALLBACK (on_requested), fixture);
  g_signal_connect (fixture->view, "place-changed", G_CALLBACK (on_place), fixture);
  g_signal_connect (fixture->view, "crashed", G_CALLBACK (on_crashed), fixture);
  gtk_window_set_title (GTK_WINDOW (fixture->window), "reader-test");
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
reader_fixture_tear_down (ReaderFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_strfreev (fixture->activated);
  g_free (fixture->requested);
}

void
reader_fixture_show (ReaderFixture *fixture, HashiyaDocument *document, guint section)
{
  guint before = fixture->n_shown;
  gsize start = hashiya_section_get_start (hashiya_document_get_section (document, section));

  hashiya_view_show (fixture->view, document, section, start);
  reader_fixture_wait (&fixture->n_shown, before);
}

/* Of the view's deadlines for a call, which are of two seconds. */
#define MAX_LATE 15

typedef struct
{
  guint n_done;
  guint n_late;
  char *text;
  GArray *rectangles;
  GdkTexture *texture;
} Answer;

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Answer *answer = data;

  answer->text = hashiya_view_get_text_finish (HASHIYA_VIEW (source), result, &error);
  /* Where WebKit makes a tree of a long page for screen readers, the page is busy for seconds. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) && answer->n_late++ < MAX_LATE)
    {
      hashiya_view_get_text_async (HASHIYA_VIEW (source), NULL, on_text, answer);
      return;
    }
  g_assert_no_error (error);
  if (answer->n_late > 0)
    g_test_message ("the page answered after %u deadlines", answer->n_late);
  answer->n_done++;
}

char *
reader_fixture_text (ReaderFixture *fixture)
{
  Answer answer = { 0 };

  hashiya_view_get_text_async (fixture->view, NULL, on_text, &answer);
  reader_fixture_wait (&answer.n_done, 0);
  return answer.text;
}

static void
on_rectangles (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Answer *answer = data;

  answer->rectangles = hashiya_view_get_rectangles_finish (HASHIYA_VIEW (source), result, &error);
  g_assert_no_error (error);
  answer->n_done++;
}

GArray *
reader_fixture_rectangles (ReaderFixture *fixture, gsize start, gsize end)
{
  Answer answer = { 0 };

  hashiya_view_get_rectangles_async (fixture->view, start, end, NULL, on_rectangles, &answer);
  reader_fixture_wait (&answer.n_done, 0);
  return answer.rectangles;
}

static WebKitWebView *
web_view (ReaderFixture *fixture)
{
  GtkWidget *stack = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));

  return WEBKIT_WEB_VIEW (gtk_stack_get_child_by_name (GTK_STACK (stack), "page"));
}

static void
on_evaluated (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value
      = webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (source), result, &error);
  Answer *answer = data;

  answer->text = value != NULL ? jsc_value_to_string (value) : g_strdup (error->message);
  answer->n_done++;
}

char *
reader_fixture_evaluate (ReaderFixture *fixture, const char *world, const char *script)
{
  Answer answer = { 0 };

  webkit_web_view_evaluate_javascript (web_view (fixture), script, -1, world, NULL, NULL,
                                       on_evaluated, &answer);
  reader_fixture_wait (&answer.n_done, 0);
  return answer.text;
}

void
reader_fixture_kill (ReaderFixture *fixture)
{
  /* As a crash is told; ended by the program itself, it would be no news. */
  g_signal_emit_by_name (web_view (fixture), "web-process-terminated", WEBKIT_WEB_PROCESS_CRASHED);
}

static void
on_snapshot (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Answer *answer = data;

  answer->texture = webkit_web_view_get_snapshot_finish (WEBKIT_WEB_VIEW (source), result, &error);
  g_assert_no_error (error);
  answer->n_done++;
}

GdkPixbuf *
reader_fixture_picture (ReaderFixture *fixture)
{
  g_autoptr (GdkTexture) texture = NULL;
  Answer answer = { 0 };

  webkit_web_view_get_snapshot (web_view (fixture), WEBKIT_SNAPSHOT_REGION_VISIBLE,
                                WEBKIT_SNAPSHOT_OPTIONS_NONE, NULL, on_snapshot, &answer);
  reader_fixture_wait (&answer.n_done, 0);
  texture = answer.texture;
  return gdk_pixbuf_get_from_texture (texture);
}

void
reader_fixture_set_marks (ReaderFixture *fixture, const HashiyaMark *marks, guint n_marks)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (HashiyaMark));

  g_array_append_vals (array, marks, n_marks);
  hashiya_view_set_marks (fixture->view, array);
  /* Calls into the page are answered in their order. */
  if (fixture->n_shown > 0)
    g_free (reader_fixture_text (fixture));
}

HashiyaDocument *
reader_fixture_document (const char *language, const char *const *sections)
{
  g_autoptr (HashiyaContent) content = hashiya_content_new ("test/1");
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document;
  const char *direction = g_strcmp0 (language, "ur") == 0 ? "rtl" : "ltr";

  hashiya_content_set (content, "title", "A test");
  hashiya_content_set (content, "language", language);
  hashiya_content_set (content, "direction", direction);
  for (guint i = 0; sections[i] != NULL; i++)
    {
      g_autofree char *title = g_strdup_printf ("Section %u", i + 1);
      g_autofree char *id = hashiya_content_make_id (content, title);
      char *xhtml = g_strdup_printf ("<section id=\"%s\" lang=\"%s\" dir=\"%s\">%s</section>", id,
                                     language, direction, sections[i]);
      g_autoptr (GBytes) bytes = g_bytes_new_take (xhtml, strlen (xhtml));

      hashiya_content_add_section (content, id, title, 2, bytes, &error);
      g_assert_no_error (error);
    }
  hashiya_content_seal (content);
  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  return document;
}
