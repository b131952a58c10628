// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-heads.h"

#include "hashiya-json.h"
#include "hashiya-merge.h"
#include "hashiya-record.h"
#include "hashiya-subject.h"

#include <string.h>

/* A journal holds what one writer wrote, in order, and behind that what it took over from others.
 * Each such part is a lineage of its own. */
typedef struct
{
  char *file;
  guint part;
  const char *name; /* interned */
  GArray *last;     /* of HashiyaSeenMark: the highest seq of each device in this part */
} Lineage;

struct _HashiyaHeads
{
  GHashTable *annotations; /* owned id -> owned HashiyaSubject */
  GHashTable *states;      /* owned key -> owned HashiyaSubject */
  GStringChunk *names;
  GArray *last; /* of HashiyaSeenMark: the highest seq of each device */
  HashiyaForks *forks;
  GHashTable *lineages;  /* file -> owned Lineage */
  Lineage *lineage;      /* where the next records stand */
  gboolean has_new_fork; /* found while reading: what was read before was judged without it */
};

static void
lineage_free (Lineage *self)
{
  g_free (self->file);
  g_array_unref (self->last);
  g_free (self);
}

HashiyaHeads *
hashiya_heads_new (HashiyaForks *forks)
{
  HashiyaHeads *self = g_new0 (HashiyaHeads, 1);

  self->annotations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) hashiya_subject_free);
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) hashiya_subject_free);
  self->names = g_string_chunk_new (256);
  self->last = g_array_new (FALSE, FALSE, sizeof (HashiyaSeenMark));
  self->forks = forks != NULL ? hashiya_forks_ref (forks) : hashiya_forks_new ();
  self->lineages
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lineage_free);
  hashiya_heads_set_file (self, "");
  return self;
}

void
hashiya_heads_free (HashiyaHeads *self)
{
  g_hash_table_unref (self->annotations);
  g_hash_table_unref (self->states);
  g_string_chunk_free (self->names);
  g_array_unref (self->last);
  hashiya_forks_unref (self->forks);
  g_hash_table_unref (self->lineages);
  g_free (self);
}

static void
begin_part (HashiyaHeads *self)
{
  g_autofree char *name = g_strdup_printf ("%s#%u", self->lineage->file, self->lineage->part++);

  self->lineage->name = g_string_chunk_insert_const (self->names, name);
  g_array_set_size (self->lineage->last, 0);
}

/* A writer counts up: what goes back is another's, or the same again. */
static const char *
get_lineage (HashiyaHeads *self, const char *device, gint64 seq)
{
  if (hashiya_seen_marks_get (self->lineage->last, device) >= seq)
    begin_part (self);
  hashiya_seen_marks_raise (self->lineage->last, device, seq);
  return self->lineage->name;
}

void
hashiya_heads_set_file (HashiyaHeads *self, const char *name)
{
  self->lineage = g_hash_table_lookup (self->lineages, name);
  if (self->lineage != NULL)
    return;
  self->lineage = g_new0 (Lineage, 1);
  self->lineage->file = g_strdup (name);
  self->lineage->last = g_array_new (FALSE, FALSE, sizeof (HashiyaSeenMark));
  g_hash_table_insert (self->lineages, self->lineage->file, self->lineage);
  begin_part (self);
}

gboolean
hashiya_heads_has_new_fork (HashiyaHeads *self)
{
  return self->has_new_fork;
}

static void
raise_seen (HashiyaHeads *self,
            HashiyaSubject *subject,
            HashiyaRevision *revision,
            JsonObject *record)
{
  JsonObject *seen = hashiya_json_object (record, "hashiya:seen");
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (seen == NULL)
    return;
  json_object_iter_init (&iter, seen);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const char *device = g_string_chunk_insert_const (self->names, name);
      gint64 seq = hashiya_json_int (seen, name, 0);

      hashiya_seen_marks_raise (self->last, device, seq);
      /* No record supersedes itself, whatever it says. */
      if (device == revision->device)
        revision->own_seen = seq = MIN (seq, revision->seq - 1);
      hashiya_seen_marks_raise (subject->seen, device, seq);
      if (!revision->is_tombstone)
        hashiya_seen_marks_raise (subject->content_seen, device, seq);
    }
}

static GHashTable *
get_table (HashiyaHeads *self, HashiyaRecordKind kind)
{
  return kind == HASHIYA_RECORD_STATE ? self->states : self->annotations;
}

static const char *
get_subject_id (JsonObject *record, HashiyaRecordKind kind)
{
  return hashiya_json_string (record, kind == HASHIYA_RECORD_STATE ? "key" : "id", NULL);
}

/* Borrows its strings from @record and @text. */
static void
fill_revision (HashiyaRevision *self, JsonObject *record, const char *text, HashiyaRecordKind kind)
{
  JsonObject *rev = hashiya_json_object (record, "hashiya:rev");

  self->text = (char *) text;
  self->device = hashiya_json_string (rev, "device", NULL);
  self->seq = hashiya_json_int (rev, "seq", 0);
  self->modified = hashiya_record_parse_timestamp (hashiya_json_string (record, "modified", ""));
  self->is_tombstone = kind == HASHIYA_RECORD_TOMBSTONE;
}

/* What compaction took out of a journal still tells forks. */
static void
note_dropped (HashiyaHeads *self, JsonObject *record)
{
  const char *device = hashiya_json_string (record, "device", NULL);
  JsonObjectIter iter;
  const char *seq;
  JsonNode *value;
  guint64 hash;

  json_object_iter_init (&iter, hashiya_json_object (record, "revs"));
  while (json_object_iter_next (&iter, &seq, &value))
    {
      if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING
          && hashiya_forks_parse (json_node_get_string (value), &hash))
        self->has_new_fork
            |= hashiya_forks_note (self->forks, device, g_ascii_strtoll (seq, NULL, 10), hash);
    }
}

static HashiyaSubject *
ensure_subject (HashiyaHeads *self, JsonObject *record, HashiyaRecordKind kind)
{
  const char *id = get_subject_id (record, kind);
  HashiyaSubject *subject = g_hash_table_lookup (get_table (self, kind), id);

  if (subject == NULL)
    {
      subject = hashiya_subject_new ();
      g_hash_table_insert (get_table (self, kind), g_strdup (id), subject);
    }
  return subject;
}

/* Returns: whether that says anything new */
static gboolean
add_copy (HashiyaSubject *subject, HashiyaRevision *revision, const char *lineage)
{
  if (hashiya_revision_stands_in (revision, lineage))
    return FALSE;
  if (revision->copies == NULL)
    revision->copies = g_ptr_array_new ();
  g_ptr_array_add (revision->copies, (gpointer) lineage);
  return subject->has_fork;
}

gboolean
hashiya_heads_add (HashiyaHeads *self, JsonObject *record, const char *text)
{
  HashiyaRecordKind kind = hashiya_record_kind (record);
  HashiyaRevision like = { 0 };
  HashiyaRevision *added;
  HashiyaSubject *subject;

  if (kind == HASHIYA_RECORD_DROPPED)
    note_dropped (self, record);
  if (kind == HASHIYA_RECORD_ABSORBED)
    begin_part (self);
  if (kind < HASHIYA_RECORD_ANNOTATION)
    return FALSE;
  fill_revision (&like, record, text, kind);
  like.device = g_string_chunk_insert_const (self->names, like.device);
  like.hash = hashiya_forks_hash (text);
  like.lineage = get_lineage (self, like.device, like.seq);
  hashiya_seen_marks_raise (self->last, like.device, like.seq);
  self->has_new_fork |= hashiya_forks_note (self->forks, like.device, like.seq, like.hash);
  like.is_forked = hashiya_forks_has (self->forks, like.device, like.seq);
  subject = ensure_subject (self, record, kind);
  added = hashiya_subject_find (subject, &like);
  if (added != NULL)
    return add_copy (subject, added, like.lineage);
  raise_seen (self, subject, &like, record);
  hashiya_subject_raise_settled (subject, &like, record);
  subject->has_fork |= like.is_forked;
  subject->modified = MAX (subject->modified, like.modified);
  added = g_new (HashiyaRevision, 1);
  *added = like;
  added->text = g_strdup (text);
  g_ptr_array_add (subject->revisions, added);
  hashiya_subject_prune (subject);
  return hashiya_subject_find (subject, &like) != NULL;
}

gboolean
hashiya_heads_keeps (HashiyaHeads *self, JsonObject *record, const char *text)
{
  HashiyaRecordKind kind = hashiya_record_kind (record);
  HashiyaRevision like = { 0 };
  HashiyaSubject *subject;

  if (kind < HASHIYA_RECORD_ANNOTATION)
    return FALSE;
  fill_revision (&like, record, text, kind);
  subject = g_hash_table_lookup (get_table (self, kind), get_subject_id (record, kind));
  return subject != NULL && hashiya_subject_find (subject, &like) != NULL;
}

/* The same, parsed. */
static GPtrArray *
get_heads (HashiyaSubject *self)
{
  g_autoptr (GPtrArray) heads = hashiya_subject_find_heads (self);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < heads->len; i++)
    g_ptr_array_add (records, hashiya_revision_parse (g_ptr_array_index (heads, i)));
  return records;
}

GPtrArray *
hashiya_heads_list (HashiyaHeads *self)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  GHashTableIter iter;
  gpointer subject;

  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, NULL, &subject))
    {
      g_autoptr (GPtrArray) heads = get_heads (subject);

      if (heads->len > 0)
        g_ptr_array_add (merged, hashiya_merge_annotations (heads));
    }
  return merged;
}

GStrv
hashiya_heads_list_ids (HashiyaHeads *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id, subject;

  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, &id, &subject))
    {
      g_autoptr (GPtrArray) heads = hashiya_subject_find_heads (subject);

      if (heads->len > 0)
        g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

guint
hashiya_heads_count (HashiyaHeads *self)
{
  GHashTableIter iter;
  gpointer subject;
  guint count = 0;

  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, NULL, &subject))
    {
      g_autoptr (GPtrArray) heads = hashiya_subject_find_heads (subject);

      count += heads->len > 0;
    }
  return count;
}

JsonObject *
hashiya_heads_lookup (HashiyaHeads *self, const char *id)
{
  g_autoptr (GPtrArray) heads = get_heads (g_hash_table_lookup (self->annotations, id));

  return heads->len > 0 ? hashiya_merge_annotations (heads) : NULL;
}

GPtrArray *
hashiya_heads_get_conflicts (HashiyaHeads *self, const char *id)
{
  HashiyaSubject *subject = g_hash_table_lookup (self->annotations, id);
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) heads = NULL;

  /* Nearly always so, and then nothing has to be parsed. */
  if (subject == NULL || subject->revisions->len < 2)
    return conflicts;
  heads = get_heads (subject);
  for (guint i = 0; i < heads->len; i++)
    {
      JsonObject *head = g_ptr_array_index (heads, i);
      const char *note = hashiya_record_get_note (head);

      /* The first that has a note is the merged one's. */
      if (note != NULL && g_hash_table_add (notes, (gpointer) note)
          && g_hash_table_size (notes) > 1)
        g_ptr_array_add (conflicts, json_object_ref (head));
    }
  return conflicts;
}

GPtrArray *
hashiya_heads_get_deleted (HashiyaHeads *self, const char *id)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  HashiyaSubject *subject = g_hash_table_lookup (self->annotations, id);
  g_autoptr (GPtrArray) heads = hashiya_subject_find_heads (subject);

  if (subject == NULL || heads->len > 0)
    return contents;
  g_ptr_array_sort (subject->revisions, hashiya_revision_compare_newest_first);
  for (guint i = subject->revisions->len; i > 0; i--)
    {
      HashiyaRevision *revision = g_ptr_array_index (subject->revisions, i - 1);

      if (hashiya_subject_is_last_content (subject, revision))
        g_ptr_array_add (contents, hashiya_revision_parse (revision));
    }
  return contents;
}

JsonNode *
hashiya_heads_get_state (HashiyaHeads *self, const char *key)
{
  g_autoptr (GPtrArray) heads = get_heads (g_hash_table_lookup (self->states, key));

  return heads->len > 0 ? json_object_dup_member (g_ptr_array_index (heads, 0), "value") : NULL;
}

JsonObject *
hashiya_heads_dup_seen (HashiyaHeads *self,
                        HashiyaRecordKind kind,
                        const char *id,
                        gint64 *modified)
{
  HashiyaSubject *subject = g_hash_table_lookup (get_table (self, kind), id);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (HashiyaSeenMark));
  JsonObject *seen = json_object_new ();

  for (guint i = 0; subject != NULL && i < subject->seen->len; i++)
    g_array_append_val (marks, g_array_index (subject->seen, HashiyaSeenMark, i));
  for (guint i = 0; subject != NULL && i < subject->revisions->len; i++)
    {
      HashiyaRevision *revision = g_ptr_array_index (subject->revisions, i);

      hashiya_seen_marks_raise (marks, revision->device, revision->seq);
    }
  for (guint i = 0; i < marks->len; i++)
    json_object_set_int_member (seen, g_array_index (marks, HashiyaSeenMark, i).device,
                                g_array_index (marks, HashiyaSeenMark, i).seq);
  if (modified != NULL)
    *modified = subject != NULL ? subject->modified : 0;
  return seen;
}

JsonArray *
hashiya_heads_dup_settled (HashiyaHeads *self, HashiyaRecordKind kind, const char *id)
{
  HashiyaSubject *subject = g_hash_table_lookup (get_table (self, kind), id);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  JsonArray *settled;

  if (subject == NULL)
    return NULL;
  g_array_append_vals (hashes, subject->settled->data, subject->settled->len);
  for (guint i = 0; i < subject->revisions->len; i++)
    {
      const HashiyaRevision *revision = g_ptr_array_index (subject->revisions, i);

      if (revision->is_forked)
        hashiya_subject_add_hash (hashes, revision->hash);
    }
  if (hashes->len == 0)
    return NULL;
  settled = json_array_sized_new (hashes->len);
  for (guint i = 0; i < hashes->len; i++)
    {
      g_autofree char *text = hashiya_forks_dup_text (g_array_index (hashes, guint64, i));

      json_array_add_string_element (settled, text);
    }
  return settled;
}

gint64
hashiya_heads_get_last (HashiyaHeads *self, const char *device)
{
  return hashiya_seen_marks_get (self->last, g_string_chunk_insert_const (self->names, device));
}

static guint
count_kept (GHashTable *subjects, const char *device)
{
  GHashTableIter iter;
  gpointer value;
  guint count = 0;

  g_hash_table_iter_init (&iter, subjects);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HashiyaSubject *subject = value;

      for (guint i = 0; i < subject->revisions->len; i++)
        count += ((HashiyaRevision *) g_ptr_array_index (subject->revisions, i))->device == device;
    }
  return count;
}

guint
hashiya_heads_count_kept (HashiyaHeads *self, const char *device)
{
  const char *name = g_string_chunk_insert_const (self->names, device);

  return count_kept (self->annotations, name) + count_kept (self->states, name);
}
