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
  { "mhtml", HASHIYA_FORMAT_MHTML, { "mhtml", "mht", NULL } },
  { "docx", HASHIYA_FORMAT_DOCX, { "docx", NULL } },
  { "odt", HASHIYA_FORMAT_ODT, { "odt", NULL } },
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

const char *
hashiya_format_needs_converter (HashiyaFormat format)
{
  if (format != HASHIYA_FORMAT_DOCX && format != HASHIYA_FORMAT_ODT)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (formats[i].format == format)
        return formats[i].nick;
    }
  g_assert_not_reached ();
}

/* OCF 3.3, 4.3, and OpenDocument 1.3, part 2, 3.3: the archive's first file is called `mimetype`
 * and says what it is. */
static gboolean
is_package (const char *data, gsize n, const char *type)
{
  static const char name[] = "mimetype";
  gsize at = 30 + strlen (name);

  return n > at + strlen (type) && memcmp (data, "PK\003\004", 4) == 0
         && memcmp (data + 30, name, strlen (name)) == 0
         && memcmp (data + at, type, strlen (type)) == 0;
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

/* Browsers sign the archives that they write. */
static gboolean
is_web_archive (const char *data, gsize n)
{
  const char *end = memchr (data, '\n', MIN (n, 200));

  return begins (data, n, "From:") && end != NULL
         && memmem (data, end - data, "Saved by ", strlen ("Saved by ")) != NULL;
}

static gboolean
find_by_bytes (const char *data, gsize n, HashiyaFormat *format)
{
  if (is_package (data, n, "application/epub+zip"))
    *format = HASHIYA_FORMAT_EPUB;
  else if (is_package (data, n, "application/vnd.oasis.opendocument.text"))
    *format = HASHIYA_FORMAT_ODT;
  else if (is_web_archive (data, n))
    *format = HASHIYA_FORMAT_MHTML;
  else
    return FALSE;
  return TRUE;
}

HashiyaFormat
hashiya_format_find (const char *nick, const char *name, GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;
  HashiyaFormat found;

  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].nick, nick) == 0)
        return formats[i].format;
    }
  if (data != NULL && find_by_bytes (data, n, &found))
    return found;
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
