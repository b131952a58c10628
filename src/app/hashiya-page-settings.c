// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-page-settings.h"

#include "hashiya-fonts.h"
#include "hashiya-style.h"

#include <glib/gi18n.h>

/* The keys of scripts, and what they were before there were any: 0 is the first version. */
#define VERSION 1

/* Nastaliq's line height used to follow from the one of all text. */
#define NASTALIQ_OF_ALL 1.45
#define NASKH_OF_ALL    1.15

static const char *const scales[] = { "font-scale", "arabic-font-scale" };

void
hashiya_page_settings_bind (GSettings *settings, GtkWidget *view)
{
  static const char *const names[] = {
    "font-scale", "arabic-font-scale", "line-height", "naskh-line-height", "nastaliq-line-height",
    "text-width", "nastaliq",          "sans-serif",  "justify",
  };

  /* What cannot be changed can still be read. */
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_settings_bind (settings, names[i], view, names[i],
                     G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
}

void
hashiya_page_settings_scale (GSettings *settings, double factor)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      double scale = g_settings_get_double (settings, scales[i]) * factor;

      g_settings_set_double (settings, scales[i],
                             CLAMP (scale, HASHIYA_SCALE_MIN, HASHIYA_SCALE_MAX));
    }
}

void
hashiya_page_settings_reset_scale (GSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    g_settings_reset (settings, scales[i]);
}

void
hashiya_page_settings_migrate (GSettings *settings)
{
  g_autoptr (GVariant) scale = g_settings_get_user_value (settings, "font-scale");
  g_autoptr (GVariant) height = g_settings_get_user_value (settings, "line-height");

  if (g_settings_get_uint (settings, "page-version") >= VERSION)
    return;
  if (scale != NULL)
    g_settings_set_double (settings, "arabic-font-scale", g_variant_get_double (scale));
  if (height != NULL)
    {
      double all = g_variant_get_double (height);

      g_settings_set_double (settings, "line-height",
                             CLAMP (all, HASHIYA_LATIN_HEIGHT_MIN, HASHIYA_LINE_HEIGHT_MAX));
      g_settings_set_double (
          settings, "naskh-line-height",
          CLAMP (all * NASKH_OF_ALL, HASHIYA_NASKH_HEIGHT_MIN, HASHIYA_LINE_HEIGHT_MAX));
      g_settings_set_double (
          settings, "nastaliq-line-height",
          CLAMP (all * NASTALIQ_OF_ALL, HASHIYA_NASTALIQ_HEIGHT_MIN, HASHIYA_LINE_HEIGHT_MAX));
    }
  g_settings_set_uint (settings, "page-version", VERSION);
}

const char *
hashiya_page_settings_describe_missing_font (GSettings *settings)
{
  if (!g_settings_get_boolean (settings, "nastaliq")
      || hashiya_fonts_find_nastaliq (HASHIYA_FONT_REGULAR) != NULL)
    return NULL;
  /* Translators: the names are those of a font and of packages of Debian and of Fedora. */
  return _ ("Urdu is shown in Naskh, since the font Noto Nastaliq Urdu is not installed. It is in "
            "the package fonts-noto-core, or google-noto-nastaliq-urdu-fonts.");
}
