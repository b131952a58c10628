// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-format.h"

#include <string.h>

static const struct
{
  const char *nick;
  HashiyaFormat format;
  const char *extensions[6];
} formats[] = {
  { "text", HASHIYA_FORMAT_TEXT, { "txt", "text", NULL } },
  { "markdown", HASHIYA_FORMAT_MARKDOWN, { "md", "markdown", "mkd", "mdown", NULL } },
  { "html", HASHIYA_FORMAT_HTML, { "html", "htm", "xhtml", "xht", NULL } },
  { "epub", HASHIYA_FORMAT_EPUB, { "epub", NULL } },
};

gboolean
hashiya_format_is_known (const char *nick)
{
  if (nick == NULL || strcmp (nick, "auto") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].nick, nick) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_format_knows_name (const char *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      for (guint j = 0; formats[i].extensions[j] != NULL; j++)
        {
          if (g_ascii_strcasecmp (dot + 1, formats[i].extensions[j]) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* OCF 3.3, 4.3: the archive's first file is called `mimetype` and says so. */
static gboolean
is_epub (const char *data, gsize n)
{
  static const char type[] = "mimetypeapplication/epub+zip";

  return n > 30 + strlen (type) && memcmp (data, "PK\003\004", 4) == 0
         && memcmp (data + 30, type, strlen (type)) == 0;
}

static gboolean
begins (const char *data, gsize n, const char *words)
{
  return n >= strlen (words) && g_ascii_strncasecmp (data, words, strlen (words)) == 0;
}

/* A page says so in its first tag; a text that only quotes one does not begin with it. */
static gboolean
is_page (const char *data, gsize n)
{
  const char *end = data + MIN (n, 4096);

  if (begins (data, n, "\xEF\xBB\xBF"))
    data += 3;
  while (data < end)
    {
      const char *close;

      if (g_ascii_isspace (*data))
        {
          data++;
          continue;
        }
      if (begins (data, end - data, "<!doctype html") || begins (data, end - data, "<html"))
        return TRUE;
      if (!begins (data, end - data, "<!--") && !begins (data, end - data, "<?xml"))
        return FALSE;
      close = memchr (data, '>', end - data);
      data = close != NULL ? close + 1 : end;
    }
  return FALSE;
}

HashiyaFormat
hashiya_format_find (const char *nick, const char *name, GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].nick, nick) == 0)
        return formats[i].format;
    }
  if (data != NULL && is_epub (data, n))
    return HASHIYA_FORMAT_EPUB;
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      for (guint j = 0; formats[i].extensions[j] != NULL; j++)
        {
          if (formats[i].format != HASHIYA_FORMAT_TEXT
              && g_ascii_strcasecmp (dot + 1, formats[i].extensions[j]) == 0)
            return formats[i].format;
        }
    }
  return data != NULL && is_page (data, n) ? HASHIYA_FORMAT_HTML : HASHIYA_FORMAT_TEXT;
}
