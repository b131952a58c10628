// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaColourButtons:
 *
 * The five named colours in a row.
 *
 * Signals:
 *  `chosen` (const char *colour): one of hashiya_colours was clicked.
 */
#define HASHIYA_TYPE_COLOUR_BUTTONS (hashiya_colour_buttons_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaColourButtons, hashiya_colour_buttons, HASHIYA, COLOUR_BUTTONS, GtkBox)

/** hashiya_colour_buttons_set_colour: @colour: (nullable): which one to show as the present one */
void hashiya_colour_buttons_set_colour (HashiyaColourButtons *self, const char *colour);

G_END_DECLS
