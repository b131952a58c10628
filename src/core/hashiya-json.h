// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** HASHIYA_JSON_MAX_DEPTH: how deep arrays and objects may nest; json-glib recurses on them. */
#define HASHIYA_JSON_MAX_DEPTH 512

/**
 * hashiya_json_parse:
 * @data: the bytes; need not be NUL-terminated
 * @n_bytes: how many
 *
 * Reads one JSON value by RFC 8259, of which the last of several equal keys counts. Whatever it
 * holds comes out of hashiya_json_to_string() again with the same meaning: numbers of any length
 * and size, U+0000 and lone surrogates too. Refuses what is not UTF-8 and what nests
 * deeper than %HASHIYA_JSON_MAX_DEPTH, so that a hostile file cannot take the stack.
 *
 * Returns: (transfer full): the value, or %NULL with %HASHIYA_CORE_ERROR_JSON
 */
JsonNode *hashiya_json_parse (const char *data, gsize n_bytes, GError **error);

/**
 * hashiya_json_parse_object:
 *
 * hashiya_json_parse() for what must be an object.
 *
 * Returns: (transfer full): the object, or %NULL with %HASHIYA_CORE_ERROR_JSON
 */
JsonObject *hashiya_json_parse_object (const char *data, gsize n_bytes, GError **error);

/** hashiya_json_to_string: Returns: (transfer full): @node as UTF-8 on one line */
char *hashiya_json_to_string (JsonNode *node);

/**
 * hashiya_json_canonical:
 *
 * Returns: (transfer full): @object as UTF-8 on one line: keys sorted by their bytes at every
 *   depth, no spare space. Equal objects give equal bytes.
 */
char *hashiya_json_canonical (JsonObject *object);

/**
 * hashiya_json_copy_object:
 *
 * Returns: (transfer full): a copy that shares nothing with @object
 */
JsonObject *hashiya_json_copy_object (JsonObject *object);

/** hashiya_json_copy_node: Returns: (transfer full): a copy that shares nothing with @node */
JsonNode *hashiya_json_copy_node (JsonNode *node);

/* Typed look-ups in a record that anybody may have written: what is absent or of another
 * type gives the fallback; an integer may be written 5, 5.0 or 5e0. Strings and objects stay
 * owned by @object. */
const char *hashiya_json_string (JsonObject *object, const char *key, const char *fallback);
gint64 hashiya_json_int (JsonObject *object, const char *key, gint64 fallback);
gboolean hashiya_json_boolean (JsonObject *object, const char *key, gboolean fallback);
JsonObject *hashiya_json_object (JsonObject *object, const char *key);
JsonArray *hashiya_json_array (JsonObject *object, const char *key);

/** hashiya_json_has_string: Returns: whether @key is the string @value or an array that has it */
gboolean hashiya_json_has_string (JsonObject *object, const char *key, const char *value);

/** hashiya_json_element_string: Returns: (transfer none) (nullable): the string at @index */
const char *hashiya_json_element_string (JsonArray *array, guint index);

/** hashiya_json_element_object: Returns: (transfer none) (nullable): the object at @index */
JsonObject *hashiya_json_element_object (JsonArray *array, guint index);

/**
 * hashiya_json_dup_characters:
 * @string: a string of a tree that hashiya_json_parse_object() made
 *
 * Returns: (transfer full): it without what is no character of a text: U+0000, and halves of
 *   surrogate pairs, which programs that count UTF-16 units cut contexts at
 */
char *hashiya_json_dup_characters (const char *string);

/** hashiya_json_set_string: Sets @key to @value, to null where @value is %NULL. */
void hashiya_json_set_string (JsonObject *object, const char *key, const char *value);

G_END_DECLS
