// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-page-files.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The parts of a path below the page's folder; %NULL where it leads elsewhere. */
static char **
split (const char *reference)
{
  g_autofree char *path = g_strndup (reference, strcspn (reference, "?#"));
  g_autofree char *plain = g_uri_unescape_string (path, "/");
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  if (plain == NULL || *plain == '\0' || *plain == '/' || strchr (plain, '\\') != NULL
      || strchr (plain, ':') != NULL)
    return NULL;
  parts = g_strsplit (plain, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strcmp (parts[i], "..") == 0)
        return NULL;
      if (*parts[i] != '\0' && strcmp (parts[i], ".") != 0)
        g_strv_builder_add (kept, parts[i]);
    }
  return g_strv_builder_end (kept);
}

static GBytes *
read_all (int fd, gsize max_bytes)
{
  struct stat status;
  g_autofree guint8 *data = NULL;
  gsize n = 0;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size < 0
      || (gsize) status.st_size > max_bytes)
    return NULL;
  data = g_malloc (status.st_size);
  while (n < (gsize) status.st_size)
    {
      ssize_t got = read (fd, data + n, status.st_size - n);

      if (got <= 0)
        break;
      n += got;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n);
}

static HashiyaPageFilesReader reader;

void
hashiya_page_files_set_reader (HashiyaPageFilesReader function)
{
  reader = function;
}

GBytes *
hashiya_page_files_read (const char *folder, const char *reference, gsize max_bytes)
{
  g_auto (GStrv) parts = split (reference);
  GBytes *bytes = NULL;
  int at;

  if (parts == NULL || parts[0] == NULL)
    return NULL;
  if (reader != NULL)
    return reader (folder, reference, max_bytes);
  at = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (guint i = 0; at >= 0 && parts[i] != NULL; i++)
    {
      int kind = parts[i + 1] != NULL ? O_DIRECTORY : O_NONBLOCK;
      int next = openat (at, parts[i], O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind);

      close (at);
      at = next;
    }
  if (at < 0)
    return NULL;
  bytes = read_all (at, max_bytes);
  close (at);
  return bytes;
}
