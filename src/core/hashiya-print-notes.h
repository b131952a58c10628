// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-print-entry.h"

G_BEGIN_DECLS

/* The XHTML of one annotation on a printed page. */

/** hashiya_print_notes_reference: Returns: (transfer full): the number that stands in the text */
char *hashiya_print_notes_reference (guint number);

/** hashiya_print_notes_aside: Returns: (transfer full): the note that stands in the margin */
char *hashiya_print_notes_aside (const HashiyaPrintEntry *entry, guint number);

/**
 * hashiya_print_notes_append_entry:
 * @quote: (nullable): the words it is on
 * @language: (nullable): theirs
 *
 * Appends the note as it stands in a list.
 */
void hashiya_print_notes_append_entry (GString *out,
                                       const HashiyaPrintEntry *entry,
                                       guint number,
                                       const char *quote,
                                       const char *language);

/**
 * hashiya_print_notes_append_words:
 * @element: the name of an element
 * @class_name: (nullable): its class
 * @words: plain text
 * @language: (nullable): its language; %NULL where the letters shall say
 *
 * Appends an element that is of its own language and direction, whatever stands around it.
 */
void hashiya_print_notes_append_words (GString *out,
                                       const char *element,
                                       const char *class_name,
                                       const char *words,
                                       const char *language);

G_END_DECLS
