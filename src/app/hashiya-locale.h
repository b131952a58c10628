// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_locale_init:
 *
 * Sets locale and translations up, in the interface language that the reader chose in the
 * preferences or the system's. To be called before GTK starts.
 */
void hashiya_locale_init (void);

/**
 * hashiya_locale_apply_direction:
 *
 * Has the interface run in the direction of its language, also where GTK itself is not translated
 * into it. To be called after GTK started.
 */
void hashiya_locale_apply_direction (void);

G_END_DECLS
