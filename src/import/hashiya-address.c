// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-address.h"

#include "hashiya-fetch-error.h"
#include "hashiya-network.h"

#include <glib/gi18n.h>
#include <string.h>

#define ADDRESS_BYTES 8192
#define FLAGS                                                                                      \
  (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE                   \
   | G_URI_FLAGS_PARSE_RELAXED)

static gboolean
has_web_scheme (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0
         || g_ascii_strncasecmp (text, "https://", 8) == 0;
}

gboolean
hashiya_address_is_one (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gsize n = strspn (stripped, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

  return n > 1 && strncmp (stripped + n, "://", 3) == 0
         && stripped[strcspn (stripped, " \t\r\n")] == '\0';
}

/* Everything a line of a request cannot hold, in per cent. */
static char *
dup_encoded (const char *part)
{
  GString *out;

  if (part == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const guchar *p = (const guchar *) part; *p != '\0'; p++)
    {
      if (*p <= ' ' || *p >= 0x7f || strchr ("\"<>\\^`{|}", *p) != NULL)
        g_string_append_printf (out, "%%%02X", *p);
      else
        g_string_append_c (out, (char) *p);
    }
  return g_string_free (out, FALSE);
}

static GUri *
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_ADDRESS, sentence);
  return NULL;
}

static char *
dup_host (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autofree char *plain = host != NULL ? g_uri_unescape_string (host, NULL) : NULL;
  g_autofree char *ascii = NULL;
  g_autofree char *lower = NULL;
  gsize n;

  if (plain == NULL || *plain == '\0')
    return NULL;
  ascii = g_hostname_is_ip_address (plain) ? g_strdup (plain) : g_hostname_to_ascii (plain);
  if (ascii == NULL)
    return NULL;
  lower = g_ascii_strdown (ascii, -1);
  n = strlen (lower);
  /* A name's last dot says that it is whole; nobody types it. */
  if (n > 1 && lower[n - 1] == '.')
    lower[n - 1] = '\0';
  if (strpbrk (lower, " \t\r\n/?#@\\<>\"`") != NULL)
    return NULL;
  return g_steal_pointer (&lower);
}

GUri *
hashiya_address_parse (const char *text, GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (!g_utf8_validate (stripped, -1, NULL) || strlen (stripped) > ADDRESS_BYTES)
    return refuse (error, _ ("This is no address: it is too long, or not text. Copy it again."));
  if (!has_web_scheme (stripped))
    return refuse (error, _ ("Hashiya opens addresses that begin with “https://” or “http://”, "
                             "and no others."));
  uri = g_uri_parse (stripped, FLAGS, NULL);
  host = uri != NULL ? dup_host (uri) : NULL;
  if (host == NULL)
    return refuse (error, _ ("This address cannot be read. See whether all of it was copied."));
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (error, _ ("This address holds a user name or a password, which Hashiya sends "
                             "to nobody. Save the page from the browser, then add that file."));
  path = dup_encoded (*g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/");
  query = dup_encoded (g_uri_get_query (uri));
  return g_uri_build (FLAGS, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri), path, query,
                      NULL);
}

gboolean
hashiya_address_is_local_host (const char *host)
{
  /* RFC 6761, RFC 6762, RFC 8375, ICANN 2024, and what offices and routers use. */
  static const char *const suffixes[] = { ".localhost", ".local",    ".home.arpa", ".internal",
                                          ".lan",       ".intranet", ".home",      ".corp" };
  g_autoptr (GInetAddress) number = g_inet_address_new_from_string (host);

  if (number != NULL)
    return !hashiya_network_is_public (number);
  if (strpbrk (host, ".:") == NULL)
    /* One number alone is read as an IPv4 address, which nobody could see. */
    return !g_ascii_isdigit (*host);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (host, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}
