// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HashiyaMargin:
 *
 * What readers did to one document: every annotation and every key of its state, merged from
 * the journals of all devices. Reads every journal, writes only this device's own. Blocks on
 * the disk and may be used from any thread, one call at a time (it locks itself).
 */
#define HASHIYA_TYPE_MARGIN (hashiya_margin_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaMargin, hashiya_margin, HASHIYA, MARGIN, GObject)

/**
 * hashiya_margin_refresh:
 * @changed: (out) (optional): whether anything is different from when it was last asked for,
 *   other than by what was written through @self
 *
 * Reads what journals have gained, from this process, others and other devices. Costs a stat
 * a journal where nothing did.
 */
gboolean hashiya_margin_refresh (HashiyaMargin *self, gboolean *changed, GError **error);

/** hashiya_margin_list: Returns: (transfer full) (element-type JsonObject): merged annotations;
 * immutable */
GPtrArray *hashiya_margin_list (HashiyaMargin *self);

/** hashiya_margin_list_ids: Returns: (transfer full): the ids of what hashiya_margin_list() gives,
 * in no order. Half a million annotations parsed take gigabytes; look one up at a time. */
GStrv hashiya_margin_list_ids (HashiyaMargin *self);

/** hashiya_margin_lookup: Returns: (transfer full) (nullable): the merged annotation, %NULL where
 * deleted */
JsonObject *hashiya_margin_lookup (HashiyaMargin *self, const char *id);

/**
 * hashiya_margin_get_conflicts:
 *
 * Returns: (transfer full) (element-type JsonObject): the heads of @id whose notes differ from the
 *   merged one's, empty where writers agree
 */
GPtrArray *hashiya_margin_get_conflicts (HashiyaMargin *self, const char *id);

/**
 * hashiya_margin_put:
 * @record: an annotation; `hashiya:rev`, `hashiya:seen` and `modified` are set on the copy written
 *
 * Appends to this device's journal; when it returns, the record is on the disk. Where notes
 * conflict, a record with another note than the merged one settles that, and one with the same
 * note leaves the others standing.
 *
 * Returns: (transfer full): the record as written, or %NULL and nothing was changed
 */
JsonObject *hashiya_margin_put (HashiyaMargin *self, JsonObject *record, GError **error);

/** hashiya_margin_delete: Writes a tombstone that has seen every head. */
gboolean hashiya_margin_delete (HashiyaMargin *self, const char *id, GError **error);

/**
 * hashiya_margin_restore:
 *
 * Writes the last content of a deleted annotation again.
 *
 * Returns: (transfer full): the record as written, or %NULL with an error
 */
JsonObject *hashiya_margin_restore (HashiyaMargin *self, const char *id, GError **error);

/** hashiya_margin_get_state: Returns: (transfer full) (nullable): the merged value of a key of the
 * state */
JsonNode *hashiya_margin_get_state (HashiyaMargin *self, const char *key);

gboolean
hashiya_margin_set_state (HashiyaMargin *self, const char *key, JsonNode *value, GError **error);

/**
 * hashiya_margin_get_problems:
 *
 * Returns: (transfer full) (element-type utf8): one sentence, with file and line, for each line of
 *   a journal that could not be read
 */
GPtrArray *hashiya_margin_get_problems (HashiyaMargin *self);

G_END_DECLS
