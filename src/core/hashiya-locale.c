// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-locale.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

const HashiyaInterfaceLanguage hashiya_interface_languages[] = {
  { "en", "English", FALSE },
  { "ur", "اردو", TRUE },
  { "ar", "العربية", TRUE },
  { "fa", "فارسی", TRUE },
  { NULL },
};

/* Urdu has the Persian digits, which its fonts draw in its own way, but a Latin point. */
static const HashiyaDigits latin_digits = { '0', '.' };
static const HashiyaDigits arabic_digits = { 0x0660, 0x066B };
static const HashiyaDigits persian_digits = { 0x06F0, 0x066B };
static const HashiyaDigits urdu_digits = { 0x06F0, '.' };

static const HashiyaInterfaceLanguage *spoken = &hashiya_interface_languages[0];
static const HashiyaDigits *digits = &latin_digits;

/* gettext takes LANGUAGE into account only outside the locales C and POSIX, and with a glibc newer
 * than Debian 12's only outside C.UTF-8: any other that is installed will do. */
static void
leave_c_locale (void)
{
  static const char *const names[]
      = { "en_US.UTF-8", "en_GB.UTF-8", "ur_PK.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8", "C.UTF-8" };
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (messages != NULL && !g_str_equal (messages, "C") && !g_str_equal (messages, "POSIX")
      && !g_str_has_prefix (messages, "C."))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names) && setlocale (LC_MESSAGES, names[i]) == NULL; i++)
    ;
}

/* The environment may name a locale that was never generated: its language is spoken all the same.
 */
static void
follow_environment (void)
{
  const char *const *names = g_get_language_names_with_category ("LC_MESSAGES");
  g_autofree char *list = NULL;

  if (setlocale (LC_ALL, "") != NULL)
    return;
  setlocale (LC_ALL, "C.UTF-8");
  list = g_strjoinv (":", (GStrv) names);
  g_setenv ("LANGUAGE", list, FALSE);
  leave_c_locale ();
}

/* The catalogue that was found says in its header which language it is. */
static const HashiyaInterfaceLanguage *
find_spoken (void)
{
  const char *header = dgettext (GETTEXT_PACKAGE, "");
  const char *line = strstr (header, "Language: ");

  for (const HashiyaInterfaceLanguage *l = hashiya_interface_languages; l->tag != NULL; l++)
    {
      const char *after = line != NULL ? line + strlen ("Language: ") : "";

      if (g_str_has_prefix (after, l->tag) && !g_ascii_isalpha (after[strlen (l->tag)]))
        return l;
    }
  return &hashiya_interface_languages[0];
}

/* Newspapers in Arabic and Persian print their own digits, those in Urdu mostly Latin ones. */
static const HashiyaDigits *
find_digits (const char *language, const char *choice)
{
  gboolean is_own = g_strcmp0 (choice, "own") == 0;
  gboolean is_usual = !is_own && g_strcmp0 (choice, "latin") != 0;

  if (g_str_equal (language, "ar") && (is_own || is_usual))
    return &arabic_digits;
  if (g_str_equal (language, "fa") && (is_own || is_usual))
    return &persian_digits;
  return g_str_equal (language, "ur") && is_own ? &urdu_digits : &latin_digits;
}

void
hashiya_locale_init (const char *language, const char *folder)
{
  follow_environment ();
  if (language != NULL)
    {
      g_setenv ("LANGUAGE", language, TRUE);
      leave_c_locale ();
    }
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  spoken = find_spoken ();
  digits = find_digits (spoken->tag, g_getenv ("HASHIYA_DIGITS"));
}

const char *
hashiya_locale_get_language (void)
{
  return spoken->tag;
}

gboolean
hashiya_locale_is_rtl (void)
{
  return spoken->rtl;
}

const HashiyaDigits *
hashiya_locale_get_digits (void)
{
  return digits;
}
