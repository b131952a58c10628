// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-compact.h"

#include "hashiya-disk.h"
#include "hashiya-heads.h"
#include "hashiya-journal.h"
#include "hashiya-json.h"
#include "hashiya-library.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* A line of a journal; @record is %NULL where it cannot be read. */
typedef struct
{
  char *text;
  JsonObject *record;
} Line;

static void
line_free (Line *self)
{
  g_clear_pointer (&self->record, json_object_unref);
  g_free (self->text);
  g_free (self);
}

/* Lines may hold anything, NUL too; only such lines are cut at it, and they are unreadable. */
static GPtrArray *
read_lines (const char *path, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autoptr (GError) reason = NULL;
  g_autofree char *data = NULL;
  gsize n_bytes, offset = 0;

  if (!g_file_get_contents (path, &data, &n_bytes, &reason))
    {
      g_set_error_literal (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE,
                           reason->message);
      return NULL;
    }
  while (offset < n_bytes)
    {
      const char *newline = memchr (data + offset, '\n', n_bytes - offset);
      gsize length = newline != NULL ? (gsize) (newline - data) - offset : n_bytes - offset;
      Line *line;

      if (length > 0)
        {
          line = g_new0 (Line, 1);
          line->text = g_strndup (data + offset, length);
          line->record = hashiya_json_parse_object (data + offset, length, NULL);
          g_ptr_array_add (lines, line);
        }
      offset += length + 1;
    }
  return g_steal_pointer (&lines);
}

static void
append_text (GString *out, const char *text)
{
  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

static gboolean
write_damaged (const char *path, GString *damaged, GError **error)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".jsonl"));
  g_autofree char *beside = g_strconcat (stem, ".damaged", NULL);

  return damaged->len == 0
         || hashiya_disk_append_file (beside, NULL, damaged->str, damaged->len, error);
}

static gboolean
is_unreadable (const Line *line)
{
  return line->record == NULL || hashiya_record_kind (line->record) == HASHIYA_RECORD_INVALID;
}

static gboolean
has_header (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (line->record != NULL && hashiya_record_kind (line->record) == HASHIYA_RECORD_HEADER)
        return TRUE;
    }
  return FALSE;
}

static gboolean
stays (const Line *line, HashiyaHeads *heads, gboolean drop_superseded)
{
  return !drop_superseded || hashiya_record_kind (line->record) < HASHIYA_RECORD_ANNOTATION
         || hashiya_heads_keeps (heads, line->record, line->text);
}

gboolean
hashiya_compact (const char *path, const char *header, gboolean drop_superseded, GError **error)
{
  g_autoptr (HashiyaHeads) heads = hashiya_heads_new ();
  g_autoptr (GString) damaged = g_string_new (NULL);
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = read_lines (path, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (line->record != NULL)
        hashiya_heads_add (heads, line->record, line->text);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (is_unreadable (line))
        append_text (damaged, line->text);
      else if (stays (line, heads, drop_superseded))
        append_text (kept, line->text);
    }
  if (!has_header (lines))
    g_string_prepend (kept, header);
  return write_damaged (path, damaged, error)
         && hashiya_disk_replace_file (path, kept->str, kept->len, error);
}

/* Adds to @standing the lines of every journal beside @copy that is no copy itself. */
static gboolean
collect_standing (const char *copy, GHashTable *standing, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autoptr (GPtrArray) names = hashiya_disk_list_folder (folder, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (HashiyaJournal) journal = hashiya_journal_new (path);
      g_autoptr (GPtrArray) lines = NULL;

      if (name[0] == '.' || !g_str_has_suffix (name, ".jsonl")
          || hashiya_journal_read (journal, NULL, NULL, error) == HASHIYA_JOURNAL_FAILED)
        continue;
      if (hashiya_journal_is_copy (journal) || hashiya_journal_get_device (journal) == NULL)
        continue;
      lines = read_lines (path, error);
      if (lines == NULL)
        return FALSE;
      for (guint j = 0; j < lines->len; j++)
        g_hash_table_add (standing, g_strdup (((Line *) g_ptr_array_index (lines, j))->text));
    }
  return names != NULL;
}

gboolean
hashiya_absorb (const char *copy, const char *path, const char *header, GError **error)
{
  g_autoptr (GHashTable) standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) damaged = g_string_new (NULL);
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autoptr (GPtrArray) lines = read_lines (copy, error);

  if (lines == NULL || !collect_standing (copy, standing, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (is_unreadable (line))
        append_text (damaged, line->text);
      else if (hashiya_record_kind (line->record) != HASHIYA_RECORD_HEADER
               && !g_hash_table_contains (standing, line->text))
        append_text (missing, line->text);
    }
  if (!write_damaged (path, damaged, error)
      || (missing->len > 0
          && !hashiya_disk_append_file (path, header, missing->str, missing->len, error)))
    return FALSE;
  if (g_unlink (copy) != 0)
    {
      hashiya_disk_set_error (error, errno, copy);
      return FALSE;
    }
  return hashiya_disk_sync_folder (folder, error);
}
