// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the text looks like by the settings of an older version, and where a font is missing. */

#include "config.h"
#include "hashiya-page-settings.h"

#include <glib/gstdio.h>

typedef struct
{
  double scale;  /* as the first version kept it; 0: never set */
  double height; /* likewise */
  double arabic_scale;
  double line_height;
  double naskh;
  double nastaliq;
} Migration;

static const Migration migrations[] = {
  { 0, 0, 1.0, 1.6, 1.8, 2.3 },     /* nobody set anything: what is usual */
  { 1.4, 0, 1.4, 1.6, 1.8, 2.3 },   /* every script as large as all text was */
  { 0, 2.0, 1.0, 2.0, 2.3, 2.9 },   /* as far apart as each was */
  { 0.8, 1.0, 0.8, 1.2, 1.5, 2.0 }, /* but not so near that ink meets */
  { 3.0, 3.5, 3.0, 3.5, 3.5, 3.5 },
};

static void
assert_settings (GSettings *settings, const Migration *expected)
{
  static const double tiny = 0.001;

  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "font-scale"),
                                  expected->scale > 0 ? expected->scale : 1.0, tiny);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "arabic-font-scale"),
                                  expected->arabic_scale, tiny);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "line-height"),
                                  expected->line_height, tiny);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "naskh-line-height"),
                                  expected->naskh, tiny);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "nastaliq-line-height"),
                                  expected->nastaliq, tiny);
}

static void
reset (GSettings *settings)
{
  static const char *const keys[] = { "font-scale",        "arabic-font-scale",    "line-height",
                                      "naskh-line-height", "nastaliq-line-height", "page-version" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
test_migrate (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  for (guint i = 0; i < G_N_ELEMENTS (migrations); i++)
    {
      reset (settings);
      if (migrations[i].scale > 0)
        g_settings_set_double (settings, "font-scale", migrations[i].scale);
      if (migrations[i].height > 0)
        g_settings_set_double (settings, "line-height", migrations[i].height);
      hashiya_page_settings_migrate (settings);
      assert_settings (settings, &migrations[i]);
      /* What nobody set still follows what is usual. */
      if (migrations[i].height == 0)
        g_assert_null (g_settings_get_user_value (settings, "nastaliq-line-height"));

      /* Once: what is set since is the reader's. */
      g_settings_set_double (settings, "nastaliq-line-height", 2.7);
      hashiya_page_settings_migrate (settings);
      g_assert_cmpfloat (g_settings_get_double (settings, "nastaliq-line-height"), ==, 2.7);
    }
  reset (settings);
}

/* Fontconfig looks for fonts once a process. */
static void
test_missing_font (void)
{
  g_autofree char *config = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  config = g_build_filename (g_get_tmp_dir (), "hashiya-no-fonts-XXXXXX", NULL);
  g_close (g_mkstemp (config), NULL);
  g_file_set_contents (config, "<?xml version='1.0'?><fontconfig></fontconfig>", -1, NULL);
  g_setenv ("FONTCONFIG_FILE", config, TRUE);
  {
    g_autoptr (GSettings) settings = g_settings_new (APP_ID);
    const char *sentence = hashiya_page_settings_describe_missing_font (settings);

    g_assert_nonnull (sentence);
    g_assert_nonnull (strstr (sentence, "Noto Nastaliq Urdu is not installed"));
    g_assert_nonnull (strstr (sentence, "fonts-noto-core"));
    g_settings_set_boolean (settings, "nastaliq", FALSE);
    g_assert_null (hashiya_page_settings_describe_missing_font (settings));
  }
  g_unlink (config);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-settings/migrate", test_migrate);
  g_test_add_func ("/page-settings/missing-font", test_missing_font);
  return g_test_run ();
}
