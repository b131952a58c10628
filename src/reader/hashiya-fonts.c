// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-fonts.h"

#include <fontconfig/fontconfig.h>

#define FAMILY "Noto Nastaliq Urdu"

static char *
find_file (const char *style)
{
  FcPattern *pattern
      = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, FAMILY, FC_STYLE, FcTypeString, style, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FILE, NULL);
  FcFontSet *fonts = FcFontList (NULL, pattern, objects);
  FcChar8 *file = NULL;
  char *path = NULL;

  if (fonts->nfont > 0 && FcPatternGetString (fonts->fonts[0], FC_FILE, 0, &file) == FcResultMatch)
    path = g_strdup ((const char *) file);
  FcFontSetDestroy (fonts);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  return path;
}

const char *
hashiya_fonts_find_nastaliq (HashiyaFontStyle style)
{
  static char *paths[2];
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      paths[HASHIYA_FONT_REGULAR] = find_file ("Regular");
      paths[HASHIYA_FONT_BOLD] = find_file ("Bold");
      g_once_init_leave (&initialized, 1);
    }
  return paths[style];
}
