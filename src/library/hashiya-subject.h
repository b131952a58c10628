// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-forks.h"

G_BEGIN_DECLS

/**
 * HashiyaSeenMark:
 * @device: interned: compared by address
 * @seq: the highest of that device
 */
typedef struct
{
  const char *device;
  gint64 seq;
} HashiyaSeenMark;

/** hashiya_seen_marks_get: Returns: the mark of @device, or 0 */
gint64 hashiya_seen_marks_get (GArray *marks, const char *device);

/** hashiya_seen_marks_raise: Makes the mark of @device at least @seq. */
void hashiya_seen_marks_raise (GArray *marks, const char *device, gint64 seq);

/**
 * HashiyaRevision:
 * @own_seen: the highest seq of its own device that it has seen
 * @hash: hashiya_forks_hash() of its line
 * @lineage: interned: the first part of a journal it was found in
 * @copies: (nullable) (element-type utf8): the other ones, interned
 *
 * A record is kept as its line and parsed when it is asked for: a tree takes ten times the
 * memory, and json-glib counts references without atomic operations, so that what is handed to
 * another thread must be its own anyway.
 */
typedef struct
{
  char *text;
  const char *device;
  gint64 seq;
  gint64 modified;
  gint64 own_seen;
  guint64 hash;
  const char *lineage;
  GPtrArray *copies;
  gboolean is_tombstone;
  gboolean is_forked;
} HashiyaRevision;

/** hashiya_revision_parse: Returns: (transfer full): the record */
JsonObject *hashiya_revision_parse (const HashiyaRevision *self);

/** hashiya_revision_stands_in: Returns: whether it was found in @lineage, interned */
gboolean hashiya_revision_stands_in (const HashiyaRevision *self, const char *lineage);

/** hashiya_revision_compare_newest_first: compares two elements of an array of revisions, in a
 * total order that does not depend on that of arrival */
int hashiya_revision_compare_newest_first (gconstpointer a, gconstpointer b);

/**
 * HashiyaSubject:
 * @revisions: (element-type HashiyaRevision): heads, and the last content of what was deleted
 * @seen: (element-type HashiyaSeenMark): the highest seq that any record has seen
 * @content_seen: the same, of records that are no tombstones
 * @settled: (element-type guint64): the forked revisions that any record names as seen
 * @content_settled: the same, of records that are no tombstones
 * @has_fork: then nothing is pruned, for there is more to compare than marks
 * @modified: the newest of all, in milliseconds since 1970
 *
 * What is known of one annotation or of one key of the state.
 */
typedef struct
{
  GPtrArray *revisions;
  GArray *seen;
  GArray *content_seen;
  GArray *settled;
  GArray *content_settled;
  gboolean has_fork;
  gint64 modified;
} HashiyaSubject;

HashiyaSubject *hashiya_subject_new (void);
void hashiya_subject_free (HashiyaSubject *self);

/** hashiya_subject_find: Returns: (transfer none) (nullable): the revision that is as @like */
HashiyaRevision *hashiya_subject_find (HashiyaSubject *self, const HashiyaRevision *like);

/** hashiya_subject_raise_settled: Learns what @record, which is @revision, names as seen. */
void hashiya_subject_raise_settled (HashiyaSubject *self,
                                    const HashiyaRevision *revision,
                                    JsonObject *record);

/** hashiya_subject_add_hash: Adds @hash to an array of them where it is not in it. */
void hashiya_subject_add_hash (GArray *hashes, guint64 hash);

/** hashiya_subject_is_last_content: Returns: whether no other content has superseded it */
gboolean hashiya_subject_is_last_content (HashiyaSubject *self, const HashiyaRevision *revision);

/** hashiya_subject_prune: Forgets what is neither a head nor the last content. */
void hashiya_subject_prune (HashiyaSubject *self);

/**
 * hashiya_subject_find_heads:
 * @self: (nullable)
 *
 * Returns: (transfer container) (element-type HashiyaRevision): those that count, the contents
 *   among the heads, newest first
 */
GPtrArray *hashiya_subject_find_heads (HashiyaSubject *self);

G_END_DECLS
