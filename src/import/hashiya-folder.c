// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-folder.h"

#include "hashiya-collation.h"
#include "hashiya-format.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_DEPTH 64

typedef struct
{
  HashiyaFolderFound found;
  gpointer data;
  guint n;
} Walk;

static void
tell (Walk *self, const char *path, const GError *error)
{
  self->found (path, error, self->data);
  self->n++;
}

static const char *
get_name (gpointer name)
{
  return name;
}

/* The names in a folder, in the order that people look for them; %NULL where it cannot be read. */
static GPtrArray *
list_names (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (*name != '.')
        g_ptr_array_add (names, g_strdup (name));
    }
  hashiya_collation_sort (names, get_name);
  return names;
}

/* Browsers save "Title.html" with its pictures and frames in "Title_files". */
static gboolean
belongs_to_page (const char *folder, const char *name)
{
  static const char *const ends[] = { "_files", "-files", ".files", "_Dateien", "_fichiers" };
  static const char *const pages[] = { ".html", ".htm", ".xhtml" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *stem = NULL;

      if (!g_str_has_suffix (name, ends[i]))
        continue;
      stem = g_strndup (name, strlen (name) - strlen (ends[i]));
      for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
        {
          g_autofree char *page = g_strconcat (folder, "/", stem, pages[j], NULL);

          if (g_file_test (page, G_FILE_TEST_EXISTS))
            return TRUE;
        }
    }
  return FALSE;
}

static void
walk (Walk *self, const char *folder, guint depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = list_names (folder, &error);

  if (names == NULL)
    {
      tell (self, folder, error);
      return;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;

      if (lstat (path, &status) != 0)
        continue;
      if (S_ISREG (status.st_mode) && hashiya_format_knows_name (name))
        tell (self, path, NULL);
      else if (S_ISDIR (status.st_mode) && depth < MAX_DEPTH && !belongs_to_page (folder, name))
        walk (self, path, depth + 1);
    }
}

guint
hashiya_folder_list (const char *folder, HashiyaFolderFound found, gpointer data)
{
  Walk self = { .found = found, .data = data };

  g_return_val_if_fail (folder != NULL && found != NULL, 0);

  walk (&self, folder, 0);
  return self.n;
}
