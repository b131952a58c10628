// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Documents made of what addresses lead to. */

#include "fetch-tools.h"

#include "hashiya-fetch-error.h"
#include "import-tools.h"

static guint
count_assets (HashiyaContent *content)
{
  GHashTableIter iter;
  gpointer path;
  guint n = 0;

  g_hash_table_iter_init (&iter, hashiya_content_get_files (content));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    n += g_str_has_prefix (path, "assets/");
  return n;
}

static char *
dup_section (HashiyaContent *content)
{
  g_autoptr (HashiyaDocument) document = open_content (content);
  gsize n;
  const char *data = g_bytes_get_data (hashiya_document_get_xhtml (document, 0), &n);

  return g_strndup (data, n);
}

/* What the article shows is fetched once, and nothing else: no script, style, frame or film. */
static void
test_pictures (void)
{
  static const char *const asked[] = { "/article", "/one.png", "/two.png", "/gone.png", "/page" };
  g_autoptr (Site) site = site_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = site_import (site, "/article", NULL, &error);
  g_auto (GStrv) missing = NULL;
  g_auto (GStrv) unknown = NULL;
  g_auto (GStrv) wanted = NULL;
  g_autofree char *own = g_strconcat (site->root, "/gone.png", NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    g_assert_cmpuint (site_count (site, asked[i]), ==, 1);
  g_assert_cmpuint (site->requests->len, ==, G_N_ELEMENTS (asked));
  /* The two pictures have the same bytes, so they are one file. */
  g_assert_cmpuint (count_assets (content), ==, 1);
  missing = hashiya_content_dup_dropped (content, "missing-picture");
  unknown = hashiya_content_dup_dropped (content, "unknown-picture");
  wanted = hashiya_content_dup_dropped (content, HASHIYA_IMPORT_WANTED);
  g_assert_cmpuint (g_strv_length (wanted), ==, 0);
  g_assert_true (g_strv_contains ((const char *const *) missing, own));
  g_assert_true (g_strv_contains ((const char *const *) missing, "http://10.255.255.1/x.png"));
  g_assert_true (g_strv_contains ((const char *const *) missing, "http://127.0.0.1:1/x.png"));
  g_assert_cmpuint (g_strv_length (missing), ==, 3);
  g_assert_cmpuint (g_strv_length (unknown), ==, 1);
}

static void
test_origin (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaContent) content = site_import (site, "/to-article#part", NULL, NULL);
  g_autofree char *last = g_strconcat (site->root, "/deep/article", NULL);
  g_autofree char *typed = g_strconcat (site->root, "/to-article", NULL);
  g_autofree char *link = g_strconcat ("href=\"", site->root, "/deep/x\"", NULL);
  g_autofree char *section = NULL;
  GBytes *original;

  g_assert_nonnull (content);
  section = dup_section (content);
  g_assert_cmpstr (hashiya_content_get (content, "source"), ==, last);
  g_assert_cmpstr (hashiya_content_get_option (content, "address"), ==, typed);
  g_assert_nonnull (strstr (section, link));
  g_assert_cmpuint (site_count (site, "/deep/one.png"), ==, 1);
  original = g_hash_table_lookup (hashiya_content_get_files (content), "original/original.html");
  g_assert_true (g_str_has_prefix (g_bytes_get_data (original, NULL), "<h1>Deep</h1><p><img"));
}

static void
test_base (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaContent) content = site_import (site, "/based", NULL, NULL);

  g_assert_nonnull (content);
  g_assert_cmpuint (site_count (site, "/deep/one.png"), ==, 1);
}

/* A page may say by what address it is known only on its own host. */
static void
test_canonical (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaContent) own = site_import (site, "/canonical", NULL, NULL);
  g_autoptr (HashiyaContent) foreign = site_import (site, "/foreign", NULL, NULL);
  g_autofree char *address = g_strconcat (site->root, "/foreign", NULL);

  g_assert_cmpstr (hashiya_content_get_option (own, "address"), ==, "http://127.0.0.1/known/as");
  g_assert_cmpstr (hashiya_content_get_option (foreign, "address"), ==, address);
  g_assert_cmpstr (hashiya_content_get (foreign, "source"), ==, address);
}

typedef struct
{
  const char *path;
  const char *charset;
  const char *original;
  const char *text;
} Read;

static const Read reads[] = {
  { "/page", "WINDOWS-1256", "original/original.html", "سلام\nسلام" },
  { "/plain", "WINDOWS-1256", "original/original.txt", "سلام" },
  { "/unknown", "UTF-8", "original/original.html", "Title\nWords" },
  { "/notes.md", "UTF-8", "original/original.md", "Title\nWords" },
};

static void
test_read (gconstpointer data)
{
  const Read *test = data;
  g_autoptr (Site) site = site_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = site_import (site, test->path, NULL, &error);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autofree char *source = g_strconcat (site->root, test->path, NULL);

  g_assert_no_error (error);
  document = open_content (content);
  g_assert_cmpstr (hashiya_content_get (content, "charset"), ==, test->charset);
  g_assert_cmpstr (hashiya_content_get (content, "source"), ==, source);
  g_assert_true (g_hash_table_contains (hashiya_content_get_files (content), test->original));
  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==, test->text);
}

static void
test_types (void)
{
  static const char *const refused[] = { "/pdf", "/picture", "/film", "/data" };
  const HashiyaImportOptions text = { .format = "text" };
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) reason = NULL;

      g_assert_null (site_import (site, refused[i], NULL, &reason));
      g_assert_error (reason, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_TYPE);
    }
  /* What a server says a PDF file to be does not make it a page. */
  g_assert_null (site_import (site, "/liar", NULL, &error));
  g_assert_true (error->domain == HASHIYA_IMPORT_ERROR);
  /* Who names the format has looked at it. */
  content = site_import (site, "/data", &text, NULL);
  g_assert_nonnull (content);
}

static void
test_many (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaContent) content = site_import (site, "/many", NULL, NULL);
  g_auto (GStrv) missing = hashiya_content_dup_dropped (content, "missing-picture");

  g_assert_cmpuint (site->requests->len, ==, 1 + HASHIYA_FETCH_MAX_PICTURES);
  g_assert_cmpuint (count_assets (content), ==, HASHIYA_FETCH_MAX_PICTURES);
  g_assert_cmpuint (g_strv_length (missing), ==, 205 - HASHIYA_FETCH_MAX_PICTURES);
}

static void
test_big (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaContent) content = site_import (site, "/big", NULL, NULL);
  g_auto (GStrv) missing = hashiya_content_dup_dropped (content, "missing-picture");

  g_assert_cmpuint (count_assets (content), ==, 2);
  g_assert_cmpuint (g_strv_length (missing), ==, 2);
}

/* The same again is the same version, whatever order the network answers in. */
static void
test_same (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaContent) one = site_import (site, "/article", NULL, NULL);
  g_autoptr (HashiyaContent) two = site_import (site, "/article", NULL, NULL);

  g_assert_cmpstr (hashiya_content_get_version (one), ==, hashiya_content_get_version (two));
}

typedef struct
{
  guint calls[3];
  guint64 last[3];
  GCancellable *cancellable;
} Progress;

static void
note_progress (HashiyaFetchStep step, guint64 done, guint64 total, gpointer data)
{
  Progress *self = data;

  self->calls[step]++;
  g_assert_cmpuint (done, >=, step == HASHIYA_FETCH_STEP_READ ? 0 : self->last[step]);
  self->last[step] = done;
  if (step == HASHIYA_FETCH_STEP_PICTURES && self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
test_progress (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaFetcher) fetcher = new_fetcher (NULL, NULL);
  g_autofree char *address = g_strconcat (site->root, "/article", NULL);
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Progress progress = { 0 };

  content = hashiya_fetch_document (fetcher, address, NULL, note_progress, &progress, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (progress.calls); i++)
    g_assert_cmpuint (progress.calls[i], >, 0);
  progress = (Progress){ .cancellable = cancellable };
  g_assert_null (hashiya_fetch_document (fetcher, address, NULL, note_progress, &progress,
                                         cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch-document/pictures", test_pictures);
  g_test_add_func ("/fetch-document/origin", test_origin);
  g_test_add_func ("/fetch-document/base", test_base);
  g_test_add_func ("/fetch-document/canonical", test_canonical);
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_autofree char *path = g_strconcat ("/fetch-document/read", reads[i].path, NULL);

      g_test_add_data_func (path, &reads[i], test_read);
    }
  g_test_add_func ("/fetch-document/types", test_types);
  g_test_add_func ("/fetch-document/many", test_many);
  g_test_add_func ("/fetch-document/big", test_big);
  g_test_add_func ("/fetch-document/same", test_same);
  g_test_add_func ("/fetch-document/progress", test_progress);
  return g_test_run ();
}
