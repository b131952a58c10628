// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-entity.h"

#include <string.h>

static const struct
{
  const char *name;
  gunichar character;
} entities[] = {
  { "amp;", '&' },  { "lt;", '<' },    { "gt;", '>' },
  { "quot;", '"' }, { "apos;", '\'' }, { "nbsp;", 0xA0 },
};

/* Reads what follows `&`. Returns: how many bytes it takes, 0 where it is no reference. */
static gsize
read_reference (const char *p, const char *end, gunichar *character)
{
  gsize n = 1, digits = 0;
  gboolean hex;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gsize length = strlen (entities[i].name);

      if ((gsize) (end - p) >= length && memcmp (p, entities[i].name, length) == 0)
        {
          *character = entities[i].character;
          return length;
        }
    }
  if (p == end || *p != '#')
    return 0;
  hex = p + 1 < end && (p[1] == 'x' || p[1] == 'X');
  n += hex;
  *character = 0;
  for (; p + n < end && digits < 8; n++, digits++)
    {
      int value = hex ? g_ascii_xdigit_value (p[n]) : g_ascii_digit_value (p[n]);

      if (value < 0)
        break;
      *character = *character * (hex ? 16 : 10) + value;
    }
  if (digits == 0 || p + n == end || p[n] != ';' || *character == 0
      || !g_unichar_validate (*character))
    return 0;
  return n + 1;
}

GString *
hashiya_entities_decode (const char *text, gsize n_bytes)
{
  GString *out = g_string_sized_new (n_bytes);
  const char *end = text + n_bytes;

  for (const char *p = text; p < end;)
    {
      gunichar character;
      gsize n = *p == '&' ? read_reference (p + 1, end, &character) : 0;

      if (n > 0)
        {
          g_string_append_unichar (out, character);
          p += n + 1;
        }
      else
        g_string_append_c (out, *p++);
    }
  return out;
}
