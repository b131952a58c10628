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
  gsize n_bytes; /* an unreadable one may hold NUL too */
  JsonObject *record;
} Line;

static void
line_free (Line *self)
{
  g_clear_pointer (&self->record, json_object_unref);
  g_free (self->text);
  g_free (self);
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  char *data;
  gsize n_bytes;

  if (!g_file_get_contents (path, &data, &n_bytes, &reason))
    {
      g_set_error_literal (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE,
                           reason->message);
      return NULL;
    }
  return g_bytes_new_take (data, n_bytes);
}

static GPtrArray *
split_lines (GBytes *bytes)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  gsize n_bytes, offset = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  while (offset < n_bytes)
    {
      const char *newline = memchr (data + offset, '\n', n_bytes - offset);
      gsize length = newline != NULL ? (gsize) (newline - data) - offset : n_bytes - offset;
      Line *line;

      if (length > 0)
        {
          line = g_new0 (Line, 1);
          line->text = g_malloc (length + 1);
          memcpy (line->text, data + offset, length);
          line->text[length] = '\0';
          line->n_bytes = length;
          line->record = hashiya_json_parse_object (data + offset, length, NULL);
          g_ptr_array_add (lines, line);
        }
      offset += length + 1;
    }
  return lines;
}

static void
append_line (GString *out, const Line *line)
{
  g_string_append_len (out, line->text, line->n_bytes);
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

static JsonObject *
ensure_object (JsonObject *parent, const char *key)
{
  if (!json_object_has_member (parent, key))
    json_object_set_object_member (parent, key, json_object_new ());
  return json_object_get_object_member (parent, key);
}

/* Remembers of a record that goes which one it was, so that another of its name is told from it. */
static void
note_dropped (JsonObject *dropped, const Line *line)
{
  JsonObject *rev = hashiya_json_object (line->record, "hashiya:rev");
  const char *device = hashiya_json_string (rev, "device", NULL);
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, hashiya_json_int (rev, "seq", 0));
  g_autofree char *hash = hashiya_forks_dup_text (hashiya_forks_hash (line->text));

  json_object_set_string_member (ensure_object (dropped, device), seq, hash);
}

/* What an earlier compaction remembered is told in one line with what this one does. */
static void
take_over_dropped (JsonObject *dropped, const Line *line)
{
  JsonObject *all = ensure_object (dropped, hashiya_json_string (line->record, "device", NULL));
  JsonObjectIter iter;
  const char *seq;
  JsonNode *hash;

  json_object_iter_init (&iter, hashiya_json_object (line->record, "revs"));
  while (json_object_iter_next (&iter, &seq, &hash))
    json_object_set_member (all, seq, json_node_copy (hash));
}

static void
append_dropped (GString *kept, JsonObject *dropped)
{
  JsonObjectIter iter;
  const char *device;
  JsonNode *revs;

  json_object_iter_init (&iter, dropped);
  while (json_object_iter_next (&iter, &device, &revs))
    {
      g_autoptr (JsonObject) record = json_object_new ();
      g_autofree char *line = NULL;

      json_object_set_string_member (record, "type", "hashiya:Dropped");
      json_object_set_string_member (record, "device", device);
      json_object_set_member (record, "revs", json_node_copy (revs));
      line = hashiya_json_canonical (record);
      g_string_append (kept, line);
      g_string_append_c (kept, '\n');
    }
}

/* Sorts @lines into what stays and what cannot be read. */
static void
sift (GPtrArray *lines,
      HashiyaHeads *heads,
      gboolean drop_superseded,
      GString *kept,
      GString *damaged)
{
  g_autoptr (JsonObject) dropped = json_object_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      if (is_unreadable (line))
        append_line (damaged, line);
      else if (drop_superseded && hashiya_record_kind (line->record) == HASHIYA_RECORD_DROPPED)
        take_over_dropped (dropped, line);
      else if (stays (line, heads, drop_superseded))
        append_line (kept, line);
      else
        note_dropped (dropped, line);
    }
  append_dropped (kept, dropped);
}

gboolean
hashiya_compact (const char *path,
                 const char *header,
                 HashiyaForks *forks,
                 gboolean drop_superseded,
                 GError **error)
{
  g_autoptr (HashiyaHeads) heads = hashiya_heads_new (forks);
  g_autoptr (GString) damaged = g_string_new (NULL);
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autoptr (GBytes) bytes = read_file (path, error);
  g_autoptr (GPtrArray) lines = NULL;

  if (bytes == NULL)
    return FALSE;
  lines = split_lines (bytes);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (line->record != NULL)
        hashiya_heads_add (heads, line->record, line->text);
    }
  sift (lines, heads, drop_superseded, kept, damaged);
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
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) lines = NULL;

      if (name[0] == '.' || !g_str_has_suffix (name, ".jsonl")
          || hashiya_journal_read (journal, NULL, NULL, error) == HASHIYA_JOURNAL_FAILED)
        continue;
      if (hashiya_journal_is_copy (journal) || hashiya_journal_get_device (journal) == NULL)
        continue;
      bytes = read_file (path, error);
      if (bytes == NULL)
        return FALSE;
      lines = split_lines (bytes);
      for (guint j = 0; j < lines->len; j++)
        g_hash_table_add (standing, g_strdup (((Line *) g_ptr_array_index (lines, j))->text));
    }
  return names != NULL;
}

/* What a forked revision's own writer wrote after it is known by standing behind it: such a copy
 * stays whole. */
static gboolean
has_fork (GPtrArray *lines, HashiyaForks *forks)
{
  for (guint i = 0; forks != NULL && i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);
      JsonObject *rev
          = line->record != NULL ? hashiya_json_object (line->record, "hashiya:rev") : NULL;
      const char *device = rev != NULL ? hashiya_json_string (rev, "device", NULL) : NULL;

      if (device != NULL && hashiya_forks_has (forks, device, hashiya_json_int (rev, "seq", 0)))
        return TRUE;
    }
  return FALSE;
}

/* Makes sure that each record of a copy stands in a journal; @bytes is what the copy holds. */
static gboolean
take_in (const char *copy,
         GBytes *bytes,
         const char *path,
         const char *header,
         HashiyaForks *forks,
         GError **error)
{
  g_autoptr (GHashTable) standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) damaged = g_string_new (NULL);
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = split_lines (bytes);
  gboolean whole = has_fork (lines, forks);

  if (!whole && !collect_standing (copy, standing, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      if (is_unreadable (line))
        append_line (damaged, line);
      else if (hashiya_record_kind (line->record) == HASHIYA_RECORD_ABSORBED
               || (hashiya_record_kind (line->record) != HASHIYA_RECORD_HEADER
                   && !g_hash_table_contains (standing, line->text)))
        append_line (missing, line);
    }
  if (missing->len > 0)
    g_string_prepend (missing, "{\"type\":\"hashiya:Absorbed\"}\n");
  return write_damaged (path, damaged, error)
         && (missing->len == 0
             || hashiya_disk_append_file (path, header, missing->str, missing->len, error));
}

gboolean
hashiya_absorb (
    const char *copy, const char *path, const char *header, HashiyaForks *forks, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autoptr (GBytes) bytes = read_file (copy, error);
  g_autoptr (GBytes) now = NULL;

  if (bytes == NULL || !take_in (copy, bytes, path, header, forks, error))
    return FALSE;
  /* The sync engine may not have been done with it. */
  now = read_file (copy, error);
  if (now == NULL)
    return FALSE;
  if (!g_bytes_equal (bytes, now))
    {
      hashiya_disk_set_error (error, EBUSY, copy);
      return FALSE;
    }
  if (g_unlink (copy) != 0)
    {
      hashiya_disk_set_error (error, errno, copy);
      return FALSE;
    }
  return hashiya_disk_sync_folder (folder, error);
}
