// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-html-charset.h"

#include "hashiya-charset.h"
#include "hashiya-magic.h"

#include <string.h>

/* The HTML standard has browsers look through 1024 bytes; many pages declare theirs later. */
#define HEAD_BYTES (16 * 1024)

/* WHATWG Encoding, 4.2: what these labels say is read as the larger charset. */
static const char *
to_larger (const char *label)
{
  static const char *const larger[][2] = {
    { "iso-8859-1", "windows-1252" },
    { "latin1", "windows-1252" },
    { "us-ascii", "windows-1252" },
    { "ascii", "windows-1252" },
    { "iso-8859-9", "windows-1254" },
    { "gb2312", "gb18030" },
    { "gbk", "gb18030" },
    { "ks_c_5601-1987", "uhc" },
    { "euc-kr", "uhc" },
    { "shift_jis", "cp932" },
    { "x-sjis", "cp932" },
    { "big5", "big5-hkscs" },
    { "iso-8859-11", "windows-874" },
    { "tis-620", "windows-874" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    {
      if (g_ascii_strcasecmp (larger[i][0], label) == 0)
        return larger[i][1];
    }
  return label;
}

/* What the page says of itself, in `meta` or in the XML declaration. */
static char *
find_declaration (const char *data, gsize n)
{
  g_autofree char *head = g_strndup (data, MIN (n, HEAD_BYTES));
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  for (char *p = head; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80)
        *p = '?';
    }
  regex = g_regex_new ("<meta[^>]{0,400}?charset\\s*=\\s*[\"']?\\s*([-\\w:.]+)"
                       "|^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([-\\w:.]+)",
                       G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  if (!g_regex_match (regex, head, 0, &match))
    return NULL;
  for (int i = 1; i <= 2; i++)
    {
      g_autofree char *label = g_match_info_fetch (match, i);

      if (label != NULL && *label != '\0')
        return g_steal_pointer (&label);
    }
  return NULL;
}

static gboolean
is_marked (const guint8 *data, gsize n)
{
  return (n >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF)))
         || (n >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0);
}

/* Converts, each byte that does not fit to U+FFFD. %NULL where the system has no such charset. */
static GBytes *
convert (const char *data, gsize n, const char *charset, gsize *replaced)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  GString *text;
  char *in = (char *) data;
  gsize left = n;

  if (converter == (GIConv) -1)
    return NULL;
  text = g_string_sized_new (n + n / 2 + 1);
  while (left > 0)
    {
      char chunk[4096], *out = chunk;
      gsize room = sizeof chunk;
      gsize before = left;
      gsize done = g_iconv (converter, &in, &left, &out, &room);

      g_string_append_len (text, chunk, sizeof chunk - room);
      if (done != (gsize) -1 || left < before)
        continue;
      g_string_append (text, "\xEF\xBF\xBD");
      ++*replaced;
      in++;
      left--;
    }
  g_iconv_close (converter);
  return g_string_free_to_bytes (text);
}

/* A text that is whole but for U+0000, which has no place in one. */
static GBytes *
drop_nul (GBytes *text)
{
  gsize n;
  const char *data = g_bytes_get_data (text, &n);
  GString *kept;

  if (n == 0 || memchr (data, '\0', n) == NULL)
    return g_bytes_ref (text);
  kept = g_string_sized_new (n);
  for (gsize i = 0; i < n; i++)
    {
      if (data[i] != '\0')
        g_string_append_c (kept, data[i]);
    }
  return g_string_free_to_bytes (kept);
}

GBytes *
hashiya_html_decode (GBytes *bytes, const char *said, char **charset, GError **error)
{
  gsize n, replaced = 0;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autofree char *label = NULL;
  g_autoptr (GBytes) text = NULL;
  const char *larger;

  if (n == 0 || is_marked ((const guint8 *) data, n) || g_utf8_validate_len (data, n, NULL))
    return hashiya_charset_decode (bytes, charset, error);
  if (hashiya_magic_refuse ((const guint8 *) data, n, error))
    return NULL;
  label = said != NULL ? g_strdup (said) : find_declaration (data, n);
  larger = label != NULL ? to_larger (label) : NULL;
  if (larger == NULL || g_str_has_prefix (larger, "utf") || g_str_has_prefix (larger, "UTF"))
    return hashiya_charset_decode (bytes, charset, error);
  text = convert (data, n, larger, &replaced);
  if (text == NULL || replaced * 20 > n)
    return hashiya_charset_decode (bytes, charset, error);
  *charset = g_ascii_strup (larger, -1);
  return drop_nul (text);
}
