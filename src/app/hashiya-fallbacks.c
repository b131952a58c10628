// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-fallbacks.h"

#include <fontconfig/fontconfig.h>
#include <sys/statvfs.h>

/* What Mesa's cache maps into memory without looking whether there is room. */
#define ROOM (4 << 20)

/* Returns: (transfer full): the folder of caches, or the nearest one above that is there */
static char *
find_cache_folder (void)
{
  char *folder = g_strdup (g_get_user_cache_dir ());

  while (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      char *parent = g_path_get_dirname (folder);

      g_free (folder);
      folder = parent;
    }
  return folder;
}

void
hashiya_fallbacks_prepare (void)
{
  g_autofree char *folder = find_cache_folder ();
  struct statvfs disk;

  if (statvfs (folder, &disk) != 0 || (guint64) disk.f_bavail * disk.f_frsize >= ROOM)
    return;
  g_setenv ("MESA_SHADER_CACHE_DISABLE", "true", FALSE);
  /* Its name up to Mesa 20. */
  g_setenv ("MESA_GLSL_CACHE_DISABLE", "true", FALSE);
}

gboolean
hashiya_fallbacks_has_font (void)
{
  FcFontSet *fonts = FcConfigGetFonts (FcConfigGetCurrent (), FcSetSystem);

  return fonts != NULL && fonts->nfont > 0;
}
