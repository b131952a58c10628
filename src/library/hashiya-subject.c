// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-subject.h"

#include "hashiya-json.h"

#include <string.h>

static void
revision_free (HashiyaRevision *self)
{
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

void
hashiya_subject_free (HashiyaSubject *self)
{
  g_ptr_array_unref (self->revisions);
  g_array_unref (self->seen);
  g_array_unref (self->content_seen);
  g_array_unref (self->settled);
  g_array_unref (self->content_settled);
  g_free (self);
}

HashiyaSubject *
hashiya_subject_new (void)
{
  HashiyaSubject *self = g_new0 (HashiyaSubject, 1);

  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) revision_free);
  self->seen = g_array_new (FALSE, FALSE, sizeof (HashiyaSeenMark));
  self->content_seen = g_array_new (FALSE, FALSE, sizeof (HashiyaSeenMark));
  self->settled = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->content_settled = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

gint64
hashiya_seen_marks_get (GArray *marks, const char *device)
{
  for (guint i = 0; i < marks->len; i++)
    {
      if (g_array_index (marks, HashiyaSeenMark, i).device == device)
        return g_array_index (marks, HashiyaSeenMark, i).seq;
    }
  return 0;
}

void
hashiya_seen_marks_raise (GArray *marks, const char *device, gint64 seq)
{
  HashiyaSeenMark mark = { device, seq };

  for (guint i = 0; i < marks->len; i++)
    {
      HashiyaSeenMark *old = &g_array_index (marks, HashiyaSeenMark, i);

      if (old->device == device)
        {
          old->seq = MAX (old->seq, seq);
          return;
        }
    }
  if (seq > 0)
    g_array_append_val (marks, mark);
}

static gboolean
has_hash (GArray *hashes, guint64 hash)
{
  for (guint i = 0; i < hashes->len; i++)
    {
      if (g_array_index (hashes, guint64, i) == hash)
        return TRUE;
    }
  return FALSE;
}

void
hashiya_subject_add_hash (GArray *hashes, guint64 hash)
{
  if (!has_hash (hashes, hash))
    g_array_append_val (hashes, hash);
}

void
hashiya_subject_raise_settled (HashiyaSubject *subject,
                               const HashiyaRevision *revision,
                               JsonObject *record)
{
  JsonArray *settled = hashiya_json_array (record, "hashiya:settled");
  guint64 hash;

  for (guint i = 0; settled != NULL && i < json_array_get_length (settled); i++)
    {
      if (!hashiya_forks_parse (hashiya_json_element_string (settled, i), &hash)
          || hash == revision->hash)
        continue;
      hashiya_subject_add_hash (subject->settled, hash);
      if (!revision->is_tombstone)
        hashiya_subject_add_hash (subject->content_settled, hash);
    }
}

JsonObject *
hashiya_revision_parse (const HashiyaRevision *self)
{
  /* It was parsed before: this cannot fail. */
  return hashiya_json_parse_object (self->text, strlen (self->text), NULL);
}

static char *
dup_canonical (const HashiyaRevision *self)
{
  g_autoptr (JsonObject) record = hashiya_revision_parse (self);

  return hashiya_json_canonical (record);
}

/* A total order, so that which is newest never depends on the order of arrival. */
static int
compare_revisions (const HashiyaRevision *a, const HashiyaRevision *b)
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

static HashiyaRevision *
get_newest (HashiyaSubject *self)
{
  HashiyaRevision *newest = NULL;

  for (guint i = 0; i < self->revisions->len; i++)
    {
      HashiyaRevision *revision = g_ptr_array_index (self->revisions, i);

      if (newest == NULL || compare_revisions (newest, revision) < 0)
        newest = revision;
    }
  return newest;
}

gboolean
hashiya_revision_stands_in (const HashiyaRevision *self, const char *lineage)
{
  return self->lineage == lineage
         || (self->copies != NULL && g_ptr_array_find (self->copies, lineage, NULL));
}

static gboolean
share_lineage (const HashiyaRevision *a, const HashiyaRevision *b)
{
  if (hashiya_revision_stands_in (b, a->lineage))
    return TRUE;
  for (guint i = 0; a->copies != NULL && i < a->copies->len; i++)
    {
      if (hashiya_revision_stands_in (b, g_ptr_array_index (a->copies, i)))
        return TRUE;
    }
  return FALSE;
}

/* A forked revision was seen by whoever names it by its hash, and by what its own writer wrote
 * after it, which stands in the same part of a journal. Of others nobody can tell which one they
 * saw. */
static gboolean
is_fork_seen (HashiyaSubject *self, const HashiyaRevision *revision, gboolean by_content)
{
  if (has_hash (by_content ? self->content_settled : self->settled, revision->hash))
    return TRUE;
  for (guint i = 0; i < self->revisions->len; i++)
    {
      const HashiyaRevision *other = g_ptr_array_index (self->revisions, i);

      if (other->device == revision->device && other->own_seen >= revision->seq
          && !(by_content && other->is_tombstone) && share_lineage (other, revision))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_head (HashiyaSubject *self, const HashiyaRevision *revision)
{
  return revision->is_forked
             ? !is_fork_seen (self, revision, FALSE)
             : revision->seq > hashiya_seen_marks_get (self->seen, revision->device);
}

gboolean
hashiya_subject_is_last_content (HashiyaSubject *self, const HashiyaRevision *revision)
{
  if (revision->is_tombstone)
    return FALSE;
  return revision->is_forked
             ? !is_fork_seen (self, revision, TRUE)
             : revision->seq > hashiya_seen_marks_get (self->content_seen, revision->device);
}

/* The newest stays even where it was seen: records of two devices with one id can claim to
 * have seen each other, and still nothing may vanish. */
void
hashiya_subject_prune (HashiyaSubject *self)
{
  HashiyaRevision *newest;

  if (self->has_fork)
    return;
  newest = get_newest (self);
  for (guint i = self->revisions->len; i > 0; i--)
    {
      HashiyaRevision *revision = g_ptr_array_index (self->revisions, i - 1);

      if (revision != newest && !is_head (self, revision)
          && !hashiya_subject_is_last_content (self, revision))
        g_ptr_array_remove_index_fast (self->revisions, i - 1);
    }
}

HashiyaRevision *
hashiya_subject_find (HashiyaSubject *self, const HashiyaRevision *like)
{
  for (guint i = 0; i < self->revisions->len; i++)
    {
      HashiyaRevision *revision = g_ptr_array_index (self->revisions, i);

      if (revision->seq == like->seq && strcmp (revision->device, like->device) == 0
          && compare_revisions (revision, like) == 0)
        return revision;
    }
  return NULL;
}

int
hashiya_revision_compare_newest_first (gconstpointer a, gconstpointer b)
{
  return compare_revisions (*(const HashiyaRevision *const *) b,
                            *(const HashiyaRevision *const *) a);
}

GPtrArray *
hashiya_subject_find_heads (HashiyaSubject *self)
{
  GPtrArray *heads = g_ptr_array_new ();
  HashiyaRevision *newest;
  gboolean any = FALSE;

  for (guint i = 0; self != NULL && i < self->revisions->len; i++)
    {
      HashiyaRevision *revision = g_ptr_array_index (self->revisions, i);

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
    g_ptr_array_sort (heads, hashiya_revision_compare_newest_first);
  return heads;
}
