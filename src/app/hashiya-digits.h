// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hashiya_digits_follow:
 *
 * Has the button show its number in the digits that the reader chose, and take what is typed in
 * the digits of any script.
 */
void hashiya_digits_follow (GtkSpinButton *button);

G_END_DECLS
