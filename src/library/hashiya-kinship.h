// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_kinship:
 * @one: valid UTF-8
 * @n_one: its length in bytes
 * @other: valid UTF-8
 * @n_other: its length in bytes
 *
 * How much two texts have in common: the share of all words of both that the other has too, each
 * as often as it has it (the Sørensen–Dice coefficient of the two bags of words), whatever their
 * order. Case, vowel marks and the two keyboards' yeh, kaf and heh make no other word.
 *
 * Returns: 0 to 1; 1 where neither has a word
 */
double hashiya_kinship (const char *one, gsize n_one, const char *other, gsize n_other);

G_END_DECLS
