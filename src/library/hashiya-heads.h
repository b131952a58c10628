// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-forks.h"
#include "hashiya-record-kind.h"

G_BEGIN_DECLS

/**
 * HashiyaHeads:
 *
 * What records of many devices come to, in whatever order they arrive: the heads of each
 * annotation and of each key of the state, and their merge. Nothing here touches the disk.
 * What it returns is new and shares nothing with what it keeps.
 *
 * A record carries `hashiya:rev` {device, seq} and `hashiya:seen` {device: seq}, a version
 * vector (Parker et al., 1983): for its id, the highest seq of each device that its writer had
 * read. It is superseded when another record of its id has seen it. What is left are heads.
 * Where a revision is two (#HashiyaForks), only what its own writer wrote after it in the same
 * journal has seen it for certain, and a record that names it in `hashiya:settled` by its hash.
 */
typedef struct _HashiyaHeads HashiyaHeads;

/** hashiya_heads_new: @forks: (nullable): what is known of forks; more is added to it */
HashiyaHeads *hashiya_heads_new (HashiyaForks *forks);
void hashiya_heads_free (HashiyaHeads *self);

/** hashiya_heads_set_file: @name: the journal that the next records stand in */
void hashiya_heads_set_file (HashiyaHeads *self, const char *name);

/**
 * hashiya_heads_has_new_fork:
 *
 * Returns: whether a fork came to light after records had been judged without it: read everything
 *   again, into new heads with the same forks
 */
gboolean hashiya_heads_has_new_fork (HashiyaHeads *self);

/**
 * hashiya_heads_add:
 * @text: the JSON that @record was parsed from
 *
 * Returns: whether it is a new one that nothing has superseded
 */
gboolean hashiya_heads_add (HashiyaHeads *self, JsonObject *record, const char *text);

/**
 * hashiya_heads_keeps:
 *
 * Returns: whether @record, once added, is a head or the last content of what was deleted:
 *   what a journal must keep
 */
gboolean hashiya_heads_keeps (HashiyaHeads *self, JsonObject *record, const char *text);

/** hashiya_heads_list: Returns: (transfer full) (element-type JsonObject): merged annotations */
GPtrArray *hashiya_heads_list (HashiyaHeads *self);

/** hashiya_heads_list_ids: Returns: (transfer full): the ids of those, in no order */
GStrv hashiya_heads_list_ids (HashiyaHeads *self);

/** hashiya_heads_count: Returns: how many annotations there are */
guint hashiya_heads_count (HashiyaHeads *self);

/** hashiya_heads_lookup: Returns: (transfer full) (nullable): the merged annotation */
JsonObject *hashiya_heads_lookup (HashiyaHeads *self, const char *id);

/**
 * hashiya_heads_get_conflicts:
 *
 * Returns: (transfer full) (element-type JsonObject): the heads with a note that is not the
 *   merged one's, newest first
 */
GPtrArray *hashiya_heads_get_conflicts (HashiyaHeads *self, const char *id);

/**
 * hashiya_heads_get_deleted:
 *
 * Returns: (transfer full) (element-type JsonObject): what a deleted annotation was: the
 *   contents that no other content has superseded, newest last; empty where it is not deleted
 */
GPtrArray *hashiya_heads_get_deleted (HashiyaHeads *self, const char *id);

/** hashiya_heads_get_state: Returns: (transfer full) (nullable): the newest value of @key */
JsonNode *hashiya_heads_get_state (HashiyaHeads *self, const char *key);

/**
 * hashiya_heads_dup_seen:
 * @kind: what @id names: with %HASHIYA_RECORD_STATE a key, else an annotation
 * @modified: (out) (optional): the newest `modified`, in milliseconds since 1970, or 0
 *
 * Returns: (transfer full): the `hashiya:seen` of a record that is written now
 */
JsonObject *hashiya_heads_dup_seen (HashiyaHeads *self,
                                    HashiyaRecordKind kind,
                                    const char *id,
                                    gint64 *modified);

/**
 * hashiya_heads_dup_settled:
 *
 * Returns: (transfer full) (nullable): the `hashiya:settled` of a record that is written now
 */
JsonArray *hashiya_heads_dup_settled (HashiyaHeads *self, HashiyaRecordKind kind, const char *id);

/** hashiya_heads_get_last: Returns: the highest seq of @device in any `rev` or `seen`, or 0 */
gint64 hashiya_heads_get_last (HashiyaHeads *self, const char *device);

/** hashiya_heads_count_kept: Returns: how many records of @device a journal must keep */
guint hashiya_heads_count_kept (HashiyaHeads *self, const char *device);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaHeads, hashiya_heads_free)

G_END_DECLS
