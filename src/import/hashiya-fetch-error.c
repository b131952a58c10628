// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-fetch-error.h"

#include "hashiya-sentence.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (hashiya - fetch - error - quark, hashiya_fetch_error)

static GError *
new_error (HashiyaFetchError code, const char *sentence)
{
  return g_error_new_literal (HASHIYA_FETCH_ERROR, code, sentence);
}

GError *
hashiya_fetch_error_from_status (guint status)
{
  GError *error = NULL;

  switch (status)
    {
    case 401:
    case 403:
    case 407:
      return new_error (HASHIYA_FETCH_ERROR_STATUS,
                        _ ("The server does not give this to everybody. Open it in the browser, "
                           "save it there, then add that file."));
    case 404:
    case 410:
      return new_error (HASHIYA_FETCH_ERROR_STATUS,
                        _ ("There is no such page. It may have been moved or removed."));
    case 429:
      return new_error (HASHIYA_FETCH_ERROR_STATUS,
                        _ ("The server was asked too often. Wait a while, then try again."));
    default:
      hashiya_set_error (&error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_STATUS,
                         /* Translators: the placeholder is a number as 503. */
                         _ ("The server sent no page, only the status %u. Try again later, or "
                            "open it in the browser."),
                         status);
      return error;
    }
}

GError *
hashiya_fetch_error_from_certificate (GTlsCertificateFlags flags)
{
  if (flags & (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED))
    return new_error (HASHIYA_FETCH_ERROR_TLS,
                      _ ("The server’s certificate is out of date, so nobody can tell who sends "
                         "this page. See whether this computer’s clock is right."));
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return new_error (HASHIYA_FETCH_ERROR_TLS,
                      _ ("The server shows a certificate of another site, so nobody can tell who "
                         "sends this page. See whether the address is right."));
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return new_error (HASHIYA_FETCH_ERROR_TLS,
                      _ ("The server’s certificate was revoked, so nobody can tell who sends this "
                         "page. Wait until the site has a new one."));
  return new_error (HASHIYA_FETCH_ERROR_TLS,
                    _ ("The server’s certificate comes from nobody that this computer trusts, so "
                       "nobody can tell who sends this page. Nothing was read from it."));
}

static GError *
from_resolver (const GError *reason)
{
  if (reason->code == G_RESOLVER_ERROR_TEMPORARY_FAILURE)
    return new_error (HASHIYA_FETCH_ERROR_UNREACHABLE,
                      _ ("The address could not be looked up. See whether this computer is online, "
                         "then try again."));
  return new_error (HASHIYA_FETCH_ERROR_UNREACHABLE,
                    _ ("There is no site of this name. See whether the address is right and this "
                       "computer is online."));
}

GError *
hashiya_fetch_error_from_system (const GError *reason)
{
  GError *error = NULL;

  g_return_val_if_fail (reason != NULL, NULL);

  if (reason->domain == HASHIYA_FETCH_ERROR
      || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (reason);
  if (reason->domain == G_RESOLVER_ERROR)
    return from_resolver (reason);
  if (reason->domain == G_TLS_ERROR)
    return new_error (HASHIYA_FETCH_ERROR_TLS,
                      _ ("No safe connection to the server came about. Open the page in the "
                         "browser, save it there, then add that file."));
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return new_error (HASHIYA_FETCH_ERROR_TIMEOUT,
                      _ ("The server took too long, and nothing was added. Try again later."));
  if (reason->domain == G_IO_ERROR
      && (reason->code == G_IO_ERROR_PARTIAL_INPUT || reason->code == G_IO_ERROR_INVALID_DATA
          || reason->code == G_IO_ERROR_CONNECTION_CLOSED))
    return new_error (HASHIYA_FETCH_ERROR_TRUNCATED,
                      _ ("The connection ended before all of it had come, and nothing was added. "
                         "Try again."));
  hashiya_set_error (&error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_UNREACHABLE,
                     /* Translators: the placeholder is the system's own message. */
                     _ ("The server could not be reached: %s"), reason->message);
  return error;
}
