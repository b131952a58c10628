// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaFontStyle:
 * @HASHIYA_FONT_REGULAR: Noto Nastaliq Urdu's Regular
 * @HASHIYA_FONT_BOLD: its Bold; the same file where the font is variable
 */
typedef enum
{
  HASHIYA_FONT_REGULAR,
  HASHIYA_FONT_BOLD,
} HashiyaFontStyle;

/**
 * hashiya_fonts_find_nastaliq:
 *
 * Finds the files of Noto Nastaliq Urdu by their style names: a Bold that calls itself weight 400,
 * as Debian 12's does, makes its family's name alone mean bold.
 *
 * Returns: (nullable) (transfer none): the path of its file, which lives as long as the program
 */
const char *hashiya_fonts_find_nastaliq (HashiyaFontStyle style);

G_END_DECLS
