// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-heads.h"

#include "hashiya-json.h"
#include "hashiya-merge.h"
#include "hashiya-record.h"

#include <string.h>

/* Device names are interned in HashiyaHeads.names and compared by address. */
typedef struct
{
  const char *device;
  gint64 seq;
} Mark;

/* A record is kept as its line and parsed when it is asked for: a tree takes ten times the
 * memory, and json-glib counts references without atomic operations, so that what is handed to
 * another thread must be its own anyway. */
typedef struct
{
  char *text;
  const char *device;
  gint64 seq;
  gint64 modified;
  gboolean is_tombstone;
} Revision;

/* What is known of one annotation or one key of the state. */
typedef struct
{
  GPtrArray *revisions; /* of owned Revision: heads, and the last content of what was deleted */
  GArray *seen;         /* of Mark: the highest seq that any record has seen */
  GArray *content_seen; /* the same, of records that are no tombstones */
  gint64 modified;      /* the newest of all */
} Subject;

struct _HashiyaHeads
{
  GHashTable *annotations; /* owned id -> owned Subject */
  GHashTable *states;      /* owned key -> owned Subject */
  GStringChunk *names;
  GArray *last; /* of Mark: the highest seq of each device */
};

static void
revision_free (Revision *self)
{
  g_free (self->text);
  g_free (self);
}

static void
subject_free (Subject *self)
{
  g_ptr_array_unref (self->revisions);
  g_array_unref (self->seen);
  g_array_unref (self->content_seen);
  g_free (self);
}

static Subject *
subject_new (void)
{
  Subject *self = g_new0 (Subject, 1);

  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) revision_free);
  self->seen = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->content_seen = g_array_new (FALSE, FALSE, sizeof (Mark));
  return self;
}

HashiyaHeads *
hashiya_heads_new (void)
{
  HashiyaHeads *self = g_new0 (HashiyaHeads, 1);

  self->annotations
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) subject_free);
  self->states
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) subject_free);
  self->names = g_string_chunk_new (256);
  self->last = g_array_new (FALSE, FALSE, sizeof (Mark));
  return self;
}

void
hashiya_heads_free (HashiyaHeads *self)
{
  g_hash_table_unref (self->annotations);
  g_hash_table_unref (self->states);
  g_string_chunk_free (self->names);
  g_array_unref (self->last);
  g_free (self);
}

static gboolean
has_revision (JsonObject *record)
{
  JsonObject *rev = hashiya_json_object (record, "hashiya:rev");

  return hashiya_json_string (rev, "device", NULL) != NULL && hashiya_json_int (rev, "seq", 0) > 0;
}

HashiyaRecordKind
hashiya_record_kind (JsonObject *record)
{
  const char *type = hashiya_json_string (record, "type", NULL);

  if (g_strcmp0 (type, "hashiya:Journal") == 0)
    return hashiya_json_int (record, "format", 0) > 0
                   && hashiya_json_string (record, "device", NULL) != NULL
               ? HASHIYA_RECORD_HEADER
               : HASHIYA_RECORD_INVALID;
  if (g_strcmp0 (type, "hashiya:State") == 0)
    return has_revision (record) && hashiya_json_string (record, "key", NULL) != NULL
                   && json_object_has_member (record, "value")
               ? HASHIYA_RECORD_STATE
               : HASHIYA_RECORD_INVALID;
  if (g_strcmp0 (type, "hashiya:Tombstone") == 0)
    return has_revision (record) && hashiya_record_get_id (record) != NULL
               ? HASHIYA_RECORD_TOMBSTONE
               : HASHIYA_RECORD_INVALID;
  if (hashiya_record_is_annotation (record))
    return has_revision (record) ? HASHIYA_RECORD_ANNOTATION : HASHIYA_RECORD_INVALID;
  return g_strcmp0 (type, "Annotation") == 0 ? HASHIYA_RECORD_INVALID : HASHIYA_RECORD_UNKNOWN;
}

static gint64
get_mark (GArray *marks, const char *device)
{
  for (guint i = 0; i < marks->len; i++)
    {
      if (g_array_index (marks, Mark, i).device == device)
        return g_array_index (marks, Mark, i).seq;
    }
  return 0;
}

static void
raise_mark (GArray *marks, const char *device, gint64 seq)
{
  Mark mark = { device, seq };

  for (guint i = 0; i < marks->len; i++)
    {
      Mark *old = &g_array_index (marks, Mark, i);

      if (old->device == device)
        {
          old->seq = MAX (old->seq, seq);
          return;
        }
    }
  if (seq > 0)
    g_array_append_val (marks, mark);
}

static void
raise_seen (HashiyaHeads *self, Subject *subject, const Revision *revision, JsonObject *record)
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

      raise_mark (self->last, device, seq);
      /* No record supersedes itself, whatever it says. */
      if (device == revision->device)
        seq = MIN (seq, revision->seq - 1);
      raise_mark (subject->seen, device, seq);
      if (!revision->is_tombstone)
        raise_mark (subject->content_seen, device, seq);
    }
}

static JsonObject *
parse (const Revision *self)
{
  /* It was parsed before: this cannot fail. */
  return hashiya_json_parse_object (self->text, strlen (self->text), NULL);
}

static char *
dup_canonical (const Revision *self)
{
  g_autoptr (JsonObject) record = parse (self);

  return hashiya_json_canonical (record);
}

/* A total order, so that which is newest never depends on the order of arrival. */
static int
compare_revisions (const Revision *a, const Revision *b)
{
  g_autofree char *a_text = NULL;
  g_autofree char *b_text = NULL;
  int order;

  if (a->modified != b->modified)
    return a->modified < b->modified ? -1 : 1;
  order = strcmp (a->device, b->device);
  if (order != 0)
    return order;
  if (a->seq != b->seq)
    return a->seq < b->seq ? -1 : 1;
  if (strcmp (a->text, b->text) == 0)
    return 0;
  a_text = dup_canonical (a);
  b_text = dup_canonical (b);
  return strcmp (a_text, b_text);
}

static Revision *
get_newest (Subject *self)
{
  Revision *newest = NULL;

  for (guint i = 0; i < self->revisions->len; i++)
    {
      Revision *revision = g_ptr_array_index (self->revisions, i);

      if (newest == NULL || compare_revisions (newest, revision) < 0)
        newest = revision;
    }
  return newest;
}

static gboolean
is_head (Subject *self, const Revision *revision)
{
  return revision->seq > get_mark (self->seen, revision->device);
}

static gboolean
is_last_content (Subject *self, const Revision *revision)
{
  return !revision->is_tombstone && revision->seq > get_mark (self->content_seen, revision->device);
}

/* The newest stays even where it was seen: records of two devices with one id can claim to
 * have seen each other, and still nothing may vanish. */
static void
prune (Subject *self)
{
  Revision *newest = get_newest (self);

  for (guint i = self->revisions->len; i > 0; i--)
    {
      Revision *revision = g_ptr_array_index (self->revisions, i - 1);

      if (revision != newest && !is_head (self, revision) && !is_last_content (self, revision))
        g_ptr_array_remove_index_fast (self->revisions, i - 1);
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

static Revision *
find_revision (Subject *self, const Revision *like)
{
  for (guint i = 0; i < self->revisions->len; i++)
    {
      Revision *revision = g_ptr_array_index (self->revisions, i);

      if (revision->seq == like->seq && strcmp (revision->device, like->device) == 0
          && compare_revisions (revision, like) == 0)
        return revision;
    }
  return NULL;
}

/* Borrows its strings from @record and @text. */
static void
fill_revision (Revision *self, JsonObject *record, const char *text, HashiyaRecordKind kind)
{
  JsonObject *rev = hashiya_json_object (record, "hashiya:rev");

  self->text = (char *) text;
  self->device = hashiya_json_string (rev, "device", NULL);
  self->seq = hashiya_json_int (rev, "seq", 0);
  self->modified = hashiya_record_parse_timestamp (hashiya_json_string (record, "modified", ""));
  self->is_tombstone = kind == HASHIYA_RECORD_TOMBSTONE;
}

gboolean
hashiya_heads_add (HashiyaHeads *self, JsonObject *record, const char *text)
{
  HashiyaRecordKind kind = hashiya_record_kind (record);
  Revision like = { 0 };
  Revision *added;
  Subject *subject;
  const char *id;

  if (kind < HASHIYA_RECORD_ANNOTATION)
    return FALSE;
  fill_revision (&like, record, text, kind);
  like.device = g_string_chunk_insert_const (self->names, like.device);
  raise_mark (self->last, like.device, like.seq);
  id = get_subject_id (record, kind);
  subject = g_hash_table_lookup (get_table (self, kind), id);
  if (subject == NULL)
    {
      subject = subject_new ();
      g_hash_table_insert (get_table (self, kind), g_strdup (id), subject);
    }
  if (find_revision (subject, &like) != NULL)
    return FALSE;
  raise_seen (self, subject, &like, record);
  subject->modified = MAX (subject->modified, like.modified);
  added = g_new (Revision, 1);
  *added = like;
  added->text = g_strdup (text);
  g_ptr_array_add (subject->revisions, added);
  prune (subject);
  return find_revision (subject, &like) != NULL;
}

gboolean
hashiya_heads_keeps (HashiyaHeads *self, JsonObject *record, const char *text)
{
  HashiyaRecordKind kind = hashiya_record_kind (record);
  Revision like = { 0 };
  Subject *subject;

  if (kind < HASHIYA_RECORD_ANNOTATION)
    return FALSE;
  fill_revision (&like, record, text, kind);
  subject = g_hash_table_lookup (get_table (self, kind), get_subject_id (record, kind));
  return subject != NULL && find_revision (subject, &like) != NULL;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return compare_revisions (*(const Revision *const *) b, *(const Revision *const *) a);
}

/* The revisions that count: the annotations among the heads, or the states; newest first. */
static GPtrArray *
find_heads (Subject *self)
{
  GPtrArray *heads = g_ptr_array_new ();
  Revision *newest;
  gboolean any = FALSE;

  for (guint i = 0; self != NULL && i < self->revisions->len; i++)
    {
      Revision *revision = g_ptr_array_index (self->revisions, i);

      if (!is_head (self, revision))
        continue;
      any = TRUE;
      if (!revision->is_tombstone)
        g_ptr_array_add (heads, revision);
    }
  newest = any || self == NULL ? NULL : get_newest (self);
  if (newest != NULL && !newest->is_tombstone)
    g_ptr_array_add (heads, newest);
  if (heads->len > 1)
    g_ptr_array_sort (heads, compare_newest_first);
  return heads;
}

/* The same, parsed. */
static GPtrArray *
get_heads (Subject *self)
{
  g_autoptr (GPtrArray) heads = find_heads (self);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < heads->len; i++)
    g_ptr_array_add (records, parse (g_ptr_array_index (heads, i)));
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

guint
hashiya_heads_count (HashiyaHeads *self)
{
  GHashTableIter iter;
  gpointer subject;
  guint count = 0;

  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, NULL, &subject))
    {
      g_autoptr (GPtrArray) heads = find_heads (subject);

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
  g_autoptr (GPtrArray) heads = get_heads (g_hash_table_lookup (self->annotations, id));
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);

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
  Subject *subject = g_hash_table_lookup (self->annotations, id);
  g_autoptr (GPtrArray) heads = find_heads (subject);

  if (subject == NULL || heads->len > 0)
    return contents;
  g_ptr_array_sort (subject->revisions, compare_newest_first);
  for (guint i = subject->revisions->len; i > 0; i--)
    {
      Revision *revision = g_ptr_array_index (subject->revisions, i - 1);

      if (is_last_content (subject, revision))
        g_ptr_array_add (contents, parse (revision));
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
  Subject *subject = g_hash_table_lookup (get_table (self, kind), id);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  JsonObject *seen = json_object_new ();

  for (guint i = 0; subject != NULL && i < subject->seen->len; i++)
    g_array_append_val (marks, g_array_index (subject->seen, Mark, i));
  for (guint i = 0; subject != NULL && i < subject->revisions->len; i++)
    {
      Revision *revision = g_ptr_array_index (subject->revisions, i);

      raise_mark (marks, revision->device, revision->seq);
    }
  for (guint i = 0; i < marks->len; i++)
    json_object_set_int_member (seen, g_array_index (marks, Mark, i).device,
                                g_array_index (marks, Mark, i).seq);
  if (modified != NULL)
    *modified = subject != NULL ? subject->modified : 0;
  return seen;
}

gint64
hashiya_heads_get_last (HashiyaHeads *self, const char *device)
{
  return get_mark (self->last, g_string_chunk_insert_const (self->names, device));
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
      Subject *subject = value;

      for (guint i = 0; i < subject->revisions->len; i++)
        count += ((Revision *) g_ptr_array_index (subject->revisions, i))->device == device;
    }
  return count;
}

guint
hashiya_heads_count_kept (HashiyaHeads *self, const char *device)
{
  const char *name = g_string_chunk_insert_const (self->names, device);

  return count_kept (self->annotations, name) + count_kept (self->states, name);
}
