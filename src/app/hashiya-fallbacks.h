// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is done on a machine that lacks what every desktop has. */

/**
 * hashiya_fallbacks_prepare:
 *
 * Has libraries do without what would end the program here: Mesa dies of its shader cache on a full
 * disk. Changes the environment, so it comes before any thread.
 */
void hashiya_fallbacks_prepare (void);

/**
 * hashiya_fallbacks_has_font:
 *
 * Returns: whether there is any font; without one GTK can draw no window at all
 */
gboolean hashiya_fallbacks_has_font (void);

G_END_DECLS
