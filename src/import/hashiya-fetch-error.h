// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HASHIYA_FETCH_ERROR_ADDRESS,     /* not one that is fetched */
  HASHIYA_FETCH_ERROR_PRIVATE,     /* leads into a network that the page has no business in */
  HASHIYA_FETCH_ERROR_PROXY,       /* the system wants a proxy to be used */
  HASHIYA_FETCH_ERROR_UNREACHABLE, /* no such host, no connection */
  HASHIYA_FETCH_ERROR_TIMEOUT,
  HASHIYA_FETCH_ERROR_TLS,
  HASHIYA_FETCH_ERROR_STATUS, /* the server answers that it will not give it */
  HASHIYA_FETCH_ERROR_REDIRECT,
  HASHIYA_FETCH_ERROR_TYPE,
  HASHIYA_FETCH_ERROR_TOO_LARGE,
  HASHIYA_FETCH_ERROR_TRUNCATED,
} HashiyaFetchError;

#define HASHIYA_FETCH_ERROR (hashiya_fetch_error_quark ())
GQuark hashiya_fetch_error_quark (void);

/**
 * hashiya_fetch_error_from_status:
 * @status: what the server answered, no success
 *
 * Returns: (transfer full): %HASHIYA_FETCH_ERROR_STATUS with a sentence
 */
GError *hashiya_fetch_error_from_status (guint status);

/**
 * hashiya_fetch_error_from_certificate:
 * @flags: what is wrong with a server's certificate
 *
 * Returns: (transfer full): %HASHIYA_FETCH_ERROR_TLS with a sentence
 */
GError *hashiya_fetch_error_from_certificate (GTlsCertificateFlags flags);

/**
 * hashiya_fetch_error_from_system:
 * @reason: from GIO or libsoup
 *
 * Returns: (transfer full): %HASHIYA_FETCH_ERROR with a sentence; Cancel stays Cancel, and what is
 *   ours already stays as it is
 */
GError *hashiya_fetch_error_from_system (const GError *reason);

G_END_DECLS
