// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a parser that was taken over could reach: tried in a child that shut itself in. Where the
 * kernel lacks a wall the test says so. */

#include "hashiya-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const reads[] = { "/usr", NULL };

typedef struct
{
  const char *name;
  HashiyaWalls walls; /* any of them stands in the way */
  gboolean (*attempt) (const char *folder);
} Attempt;

static gboolean
read_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "secret", NULL);

  return open (path, O_RDONLY) >= 0;
}

static gboolean
list_folder (const char *folder)
{
  return open (folder, O_RDONLY | O_DIRECTORY) >= 0;
}

static gboolean
write_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "secret", NULL);

  return open (path, O_WRONLY) >= 0;
}

static gboolean
create_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "new", NULL);

  return open (path, O_WRONLY | O_CREAT, 0600) >= 0;
}

static gboolean
remove_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "secret", NULL);

  return unlink (path) == 0;
}

static gboolean
open_internet (const char *folder)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0;
}

static gboolean
open_local (const char *folder)
{
  return socket (AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static gboolean
run_program (const char *folder)
{
  execl ("/usr/bin/true", "true", NULL);
  return FALSE;
}

static gboolean
signal_parent (const char *folder)
{
  return kill (getppid (), 0) == 0;
}

static gboolean
read_library (const char *folder)
{
  return open ("/usr/bin/env", O_RDONLY) >= 0;
}

static const Attempt attempts[] = {
  { "read-file", HASHIYA_WALL_FILES, read_file },
  { "list-folder", HASHIYA_WALL_FILES, list_folder },
  { "write-file", HASHIYA_WALL_FILES | HASHIYA_WALL_CALLS, write_file },
  { "create-file", HASHIYA_WALL_FILES | HASHIYA_WALL_CALLS, create_file },
  { "remove-file", HASHIYA_WALL_FILES, remove_file },
  { "internet", HASHIYA_WALL_CALLS, open_internet },
  { "local-socket", HASHIYA_WALL_CALLS, open_local },
  { "run-program", HASHIYA_WALL_CALLS, run_program },
  { "signal-parent", HASHIYA_WALL_CALLS, signal_parent },
  { "read-library", 0, read_library },
};

/* Runs an attempt in a child. Returns: 0 it failed, 1 it succeeded; @walls: those that held */
static int
run (const Attempt *attempt, const char *folder, gboolean shut, HashiyaWalls *walls)
{
  int line[2], status;
  pid_t child;

  g_assert_cmpint (pipe (line), ==, 0);
  child = fork ();
  if (child == 0)
    {
      HashiyaWalls held = shut ? hashiya_sandbox_enter (reads, HASHIYA_WALLS_ALL) : 0;

      _exit (write (line[1], &held, sizeof held) == sizeof held && attempt->attempt (folder) ? 1
                                                                                             : 0);
    }
  g_assert_cmpint (read (line[0], walls, sizeof *walls), ==, sizeof *walls);
  close (line[0]);
  close (line[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_attempt (gconstpointer data)
{
  const Attempt *attempt = data;
  g_autofree char *folder = g_dir_make_tmp ("hashiya-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "secret", NULL);
  g_autofree char *new = g_build_filename (folder, "new", NULL);
  HashiyaWalls walls;
  int done;

  g_assert_true (g_file_set_contents (path, "secret", -1, NULL));
  done = run (attempt, folder, TRUE, &walls);
  if (attempt->walls == 0)
    g_assert_cmpint (done, ==, 1);
  else if ((walls & attempt->walls) == 0)
    g_test_skip ("This kernel has no such wall");
  else
    {
      g_assert_cmpint (done, ==, 0);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (new, G_FILE_TEST_EXISTS));
    }
  g_unlink (new);
  g_unlink (path);
  g_rmdir (folder);
}

/* Without the walls each attempt but the program's, which does not return, succeeds here. */
static void
test_control (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("hashiya-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "secret", NULL);
      g_autofree char *new = g_build_filename (folder, "new", NULL);
      HashiyaWalls walls;

      g_assert_true (g_file_set_contents (path, "secret", -1, NULL));
      g_test_message ("%s", attempts[i].name);
      g_assert_cmpint (run (&attempts[i], folder, FALSE, &walls), ==,
                       attempts[i].attempt == run_program ? 0 : 1);
      g_unlink (new);
      g_unlink (path);
      g_rmdir (folder);
    }
}

static void
test_time (void)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      struct rlimit limit;

      hashiya_sandbox_limit (10 * 1024 * 1024);
      getrlimit (RLIMIT_CPU, &limit);
      _exit (limit.rlim_cur >= hashiya_sandbox_seconds (10 * 1024 * 1024)
                     && limit.rlim_cur < hashiya_sandbox_seconds (10 * 1024 * 1024) + 600
                 ? 0
                 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/sandbox/%s", attempts[i].name);

      g_test_add_data_func (path, &attempts[i], test_attempt);
    }
  g_test_add_func ("/import/sandbox/control", test_control);
  g_test_add_func ("/import/sandbox/time", test_time);
  return g_test_run ();
}
