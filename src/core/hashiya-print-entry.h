// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-annotation.h"

G_BEGIN_DECLS

/**
 * HashiyaPrintEntry:
 * @kind: what it is
 * @is_orphan: whether it has no place in this version
 * @start: first code point in the document text
 * @end: code point after the last
 * @is_aside: whether its words are in another language: it stands at the beginning of the block
 * that says the same, and colours nothing
 * @colour: index into hashiya_colours, -1 where it has none
 * @quote: (nullable): the words as first marked
 * @note: (nullable): its note, %NULL rather than ""
 * @language: (nullable): the note's language
 * @others: (nullable): notes that other devices wrote on it at the same time
 * @tags: its tags
 *
 * What a printed page says of one annotation. A copy: the page is written in a thread.
 */
typedef struct
{
  HashiyaAnnotationKind kind;
  gboolean is_orphan;
  gsize start;
  gsize end;
  gboolean is_aside;
  int colour;
  char *quote;
  char *note;
  char *language;
  GStrv others;
  GStrv tags;
} HashiyaPrintEntry;

/** hashiya_print_entry_new: @others: (nullable): notes of other devices. Returns: (transfer full)
 */
HashiyaPrintEntry *hashiya_print_entry_new (HashiyaAnnotation *annotation,
                                            const char *const *others);

/** hashiya_print_entry_new_colour: Returns: (transfer full): an entry that has the colour of @self,
 * and nothing to say */
HashiyaPrintEntry *hashiya_print_entry_new_colour (const HashiyaPrintEntry *self);
void hashiya_print_entry_free (HashiyaPrintEntry *self);

/** hashiya_print_entry_says_something: Returns: whether it has words or tags of the reader's, or is
 * a bookmark; else it only colours what it stands on */
gboolean hashiya_print_entry_says_something (const HashiyaPrintEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaPrintEntry, hashiya_print_entry_free)

G_END_DECLS
