// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-locale.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <locale.h>
#include <string.h>

/* gettext takes LANGUAGE into account only outside the locales C and POSIX. */
static void
leave_c_locale (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (messages == NULL || g_str_equal (messages, "C") || g_str_equal (messages, "POSIX"))
    setlocale (LC_MESSAGES, "C.UTF-8");
}

/* Dates and numbers follow the language chosen where the system has its locale. */
static void
follow_language (const char *language)
{
  static const char *const urdu[] = { "ur_PK.UTF-8", "ur_PK", "ur_IN.UTF-8", "ur_IN", NULL };
  static const char *const english[] = { "en_US.UTF-8", "en_GB.UTF-8", NULL };
  const char *const *names = g_str_equal (language, "ur") ? urdu : english;
  const char *time = setlocale (LC_TIME, NULL);

  if (time != NULL && g_str_has_prefix (time, language))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (setlocale (LC_TIME, names[i]) != NULL)
      return;
  setlocale (LC_TIME, "C.UTF-8");
}

void
hashiya_locale_init (void)
{
  const char *folder = g_getenv ("HASHIYA_LOCALEDIR");
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *language = g_settings_get_string (settings, "interface-language");

  setlocale (LC_ALL, "");
  if (!g_str_equal (language, "system"))
    {
      g_setenv ("LANGUAGE", language, TRUE);
      leave_c_locale ();
      follow_language (language);
    }
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* GTK would set the locale again, from the environment alone. */
  gtk_disable_setlocale ();
}

void
hashiya_locale_apply_direction (void)
{
  /* Translators: "default:RTL" where your language is written right to left, else "default:LTR". */
  if (strcmp (_ ("default:LTR"), "default:RTL") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}
