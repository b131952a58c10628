// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-helper-process.h"

#include "hashiya-frame.h"

#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

/* After so many files the next gets a new one: what one file may have spoilt does not last. */
#define FILES_A_PROCESS 200
#define MAX_IDLE        4
/* How long one that has hung up may take to be gone. */
#define END_MILLISECONDS 200

struct _HashiyaHelperProcess
{
  GSubprocess *process;
  int fd;
  guint n_files;
};

static GMutex lock;
static GQueue idle = G_QUEUE_INIT;

static char *
dup_path (void)
{
  const char *folder = g_getenv ("HASHIYA_LIBEXECDIR");

  return g_build_filename (folder != NULL ? folder : LIBEXECDIR, "hashiya-import", NULL);
}

/* The little that a parser needs to know of its surroundings. */
static char **
dup_environment (void)
{
  static const char *const kept[]
      = { "LANGUAGE", "G_DEBUG", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
          "G_MESSAGES_DEBUG", "HASHIYA_DIGITS", "HASHIYA_LOCALEDIR",
          /* where a Flatpak's own libraries are */
          "LD_LIBRARY_PATH", NULL };
  GStrvBuilder *builder = g_strv_builder_new ();
  /* The program's own, which it may have chosen against the environment. */
  g_autofree char *locale = g_strconcat ("LC_ALL=", setlocale (LC_MESSAGES, NULL), NULL);
  char **environment;

  g_strv_builder_add (builder, locale);
  for (guint i = 0; kept[i] != NULL; i++)
    {
      const char *value = g_getenv (kept[i]);
      g_autofree char *pair = value != NULL ? g_strconcat (kept[i], "=", value, NULL) : NULL;

      if (pair != NULL)
        g_strv_builder_add (builder, pair);
    }
  environment = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return environment;
}

static HashiyaHelperProcess *
start (GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *path = dup_path ();
  g_auto (GStrv) environment = dup_environment ();
  gboolean quiet = g_getenv ("G_MESSAGES_DEBUG") == NULL && g_getenv ("ASAN_OPTIONS") == NULL;
  HashiyaHelperProcess *self;
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                        | (quiet ? G_SUBPROCESS_FLAGS_STDERR_SILENCE : 0));
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_fd (launcher, ends[1], HASHIYA_FRAME_FD);
  self = g_new0 (HashiyaHelperProcess, 1);
  self->fd = ends[0];
  self->process = g_subprocess_launcher_spawn (launcher, error, path, NULL);
  if (self->process == NULL)
    {
      close (ends[0]);
      g_free (self);
      return NULL;
    }
  return self;
}

GSubprocess *
hashiya_helper_process_convert (const char *program, const char *format, int input, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *path = dup_path ();
  g_auto (GStrv) environment = dup_environment ();

  if (input < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  return g_subprocess_launcher_spawn (launcher, error, path, "--convert", program, format, NULL);
}

/* An idle one that has ended since has hung up. */
static gboolean
is_there (HashiyaHelperProcess *self)
{
  struct pollfd line = { .fd = self->fd, .events = POLLIN | POLLRDHUP };

  return poll (&line, 1, 0) == 0;
}

HashiyaHelperProcess *
hashiya_helper_process_take (gboolean fresh, GError **error)
{
  HashiyaHelperProcess *self;

  do
    {
      g_mutex_lock (&lock);
      self = fresh ? NULL : g_queue_pop_tail (&idle);
      g_mutex_unlock (&lock);
      if (self == NULL)
        return start (error);
      if (is_there (self))
        return self;
      hashiya_helper_process_end (self);
    }
  while (TRUE);
}

int
hashiya_helper_process_get_fd (HashiyaHelperProcess *self)
{
  return self->fd;
}

gboolean
hashiya_helper_process_was_used (HashiyaHelperProcess *self)
{
  return self->n_files > 0;
}

void
hashiya_helper_process_give_back (HashiyaHelperProcess *self)
{
  gboolean keep;

  self->n_files++;
  g_mutex_lock (&lock);
  keep = self->n_files < FILES_A_PROCESS && g_queue_get_length (&idle) < MAX_IDLE;
  if (keep)
    g_queue_push_tail (&idle, self);
  g_mutex_unlock (&lock);
  if (!keep)
    hashiya_helper_process_end (self);
}

int
hashiya_helper_process_end (HashiyaHelperProcess *self)
{
  struct pollfd line = { .fd = self->fd, .events = POLLRDHUP };
  /* One that has hung up is about to tell why; any other is ended. */
  gboolean gone = poll (&line, 1, 0) > 0 && (line.revents & (POLLHUP | POLLRDHUP | POLLERR)) != 0;
  int number = 0;

  for (guint i = 0; gone && i < END_MILLISECONDS && g_subprocess_get_identifier (self->process);
       i++)
    g_usleep (1000);
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  if (gone && g_subprocess_get_if_signaled (self->process))
    number = g_subprocess_get_term_sig (self->process);
  else if (gone)
    number = -g_subprocess_get_exit_status (self->process);
  close (self->fd);
  g_object_unref (self->process);
  g_free (self);
  return number;
}
