// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"
#include "hashiya-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaFindBar:
 *
 * Where the reader types what to find in a document, and steps from place to place. It looks in a
 * thread and never waits.
 *
 * Signals:
 *  `changed` (): what was found is different, or another of the places is the current one.
 *  `closed` (): the reader is done with it.
 */
#define HASHIYA_TYPE_FIND_BAR (hashiya_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaFindBar, hashiya_find_bar, HASHIYA, FIND_BAR, GtkWidget)

/** hashiya_find_bar_set_document: @document: (nullable): where to look from now on */
void hashiya_find_bar_set_document (HashiyaFindBar *self, HashiyaDocument *document);

/** hashiya_find_bar_set_flags: How exactly words are meant. */
void hashiya_find_bar_set_flags (HashiyaFindBar *self, HashiyaFindFlags flags);

/**
 * hashiya_find_bar_open:
 * @words: (nullable): what to look for; %NULL for what was looked for last
 * @place: code point offset: the first place at or after it becomes the current one
 */
void hashiya_find_bar_open (HashiyaFindBar *self, const char *words, gsize place);
void hashiya_find_bar_close (HashiyaFindBar *self);

/** hashiya_find_bar_step: Makes the next place current, or the one before, around the ends too. */
void hashiya_find_bar_step (HashiyaFindBar *self, gboolean forward);

/**
 * hashiya_find_bar_get_found:
 * @current: (out): index of the current place, %G_MAXUINT where there is none
 *
 * Returns: (transfer none) (nullable) (element-type HashiyaFound): places, by start; %NULL while
 *   the bar is closed or nothing is looked for
 */
GArray *hashiya_find_bar_get_found (HashiyaFindBar *self, guint *current);

G_END_DECLS
