// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* hashiya-import: reads hostile bytes, so that the process which holds the notes does not. It is
 * started by the program, talks over one socket, and neither opens nor writes a file. */

#include "hashiya-frame.h"
#include "hashiya-import.h"
#include "hashiya-json.h"
#include "hashiya-locale.h"
#include "hashiya-office-importer.h"
#include "hashiya-page-files.h"
#include "hashiya-sandbox.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long an idle helper waits for the next file. */
#define IDLE_SECONDS 5
/* Memory that is kept from one file to the next. */
#define KEPT_BYTES (8 * 1024 * 1024)
/* How often it is told how far a step is. */
#define TELL_MICROSECONDS (50 * 1000)
/* How often memory is looked at. */
#define WATCH_MILLISECONDS 20

/* A converter is a program, and nobody starts one behind the wall of calls. */
#define CONVERTER_WALLS (HASHIYA_WALL_NETWORK | HASHIYA_WALL_FILES)

/* The names that stand for folders here; what is in them is asked of the program. */
#define PAGE_FOLDER     "page"
#define PICTURES_FOLDER "pictures"
#define ORIGINAL_FOLDER "original"

static gpointer max_memory = GSIZE_TO_POINTER (G_MAXSIZE);

static void
say (HashiyaFrameKind kind, const char *name, GBytes *data)
{
  if (!hashiya_frame_write (HASHIYA_FRAME_FD, kind, name, data, 0, NULL, NULL))
    _exit (1);
}

static GBytes *
ask (const char *folder, const char *reference, gsize max_bytes)
{
  g_autofree char *name = g_strconcat (folder, "/", reference, NULL);
  g_autoptr (HashiyaFrame) answer = NULL;

  if (!g_utf8_validate (name, -1, NULL) || strlen (name) > 4096)
    return NULL;
  say (HASHIYA_FRAME_ASK, name, NULL);
  answer = hashiya_frame_read (HASHIYA_FRAME_FD, max_bytes, 0, NULL, NULL);
  if (answer == NULL || answer->kind != HASHIYA_FRAME_ANSWER)
    _exit (1);
  return *answer->name != '\0' ? g_bytes_ref (answer->data) : NULL;
}

/* How much memory is in use, by the file of the kernel's that was opened before the walls. */
static gsize
memory_in_use (int statm)
{
  char line[128] = "";
  gsize pages = 0;

  if (pread (statm, line, sizeof line - 1, 0) > 0 && strchr (line, ' ') != NULL)
    pages = g_ascii_strtoull (strchr (line, ' '), NULL, 10);
  return pages * sysconf (_SC_PAGESIZE);
}

/* Ends this process where nobody is at the other end any more, and where it takes too much. */
static gpointer
watch (gpointer data)
{
  struct pollfd line = { .fd = HASHIYA_FRAME_FD, .events = POLLRDHUP };
  int statm = GPOINTER_TO_INT (data);

  while (poll (&line, 1, WATCH_MILLISECONDS) < 1)
    {
      if (memory_in_use (statm) > (gsize) g_atomic_pointer_get (&max_memory))
        _exit (HASHIYA_FRAME_EXIT_MEMORY);
    }
  _exit (0);
  return NULL;
}

static void
send_content (HashiyaContent *content)
{
  GHashTable *files = hashiya_content_get_files (content);
  g_autoptr (GBytes) description = hashiya_content_describe (content);
  const char *extension = "";
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      /* The program has the original; it only wants to know what to call it. */
      if (g_str_has_prefix (path, "original/"))
        extension = strrchr (path, '.') + 1;
      else
        say (HASHIYA_FRAME_FILE, path, bytes);
    }
  say (HASHIYA_FRAME_DONE, extension, description);
}

static void
send_error (const GError *error)
{
  g_autofree char *code
      = g_strdup_printf ("%d", error->domain == HASHIYA_IMPORT_ERROR ? error->code : -1);
  g_autoptr (GBytes) message = g_bytes_new (error->message, strlen (error->message));

  say (HASHIYA_FRAME_ERROR, code, message);
}

/* A step's beginning is always told, the rest now and then. */
static void
tell_step (HashiyaImportStep step, guint64 done, guint64 total, gpointer data)
{
  gint64 *told = data;
  gint64 now = g_get_monotonic_time ();
  char name[64];

  if (done > 0 && now - *told < TELL_MICROSECONDS)
    return;
  *told = now;
  g_snprintf (name, sizeof name, "%d %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, step, done, total);
  say (HASHIYA_FRAME_STEP, name, NULL);
}

static HashiyaContent *
import (JsonObject *request, GBytes *bytes, GError **error)
{
  gint64 told = 0;
  const HashiyaImportOptions options = {
    .format = hashiya_json_string (request, "format", NULL),
    .language = hashiya_json_string (request, "language", NULL),
    .title = hashiya_json_string (request, "title", NULL),
    .address = hashiya_json_string (request, "address", NULL),
    .source = hashiya_json_string (request, "source", NULL),
    .charset = hashiya_json_string (request, "charset", NULL),
    .pictures = hashiya_json_boolean (request, "pictures", FALSE) ? PICTURES_FOLDER : NULL,
    .whole = hashiya_json_boolean (request, "whole", FALSE),
    .progress = hashiya_json_boolean (request, "progress", FALSE) ? tell_step : NULL,
    .progress_data = &told,
  };

  const char *converted = hashiya_json_string (request, "converted", NULL);
  g_autoptr (GBytes) original = NULL;

  if (converted != NULL)
    original = ask (ORIGINAL_FOLDER, converted, HASHIYA_IMPORT_MAX_BYTES);
  if (original != NULL)
    return hashiya_office_import (bytes, original, converted, &options, NULL, error);
  return hashiya_import_named (bytes, hashiya_json_string (request, "name", NULL),
                               hashiya_json_boolean (request, "folder", FALSE) ? PAGE_FOLDER : NULL,
                               &options, NULL, error);
}

/* Returns: whether to wait for another file */
static gboolean
serve (void)
{
  struct pollfd line = { .fd = HASHIYA_FRAME_FD, .events = POLLIN };
  g_autoptr (HashiyaFrame) frame = NULL;
  g_autoptr (HashiyaFrame) file = NULL;
  g_autoptr (JsonObject) request = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (GError) error = NULL;
  const char *data;
  gsize n;

  if (poll (&line, 1, IDLE_SECONDS * 1000) < 1)
    return FALSE;
  frame = hashiya_frame_read (HASHIYA_FRAME_FD, G_MAXUINT16, 0, NULL, NULL);
  if (frame == NULL || frame->kind != HASHIYA_FRAME_REQUEST)
    return FALSE;
  say (HASHIYA_FRAME_READY, "", NULL);
  file = hashiya_frame_read (HASHIYA_FRAME_FD, HASHIYA_IMPORT_MAX_BYTES, 0, NULL, NULL);
  data = g_bytes_get_data (frame->data, &n);
  request = hashiya_json_parse_object (data, n, NULL);
  if (file == NULL || file->kind != HASHIYA_FRAME_BYTES || request == NULL)
    return FALSE;
  hashiya_sandbox_limit (g_bytes_get_size (file->data));
  g_atomic_pointer_set (&max_memory,
                        GSIZE_TO_POINTER (hashiya_sandbox_memory (g_bytes_get_size (file->data))));
  content = import (request, file->data, &error);
  if (content != NULL)
    send_content (content);
  else
    send_error (error);
  return TRUE;
}

/* Which walls hold here, for who wants to know. */
static int
print_walls (HashiyaWalls walls)
{
  printf ("network %s\nfiles %s\ncalls %s\n", walls & HASHIYA_WALL_NETWORK ? "shut" : "open",
          walls & HASHIYA_WALL_FILES ? "shut" : "open",
          walls & HASHIYA_WALL_CALLS ? "shut" : "open");
  return 0;
}

/* Becomes the program that makes a page of the document on standard input. It is shut in already,
 * and its own sandbox lets no document name a file or an address. */
static int
become_converter (const char *program, const char *format)
{
  struct stat status;
  gsize n_bytes = fstat (STDIN_FILENO, &status) == 0 ? status.st_size : 0;
  g_autofree char *heap = g_strdup_printf ("-M%" G_GSIZE_FORMAT "m",
                                           hashiya_sandbox_memory (n_bytes) / (1024 * 1024));

  hashiya_sandbox_limit (n_bytes);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  /* Where it would look for the person's own settings. */
  g_setenv ("HOME", "/nonexistent", TRUE);
  execl (program, "pandoc", "--sandbox", "--standalone", "--from", format, "--to", "html5",
         "--mathml", "+RTS", heap, "-RTS", NULL);
  return 1;
}

int
main (int argc, char **argv)
{
  const char *locale
      = g_getenv ("HASHIYA_LOCALEDIR") != NULL ? g_getenv ("HASHIYA_LOCALEDIR") : LOCALEDIR;
  /* Libraries, charsets, translations; JavaScriptCore wants random numbers and to know its own
   * stack. */
  const char *const reads[]
      = { "/usr", "/lib", "/lib64", "/app", "/proc/self", "/dev/urandom", locale, NULL };
  gboolean convert = argc == 4 && strcmp (argv[1], "--convert") == 0;
  int statm = open ("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  HashiyaWalls walls = hashiya_sandbox_enter (reads, convert ? CONVERTER_WALLS : HASHIYA_WALLS_ALL);

  hashiya_locale_init (NULL, locale);
  if (argc == 2 && strcmp (argv[1], "--walls") == 0)
    return print_walls (walls);
  if (convert)
    return become_converter (argv[2], argv[3]);
  if (argc != 1 || fcntl (HASHIYA_FRAME_FD, F_GETFD) < 0)
    {
      fprintf (stderr, "%s\n", _ ("Hashiya starts this program by itself, to read files with."));
      return 2;
    }
  hashiya_page_files_set_reader (ask);
#ifdef __GLIBC__
  /* What one page leaves the next one takes: no way to the kernel and back between them. */
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
  mallopt (M_MMAP_THRESHOLD, KEPT_BYTES / 8);
#endif
  g_thread_unref (g_thread_new ("watch", watch, GINT_TO_POINTER (statm)));
  while (serve ())
    continue;
  return 0;
}
