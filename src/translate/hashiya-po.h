// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaPoEntry:
 * @context: (nullable): `msgctxt`
 * @id: `msgid`; "" is the header
 * @string: `msgstr`; "" where not translated
 * @comment: (nullable): the translator's comment, its lines joined by U+000A
 * @extracted: (nullable): the comment of whoever made the template (`#.`), likewise
 * @references: (nullable): places in the document (`#:`), parted by one space
 * @flags: (nullable): what stands after `#,` beside `fuzzy`, parted by a comma and a space
 * @previous_context: (nullable): what @context was when it was translated (`#|`)
 * @previous_id: (nullable): what @id was then
 * @is_fuzzy: whether the translation has to be looked at
 * @is_obsolete: whether no block has these words any more (`#~`)
 * @modified: when it came into the library, in milliseconds since 1970; 0 outside of it
 * @line: where `msgid` stands in the file, from 1; 0 where it is from no file
 *
 * One entry of a PO file.
 */
typedef struct
{
  char *context;
  char *id;
  char *string;
  char *comment;
  char *extracted;
  char *references;
  char *flags;
  char *previous_context;
  char *previous_id;
  gboolean is_fuzzy;
  gboolean is_obsolete;
  gint64 modified;
  guint line;
} HashiyaPoEntry;

HashiyaPoEntry *hashiya_po_entry_new (const char *context, const char *id);
HashiyaPoEntry *hashiya_po_entry_copy (const HashiyaPoEntry *self);
void hashiya_po_entry_free (HashiyaPoEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaPoEntry, hashiya_po_entry_free)

/** hashiya_po_entry_is_translated: Returns: whether it has a translation that need not be looked at
 */
gboolean hashiya_po_entry_is_translated (const HashiyaPoEntry *self);

/**
 * HashiyaPo:
 *
 * A PO file in memory: entries in their order, each found by context and id. The format is
 * gettext's (manual, "The Format of PO Files"), in UTF-8.
 */
typedef struct _HashiyaPo HashiyaPo;

HashiyaPo *hashiya_po_new (void);
void hashiya_po_free (HashiyaPo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaPo, hashiya_po_free)

guint hashiya_po_get_length (HashiyaPo *self);

/** hashiya_po_get: Returns: (transfer none): the entry at @index */
HashiyaPoEntry *hashiya_po_get (HashiyaPo *self, guint index);

/** hashiya_po_lookup: Returns: (transfer none) (nullable): the entry of @context and @id */
HashiyaPoEntry *hashiya_po_lookup (HashiyaPo *self, const char *context, const char *id);

/** hashiya_po_put: @entry: (transfer full): added, or in the place of the one that it is the same
 * as in context and id */
void hashiya_po_put (HashiyaPo *self, HashiyaPoEntry *entry);

/**
 * hashiya_po_get_field:
 * @name: a field of the header, as `Language`
 *
 * Returns: (transfer full) (nullable): its value, %NULL where there is no such field
 */
char *hashiya_po_get_field (HashiyaPo *self, const char *name);

/**
 * hashiya_po_write:
 *
 * Writes it as gettext's own tools do, with strings broken at their line ends alone, since where
 * to break within a line is another question in every version of Unicode: what
 * `msgcat --no-wrap` makes of it is the same to the byte. Obsolete entries come last.
 */
GBytes *hashiya_po_write (HashiyaPo *self);

G_END_DECLS
