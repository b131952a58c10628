// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-compact.h"
#include "hashiya-device.h"
#include "hashiya-disk.h"
#include "hashiya-journals.h"
#include "hashiya-json.h"
#include "hashiya-library.h"
#include "hashiya-margin-private.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* A file smaller than this is not worth writing anew. */
#define COMPACT_BYTES (1024 * 1024)

struct _HashiyaMargin
{
  GObject parent_instance;

  char *document;

  GMutex mutex; /* guards all below */
  HashiyaJournals *journals;
  gboolean is_tidy;
  gboolean is_changed; /* by someone else, since refresh was last asked */
};

G_DEFINE_FINAL_TYPE (HashiyaMargin, hashiya_margin, G_TYPE_OBJECT)

static void
hashiya_margin_finalize (GObject *object)
{
  HashiyaMargin *self = HASHIYA_MARGIN (object);

  g_free (self->document);
  g_clear_pointer (&self->journals, hashiya_journals_free);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (hashiya_margin_parent_class)->finalize (object);
}

static void
hashiya_margin_class_init (HashiyaMarginClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_margin_finalize;
}

static void
hashiya_margin_init (HashiyaMargin *self)
{
  g_mutex_init (&self->mutex);
}

HashiyaMargin *
hashiya_margin_new (GPtrArray *folders, const char *document, GError **error)
{
  g_autoptr (HashiyaMargin) self = g_object_new (HASHIYA_TYPE_MARGIN, NULL);

  g_return_val_if_fail (folders->len > 0, NULL);

  self->journals = hashiya_journals_new (folders);
  self->document = g_strdup (document);
  hashiya_journals_read (self->journals);
  return g_steal_pointer (&self);
}

void
hashiya_margin_add_folders (HashiyaMargin *self, GPtrArray *folders)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  hashiya_journals_add_folders (self->journals, folders);
}

gboolean
hashiya_margin_refresh (HashiyaMargin *self, gboolean *changed, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  self->is_changed |= hashiya_journals_read (self->journals) > 0;
  if (changed != NULL)
    {
      *changed = self->is_changed;
      self->is_changed = FALSE;
    }
  return TRUE;
}

GPtrArray *
hashiya_margin_list (HashiyaMargin *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return hashiya_heads_list (self->journals->heads);
}

GStrv
hashiya_margin_list_ids (HashiyaMargin *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return hashiya_heads_list_ids (self->journals->heads);
}

guint
hashiya_margin_count (HashiyaMargin *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return hashiya_heads_count (self->journals->heads);
}

JsonObject *
hashiya_margin_lookup (HashiyaMargin *self, const char *id)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return hashiya_heads_lookup (self->journals->heads, id);
}

GPtrArray *
hashiya_margin_get_conflicts (HashiyaMargin *self, const char *id)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return hashiya_heads_get_conflicts (self->journals->heads, id);
}

/* Takes the lock, reads what others wrote meanwhile, and makes sure of a name to write under. */
static HashiyaDevice *
begin_writing (HashiyaMargin *self, GError **error)
{
  g_autoptr (HashiyaDevice) device = hashiya_device_lock (error);
  g_autofree char *path = NULL;
  HashiyaJournal *own;

  if (device == NULL)
    return NULL;
  self->is_changed |= hashiya_journals_read (self->journals) > 0;
  /* Another device's journal may be unreadable; one's own tells which seq comes next. */
  own = hashiya_journals_get_own (self->journals, hashiya_device_get_id (device), &path);
  if (self->journals->is_blind || (own != NULL && hashiya_journal_has_failed (own)))
    {
      g_set_error_literal (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE,
                           g_ptr_array_index (self->journals->failures, 0));
      return NULL;
    }
  if (hashiya_journals_is_taken (self->journals, hashiya_device_get_id (device))
      && !hashiya_device_renew (device, error))
    return NULL;
  return g_steal_pointer (&device);
}

/* Adds to @record who wrote it when, and what its writer had seen. */
static void
stamp (JsonObject *record, const char *device, gint64 seq, gint64 modified)
{
  g_autofree char *time = hashiya_record_dup_timestamp (modified);
  JsonObject *rev = json_object_new ();

  json_object_set_string_member (rev, "device", device);
  json_object_set_int_member (rev, "seq", seq);
  json_object_set_string_member (record, "modified", time);
  json_object_set_object_member (record, "hashiya:rev", rev);
}

static gint64
stamp_seen (HashiyaHeads *heads, JsonObject *record, HashiyaRecordKind kind)
{
  const char *id = hashiya_json_string (record, kind == HASHIYA_RECORD_STATE ? "key" : "id", "");
  JsonArray *settled = hashiya_heads_dup_settled (heads, kind, id);
  gint64 modified;

  json_object_set_object_member (record, "hashiya:seen",
                                 hashiya_heads_dup_seen (heads, kind, id, &modified));
  if (settled != NULL)
    json_object_set_array_member (record, "hashiya:settled", settled);
  else if (json_object_has_member (record, "hashiya:settled"))
    json_object_remove_member (record, "hashiya:settled");
  return modified;
}

static gint64
get_time_after (gint64 modified)
{
  return MAX (g_get_real_time () / 1000, modified + 1);
}

static void
append_line (GString *lines, JsonObject *record)
{
  g_autofree char *line = hashiya_json_canonical (record);

  g_string_append (lines, line);
  g_string_append_c (lines, '\n');
}

/* Stamps and writes @records, all that have seen the same @kind and id; they do not see each
 * other, so that several stay heads side by side. */
static gboolean
write_records (HashiyaMargin *self,
               HashiyaDevice *device,
               GPtrArray *records,
               HashiyaRecordKind kind,
               GError **error)
{
  const char *device_id = hashiya_device_get_id (device);
  g_autofree char *path = NULL;
  HashiyaJournal *own = hashiya_journals_get_own (self->journals, device_id, &path);
  g_autofree char *header = hashiya_journal_dup_header (device_id, self->document);
  g_autoptr (GString) lines = g_string_new (NULL);
  gint64 seq = own != NULL ? hashiya_journal_get_last (own) : 0;

  for (guint i = 0; i < records->len; i++)
    {
      JsonObject *record = g_ptr_array_index (records, i);
      gint64 modified = stamp_seen (self->journals->heads, record, kind);

      stamp (record, device_id, ++seq, get_time_after (modified));
      append_line (lines, record);
    }
  if (!hashiya_disk_append_file (path, header, lines->str, lines->len, error))
    return FALSE;
  self->is_changed |= hashiya_journals_read (self->journals) > records->len;
  return TRUE;
}

/* The conflicting notes that @record does not mean to settle: its writer left the note as the
 * merge shows it. They are written again beside it, for what they were. */
static void
add_open_conflicts (HashiyaMargin *self, JsonObject *record, GPtrArray *records)
{
  const char *id = hashiya_record_get_id (record);
  g_autoptr (JsonObject) merged = hashiya_heads_lookup (self->journals->heads, id);
  g_autoptr (GPtrArray) conflicts = hashiya_heads_get_conflicts (self->journals->heads, id);

  if (merged == NULL
      || g_strcmp0 (hashiya_record_get_note (merged), hashiya_record_get_note (record)) != 0)
    return;
  for (guint i = conflicts->len; i > 0; i--)
    g_ptr_array_add (records, hashiya_json_copy_object (g_ptr_array_index (conflicts, i - 1)));
}

JsonObject *
hashiya_margin_put (HashiyaMargin *self, JsonObject *record, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (HashiyaDevice) device = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  JsonObject *written;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), NULL);
  g_return_val_if_fail (hashiya_record_is_annotation (record), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  device = begin_writing (self, error);
  if (device == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  add_open_conflicts (self, record, records);
  written = hashiya_json_copy_object (record);
  g_ptr_array_add (records, written);
  if (!write_records (self, device, records, HASHIYA_RECORD_ANNOTATION, error))
    return NULL;
  return json_object_ref (written);
}

/* Whether more than half of a journal's records were superseded, as far as this device's own
 * tell. */
static gboolean
is_wasteful (HashiyaMargin *self, HashiyaJournal *journal)
{
  return hashiya_journal_get_size (journal) > COMPACT_BYTES
         && hashiya_journal_get_n_records (journal)
                > 2
                      * hashiya_heads_count_kept (self->journals->heads,
                                                  hashiya_journal_get_device (journal));
}

static gboolean
needs_tidying (HashiyaMargin *self)
{
  g_autofree char *device = hashiya_device_peek_id ();
  GHashTableIter iter;
  gpointer journal;

  g_hash_table_iter_init (&iter, self->journals->files);
  while (g_hash_table_iter_next (&iter, NULL, &journal))
    {
      if (hashiya_journal_is_newer (journal))
        continue;
      if (hashiya_journal_is_copy (journal))
        return TRUE;
      if (device != NULL && g_strcmp0 (hashiya_journal_get_device (journal), device) == 0
          && is_wasteful (self, journal))
        return TRUE;
    }
  return FALSE;
}

static void
absorb_copies (HashiyaMargin *self, HashiyaDevice *device)
{
  const char *id = hashiya_device_get_id (device);
  g_autofree char *header = hashiya_journal_dup_header (id, self->document);
  g_autofree char *path = NULL;
  GHashTableIter iter;
  gpointer journal;

  hashiya_journals_get_own (self->journals, id, &path);
  g_hash_table_iter_init (&iter, self->journals->files);
  while (g_hash_table_iter_next (&iter, NULL, &journal))
    {
      g_autoptr (GError) error = NULL;

      if (hashiya_journal_is_copy (journal) && !hashiya_journal_is_newer (journal)
          && !hashiya_absorb (hashiya_journal_get_path (journal), path, header,
                              self->journals->forks, &error))
        g_debug ("A conflict copy stays: %s", error->message);
    }
}

static void
compact_own (HashiyaMargin *self, HashiyaDevice *device)
{
  const char *id = hashiya_device_get_id (device);
  g_autofree char *path = NULL;
  HashiyaJournal *own = hashiya_journals_get_own (self->journals, id, &path);
  g_autofree char *header = hashiya_journal_dup_header (id, self->document);
  g_autoptr (GError) error = NULL;

  if (own != NULL && is_wasteful (self, own)
      && !hashiya_compact (path, header, self->journals->forks, TRUE, &error))
    g_debug ("The journal stays as it is: %s", error->message);
}

void
hashiya_margin_tidy (HashiyaMargin *self)
{
  g_autoptr (HashiyaDevice) device = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GError) error = NULL;

  if (self->is_tidy)
    return;
  self->is_tidy = !needs_tidying (self);
  if (self->is_tidy)
    return;
  device = begin_writing (self, &error);
  if (device == NULL)
    {
      g_debug ("Nothing was tidied: %s", error->message);
      return;
    }
  absorb_copies (self, device);
  compact_own (self, device);
  self->is_tidy = TRUE;
  self->is_changed |= hashiya_journals_read (self->journals) > 0;
}

static void
set_not_found (GError **error, const char *id)
{
  /* Translators: the placeholder is the id of an annotation. */
  hashiya_set_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND,
                     /* Translators: %s is the id of an annotation. */
                     _ ("There is no annotation “%s” in this document."), id);
}

gboolean
hashiya_margin_delete (HashiyaMargin *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (HashiyaDevice) device = NULL;
  g_autoptr (JsonObject) merged = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  JsonObject *tombstone;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  device = begin_writing (self, error);
  if (device == NULL)
    return FALSE;
  merged = hashiya_heads_lookup (self->journals->heads, id);
  if (merged == NULL)
    {
      set_not_found (error, id);
      return FALSE;
    }
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  tombstone = json_object_new ();
  json_object_set_string_member (tombstone, "type", "hashiya:Tombstone");
  json_object_set_string_member (tombstone, "id", id);
  g_ptr_array_add (records, tombstone);
  return write_records (self, device, records, HASHIYA_RECORD_TOMBSTONE, error);
}

JsonObject *
hashiya_margin_restore (HashiyaMargin *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (HashiyaDevice) device = NULL;
  g_autoptr (JsonObject) merged = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  device = begin_writing (self, error);
  if (device == NULL)
    return NULL;
  records = hashiya_heads_get_deleted (self->journals->heads, id);
  if (records->len > 0 && !write_records (self, device, records, HASHIYA_RECORD_ANNOTATION, error))
    return NULL;
  merged = hashiya_heads_lookup (self->journals->heads, id);
  if (merged == NULL)
    {
      set_not_found (error, id);
      return NULL;
    }
  return g_steal_pointer (&merged);
}

JsonNode *
hashiya_margin_get_state (HashiyaMargin *self, const char *key)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return hashiya_heads_get_state (self->journals->heads, key);
}

gboolean
hashiya_margin_set_states (HashiyaMargin *self, JsonObject *values, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (HashiyaDevice) device = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  device = begin_writing (self, error);
  if (device == NULL)
    return FALSE;
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  json_object_iter_init (&iter, values);
  while (json_object_iter_next (&iter, &key, &value))
    {
      g_autoptr (JsonNode) old = hashiya_heads_get_state (self->journals->heads, key);
      JsonObject *record;

      if (old != NULL && json_node_equal (old, value))
        continue;
      record = json_object_new ();
      json_object_set_string_member (record, "type", "hashiya:State");
      json_object_set_string_member (record, "key", key);
      json_object_set_member (record, "value", hashiya_json_copy_node (value));
      g_ptr_array_add (records, record);
    }
  return records->len == 0 || write_records (self, device, records, HASHIYA_RECORD_STATE, error);
}

gboolean
hashiya_margin_set_state (HashiyaMargin *self, const char *key, JsonNode *value, GError **error)
{
  g_autoptr (JsonObject) values = NULL;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  values = json_object_new ();
  json_object_set_member (values, key, hashiya_json_copy_node (value));
  return hashiya_margin_set_states (self, values, error);
}

GPtrArray *
hashiya_margin_get_problems (HashiyaMargin *self)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMutexLocker) locker = NULL;
  GHashTableIter iter;
  gpointer journal;

  g_return_val_if_fail (HASHIYA_IS_MARGIN (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  for (guint i = 0; i < self->journals->failures->len; i++)
    g_ptr_array_add (sentences, g_strdup (g_ptr_array_index (self->journals->failures, i)));
  g_hash_table_iter_init (&iter, self->journals->files);
  while (g_hash_table_iter_next (&iter, NULL, &journal))
    {
      g_autofree char *name = g_filename_display_name (hashiya_journal_get_path (journal));
      GArray *problems = hashiya_journal_get_problems (journal);

      for (guint i = 0; i < problems->len; i++)
        /* Translators: a file's path and the number of a line in it. */
        g_ptr_array_add (
            sentences,
            /* Translators: the placeholders are the name of a file, and the number of a line in it.
             */
            hashiya_sentence (_ ("“%s”, line %u: this line cannot be read. It was left "
                                 "as it is, and everything else was read."),
                              name, g_array_index (problems, HashiyaJournalProblem, i).line));
    }
  return sentences;
}
