// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Fetching, from servers of the test's own on loopback and with names of its own making. */

#include "fetch-tools.h"

#include "hashiya-address.h"
#include "hashiya-fetch-error.h"
#include "hashiya-network.h"

#include <string.h>

typedef struct
{
  const char *number;
  gboolean is_public;
} Number;

static const Number numbers[] = {
  { "0.0.0.0", FALSE },
  { "0.1.2.3", FALSE },
  { "1.1.1.1", TRUE },
  { "10.0.0.1", FALSE },
  { "11.0.0.1", TRUE },
  { "100.63.255.255", TRUE },
  { "100.64.0.1", FALSE },
  { "100.127.255.255", FALSE },
  { "100.128.0.1", TRUE },
  { "127.0.0.1", FALSE },
  { "127.255.255.254", FALSE },
  { "169.254.169.254", FALSE },
  { "172.15.0.1", TRUE },
  { "172.16.0.1", FALSE },
  { "172.31.255.255", FALSE },
  { "172.32.0.1", TRUE },
  { "192.0.0.1", FALSE },
  { "192.0.2.1", FALSE },
  { "192.88.99.1", FALSE },
  { "192.168.0.1", FALSE },
  { "192.169.0.1", TRUE },
  { "198.18.0.1", FALSE },
  { "198.20.0.1", TRUE },
  { "198.51.100.1", FALSE },
  { "203.0.113.1", FALSE },
  { "223.255.255.255", TRUE },
  { "224.0.0.1", FALSE },
  { "240.0.0.1", FALSE },
  { "255.255.255.255", FALSE },
  { "::", FALSE },
  { "::1", FALSE },
  { "::7f00:1", FALSE },
  { "::ffff:127.0.0.1", FALSE },
  { "::ffff:10.0.0.1", FALSE },
  { "::ffff:1.1.1.1", TRUE },
  { "64:ff9b::a00:1", FALSE },
  { "64:ff9b::101:101", TRUE },
  { "64:ff9b:1::101:101", FALSE },
  { "100::1", FALSE },
  { "2001::1", FALSE },
  { "2001:200::1", TRUE },
  { "2001:db8::1", FALSE },
  { "2002:7f00:1::1", FALSE },
  { "2002:a00:1::1", FALSE },
  { "2002:101:101::1", TRUE },
  { "2606:4700:4700::1111", TRUE },
  { "3fff::1", FALSE },
  { "3fff:1000::1", TRUE },
  { "5f00::1", FALSE },
  { "fc00::1", FALSE },
  { "fd12:3456::1", FALSE },
  { "fe80::1", FALSE },
  { "fec0::1", FALSE },
  { "ff02::1", FALSE },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (numbers[i].number);

      g_test_message ("%s", numbers[i].number);
      g_assert_nonnull (address);
      g_assert_cmpint (hashiya_network_is_public (address), ==, numbers[i].is_public);
    }
}

typedef struct
{
  const char *typed;
  const char *normal; /* NULL where it is refused */
} Typed;

static const Typed typed[] = {
  { "http://example.org", "http://example.org/" },
  { "  HTTPS://Example.ORG:443/A%2fb?q=1#part \n", "https://example.org/A%2Fb?q=1" },
  { "http://example.org:80/", "http://example.org/" },
  { "http://example.org:8080/", "http://example.org:8080/" },
  { "http://example.org./x", "http://example.org/x" },
  { "https://ur.wikipedia.org/wiki/اردو",
    "https://ur.wikipedia.org/wiki/%D8%A7%D8%B1%D8%AF%D9%88" },
  { "https://مثال.پاکستان/", "https://xn--mgbh0fb.xn--mgbai9azgqp6j/" },
  { "http://[::1]:8000/x", "http://[::1]:8000/x" },
  { "http://example.org/a b\"<>", "http://example.org/a%20b%22%3C%3E" },
  { "http://user@example.org/", NULL },
  { "http://user:word@example.org/", NULL },
  { "ftp://example.org/", NULL },
  { "file:///etc/passwd", NULL },
  { "javascript://example.org/", NULL },
  { "http://", NULL },
  { "http:///path", NULL },
  { "http://exa mple.org/", NULL },
  { "http://example.org:99999/", NULL },
  { "example.org", NULL },
};

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = hashiya_address_parse (typed[i].typed, &error);
      g_autofree char *normal = uri != NULL ? g_uri_to_string (uri) : NULL;

      g_test_message ("%s", typed[i].typed);
      g_assert_cmpstr (normal, ==, typed[i].normal);
      if (uri == NULL)
        g_assert_error (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_ADDRESS);
    }
}

static void
test_local_hosts (void)
{
  static const char *const local[] = { "localhost", "a.localhost", "127.0.0.1", "10.1.2.3",  "::1",
                                       "fe80::1",   "nas",         "nas.local", "router.lan" };
  static const char *const others[] = { "example.org",
                                        "1.1.1.1",
                                        "localhost.example.org",
                                        "2130706433",
                                        "0x7f000001",
                                        "127.1",
                                        "local"
                                        ".org" };

  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_true (hashiya_address_is_local_host (local[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (hashiya_address_is_local_host (others[i]));
}

typedef struct
{
  const char *path; /* of the address asked for */
  HashiyaFetchError code;
  guint n_requests; /* that the server saw */
} Refusal;

static const Refusal refusals[] = {
  { "/absent", HASHIYA_FETCH_ERROR_STATUS, 1 },
  { "/login", HASHIYA_FETCH_ERROR_STATUS, 1 },
  { "/broken", HASHIYA_FETCH_ERROR_STATUS, 1 },
  { "/empty-answer", HASHIYA_FETCH_ERROR_STATUS, 1 },
  { "/loop", HASHIYA_FETCH_ERROR_REDIRECT, 11 },
  { "/to-file", HASHIYA_FETCH_ERROR_REDIRECT, 1 },
  { "/to-script", HASHIYA_FETCH_ERROR_REDIRECT, 1 },
  { "/to-login", HASHIYA_FETCH_ERROR_REDIRECT, 1 },
  { "/to-nowhere", HASHIYA_FETCH_ERROR_REDIRECT, 1 },
  { "/to-private", HASHIYA_FETCH_ERROR_PRIVATE, 1 },
  { "/to-mapped", HASHIYA_FETCH_ERROR_PRIVATE, 1 },
  { "/to-name-of-private", HASHIYA_FETCH_ERROR_PRIVATE, 1 },
  { "/to-other-port", HASHIYA_FETCH_ERROR_PRIVATE, 1 },
  { "/large", HASHIYA_FETCH_ERROR_TOO_LARGE, 1 },
  { "/large-unannounced", HASHIYA_FETCH_ERROR_TOO_LARGE, 1 },
  { "/bomb", HASHIYA_FETCH_ERROR_TOO_LARGE, 1 },
  { "/half-packed", HASHIYA_FETCH_ERROR_TRUNCATED, 1 },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *test = data;
  g_autoptr (Site) site = site_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaFetched) fetched = site_fetch (site, test->path, &error);

  g_assert_error (error, HASHIYA_FETCH_ERROR, (int) test->code);
  g_assert_null (fetched);
  g_assert_cmpuint (site->requests->len, ==, test->n_requests);
}

/* What a server may get wrong below HTTP, and the one limit that ends it. */
static const struct
{
  const char *name;
  const char *answer;
  WireEnd end;
  const char *limit; /* may be NULL */
  HashiyaFetchError code;
} wires[] = {
  { "truncated", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>begins", WIRE_CLOSES, NULL,
    HASHIYA_FETCH_ERROR_TRUNCATED },
  { "truncated-chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n<p>begins",
    WIRE_CLOSES, NULL, HASHIYA_FETCH_ERROR_TRUNCATED },
  { "silent", "", WIRE_IS_SILENT, "answer-timeout", HASHIYA_FETCH_ERROR_TIMEOUT },
  { "slow-head", "HTTP/1.1 200 OK\r\nX-Slow: ", WIRE_DRIPS, "answer-timeout",
    HASHIYA_FETCH_ERROR_TIMEOUT },
  { "silent-body", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nbegins", WIRE_IS_SILENT,
    "idle-timeout", HASHIYA_FETCH_ERROR_TIMEOUT },
  { "slow-body", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", WIRE_DRIPS, "total-timeout",
    HASHIYA_FETCH_ERROR_TIMEOUT },
};

static void
test_wire (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (Wire) wire = wire_new (wires[i].answer, wires[i].end);
  g_autoptr (HashiyaFetcher) fetcher = new_fetcher (NULL, wires[i].limit, 300, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaFetched) fetched = fetch (fetcher, wire->address, NULL, &error);

  g_assert_error (error, HASHIYA_FETCH_ERROR, (int) wires[i].code);
  g_assert_null (fetched);
}

static void
test_no_http (void)
{
  g_autoptr (Wire) wire = wire_new ("SSH-2.0-OpenSSH_9.2\r\n", WIRE_CLOSES);
  g_autoptr (HashiyaFetcher) fetcher = new_fetcher (NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fetcher, wire->address, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == HASHIYA_FETCH_ERROR);
}

static void
test_cancel (void)
{
  g_autoptr (Wire) wire = wire_new ("HTTP/1.1 200 OK\r\n", WIRE_DRIPS);
  g_autoptr (HashiyaFetcher) fetcher = new_fetcher (NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  wire->cancel_when_asked = cancellable;
  g_assert_null (fetch (fetcher, wire->address, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_page (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaFetched) fetched = site_fetch (site, "/ten-steps", &error);
  g_autofree char *last = g_strconcat (site->root, "/page", NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (fetched->address, ==, last);
  g_assert_cmpstr (fetched->type, ==, "text/html");
  g_assert_cmpstr (fetched->charset, ==, "windows-1256");
  g_assert_cmpuint (site->requests->len, ==, 11);
}

/* What a request tells the server, for the page and for whatever comes after it. */
static void
test_headers (void)
{
  static const char *const absent[]
      = { "Cookie", "Referer", "Authorization", "Accept-Language", "From", "If-None-Match" };
  g_autoptr (Site) site = site_new ();
  g_autoptr (HashiyaContent) content = site_import (site, "/article", NULL, NULL);

  g_assert_nonnull (content);
  g_assert_cmpuint (site->requests->len, >, 3);
  for (guint i = 0; i < site->requests->len; i++)
    {
      SoupMessageHeaders *headers = ((Request *) g_ptr_array_index (site->requests, i))->headers;

      for (guint j = 0; j < G_N_ELEMENTS (absent); j++)
        g_assert_null (soup_message_headers_get_one (headers, absent[j]));
      g_assert_true (
          g_str_has_prefix (soup_message_headers_get_one (headers, "User-Agent"), "Hashiya/"));
    }
}

/* A name that was public when it was checked leads elsewhere when it is looked up again. */
static void
test_rebinding (void)
{
  static const char *const answers[]
      = { "192.0.2.1,127.0.0.1", "127.0.0.1",       "10.0.0.1", "::1",
          "::ffff:127.0.0.1",    "64:ff9b::7f00:1", "0.0.0.0" };
  g_autoptr (Site) site = site_new ();

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GResolver) names = names_new ("rebind.example.org", answers[i], "127.0.0.1");
      g_autoptr (HashiyaFetcher) fetcher = new_fetcher (names, NULL);
      g_autofree char *address = g_strdup_printf ("http://rebind.example.org:%u/page", site->port);
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch (fetcher, address, NULL, &error));
      g_assert_error (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_PRIVATE);
      g_assert_cmpuint (names_get_n_asked (names), ==, 1);
    }
  g_assert_cmpuint (site->requests->len, ==, 0);
}

/* The one look-up is all that counts: nothing asks again when connecting. */
static void
test_pinned (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (GResolver) names = names_new ("nas.local", "127.0.0.1", "192.0.2.1");
  g_autoptr (HashiyaFetcher) fetcher = new_fetcher (names, NULL);
  g_autofree char *address = g_strdup_printf ("http://nas.local:%u/page", site->port);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaFetched) fetched = fetch (fetcher, address, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (fetched);
  g_assert_cmpuint (site->requests->len, ==, 1);
  g_assert_cmpuint (names_get_n_asked (names), ==, 1);
}

static void
test_unknown_name (void)
{
  g_autoptr (GResolver) names = names_new ("example.org", "192.0.2.1", "192.0.2.1");
  g_autoptr (HashiyaFetcher) fetcher = new_fetcher (names, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fetcher, "http://other.example.org/", NULL, &error));
  g_assert_error (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_UNREACHABLE);
}

static void
test_proxy (void)
{
  g_autoptr (Site) site = site_new ();
  g_autofree char *address = g_strconcat (site->root, "/page", NULL);
  g_autoptr (GProxyResolver) proxies = g_simple_proxy_resolver_new ("http://127.0.0.1:9", NULL);
  g_autoptr (HashiyaFetcher) fetcher
      = g_object_new (HASHIYA_TYPE_FETCHER, "proxy-resolver", proxies, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fetcher, address, NULL, &error));
  g_assert_error (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_PROXY);
  g_assert_cmpuint (site->requests->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/numbers", test_numbers);
  g_test_add_func ("/fetch/addresses", test_addresses);
  g_test_add_func ("/fetch/local-hosts", test_local_hosts);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/fetch/refused", refusals[i].path, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wires); i++)
    {
      g_autofree char *path = g_strconcat ("/fetch/wire/", wires[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_wire);
    }
  g_test_add_func ("/fetch/wire/no-http", test_no_http);
  g_test_add_func ("/fetch/cancel", test_cancel);
  g_test_add_func ("/fetch/page", test_page);
  g_test_add_func ("/fetch/headers", test_headers);
  g_test_add_func ("/fetch/rebinding", test_rebinding);
  g_test_add_func ("/fetch/pinned", test_pinned);
  g_test_add_func ("/fetch/unknown-name", test_unknown_name);
  g_test_add_func ("/fetch/proxy", test_proxy);
  return g_test_run ();
}
