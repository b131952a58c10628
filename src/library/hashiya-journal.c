// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-journal.h"

#include "hashiya-heads.h"
#include "hashiya-json.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How many bytes before the place read to are compared, to tell a file that grew from another
 * one in its place. A record's id and revision are among them. */
#define TAIL_BYTES 512

/* How many bytes are read at once; more where one line is longer. */
#define CHUNK_BYTES (1024 * 1024)

struct _HashiyaJournal
{
  char *path;
  char *device;
  char *document;
  gboolean is_newer;
  gboolean has_failed;
  gint64 last;
  guint n_records;

  struct stat status; /* as of the last reading */
  gsize offset;       /* bytes read and understood */
  guint n_lines;
  gboolean is_open; /* the last line was read without its newline */
  char tail[TAIL_BYTES];
  GArray *problems; /* of HashiyaJournalProblem */
  gboolean is_torn; /* the last problem is a last line that may still grow */
};

HashiyaJournal *
hashiya_journal_new (const char *path)
{
  HashiyaJournal *self = g_new0 (HashiyaJournal, 1);

  self->path = g_strdup (path);
  self->problems = g_array_new (FALSE, FALSE, sizeof (HashiyaJournalProblem));
  return self;
}

void
hashiya_journal_free (HashiyaJournal *self)
{
  g_free (self->path);
  g_free (self->device);
  g_free (self->document);
  g_array_unref (self->problems);
  g_free (self);
}

static void
add_problem (HashiyaJournal *self, guint line, const char *kind)
{
  HashiyaJournalProblem problem = { line, kind };

  g_array_append_val (self->problems, problem);
}

static void
take_record (HashiyaJournal *self, JsonObject *record)
{
  JsonObject *rev = hashiya_json_object (record, "hashiya:rev");
  HashiyaRecordKind kind = hashiya_record_kind (record);

  if (kind == HASHIYA_RECORD_INVALID)
    add_problem (self, self->n_lines, "schema");
  else if (kind == HASHIYA_RECORD_HEADER)
    {
      if (self->device == NULL)
        {
          self->device = g_strdup (hashiya_json_string (record, "device", NULL));
          self->document = g_strdup (hashiya_json_string (record, "document", NULL));
        }
      if (hashiya_json_int (record, "format", 0) > HASHIYA_JOURNAL_FORMAT)
        self->is_newer = TRUE;
    }
  else if (g_strcmp0 (hashiya_json_string (rev, "device", NULL), self->device) == 0)
    self->last = MAX (self->last, hashiya_json_int (rev, "seq", 0));
}

/* Returns whether the line was one whole record, or whole and no record. */
static gboolean
read_line (HashiyaJournal *self,
           const char *text,
           gsize n_bytes,
           gboolean is_whole,
           HashiyaJournalFunc func,
           gpointer user_data)
{
  g_autoptr (JsonObject) record = NULL;

  if (n_bytes == 0)
    return TRUE;
  record = hashiya_json_parse_object (text, n_bytes, NULL);
  if (record == NULL)
    {
      gboolean cut = text[0] == '{' && text[n_bytes - 1] != '}';

      add_problem (self, self->n_lines, cut || !is_whole ? "torn" : "json");
      return is_whole;
    }
  self->n_records++;
  take_record (self, record);
  if (func != NULL)
    {
      g_autofree char *line = g_strndup (text, n_bytes);

      func (record, line, user_data);
    }
  return TRUE;
}

/* Returns how many bytes were understood. */
static gsize
read_lines (HashiyaJournal *self,
            const char *data,
            gsize n_bytes,
            HashiyaJournalFunc func,
            gpointer user_data)
{
  gsize offset = 0;

  if (self->is_torn)
    g_array_set_size (self->problems, self->problems->len - 1);
  self->is_torn = FALSE;
  if (self->is_open && n_bytes > 0)
    {
      offset = data[0] == '\n';
      self->is_open = FALSE;
    }
  while (offset < n_bytes)
    {
      const char *newline = memchr (data + offset, '\n', n_bytes - offset);
      gsize length = newline != NULL ? (gsize) (newline - data) - offset : n_bytes - offset;

      self->n_lines++;
      if (!read_line (self, data + offset, length, newline != NULL, func, user_data))
        {
          self->n_lines--;
          self->is_torn = TRUE;
          return offset;
        }
      offset += length + (newline != NULL);
      self->is_open = newline == NULL;
    }
  return offset;
}

/* Appends up to @wanted bytes from @offset on. Returns how many, 0 at the end, or -1. */
static gssize
read_bytes (int fd, gsize offset, GByteArray *data, gsize wanted)
{
  gsize before = data->len;
  gssize got;

  g_byte_array_set_size (data, before + wanted);
  do
    got = pread (fd, data->data + before, wanted, offset);
  while (got < 0 && errno == EINTR);
  g_byte_array_set_size (data, before + MAX (got, 0));
  return got;
}

/* Reads from where the last reading ended to the end of the file, whole lines at a time. Returns
 * how many bytes there were, or -1. */
static gssize
read_new (HashiyaJournal *self, int fd, HashiyaJournalFunc func, gpointer user_data)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  gssize n_read = 0;

  for (;;)
    {
      gssize got = read_bytes (fd, self->offset + data->len, data, CHUNK_BYTES);
      const char *last;
      gsize whole;

      if (got < 0)
        return -1;
      if (got == 0)
        break;
      n_read += got;
      last = memrchr (data->data + data->len - got, '\n', got);
      if (last == NULL)
        continue;
      whole = last + 1 - (const char *) data->data;
      read_lines (self, (const char *) data->data, whole, func, user_data);
      self->offset += whole;
      g_byte_array_remove_range (data, 0, whole);
    }
  self->offset += read_lines (self, (const char *) data->data, data->len, func, user_data);
  return n_read;
}

static gboolean
begins_as_before (HashiyaJournal *self, int fd)
{
  gsize n_tail = MIN (self->offset, TAIL_BYTES);
  char tail[TAIL_BYTES];

  return pread (fd, tail, n_tail, self->offset - n_tail) == (gssize) n_tail
         && memcmp (tail, self->tail, n_tail) == 0;
}

static HashiyaJournalChange
read_open (
    HashiyaJournal *self, int fd, HashiyaJournalFunc func, gpointer user_data, GError **error)
{
  struct stat status;
  gssize n_bytes;

  if (fstat (fd, &status) != 0 || !begins_as_before (self, fd))
    return HASHIYA_JOURNAL_REPLACED;
  n_bytes = read_new (self, fd, func, user_data);
  if (n_bytes < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return HASHIYA_JOURNAL_FAILED;
    }
  self->status = status;
  /* What came before these bytes was compared a moment ago; a tail across both is read anew. */
  if (pread (fd, self->tail, MIN (self->offset, TAIL_BYTES),
             self->offset - MIN (self->offset, TAIL_BYTES))
      < 0)
    memset (self->tail, 0, TAIL_BYTES);
  return n_bytes > 0 ? HASHIYA_JOURNAL_GREW : HASHIYA_JOURNAL_SAME;
}

static gboolean
is_same_file (const struct stat *a, const struct stat *b)
{
  return a->st_ino == b->st_ino && a->st_dev == b->st_dev && a->st_size == b->st_size
         && a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

HashiyaJournalChange
hashiya_journal_read (HashiyaJournal *self,
                      HashiyaJournalFunc func,
                      gpointer user_data,
                      GError **error)
{
  HashiyaJournalChange change;
  struct stat status;
  int fd;

  if (!self->has_failed && stat (self->path, &status) == 0 && is_same_file (&status, &self->status))
    return HASHIYA_JOURNAL_SAME;
  self->has_failed = TRUE;
  fd = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0 && errno == ENOENT)
    {
      self->has_failed = FALSE;
      return self->offset > 0 || self->is_torn ? HASHIYA_JOURNAL_REPLACED : HASHIYA_JOURNAL_SAME;
    }
  if (fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return HASHIYA_JOURNAL_FAILED;
    }
  change = read_open (self, fd, func, user_data, error);
  self->has_failed = change == HASHIYA_JOURNAL_FAILED;
  close (fd);
  return change;
}

const char *
hashiya_journal_get_path (HashiyaJournal *self)
{
  return self->path;
}

char *
hashiya_journal_get_stem (HashiyaJournal *self)
{
  g_autofree char *name = g_path_get_basename (self->path);

  return g_strndup (name, strlen (name) - strlen (".jsonl"));
}

const char *
hashiya_journal_get_device (HashiyaJournal *self)
{
  return self->device;
}

const char *
hashiya_journal_get_document (HashiyaJournal *self)
{
  return self->document;
}

gboolean
hashiya_journal_is_newer (HashiyaJournal *self)
{
  return self->is_newer;
}

gboolean
hashiya_journal_has_failed (HashiyaJournal *self)
{
  return self->has_failed;
}

gboolean
hashiya_journal_is_copy (HashiyaJournal *self)
{
  g_autofree char *stem = hashiya_journal_get_stem (self);

  return self->device != NULL && strcmp (stem, self->device) != 0;
}

gint64
hashiya_journal_get_last (HashiyaJournal *self)
{
  return self->last;
}

gsize
hashiya_journal_get_size (HashiyaJournal *self)
{
  return self->offset;
}

guint
hashiya_journal_get_n_records (HashiyaJournal *self)
{
  return self->n_records;
}

GArray *
hashiya_journal_get_problems (HashiyaJournal *self)
{
  return self->problems;
}

char *
hashiya_journal_dup_header (const char *device, const char *document)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autofree char *line = NULL;

  json_object_set_string_member (header, "type", "hashiya:Journal");
  json_object_set_int_member (header, "format", HASHIYA_JOURNAL_FORMAT);
  json_object_set_string_member (header, "device", device);
  hashiya_json_set_string (header, "document", document);
  line = hashiya_json_canonical (header);
  return g_strconcat (line, "\n", NULL);
}
