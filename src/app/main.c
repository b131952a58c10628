// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-application.h"
#include "hashiya-fallbacks.h"
#include "hashiya-locale.h"

#include <unistd.h>

/* What the preferences say of language and digits, before anything is said. */
static void
start_language (void)
{
  const char *folder = g_getenv ("HASHIYA_LOCALEDIR");
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *language = g_settings_get_string (settings, "interface-language");
  g_autofree char *digits = g_settings_get_string (settings, "digits");

  /* The helper that reads files speaks of numbers too. */
  g_setenv ("HASHIYA_DIGITS", digits, TRUE);
  hashiya_locale_init (g_str_equal (language, "system") ? NULL : language,
                       folder != NULL ? folder : LOCALEDIR);
  /* GTK would set the locale again, from the environment alone. */
  gtk_disable_setlocale ();
}

int
main (int argc, char *argv[])
{
  g_autoptr (HashiyaApplication) application = NULL;
  gboolean restart;
  int status;

  g_auto (GStrv) environment = g_get_environ ();

  hashiya_fallbacks_prepare ();
  start_language ();
  application = hashiya_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  restart = hashiya_application_wants_restart (application);
  g_clear_object (&application);

  /* The same program once more, without the files it was handed the first time and the language it
   * spoke. */
  if (restart)
    execve ("/proc/self/exe", (char *[]){ argv[0], NULL }, environment);
  return status;
}
