// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-overstrike.h"

#include <string.h>

#define BACKSPACE '\b'
#define ESCAPE    '\033'

/* The length of a sequence `ESC [ 1 ; 4 m` at @p, 0 where there is none. */
static gsize
rendition_length (const char *p, const char *end)
{
  const char *q = p + 2;

  if (end - p < 3 || p[0] != ESCAPE || p[1] != '[')
    return 0;
  while (q < end && (g_ascii_isdigit (*q) || *q == ';'))
    q++;
  return q < end && *q == 'm' ? q + 1 - p : 0;
}

/* Writes @c over the last character of @plain, which a backspace has gone back to. */
static void
strike (GString *plain, const char *c, gsize n)
{
  const char *last = g_utf8_find_prev_char (plain->str, plain->str + plain->len);
  gunichar under = last != NULL ? g_utf8_get_char (last) : '\n';
  gunichar over = g_utf8_get_char (c);

  if (under == over || (over == '_' && under != '\n'))
    return;
  if (under != '\n' && !(g_unichar_isalnum (under) && g_unichar_isalnum (over)))
    g_string_truncate (plain, last - plain->str);
  g_string_append_len (plain, c, n);
}

GBytes *
hashiya_overstrike_remove (GBytes *text)
{
  gsize n;
  const char *p = g_bytes_get_data (text, &n), *end = p + n;
  GString *plain;

  if (memchr (p, BACKSPACE, n) == NULL && memchr (p, ESCAPE, n) == NULL)
    return g_bytes_ref (text);
  plain = g_string_sized_new (n);
  while (p < end)
    {
      gsize length = rendition_length (p, end);

      if (length > 0)
        p += length;
      else if (*p == BACKSPACE)
        {
          p++;
          if (p < end && *p != BACKSPACE && *p != '\n')
            {
              length = g_utf8_next_char (p) - p;
              strike (plain, p, length);
              p += length;
            }
        }
      else
        {
          length = g_utf8_next_char (p) - p;
          g_string_append_len (plain, p, length);
          p += length;
        }
    }
  return g_string_free_to_bytes (plain);
}
