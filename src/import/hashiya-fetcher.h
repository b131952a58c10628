// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaFetched:
 * @bytes: what came, decompressed
 * @address: where it came from in the end, after redirects
 * @type: (nullable): the media type the server gave it, in lower case, without parameters
 * @charset: (nullable): the charset the server said it is in
 */
typedef struct
{
  GBytes *bytes;
  char *address;
  char *type;
  char *charset;
} HashiyaFetched;

void hashiya_fetched_free (HashiyaFetched *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaFetched, hashiya_fetched_free)

/**
 * HashiyaFetchRequest:
 * @address: in its normal form
 * @accept: the media types that are asked for
 * @max_bytes: how much may come, after decompression
 * @timeout: how long all of it may take, in milliseconds; 0 for #HashiyaFetcher:total-timeout
 * @progress: (nullable): is told how many bytes have come and how many will, 0 where unknown
 */
typedef struct
{
  GUri *address;
  const char *accept;
  gsize max_bytes;
  guint timeout;
  void (*progress) (guint64 done, guint64 total, gpointer data);
  gpointer progress_data;
} HashiyaFetchRequest;

/**
 * HashiyaFetcher:
 *
 * Gets what stands at web addresses, for one import: HTTP and HTTPS with libsoup, no cookies, no
 * Referer, no login, no cache. Each host is looked up once, its addresses are checked, and only
 * those are connected to; at each of at most ten redirects anew. Machines that the internet does
 * not reach are refused unless a person asked for that very
 * machine, see hashiya_fetcher_set_home(). Where the system asks for a
 * proxy nothing is fetched, since the proxy would do the looking up.
 *
 * Limits are properties, in milliseconds: #HashiyaFetcher:answer-timeout until an answer begins,
 * #HashiyaFetcher:idle-timeout between any two pieces of it, #HashiyaFetcher:total-timeout in all.
 * Blocks; one thread at a time.
 */
#define HASHIYA_TYPE_FETCHER (hashiya_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaFetcher, hashiya_fetcher, HASHIYA, FETCHER, GObject)

HashiyaFetcher *hashiya_fetcher_new (void);

/** hashiya_fetcher_set_home: @home: the address that a person asked for; what was looked up for the
 * one before is forgotten */
void hashiya_fetcher_set_home (HashiyaFetcher *self, GUri *home);

/**
 * hashiya_fetcher_fetch:
 *
 * Returns: (transfer full): what came, all of it, or %NULL with %HASHIYA_FETCH_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
HashiyaFetched *hashiya_fetcher_fetch (HashiyaFetcher *self,
                                       const HashiyaFetchRequest *request,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
