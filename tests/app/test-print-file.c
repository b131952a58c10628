// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define N_PAGES_BYTES 100000
#define ROOM          4096
#define OLD           "what was there before"

typedef struct
{
  char *folder;
  char *pages;
  char *target;
} Setting;

static void
set_up (Setting *self, gconstpointer data)
{
  g_autofree char *content = g_strnfill (N_PAGES_BYTES, 'p');

  self->folder = g_dir_make_tmp ("hashiya-print-file-XXXXXX", NULL);
  self->pages = g_strconcat (self->folder, ".pdf", NULL);
  self->target = g_build_filename (self->folder, "saved.pdf", NULL);
  g_assert_true (g_file_set_contents (self->pages, content, -1, NULL));
}

static void
tear_down (Setting *self, gconstpointer data)
{
  g_unlink (self->pages);
  g_unlink (self->target);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing else is left in it */
  g_free (self->folder);
  g_free (self->pages);
  g_free (self->target);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save (Setting *self, GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (self->target);
  g_autoptr (GAsyncResult) result = NULL;

  hashiya_print_file_save_async (self->pages, target, saved_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return hashiya_print_file_save_finish (result, error);
}

static void
assert_saved (const char *path)
{
  g_autofree char *now = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &now, &n_bytes, NULL));
  g_assert_cmpuint (n_bytes, ==, N_PAGES_BYTES);
}

static void
test_new (Setting *self, gconstpointer data)
{
  g_assert_true (save (self, NULL));
  assert_saved (self->target);
}

static void
test_another (Setting *self, gconstpointer data)
{
  GStatBuf status;

  g_assert_true (
      g_file_set_contents_full (self->target, OLD, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_true (save (self, NULL));
  assert_saved (self->target);
  g_assert_cmpint (g_stat (self->target, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
}

/* A link stays one, and what it leads to is another. */
static void
test_link (Setting *self, gconstpointer data)
{
  g_autofree char *real = g_build_filename (self->folder, "elsewhere.pdf", NULL);

  g_assert_true (g_file_set_contents (real, OLD, -1, NULL));
  g_assert_cmpint (symlink ("elsewhere.pdf", self->target), ==, 0);
  g_assert_true (save (self, NULL));
  g_assert_true (g_file_test (self->target, G_FILE_TEST_IS_SYMLINK));
  assert_saved (real);
  g_unlink (real);
}

/* No file can be as large as the pages: neither way of writing them comes to its end. */
static gboolean
save_without_room (Setting *self, GError **error)
{
  struct rlimit before, limit;
  gboolean saved;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = ROOM;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  saved = save (self, error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  return saved;
}

static void
test_no_room (Setting *self, gconstpointer data)
{
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (save_without_room (self, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (self->target, OLD, -1, NULL));
  g_assert_false (save_without_room (self, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (self->target, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, OLD);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/app/print-file/" name, Setting, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("another", test_another);
  ADD ("link", test_link);
  ADD ("no-room", test_no_room);
  return g_test_run ();
}
