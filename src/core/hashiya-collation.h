// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_collation_key:
 * @text: words that people sort by, as a title or a tag
 * @language: (nullable): the tag of the language whose alphabet counts; %NULL for the program's
 *
 * Letters come in the order of the language's alphabet, those of its own script first; case,
 * accents, vowel marks and joiners only decide between words that are equal otherwise; numbers
 * in any digits go by their value, and punctuation counts as a space.
 *
 * Returns: (transfer full): a key; strcmp() orders keys as the language orders their texts
 */
char *hashiya_collation_key (const char *text, const char *language);

/** HashiyaCollationText: Returns: (transfer none) (nullable): the words of an item that it is
 * sorted by */
typedef const char *(*HashiyaCollationText) (gpointer item);

/**
 * hashiya_collation_sort:
 * @items: what is brought into the order of the alphabet of the program's language
 * @get_text: what counts of an item
 *
 * Items with the same text stay in the order that they are in.
 */
void hashiya_collation_sort (GPtrArray *items, HashiyaCollationText get_text);

G_END_DECLS
