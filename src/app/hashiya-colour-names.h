// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

G_BEGIN_DECLS

/** HASHIYA_N_COLOURS: how many hashiya_colours there are */
#define HASHIYA_N_COLOURS 5

/**
 * HashiyaColourNames:
 *
 * What the reader calls the colours of marks. The names belong to the library, as state
 * `colour:yellow` and so on, so that they go where it goes; marks keep the colour's own name.
 *
 * Signals:
 *  `changed` (): a name is another.
 */
#define HASHIYA_TYPE_COLOUR_NAMES (hashiya_colour_names_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaColourNames, hashiya_colour_names, HASHIYA, COLOUR_NAMES, GObject)

/** hashiya_colour_names_get_default: Returns: (transfer none): the program's */
HashiyaColourNames *hashiya_colour_names_get_default (void);

/** hashiya_colour_names_set_library: Reads the names of another library, in a thread. */
void hashiya_colour_names_set_library (HashiyaColourNames *self, HashiyaLibrary *library);

/** hashiya_colour_names_get: Returns: the reader's name, or else the translated one of the colour
 */
const char *hashiya_colour_names_get (HashiyaColourNames *self, guint index);

/** hashiya_colour_names_get_original: Returns: the colour's own name, translated */
const char *hashiya_colour_names_get_original (guint index);

/**
 * hashiya_colour_names_set_async:
 * @name: what to call the colour; empty for its own name
 *
 * Takes effect when it is on the disk.
 */
void hashiya_colour_names_set_async (HashiyaColourNames *self,
                                     guint index,
                                     const char *name,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
hashiya_colour_names_set_finish (HashiyaColourNames *self, GAsyncResult *result, GError **error);

G_END_DECLS
