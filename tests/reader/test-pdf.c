// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader-fixture.h"

#include "hashiya-pdf.h"
#include "hashiya-print-page.h"
#include "hashiya-print-style.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define N_PARAGRAPHS 60
#define WORDS        "The committee found that the canal had been closed for no reason but the weather. "

typedef struct
{
  HashiyaDocument *document;
  GBytes *page;
  GtkPageSetup *setup;
  char *folder;
  char *path;
  guint n_pages;
  guint n_done;
  GError *error;
} Fixture;

static HashiyaDocument *
new_document (void)
{
  g_autoptr (GString) first = g_string_new ("<h2>One</h2>\n");
  g_autoptr (GString) second = g_string_new ("<h2>Two</h2>\n<table><tr>");
  const char *sections[3] = { NULL };

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append (first, "<p>" WORDS WORDS WORDS WORDS "</p>\n");
  /* Wider than any paper: it must not make the rest smaller. */
  for (guint i = 0; i < 24; i++)
    g_string_append_printf (second, "<td>Encyclopaedia%u</td>\n", i);
  g_string_append (second, "</tr></table>");
  sections[0] = first->str;
  sections[1] = second->str;
  return reader_fixture_document ("en", sections);
}

/* An original that says next to nothing, and a long translation. */
static HashiyaDocument *
new_pair (void)
{
  const char *sections[]
      = { "<div class=\"row\"><div class=\"original\"><p>a</p>\n</div><div "
          "class=\"translation\"><p>" WORDS WORDS WORDS WORDS WORDS WORDS "</p></div></div>",
          NULL };

  return reader_fixture_document ("en", sections);
}

static void
append_words (GString *out, char letter, guint row, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%c%u_%ux ", letter, row, i);
}

/* Rows of two texts whose lines are not equally high; each word is there once. */
static HashiyaDocument *
new_rows (void)
{
  /* This heading is at the head of every page. */
  g_autoptr (GString) rows
      = g_string_new ("<div class=\"row\"><div class=\"original\"><h1>Rows</h1></div>"
                      "<div class=\"translation\"><h1>Rows</h1></div></div>");
  const char *sections[2] = { NULL };

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      const char *tag = i % 4 == 0 ? "h2" : "p";

      g_string_append_printf (rows, "<div class=\"row\"><div class=\"original\"><%s>", tag);
      append_words (rows, 'o', i, i % 4 == 0 ? 3 : 40 + i * 7 % 60);
      g_string_append_printf (
          rows, "</%s></div><div class=\"translation\" lang=\"fa\" dir=\"rtl\"><%s>", tag, tag);
      append_words (rows, 't', i, i % 4 == 0 ? 3 : 50 + i * 11 % 50);
      g_string_append_printf (rows, "</%s></div></div>", tag);
    }
  sections[0] = rows->str;
  return reader_fixture_document ("en", sections);
}

static void
set_document (Fixture *self, HashiyaDocument *document)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  HashiyaPrintPage page
      = { .entries = entries, .section = -1, .highlights = TRUE, .nastaliq = TRUE };

  g_clear_object (&self->document);
  g_clear_pointer (&self->page, g_bytes_unref);
  page.document = self->document = document;
  self->page = hashiya_print_page_build (&page, NULL, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  set_document (self, new_document ());
  self->setup = gtk_page_setup_new ();
  self->folder = g_dir_make_tmp ("hashiya-pdf-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "pages.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->document);
  g_clear_object (&self->setup);
  g_bytes_unref (self->page);
  g_clear_error (&self->error);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  g_clear_error (&self->error);
  self->n_pages = hashiya_pdf_make_finish (result, &self->error);
  self->n_done++;
}

static void
make (Fixture *self, const char *path, GCancellable *cancellable)
{
  hashiya_pdf_make_async (&(HashiyaPdf){ self->document, self->page, self->setup, TRUE, FALSE },
                          path, cancellable, on_made, self);
}

static guint
count_pages (const char *path)
{
  g_autofree char *data = NULL;
  guint n_pages = 0;
  gsize n;

  g_assert_true (g_file_get_contents (path, &data, &n, NULL));
  for (const char *p = data; (p = memmem (p, n - (gsize) (p - data), "/Type /Page", 11)) != NULL;
       p += 11)
    {
      if (p[11] != 's')
        n_pages++;
    }
  return n_pages;
}

static void
set_paper (Fixture *self, const char *name)
{
  GtkPaperSize *size = gtk_paper_size_new (name);

  gtk_page_setup_set_paper_size_and_default_margins (self->setup, size);
  gtk_paper_size_free (size);
}

/* Each column of text falls on a sheet of its own: otherwise numbers and titles would wander off.
 */
static void
test_papers (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    GtkPageOrientation orientation;
  } papers[] = {
    { GTK_PAPER_NAME_A4, GTK_PAGE_ORIENTATION_PORTRAIT },
    { GTK_PAPER_NAME_LETTER, GTK_PAGE_ORIENTATION_LANDSCAPE },
    { GTK_PAPER_NAME_A5, GTK_PAGE_ORIENTATION_PORTRAIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      set_paper (self, papers[i].name);
      gtk_page_setup_set_orientation (self->setup, papers[i].orientation);
      make (self, self->path, NULL);
      reader_fixture_wait (&self->n_done, i);
      g_assert_no_error (self->error);
      g_assert_cmpuint (self->n_pages, >=, 5);
      g_assert_cmpuint (count_pages (self->path), ==, self->n_pages);
    }
}

/* One page in grey, as pdftoppm draws it. */
typedef struct
{
  GBytes *bytes;
  const guchar *pixels;
  int width;
  int height;
} Picture;

/* Returns: whether the page was drawn: not where nothing renders it here */
static gboolean
draw_page (Fixture *self, guint number, Picture *picture)
{
  g_autofree char *page = g_strdup_printf ("%u", number);
  g_autoptr (GSubprocess) renderer
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "pdftoppm", "-r", "75", "-f", page,
                          "-l", page, "-gray", self->path, NULL);
  const char *data;
  int skipped;

  if (renderer == NULL)
    {
      g_test_skip ("pdftoppm is not installed");
      return FALSE;
    }
  g_assert_true (g_subprocess_communicate (renderer, NULL, NULL, &picture->bytes, NULL, NULL));
  data = g_bytes_get_data (picture->bytes, NULL);
  g_assert_cmpint (sscanf (data, "P5 %d %d 255%n", &picture->width, &picture->height, &skipped), ==,
                   2);
  picture->pixels = (const guchar *) data + skipped + 1;
  return TRUE;
}

/* How much ink there is from one height and side to another. */
static double
measure_ink (const Picture *picture, int top, int bottom, int left, int right)
{
  double ink = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      ink += 255 - picture->pixels[y * picture->width + x];
  return ink;
}

/* Returns: how much of the ink of the middle of the first page stands on its left side, or -1 where
 * nothing renders it here */
static double
measure_left (Fixture *self)
{
  Picture picture;
  int top, bottom;
  double left, all;

  if (!draw_page (self, 1, &picture))
    return -1;
  top = picture.height / 5;
  bottom = picture.height * 9 / 10;
  left = measure_ink (&picture, top, bottom, 0, picture.width / 2);
  all = measure_ink (&picture, top, bottom, 0, picture.width);
  g_bytes_unref (picture.bytes);
  g_assert_cmpfloat (all, >, 0);
  return left / all;
}

/* Side by Side on paper: two columns, or where it is narrow one below the other. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  double left;

  set_document (self, new_pair ());
  set_paper (self, GTK_PAPER_NAME_A4);
  make (self, self->path, NULL);
  reader_fixture_wait (&self->n_done, 0);
  g_assert_no_error (self->error);
  left = measure_left (self);
  if (left < 0)
    return;
  g_assert_cmpfloat (left, <, 0.1);
  set_paper (self, GTK_PAPER_NAME_A5);
  make (self, self->path, NULL);
  reader_fixture_wait (&self->n_done, 1);
  g_assert_no_error (self->error);
  g_assert_cmpfloat (measure_left (self), >, 0.3);
}

/* Returns: (transfer full) (nullable): the words of each page, %NULL where nothing reads them here
 */
static GStrv
read_pages (Fixture *self)
{
  g_autoptr (GSubprocess) reader
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "pdftotext", self->path, "-", NULL);
  g_autofree char *words = NULL;

  if (reader == NULL)
    return NULL;
  g_assert_true (g_subprocess_communicate_utf8 (reader, NULL, NULL, &words, NULL, NULL));
  return g_strsplit (words, "\f", -1);
}

static int
find_page (char **pages, const char *word)
{
  int found = -1;

  for (int i = 0; pages[i] != NULL; i++)
    {
      if (strstr (pages[i], word) == NULL)
        continue;
      /* What is cut between two pages is on both. */
      if (found >= 0)
        g_error ("%s is on pages %d and %d", word, found + 1, i + 1);
      found = i;
    }
  if (found < 0)
    g_error ("%s is on no page", word);
  return found;
}

/* No line is cut where a page ends, in neither column, and a heading goes on with its text, which
 * in one column the translation's does not always. */
static void
check_breaks (Fixture *self, guint n_columns)
{
  g_auto (GStrv) pages = read_pages (self);
  int heading[2] = { 0 };

  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      guint n[] = { i % 4 == 0 ? 3 : 40 + i * 7 % 60, i % 4 == 0 ? 3 : 50 + i * 11 % 50 };
      for (guint j = 0; j < 2; j++)
        for (guint k = 0; k < n[j]; k++)
          {
            g_autofree char *word = g_strdup_printf ("%c%u_%ux", "ot"[j], i, k);
            int page = find_page (pages, word);

            if (k == 0 && i % 4 == 0)
              heading[j] = page;
            else if (k == 0 && i % 4 == 1 && j < n_columns)
              g_assert_cmpint (page, ==, heading[j]);
          }
    }
}

static void
test_breaks (Fixture *self, gconstpointer data)
{
  static const char *const papers[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_A5 };

  set_document (self, new_rows ());
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      set_paper (self, papers[i]);
      make (self, self->path, NULL);
      reader_fixture_wait (&self->n_done, i);
      g_assert_no_error (self->error);
      check_breaks (self, i == 0 ? 2 : 1);
    }
}

/* Words that climb high out of their line and reach far below it, all the way. */
static HashiyaDocument *
new_tall (void)
{
  g_autoptr (GString) tall = g_string_new ("<h2>کھولی</h2>\n");
  const char *sections[2] = { NULL };

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_string_append (tall, "<p>");
      for (guint j = 0; j < 20 + i * 7 % 60; j++)
        g_string_append (tall, "کبھی اکٹھی گتھی کیجیے ");
      g_string_append (tall, "</p>\n");
    }
  sections[0] = tall->str;
  return reader_fixture_document ("ur", sections);
}

/* Letters of Nastaliq stay whole where pages end: no ink comes to the edges of the text. */
static void
test_nastaliq (Fixture *self, gconstpointer data)
{
  HashiyaSheet sheet;

  set_document (self, new_tall ());
  set_paper (self, GTK_PAPER_NAME_A4);
  hashiya_sheet_init (&sheet, self->setup);
  make (self, self->path, NULL);
  reader_fixture_wait (&self->n_done, 0);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->n_pages, >=, 8);
  for (guint i = 1; i <= self->n_pages; i++)
    {
      Picture picture;
      int top, bottom;

      if (!draw_page (self, i, &picture))
        return;
      top = picture.height * 20 / 297;
      bottom = top + picture.height * sheet.column_height / sheet.height;
      g_assert_cmpfloat (measure_ink (&picture, top - 2, top + 2, 0, picture.width), ==, 0);
      g_assert_cmpfloat (measure_ink (&picture, bottom - 2, bottom + 2, 0, picture.width), ==, 0);
      g_bytes_unref (picture.bytes);
    }
}

/* What no page is high enough for is printed all the same. */
static void
test_too_high (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  const char *sections[2] = { NULL };

  for (guint i = 0; i < 3; i++)
    {
      g_string_append (rows, "<div class=\"row\"><div class=\"original\"><p>" WORDS "</p></div>"
                             "<div class=\"translation\"><table><tr><td>");
      for (guint j = 0; j < 120; j++)
        g_string_append (rows, WORDS);
      g_string_append (rows, "</td></tr></table></div></div>");
    }
  sections[0] = rows->str;
  set_document (self, reader_fixture_document ("en", sections));
  make (self, self->path, NULL);
  reader_fixture_wait (&self->n_done, 0);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->n_pages, >=, 6);
  g_assert_cmpuint (self->n_pages, <=, 30);
}

/* The faces are those of the reader. */
static void
test_faces (Fixture *self, gconstpointer data)
{
  HashiyaSheet sheet;

  hashiya_sheet_init (&sheet, self->setup);
  for (guint i = 0; i < 4; i++)
    {
      gboolean nastaliq = i & 1, sans_serif = (i & 2) != 0;
      g_autofree char *css = hashiya_print_style_to_css (&sheet, nastaliq, sans_serif);
      const char *latin = strstr (css, "--hashiya-latin: ");
      const char *urdu = strstr (css, "--hashiya-urdu: ");

      g_assert_cmpint (g_str_has_prefix (urdu + 16, "\"Hashiya Nastaliq\""), ==, nastaliq);
      g_assert_cmpint (g_str_has_prefix (latin + 17, "\"Source Serif"), ==, !sans_serif);
    }
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  make (self, self->path, cancellable);
  reader_fixture_idle (50);
  g_cancellable_cancel (cancellable);
  reader_fixture_wait (&self->n_done, 0);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  make (self, self->path, cancellable);
  reader_fixture_wait (&self->n_done, 1);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_failed (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "missing", "pages.pdf", NULL);

  make (self, nowhere, NULL);
  reader_fixture_wait (&self->n_done, 0);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  make (self, "/dev/full", NULL);
  reader_fixture_wait (&self->n_done, 1);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_set_application_name ("Hashiya");
  g_test_add ("/reader/pdf/papers", Fixture, NULL, set_up, test_papers, tear_down);
  g_test_add ("/reader/pdf/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/reader/pdf/breaks", Fixture, NULL, set_up, test_breaks, tear_down);
  g_test_add ("/reader/pdf/too-high", Fixture, NULL, set_up, test_too_high, tear_down);
  g_test_add ("/reader/pdf/nastaliq", Fixture, NULL, set_up, test_nastaliq, tear_down);
  g_test_add ("/reader/pdf/faces", Fixture, NULL, set_up, test_faces, tear_down);
  g_test_add ("/reader/pdf/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/reader/pdf/failed", Fixture, NULL, set_up, test_failed, tear_down);
  return g_test_run ();
}
