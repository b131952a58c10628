// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"
#include "hashiya-view.h"

G_BEGIN_DECLS

/* A window with a view in it, and what a test does with one. Whatever is awaited fails the test
 * after a minute. */

typedef struct
{
  GtkWidget *window;
  HashiyaView *view;
  guint n_shown;
  guint n_selections; /* final ones */
  guint64 start;
  guint64 end;
  GdkRectangle box;
  GStrv activated;
  GdkRectangle activated_box;
  char *requested;
  guint64 place;
  guint n_places;
  guint n_crashes;
} ReaderFixture;

void reader_fixture_set_up (ReaderFixture *fixture, gconstpointer data);
void reader_fixture_tear_down (ReaderFixture *fixture, gconstpointer data);

/* Runs the main loop until *counter is above value. */
void reader_fixture_wait (const guint *counter, guint value);

/* Runs the main loop for a while: only to see that something does not happen. */
void reader_fixture_idle (guint milliseconds);

void reader_fixture_show (ReaderFixture *fixture, HashiyaDocument *document, guint section);

/* WebKit's textContent of what is shown. */
char *reader_fixture_text (ReaderFixture *fixture);

/* (element-type GdkRectangle) */
GArray *reader_fixture_rectangles (ReaderFixture *fixture, gsize start, gsize end);

/* What the window draws where the view is, as opaque RGB. */
GdkPixbuf *reader_fixture_picture (ReaderFixture *fixture);

/* Paints marks and waits until they are drawn. */
void reader_fixture_set_marks (ReaderFixture *fixture, const HashiyaMark *marks, guint n_marks);

/* A document of one section for each string: the XHTML inside of its section element. */
HashiyaDocument *reader_fixture_document (const char *language, const char *const *sections);

/* Evaluates script in the page's own world, or in reader.js's; returns its result as a string. */
char *reader_fixture_evaluate (ReaderFixture *fixture, const char *world, const char *script);

/* Has the web process end as by a crash. */
void reader_fixture_kill (ReaderFixture *fixture);

G_END_DECLS
