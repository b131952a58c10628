// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-disk.h"

#include "hashiya-library.h"
#include "hashiya-sentence.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a reader can look for: of what is not yet what it is going to be, the folder that it is in.
 */
static char *
dup_lasting (const char *path)
{
  const char *partial = strstr (path, G_DIR_SEPARATOR_S HASHIYA_DISK_PARTIAL);

  return partial != NULL ? g_strndup (path, (gsize) (partial - path)) : g_strdup (path);
}

void
hashiya_disk_set_error (GError **error, int errsv, const char *path)
{
  g_autofree char *lasting = dup_lasting (path);
  g_autofree char *name = g_filename_display_name (lasting);

  switch (errsv)
    {
    case ENOSPC:
    case EDQUOT:
      /* Translators: the placeholder is the path of a file or folder. */
      hashiya_set_error (
          error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE,
          /* Translators: %s is the name of a file. */
          _ ("The disk is full: “%s” could not be written. Free some space and try again."), name);
      break;
    case EROFS:
    case EACCES:
    case EPERM:
      /* Translators: the placeholder is the path of a file or folder. */
      hashiya_set_error (
          error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE,
          /* Translators: %s is the name of a file. */
          _ ("“%s” is read-only and could not be written. Change its permissions or choose "
             "another library folder."),
          name);
      break;
    default:
      /* Translators: the first placeholder is the path of a file or folder, the second the
       * system's own words for what went wrong. */
      hashiya_set_error (
          error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE,
          /* Translators: the placeholders are the name of a file, and the system’s own message. */
          _ ("“%s” could not be written: %s."), name, g_strerror (errsv));
    }
}

static gboolean
fail (GError **error, const char *path)
{
  hashiya_disk_set_error (error, errno, path);
  return FALSE;
}

gboolean
hashiya_disk_sync_folder (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int errsv;

  if (fd < 0)
    return fail (error, path);
  errsv = fsync (fd) == 0 ? 0 : errno;
  close (fd);
  /* Some network and portal folders have nothing to sync and say so. */
  if (errsv == 0 || errsv == EINVAL || errsv == ENOTSUP || errsv == ENOSYS)
    return TRUE;
  hashiya_disk_set_error (error, errsv, path);
  return FALSE;
}

gboolean
hashiya_disk_make_folder (const char *path, GError **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  parent = g_path_get_dirname (path);
  if (!hashiya_disk_make_folder (parent, error))
    return FALSE;
  if (g_mkdir (path, 0777) != 0 && errno != EEXIST)
    return fail (error, path);
  return hashiya_disk_sync_folder (parent, error);
}

gboolean
hashiya_disk_write_all (int fd, const char *data, gsize n_bytes)
{
  while (n_bytes > 0)
    {
      gssize written = write (fd, data, n_bytes);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          errno = written == 0 ? ENOSPC : errno;
          return FALSE;
        }
      data += written;
      n_bytes -= written;
    }
  return TRUE;
}

/* @name: what an error names */
static gboolean
write_new (const char *path,
           const char *name,
           const char *data,
           gsize n_bytes,
           gboolean sync,
           GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  int errsv = 0;

  if (fd < 0)
    return fail (error, name);
  if (!hashiya_disk_write_all (fd, data, n_bytes) || (sync && fsync (fd) != 0))
    errsv = errno;
  if (close (fd) != 0 && errsv == 0)
    errsv = errno;
  if (errsv == 0)
    return TRUE;
  g_unlink (path);
  hashiya_disk_set_error (error, errsv, name);
  return FALSE;
}

gboolean
hashiya_disk_create_file (const char *path, const char *data, gsize n_bytes, GError **error)
{
  return write_new (path, path, data, n_bytes, TRUE, error);
}

gboolean
hashiya_disk_write_file (const char *path, const char *data, gsize n_bytes, GError **error)
{
  return write_new (path, path, data, n_bytes, FALSE, error);
}

gboolean
hashiya_disk_sync_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int errsv;

  if (fd < 0)
    return fail (error, path);
  errsv = fsync (fd) == 0 ? 0 : errno;
  close (fd);
  if (errsv == 0)
    return TRUE;
  hashiya_disk_set_error (error, errsv, path);
  return FALSE;
}

gboolean
hashiya_disk_replace_file (const char *path, const char *data, gsize n_bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (HASHIYA_DISK_PARTIAL "%s-%08x", base, g_random_int ());
  g_autofree char *beside = g_build_filename (folder, name, NULL);

  if (!write_new (beside, path, data, n_bytes, TRUE, error))
    return FALSE;
  if (g_rename (beside, path) != 0)
    {
      fail (error, path);
      g_unlink (beside);
      return FALSE;
    }
  return hashiya_disk_sync_folder (folder, error);
}

static gboolean
append (int fd, gsize size, const char *first, const char *data, gsize n_bytes)
{
  g_autoptr (GString) buffer = g_string_sized_new (n_bytes + 256);
  char last = '\n';

  if (size == 0)
    g_string_append (buffer, first != NULL ? first : "");
  else if (pread (fd, &last, 1, size - 1) != 1)
    return FALSE;
  if (last != '\n')
    g_string_append_c (buffer, '\n');
  g_string_append_len (buffer, data, n_bytes);
  /* One write, so that a killed process leaves all of it or nothing. */
  return hashiya_disk_write_all (fd, buffer->str, buffer->len) && fdatasync (fd) == 0;
}

gboolean
hashiya_disk_append_file (
    const char *path, const char *first, const char *data, gsize n_bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat status;
  gboolean is_new;
  int fd, errsv = 0;

  if (!hashiya_disk_make_folder (folder, error))
    return FALSE;
  is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  fd = g_open (path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail (error, path);
  if (fstat (fd, &status) != 0)
    {
      fail (error, path);
      close (fd);
      return FALSE;
    }
  if (!append (fd, status.st_size, first, data, n_bytes))
    errsv = errno;
  else if (status.st_size > 0 || hashiya_disk_sync_folder (folder, error))
    {
      close (fd);
      return TRUE;
    }
  /* Nothing counts as written: take it back, so that it cannot come to light later. */
  if (ftruncate (fd, status.st_size) == 0)
    fdatasync (fd);
  close (fd);
  if (is_new)
    g_unlink (path);
  if (errsv != 0)
    hashiya_disk_set_error (error, errsv, path);
  return FALSE;
}

void
hashiya_disk_remove_tree (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GPtrArray) names = hashiya_disk_list_folder (path, NULL);

      for (guint i = 0; names != NULL && i < names->len; i++)
        {
          g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);

          hashiya_disk_remove_tree (child);
        }
      g_rmdir (path);
    }
  else
    g_unlink (path);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
hashiya_disk_list_folder (const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &reason);
  const char *name;

  if (dir == NULL)
    {
      if (!g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      return g_steal_pointer (&names);
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}
