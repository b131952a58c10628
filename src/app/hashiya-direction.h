// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words of a document stand in the interface in their own direction and script, whatever the
 * direction of the interface. */

/**
 * hashiya_direction_set_script:
 * @text: what @widget shows
 * @language: (nullable): its BCP 47 tag; %NULL where the letters shall say
 *
 * Has @widget show Urdu in its script's font, and nothing else in it.
 *
 * Returns: whether @text runs from right to left
 */
gboolean hashiya_direction_set_script (GtkWidget *widget, const char *text, const char *language);

/**
 * hashiya_direction_set_text:
 * @text: words of a document
 * @language: (nullable): their BCP 47 tag; %NULL where the letters shall say
 *
 * Sets the label's text, direction, and for Urdu its script's font.
 */
void hashiya_direction_set_text (GtkLabel *label, const char *text, const char *language);

/** hashiya_direction_set_interface: sets a text of the program on a label that also shows
 * documents' */
void hashiya_direction_set_interface (GtkLabel *label, const char *text);

/**
 * hashiya_direction_one_line:
 * @max: how many code points at most; beyond that an ellipsis
 *
 * Returns: (transfer full): @text with runs of white space as one space
 */
char *hashiya_direction_one_line (const char *text, gsize max);

G_END_DECLS
