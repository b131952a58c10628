// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-direction.h"

#include "hashiya-language.h"
#include "hashiya-locale.h"

#include <string.h>

gboolean
hashiya_direction_set_script (GtkWidget *widget, const char *text, const char *language)
{
  gboolean is_rtl = FALSE;
  const char *guessed = hashiya_language_guess (text, -1, &is_rtl);
  gboolean is_urdu;

  /* A short title may hold no letter that only one of the languages has. */
  if (language == NULL)
    language = guessed;
  if (language == NULL)
    language = hashiya_locale_is_rtl () ? hashiya_locale_get_language () : "ur";
  is_urdu = is_rtl && g_str_has_prefix (language, "ur");
  if (is_urdu)
    gtk_widget_add_css_class (widget, "nastaliq");
  else
    gtk_widget_remove_css_class (widget, "nastaliq");
  return is_rtl;
}

void
hashiya_direction_set_text (GtkLabel *label, const char *text, const char *language)
{
  gboolean is_rtl = hashiya_direction_set_script (GTK_WIDGET (label), text, language);

  gtk_label_set_label (label, text);
  gtk_widget_set_direction (GTK_WIDGET (label), is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

void
hashiya_direction_set_interface (GtkLabel *label, const char *text)
{
  gtk_widget_remove_css_class (GTK_WIDGET (label), "nastaliq");
  gtk_label_set_label (label, text);
  gtk_widget_set_direction (GTK_WIDGET (label), gtk_widget_get_default_direction ());
}

char *
hashiya_direction_one_line (const char *text, gsize max)
{
  GString *line = g_string_new (NULL);
  gboolean is_space = FALSE;
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          is_space = line->len > 0;
          continue;
        }
      if (n >= max)
        {
          g_string_append (line, "…");
          break;
        }
      if (is_space)
        g_string_append_c (line, ' ');
      is_space = FALSE;
      g_string_append_unichar (line, c);
      n++;
    }
  return g_string_free (line, FALSE);
}
