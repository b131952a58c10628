// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-links.h"

#include <string.h>

#define ADDRESS_BYTES 8192
#define FLAGS         (G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE)

/* As browsers read addresses: no spaces around them, no control characters in them. */
static char *
dup_stripped (const char *href)
{
  GString *out = g_string_new (NULL);

  for (const char *p = href; *p != '\0'; p++)
    {
      if ((guchar) *p == ' ')
        g_string_append (out, "%20");
      else if ((guchar) *p > ' ' && *p != 0x7F)
        g_string_append_c (out, *p);
    }
  while (g_str_has_prefix (out->str, "%20"))
    g_string_erase (out, 0, 3);
  while (g_str_has_suffix (out->str, "%20"))
    g_string_truncate (out, out->len - 3);
  return g_string_free (out, FALSE);
}

/* A base of a page may hold what dup_stripped() takes out of what is relative to it. */
static char *
check_address (char *address)
{
  for (const char *p = address; p != NULL && *p != '\0'; p++)
    {
      if ((guchar) *p <= ' ' || *p == 0x7F)
        g_clear_pointer (&address, g_free);
      if (address == NULL)
        break;
    }
  return address;
}

/* GUri reads addresses that it cannot write: a host needs a path that begins with a slash. */
static gboolean
can_be_written (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  return g_uri_get_host (uri) != NULL ? *path == '\0' || *path == '/'
                                      : !g_str_has_prefix (path, "//");
}

char *
hashiya_links_resolve (const char *href, const char *base)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GUri) from = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  if (strlen (href) > ADDRESS_BYTES || !g_utf8_validate (href, -1, NULL))
    return NULL;
  stripped = dup_stripped (href);
  if (*stripped == '\0')
    return NULL;
  from = base != NULL ? g_uri_parse (base, FLAGS, NULL) : NULL;
  uri = from != NULL ? g_uri_parse_relative (from, stripped, FLAGS, NULL)
                     : g_uri_parse (stripped, FLAGS, NULL);
  if (uri == NULL || !can_be_written (uri))
    return NULL;
  scheme = g_uri_get_scheme (uri);
  if (strcmp (scheme, "mailto") == 0)
    return check_address (g_uri_to_string (uri));
  if ((strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
      || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;
  return check_address (g_uri_to_string_partial (uri, G_URI_HIDE_PASSWORD));
}
