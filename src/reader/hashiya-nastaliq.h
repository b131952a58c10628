// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_nastaliq_build:
 * @font: a font file of a script whose letters climb, as Nastaliq's do
 * @weight: which to draw where the font is variable: 400, 700
 * @text: UTF-8, markup or not; bytes that are no UTF-8 end it
 *
 * Makes a font for one text, in which each group of joined letters that the text has is a single
 * glyph, set by HarfBuzz with all its heights, and found through a ligature of the group's letters.
 *
 * WebKitGTK draws horizontal text at heights of its own making: with Skia (2.46 and later, 2.50
 * tried) it gives each glyph a place along the line and drops the one across it, so that letters of
 * Nastaliq, which hang from one another, fall onto one baseline and through each other. In the font
 * made here no glyph needs a height.
 *
 * Returns: (transfer full) (nullable): the bytes of the font file, %NULL where @font is no font
 */
GBytes *hashiya_nastaliq_build (GBytes *font, int weight, GBytes *text);

G_END_DECLS
