// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Keeps, for a program it is preloaded into, a record of what a power cut would leave.
 *
 * HASHIYA_POWERCUT_ROOT is the folder that is watched, HASHIYA_POWERCUT_SHADOW an empty folder
 * elsewhere. Writes go to the real file, so that other processes see them; but only fsync() and
 * fdatasync() of a file put its bytes into the shadow, and only fsync() of a folder the names in
 * it. powercut.py then builds the tree that the disk would hold: whatever was written, created,
 * renamed or removed without a sync after it never happened. */

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* An inode number is used again when its file is gone; its birth time tells them apart. */
static void
name_of (int fd, char *name, size_t size)
{
  struct statx status;

  statx (fd, "", AT_EMPTY_PATH, STATX_INO | STATX_BTIME, &status);
  snprintf (name, size, "%llu-%lld-%u", (unsigned long long) status.stx_ino,
            (long long) status.stx_btime.tv_sec, status.stx_btime.tv_nsec);
}

static bool
is_watched (int fd)
{
  const char *root = getenv ("HASHIYA_POWERCUT_ROOT");
  char link[64], path[PATH_MAX];
  ssize_t length;

  if (root == NULL || getenv ("HASHIYA_POWERCUT_SHADOW") == NULL)
    return false;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return false;
  path[length] = '\0';
  return strncmp (path, root, strlen (root)) == 0;
}

static void
copy_bytes (int fd, FILE *out)
{
  char link[64], buffer[65536];
  ssize_t got;
  int in;

  /* The program may have opened it for writing only. */
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  in = open (link, O_RDONLY | O_CLOEXEC);
  while ((got = read (in, buffer, sizeof buffer)) > 0)
    fwrite (buffer, 1, got, out);
  close (in);
}

static void
copy_names (int fd, FILE *out)
{
  char link[64];
  struct dirent *entry;
  DIR *dir;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  dir = opendir (link);
  while (dir != NULL && (entry = readdir (dir)) != NULL)
    {
      char name[128];
      struct stat status;
      int child;

      if (strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0)
        continue;
      child = openat (fd, entry->d_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
      if (child < 0)
        continue;
      name_of (child, name, sizeof name);
      fprintf (out, "%c %s ", fstat (child, &status) == 0 && S_ISDIR (status.st_mode) ? 'd' : 'f',
               name);
      for (const char *p = entry->d_name; *p != '\0'; p++)
        fprintf (out, "%02x", (unsigned char) *p);
      fputc ('\n', out);
      close (child);
    }
  if (dir != NULL)
    closedir (dir);
}

/* Puts into the shadow what stands behind @fd now. One process at a time: an older listing must
 * never take the place of a newer one. */
static void
record (int fd)
{
  const char *shadow = getenv ("HASHIYA_POWERCUT_SHADOW");
  char name[128], path[PATH_MAX], partial[PATH_MAX];
  struct stat status;
  FILE *out;
  int lock;

  snprintf (path, sizeof path, "%s/lock", shadow);
  lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  flock (lock, LOCK_EX);
  name_of (fd, name, sizeof name);
  snprintf (path, sizeof path, "%s/%s", shadow, name);
  snprintf (partial, sizeof partial, "%s/partial-%d", shadow, getpid ());
  out = fopen (partial, "we");
  if (out == NULL)
    abort ();
  if (fstat (fd, &status) == 0 && S_ISDIR (status.st_mode))
    copy_names (fd, out);
  else
    copy_bytes (fd, out);
  if (fclose (out) != 0 || rename (partial, path) != 0)
    abort ();
  close (lock);
}

static int
pass_on (const char *function, int fd)
{
  int (*real) (int);

  /* POSIX's own way around ISO C, which has no such conversion. */
  *(void **) &real = dlsym (RTLD_NEXT, function);
  return real (fd);
}

int
fsync (int fd)
{
  if (!is_watched (fd))
    return pass_on ("fsync", fd);
  record (fd);
  return 0;
}

int
fdatasync (int fd)
{
  if (!is_watched (fd))
    return pass_on ("fdatasync", fd);
  record (fd);
  return 0;
}
