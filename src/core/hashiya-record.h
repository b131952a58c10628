// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"

G_BEGIN_DECLS

/* A record is one W3C Web Annotation (https://www.w3.org/TR/annotation-model/) as a JSON
 * object, as it stands in a journal. The functions here make new ones and change copies; who
 * wrote it when (`hashiya:rev`, `hashiya:seen`, `modified`) is the journal's to add. */

/** HASHIYA_RECORD_CONTEXT: how many code points of context a quote carries on each side */
#define HASHIYA_RECORD_CONTEXT 64

/** hashiya_colours: the five names in `styleClass`, %NULL-terminated, the default first */
extern const char *const hashiya_colours[];

/** hashiya_colour_index: Returns: where @name stands in hashiya_colours, or -1 */
int hashiya_colour_index (const char *name);

/**
 * hashiya_record_for_range:
 * @start: first code point in the document text
 * @end: code point after the last
 * @colour: one of hashiya_colours
 *
 * Returns: (transfer full): a highlight; %NULL with %HASHIYA_CORE_ERROR_RANGE where the range
 *   is empty or leaves the text
 */
JsonObject *hashiya_record_for_range (
    HashiyaDocument *document, gsize start, gsize end, const char *colour, GError **error);

/**
 * hashiya_record_set_range:
 * @record: a highlight
 * @start: first code point in the text of @document
 * @end: code point after the last
 *
 * Has it mark other words: its selectors are made anew in this version, and what the reader said
 * about where the former words stand (`hashiya:placed`) goes. All else stays.
 *
 * Returns: %FALSE with %HASHIYA_CORE_ERROR_RANGE where the range is empty or leaves the text
 */
gboolean hashiya_record_set_range (
    JsonObject *record, HashiyaDocument *document, gsize start, gsize end, GError **error);

/** hashiya_record_copy_range: Has @record mark the words that @from does, and stand where @from
 * stands. */
void hashiya_record_copy_range (JsonObject *record, JsonObject *from);

/** hashiya_record_same_range: Returns: whether both mark the same words of the same version, by
 * their selectors */
gboolean hashiya_record_same_range (JsonObject *one, JsonObject *other);

/**
 * hashiya_record_for_section:
 * @index: which section
 *
 * Returns: (transfer full): a note on a section: it quotes the section's heading, or where
 *   there is none its first 64 code points, and has no colour. Give it a note.
 */
JsonObject *hashiya_record_for_section (HashiyaDocument *document, guint index);

/** hashiya_record_for_document: Returns: (transfer full): a note on the document; no selector */
JsonObject *hashiya_record_for_document (HashiyaDocument *document);

/**
 * hashiya_record_for_bookmark:
 * @start: a code point offset before the end of the text
 *
 * Returns: (transfer full): a bookmark that quotes the next 64 code points, or %NULL with
 *   %HASHIYA_CORE_ERROR_RANGE
 */
JsonObject *hashiya_record_for_bookmark (HashiyaDocument *document, gsize start, GError **error);

/**
 * hashiya_record_set_note:
 * @note: (nullable): Markdown; %NULL or "" takes the note away
 *
 * Sets the comment's text with language and direction as its letters say, and the motivation.
 */
void hashiya_record_set_note (JsonObject *record, const char *note);

/**
 * hashiya_record_get_note:
 *
 * Returns: (nullable): the text of its comment: of the first body whose purpose is commenting or
 *   not said, else `bodyValue`
 */
const char *hashiya_record_get_note (JsonObject *record);

/** hashiya_record_get_language: Returns: (nullable): the language of its comment, as BCP 47 has it
 */
const char *hashiya_record_get_language (JsonObject *record);

/** hashiya_record_body_is_note: Returns: whether @body is a comment in words */
gboolean hashiya_record_body_is_note (JsonNode *body);

/** hashiya_record_body_get_tag: Returns: (nullable): the tag that @body is */
const char *hashiya_record_body_get_tag (JsonNode *body);

/** hashiya_record_expand_body: Puts the body that `bodyValue` is short for in its place. */
void hashiya_record_expand_body (JsonObject *record);

/**
 * hashiya_record_set_colour:
 * @colour: (nullable): one of hashiya_colours; %NULL takes it away
 *
 * Sets `styleClass` of the target that is read; other classes on it stay. A target that is only
 * named becomes a SpecificResource with that name for its source.
 *
 * Returns: whether it has a target that a colour can be set on
 */
gboolean hashiya_record_set_colour (JsonObject *record, const char *colour);

/** hashiya_record_get_colour: Returns: (nullable): `styleClass`, whatever its name; of several, the
 * first that is one of hashiya_colours */
const char *hashiya_record_get_colour (JsonObject *record);

void hashiya_record_add_tag (JsonObject *record, const char *tag);
void hashiya_record_remove_tag (JsonObject *record, const char *tag);

/** hashiya_record_get_tags: Returns: (transfer full): its tags in their order */
GStrv hashiya_record_get_tags (JsonObject *record);

/** hashiya_record_get_id: Returns: (nullable): `urn:uuid:…` */
const char *hashiya_record_get_id (JsonObject *record);

/** hashiya_record_is_annotation: Returns: whether it is an annotation with an id */
gboolean hashiya_record_is_annotation (JsonObject *record);

/** hashiya_record_get_motivation: Returns: the first motivation, `highlighting` where none is named
 */
const char *hashiya_record_get_motivation (JsonObject *record);

/** hashiya_record_get_version: Returns: (nullable): the content version its positions count in */
const char *hashiya_record_get_version (JsonObject *record);

/** hashiya_record_get_translation: Returns: (nullable): the language of the translation that it was
 * made in, %NULL where it was made in the original */
const char *hashiya_record_get_translation (JsonObject *record);

/** hashiya_record_get_section: Returns: (nullable): the section its FragmentSelector names */
const char *hashiya_record_get_section (JsonObject *record);

/**
 * hashiya_record_get_position:
 * @start: (out): code points
 * @end: (out): code points
 *
 * Returns: whether it has a TextPositionSelector with 0 <= start <= end
 */
gboolean hashiya_record_get_position (JsonObject *record, gsize *start, gsize *end);

/**
 * hashiya_record_get_quote:
 * @prefix: (out) (optional) (nullable): words before
 * @suffix: (out) (optional) (nullable): words after
 *
 * Returns: (nullable): the words of its TextQuoteSelector, which may refine another selector
 */
const char *hashiya_record_get_quote (JsonObject *record, const char **prefix, const char **suffix);

/**
 * hashiya_record_points_at:
 * @names: (array zero-terminated=1): what a document is known by: addresses, `urn:hashiya:…`
 *
 * Web addresses are the same where host and path are; a fragment says where, not what.
 *
 * Returns: whether a target of @record is that document, or is called by neither address nor
 *   `urn:hashiya:`
 */
gboolean hashiya_record_points_at (JsonObject *record, const char *const *names);

/** hashiya_record_has_selector: Returns: whether it points at anything within the document */
gboolean hashiya_record_has_selector (JsonObject *record);

/** HASHIYA_RECORD_MAX_TIME: the last millisecond of the year 9999 */
#define HASHIYA_RECORD_MAX_TIME G_GINT64_CONSTANT (253402300799999)

/** hashiya_record_dup_timestamp: Returns: (transfer full): @time_ms as `2026-01-05T08:10:00.000Z`,
 * from 1970 to 9999 */
char *hashiya_record_dup_timestamp (gint64 time_ms);

/** hashiya_record_parse_timestamp: Returns: milliseconds since 1970, or 0 where it is no time */
gint64 hashiya_record_parse_timestamp (const char *timestamp);

G_END_DECLS
