// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"

G_BEGIN_DECLS

/* `hashiya:placed`: where the reader says that an annotation stands in one version of the
 * document. The selectors stay as they were first made; this stands beside them. */

/**
 * HashiyaPlaced:
 * @version: the content version it speaks of
 * @is_detached: whether the reader took the annotation off the words; nothing below counts then
 * @start: first code point in the text of @version
 * @end: code point after the last
 * @exact: the words there
 * @prefix: (nullable): words before
 * @suffix: (nullable): words after
 *
 * What is said, owned by the record.
 */
typedef struct
{
  const char *version;
  gboolean is_detached;
  gsize start;
  gsize end;
  const char *exact;
  const char *prefix;
  const char *suffix;
} HashiyaPlaced;

/** hashiya_placed_read: Returns: whether @record holds such a statement, whole and sound */
gboolean hashiya_placed_read (JsonObject *record, HashiyaPlaced *placed);

/**
 * hashiya_placed_attach:
 * @start: first code point in the document text
 * @end: code point after the last
 *
 * Has @record say that it stands there in this version of the document.
 *
 * Returns: %FALSE with %HASHIYA_CORE_ERROR_RANGE where the range is empty or leaves the text
 */
gboolean hashiya_placed_attach (
    JsonObject *record, HashiyaDocument *document, gsize start, gsize end, GError **error);

/** hashiya_placed_detach: Has @record say that it stands nowhere in this version. */
void hashiya_placed_detach (JsonObject *record, HashiyaDocument *document);

/** hashiya_placed_copy: Has @record say what @from says, or nothing where that says nothing. */
void hashiya_placed_copy (JsonObject *record, JsonObject *from);

/** hashiya_placed_equal: Returns: whether both records say the same, or both nothing */
gboolean hashiya_placed_equal (JsonObject *one, JsonObject *other);

G_END_DECLS
