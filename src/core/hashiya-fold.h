// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folding makes equal what typesetting and keyboards change and a reader does not see as another
 * word: canonical and compatibility forms, case, accents and vowel marks, Arabic against Urdu
 * letters, digits of every script, quotation marks and dashes. */

/**
 * HashiyaFoldClass:
 * @HASHIYA_FOLD_WORD: a letter or digit that makes words with its neighbours
 * @HASHIYA_FOLD_IDEOGRAPH: a letter of a script that is written without spaces: a word by itself
 * @HASHIYA_FOLD_SYMBOL: anything else that is seen
 * @HASHIYA_FOLD_SPACE: white space and line breaks
 * @HASHIYA_FOLD_MARK: dropped, but part of the letter before it: accents, harakat, joiners
 * @HASHIYA_FOLD_FORMAT: dropped: soft hyphens, tatweel, direction marks
 */
typedef enum
{
  HASHIYA_FOLD_WORD,
  HASHIYA_FOLD_IDEOGRAPH,
  HASHIYA_FOLD_SYMBOL,
  HASHIYA_FOLD_SPACE,
  HASHIYA_FOLD_MARK,
  HASHIYA_FOLD_FORMAT,
} HashiyaFoldClass;

/**
 * HashiyaFolded:
 * @klass: what the code point is
 * @n_units: how many folded code points it becomes; 0 for what is dropped and for spaces
 * @units: (array length=n_units): the folded code points
 */
typedef struct
{
  HashiyaFoldClass klass;
  guint n_units;
  const guint32 *units;
} HashiyaFolded;

/**
 * hashiya_fold:
 * @c: a code point
 *
 * Thread-safe; what it returns stays valid for ever. Source: Unicode's NFKD, full case folding and
 * combining classes (UAX #15, UAX #44), and the letters of the Arabic block that Urdu and Arabic
 * keyboards give different code points.
 */
HashiyaFolded hashiya_fold (gunichar c);

/**
 * hashiya_fold_string:
 *
 * Returns: (transfer full) (element-type guint32): the folded code points of @utf8, spaces and
 *   dropped code points left out
 */
GArray *hashiya_fold_string (const char *utf8, gsize n_bytes);

G_END_DECLS
