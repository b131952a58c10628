// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-office.h"

#include "hashiya-helper-process.h"
#include "hashiya-import.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#define BLOCK_BYTES (1024 * 1024)

/* A document in memory that a program can read from its beginning. */
static int
open_memory (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  int fd = memfd_create ("document", MFD_CLOEXEC);
  gsize done = 0;

  while (fd >= 0 && done < n)
    {
      ssize_t written = write (fd, data + done, n - done);

      if (written <= 0)
        {
          close (fd);
          return -1;
        }
      done += written;
    }
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);
  return fd;
}

static void
end_cb (GCancellable *cancellable, gpointer process)
{
  g_subprocess_force_exit (process);
}

/* Reads to the end, but never more than import takes. */
static GBytes *
read_page (GSubprocess *process, gboolean *too_large)
{
  GInputStream *in = g_subprocess_get_stdout_pipe (process);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize got;

  do
    {
      guint before = all->len;

      g_byte_array_set_size (all, before + BLOCK_BYTES);
      g_input_stream_read_all (in, all->data + before, BLOCK_BYTES, &got, NULL, NULL);
      g_byte_array_set_size (all, before + got);
      *too_large = all->len > HASHIYA_IMPORT_MAX_BYTES;
    }
  while (got == BLOCK_BYTES && !*too_large);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* Says why there is no page, where there is none. */
static gboolean
check (GSubprocess *process, gboolean too_large, GError **error)
{
  if (!too_large && g_subprocess_get_successful (process))
    return TRUE;
  if (too_large
      || (g_subprocess_get_if_signaled (process) && g_subprocess_get_term_sig (process) == SIGXCPU))
    g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
                         _ ("This document is too large to be read, or made to seem so. Save it "
                            "in its word processor as plain text, then add that file."));
  else
    g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED,
                         _ ("This word processor’s document is damaged. Open it where it was "
                            "written and save it again, then add that file."));
  return FALSE;
}

static GSubprocess *
start (GBytes *bytes, HashiyaFormat format, GError **error)
{
  g_autofree char *pandoc = g_find_program_in_path ("pandoc");
  g_autoptr (GError) reason = NULL;
  GSubprocess *process;
  int input;

  if (pandoc == NULL)
    {
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNSUPPORTED,
                           /* Translators: pandoc is the name of a program and of a package. */
                           _ ("Hashiya reads a word processor’s documents with pandoc, which is "
                              "not installed. Install pandoc, or save the document as HTML or "
                              "EPUB and add that file."));
      return NULL;
    }
  input = open_memory (bytes);
  process = hashiya_helper_process_convert (pandoc, hashiya_format_needs_converter (format), input,
                                            &reason);
  if (process == NULL)
    hashiya_set_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNREADABLE,
                       /* Translators: the placeholder is the system's own message. */
                       _ ("This file could not be read: %s"), reason->message);
  return process;
}

GBytes *
hashiya_office_convert (GBytes *bytes,
                        HashiyaFormat format,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GSubprocess) process = start (bytes, format, error);
  g_autoptr (GBytes) page = NULL;
  gboolean too_large = FALSE;
  gulong handler = 0;

  if (process == NULL)
    return NULL;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (end_cb), g_object_ref (process),
                                     g_object_unref);
  page = read_page (process, &too_large);
  if (too_large)
    g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_cancellable_disconnect (cancellable, handler);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !check (process, too_large, error))
    return NULL;
  return g_steal_pointer (&page);
}
