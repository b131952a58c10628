// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-date.h"

#include "hashiya-sentence.h"

#include <glib/gi18n.h>

static const char *const months[] = {
  /* Translators: the twelve months, as they stand in a date after the day. */
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

char *
hashiya_date_format (GDateTime *time, const char *format)
{
  const char *month
      = g_dpgettext2 (GETTEXT_PACKAGE, "month", months[g_date_time_get_month (time) - 1]);
  g_autoptr (GString) named = g_string_new (format);
  g_autofree char *text = NULL;

  g_string_replace (named, "%B", month, 0);
  text = g_date_time_format (time, named->str);
  return hashiya_digits (text);
}
