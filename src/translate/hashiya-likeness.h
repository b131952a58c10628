// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaLikeness:
 *
 * Finds among texts the one that another is most like, by the pairs of neighbouring characters they
 * have in common (Dice's coefficient over bigrams).
 */
typedef struct _HashiyaLikeness HashiyaLikeness;

/** hashiya_likeness_new: @texts: (element-type utf8): those to be found; copied */
HashiyaLikeness *hashiya_likeness_new (GPtrArray *texts);
void hashiya_likeness_free (HashiyaLikeness *self);

/**
 * hashiya_likeness_find:
 *
 * Returns: the index of the text that is most like @text, or -1 where none is like it: 0.6, the
 *   bound that msgmerge has for its own measure
 */
int hashiya_likeness_find (HashiyaLikeness *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaLikeness, hashiya_likeness_free)

G_END_DECLS
