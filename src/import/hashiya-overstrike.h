// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_overstrike_remove:
 * @text: valid UTF-8
 *
 * Formatted manual pages make a letter bold by striking it twice and underline it by striking it
 * over
 * `_`, with U+0008 between, as grotty(1) does; newer ones send the colour sequences of ECMA-48.
 * Leaves the plain letters. Where two different letters or digits are struck over one another, both
 * stay.
 *
 * Returns: (transfer full): @text itself where it has none of this
 */
GBytes *hashiya_overstrike_remove (GBytes *text);

G_END_DECLS
