// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-digits.h"

#include "hashiya-sentence.h"

static gboolean
output_cb (GtkSpinButton *button)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%uf", gtk_spin_button_get_digits (button));
  g_autofree char *text = hashiya_digits (
      g_ascii_formatd (buffer, sizeof buffer, format, gtk_spin_button_get_value (button)));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (button))))
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

static int
input_cb (GtkSpinButton *button, double *value)
{
  g_autoptr (GString) number = g_string_new (NULL);
  char *end;

  for (const char *p = gtk_editable_get_text (GTK_EDITABLE (button)); *p != '\0';
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (number, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == 0x066B || c == ',' || c == 0x060C)
        g_string_append_c (number, '.');
      else if (!g_unichar_isspace (c))
        g_string_append_unichar (number, c);
    }
  *value = g_ascii_strtod (number->str, &end);
  return end != number->str && *end == '\0' ? TRUE : GTK_INPUT_ERROR;
}

void
hashiya_digits_follow (GtkSpinButton *button)
{
  g_signal_connect (button, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (button, "input", G_CALLBACK (input_cb), NULL);
  gtk_spin_button_update (button);
}
