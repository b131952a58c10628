// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-tokens.h"

G_BEGIN_DECLS

/* The phrases the index knows are so many tokens long. */
#define HASHIYA_PHRASE 3

/**
 * HashiyaTokenIndex:
 *
 * Where each word and each phrase of %HASHIYA_PHRASE words stands in a text. Immutable; any
 * number of threads may read it.
 */
typedef struct _HashiyaTokenIndex HashiyaTokenIndex;

/** hashiya_token_index_new: (transfer full): @tokens must outlive it. */
HashiyaTokenIndex *hashiya_token_index_new (const HashiyaTokens *tokens);
void hashiya_token_index_free (HashiyaTokenIndex *self);

/**
 * hashiya_token_index_look_up:
 * @ids: (array length=n_ids): a word or a phrase
 * @n_ids: 1 or %HASHIYA_PHRASE
 * @n_places: (out):
 *
 * Returns: (array length=n_places): tokens that it may begin at, ascending; one in some stands
 *   for another phrase, so compare
 */
const guint32 *hashiya_token_index_look_up (const HashiyaTokenIndex *self,
                                            const guint32 *ids,
                                            guint n_ids,
                                            guint *n_places);

/** hashiya_token_index_get_information: Returns: bits that meeting the word @id at a given place
 * tells: the binary logarithm of one in how many words it is */
double hashiya_token_index_get_information (const HashiyaTokenIndex *self, guint32 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaTokenIndex, hashiya_token_index_free)

G_END_DECLS
