// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-fetcher.h"

#include "hashiya-address.h"
#include "hashiya-fetch-error.h"
#include "hashiya-fetch-guard.h"
#include "hashiya-network.h"
#include "hashiya-pinned-address.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#define MAX_REDIRECTS 10
#define BLOCK_BYTES   (64 * 1024)
#define AGENT         "Hashiya/" PACKAGE_VERSION

struct _HashiyaFetcher
{
  GObject parent_instance;

  GUri *home;
  GResolver *resolver;
  GProxyResolver *proxies;
  GTlsDatabase *certificates;
  guint answer_timeout;
  guint idle_timeout;
  guint total_timeout;
  GMainContext *context;
  GHashTable *sessions; /* "scheme://host:port" -> SoupSession */
};

G_DEFINE_FINAL_TYPE (HashiyaFetcher, hashiya_fetcher, G_TYPE_OBJECT)

typedef enum
{
  PROP_RESOLVER = 1,
  PROP_PROXY_RESOLVER,
  PROP_TLS_DATABASE,
  PROP_ANSWER_TIMEOUT,
  PROP_IDLE_TIMEOUT,
  PROP_TOTAL_TIMEOUT,
} HashiyaFetcherProperty;

static GParamSpec *properties[PROP_TOTAL_TIMEOUT + 1];

void
hashiya_fetched_free (HashiyaFetched *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->address);
  g_free (self->type);
  g_free (self->charset);
  g_free (self);
}

/* One fetch: its guard, and the result of the step that is waited for. */
typedef struct
{
  HashiyaFetcher *fetcher;
  const HashiyaFetchRequest *request;
  HashiyaFetchGuard *guard;
  GCancellable *cancellable; /* the guard's */
  GAsyncResult *result;
} Fetch;

static void
step_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetch *self = data;

  self->result = g_object_ref (result);
}

/* Runs the fetcher's own context until the step is done; limits and Cancel end it. */
static GAsyncResult *
await (Fetch *self)
{
  while (self->result == NULL)
    g_main_context_iteration (self->fetcher->context, TRUE);
  return g_steal_pointer (&self->result);
}

static gboolean
is_direct (Fetch *self, GUri *uri, GError **error)
{
  g_autofree char *address = g_uri_to_string (uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) proxies = NULL;

  g_proxy_resolver_lookup_async (self->fetcher->proxies, address, self->cancellable, step_done,
                                 self);
  result = await (self);
  proxies = g_proxy_resolver_lookup_finish (self->fetcher->proxies, result, error);
  if (proxies == NULL)
    return FALSE;
  if (proxies[0] == NULL || g_str_has_prefix (proxies[0], "direct:"))
    return TRUE;
  g_set_error_literal (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_PROXY,
                       _ ("This computer goes to the web through a proxy, which Hashiya does not "
                          "use: behind it nobody can check where an address leads. Save the page "
                          "from the browser, then add that file."));
  return FALSE;
}

static GList *
look_up (Fetch *self, const char *host, GError **error)
{
  GInetAddress *number = g_inet_address_new_from_string (host);
  g_autoptr (GAsyncResult) result = NULL;

  if (number != NULL)
    return g_list_append (NULL, number);
  g_resolver_lookup_by_name_async (self->fetcher->resolver, host, self->cancellable, step_done,
                                   self);
  result = await (self);
  return g_resolver_lookup_by_name_finish (self->fetcher->resolver, result, error);
}

static int
port_of (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

static gboolean
has_web_port (GUri *uri)
{
  return port_of (uri) == 80 || port_of (uri) == 443;
}

/* Whether the person asked for this very machine, seeing that it is a local one. Another port of
 * it is another service, which nobody asked for. */
static gboolean
is_home (HashiyaFetcher *self, GUri *uri)
{
  return self->home != NULL && strcmp (g_uri_get_host (self->home), g_uri_get_host (uri)) == 0
         && hashiya_address_is_local_host (g_uri_get_host (uri))
         && (port_of (self->home) == port_of (uri)
             || (has_web_port (self->home) && has_web_port (uri)));
}

/* Takes away the addresses that must not be connected to. */
static gboolean
check_addresses (HashiyaFetcher *self, GUri *uri, GList **addresses, GError **error)
{
  GList *next;

  if (is_home (self, uri))
    return TRUE;
  for (GList *l = *addresses; l != NULL; l = next)
    {
      next = l->next;
      if (hashiya_network_is_public (l->data))
        continue;
      g_object_unref (l->data);
      *addresses = g_list_delete_link (*addresses, l);
    }
  if (*addresses != NULL)
    return TRUE;
  hashiya_set_error (
      error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_PRIVATE,
      /* Translators: the placeholder is a host's name. */
      _ ("“%s” leads to this computer or into its private network, not to the internet. "
         "If you mean that machine, type its number, as in http://192.168.1.5/."),
      g_uri_get_host (uri));
  return FALSE;
}

/* A session that cannot connect anywhere but to the addresses that were checked. */
static SoupSession *
new_session (HashiyaFetcher *self, GUri *uri, GList *addresses)
{
  g_autoptr (GSocketConnectable) pinned
      = hashiya_pinned_address_new (g_uri_get_host (uri), (guint16) port_of (uri), addresses);
  SoupSession *session
      = soup_session_new_with_options ("remote-connectable", pinned, "user-agent", AGENT,
                                       "proxy-resolver", NULL, "max-conns-per-host", 1, NULL);

  if (self->certificates != NULL)
    soup_session_set_tls_database (session, self->certificates);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  /* libsoup's own decoder takes a compressed page that breaks off for a whole one. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  return session;
}

static SoupSession *
get_session (Fetch *self, GUri *uri, GError **error)
{
  g_autofree char *key
      = g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), g_uri_get_host (uri), port_of (uri));
  SoupSession *session = g_hash_table_lookup (self->fetcher->sessions, key);
  GList *addresses;

  if (session != NULL)
    return session;
  if (!is_direct (self, uri, error))
    return NULL;
  addresses = look_up (self, g_uri_get_host (uri), error);
  if (addresses == NULL || !check_addresses (self->fetcher, uri, &addresses, error))
    return NULL;
  session = new_session (self->fetcher, uri, addresses);
  g_list_free_full (addresses, g_object_unref);
  g_hash_table_insert (self->fetcher->sessions, g_steal_pointer (&key), session);
  return session;
}

static SoupMessage *
new_message (const HashiyaFetchRequest *request, GUri *uri)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  SoupMessageHeaders *headers;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", request->accept);
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  return message;
}

static GInputStream *
send (Fetch *self, SoupSession *session, SoupMessage *message, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) reason = NULL;
  GInputStream *body;

  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, self->cancellable, step_done,
                           self);
  result = await (self);
  body = soup_session_send_finish (session, result, &reason);
  if (body != NULL)
    return body;
  if (g_error_matches (reason, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    g_propagate_error (error, hashiya_fetch_error_from_certificate (
                                  soup_message_get_tls_peer_certificate_errors (message)));
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

static gboolean
refuse_large (const HashiyaFetchRequest *request, GError **error)
{
  g_autofree char *size = hashiya_size (request->max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  hashiya_set_error (
      error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_TOO_LARGE,
      /* Translators: the placeholder is a size as “256 MiB”. */
      _ ("What stands at this address is larger than %s, the most that Hashiya fetches."), size);
  return FALSE;
}

static goffset
announced_length (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
             ? soup_message_headers_get_content_length (headers)
             : 0;
}

/* The body without its compression; how long it is is unknown then. */
static GInputStream *
unpack (SoupMessage *message, GInputStream *body, goffset *length, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *encoding = soup_message_headers_get_list (headers, "Content-Encoding");
  g_autoptr (GConverter) gzip = NULL;

  if (encoding == NULL || *encoding == '\0' || g_ascii_strcasecmp (encoding, "identity") == 0)
    return g_object_ref (body);
  if (g_ascii_strcasecmp (encoding, "gzip") != 0 && g_ascii_strcasecmp (encoding, "x-gzip") != 0)
    {
      hashiya_set_error (
          error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_TYPE,
          /* Translators: the placeholder is the name of a compression as “br”. */
          _ ("The server sent this in the compression “%s”, which nobody asked for. Save "
             "the page from the browser, then add that file."),
          encoding);
      return NULL;
    }
  *length = 0;
  gzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  return g_converter_input_stream_new (body, gzip);
}

static GBytes *
read_body (Fetch *self, SoupMessage *message, GInputStream *body, GError **error)
{
  const HashiyaFetchRequest *request = self->request;
  goffset length = announced_length (message);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GInputStream) plain = NULL;

  if (length > 0 && (guint64) length > request->max_bytes)
    {
      refuse_large (request, error);
      return NULL;
    }
  plain = unpack (message, body, &length, error);
  while (plain != NULL)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) block = NULL;

      hashiya_fetch_guard_begin (self->guard, self->fetcher->idle_timeout);
      g_input_stream_read_bytes_async (plain, BLOCK_BYTES, G_PRIORITY_DEFAULT, self->cancellable,
                                       step_done, self);
      result = await (self);
      block = g_input_stream_read_bytes_finish (plain, result, error);
      if (block == NULL)
        return NULL;
      if (g_bytes_get_size (block) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&all));
      g_byte_array_append (all, g_bytes_get_data (block, NULL), (guint) g_bytes_get_size (block));
      if (all->len > request->max_bytes)
        {
          refuse_large (request, error);
          return NULL;
        }
      if (request->progress != NULL)
        request->progress (all->len, (guint64) MAX (length, 0), request->progress_data);
    }
  return NULL;
}

/* Where a redirect leads. */
static GUri *
follow (GUri *from, SoupMessage *message, GError **error)
{
  const char *to
      = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autofree char *absolute = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *base = g_uri_to_string (from);

  if (to != NULL && g_utf8_validate (to, -1, NULL))
    absolute
        = g_uri_resolve_relative (base, to, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  uri = absolute != NULL ? hashiya_address_parse (absolute, NULL) : NULL;
  if (uri == NULL)
    g_set_error_literal (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_REDIRECT,
                         _ ("The server sends on to a place that is no web page, and Hashiya does "
                            "not go there."));
  return g_steal_pointer (&uri);
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static HashiyaFetched *
take (Fetch *self, GUri *uri, SoupMessage *message, GInputStream *body, GError **error)
{
  g_autoptr (GBytes) bytes = read_body (self, message, body, error);
  g_autoptr (GHashTable) parameters = NULL;
  const char *type;
  HashiyaFetched *fetched;

  if (bytes == NULL)
    return NULL;
  type = soup_message_headers_get_content_type (soup_message_get_response_headers (message),
                                                &parameters);
  fetched = g_new0 (HashiyaFetched, 1);
  fetched->bytes = g_steal_pointer (&bytes);
  fetched->address = g_uri_to_string (uri);
  fetched->type = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  if (parameters != NULL)
    fetched->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
  return fetched;
}

/* One request: what came, or @to where the server sends on to. */
static HashiyaFetched *
hop (Fetch *self, GUri *uri, GUri **to, GError **error)
{
  g_autoptr (SoupMessage) message = new_message (self->request, uri);
  g_autoptr (GInputStream) body = NULL;
  SoupSession *session;
  HashiyaFetched *fetched = NULL;
  guint status;

  hashiya_fetch_guard_begin (self->guard, self->fetcher->answer_timeout);
  session = get_session (self, uri, error);
  body = session != NULL ? send (self, session, message, error) : NULL;
  if (body == NULL)
    return NULL;
  status = soup_message_get_status (message);
  if (is_redirect (status))
    *to = follow (uri, message, error);
  else if (status != SOUP_STATUS_OK && status != SOUP_STATUS_NON_AUTHORITATIVE)
    g_propagate_error (error, hashiya_fetch_error_from_status (status));
  else
    fetched = take (self, uri, message, body, error);
  g_input_stream_close (body, NULL, NULL);
  return fetched;
}

static HashiyaFetched *
run (Fetch *self, GError **error)
{
  g_autoptr (GUri) uri = g_uri_ref (self->request->address);

  for (guint i = 0; i <= MAX_REDIRECTS; i++)
    {
      g_autoptr (GUri) to = NULL;
      HashiyaFetched *fetched = hop (self, uri, &to, error);

      if (to == NULL)
        return fetched;
      g_uri_unref (uri);
      uri = g_steal_pointer (&to);
    }
  g_set_error_literal (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_REDIRECT,
                       _ ("The server sends on and on, from one address to the next, and never to "
                          "a page. Open it in the browser."));
  return NULL;
}

HashiyaFetched *
hashiya_fetcher_fetch (HashiyaFetcher *self,
                       const HashiyaFetchRequest *request,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) reason = NULL;
  Fetch fetch = { .fetcher = self, .request = request };
  HashiyaFetched *fetched;

  g_return_val_if_fail (HASHIYA_IS_FETCHER (self), NULL);
  g_return_val_if_fail (request->address != NULL && request->accept != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_main_context_push_thread_default (self->context);
  fetch.guard = hashiya_fetch_guard_new (
      self->context, cancellable, request->timeout > 0 ? request->timeout : self->total_timeout);
  fetch.cancellable = hashiya_fetch_guard_get_cancellable (fetch.guard);
  fetched = run (&fetch, &reason);
  if (fetched == NULL)
    hashiya_fetch_guard_explain (fetch.guard, &reason);
  hashiya_fetch_guard_free (fetch.guard);
  g_main_context_pop_thread_default (self->context);
  if (fetched == NULL)
    g_propagate_error (error, hashiya_fetch_error_from_system (reason));
  return fetched;
}

static void
hashiya_fetcher_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HashiyaFetcher *self = HASHIYA_FETCHER (object);

  switch ((HashiyaFetcherProperty) id)
    {
    case PROP_RESOLVER:
      self->resolver = g_value_dup_object (value);
      break;
    case PROP_PROXY_RESOLVER:
      self->proxies = g_value_dup_object (value);
      break;
    case PROP_TLS_DATABASE:
      self->certificates = g_value_dup_object (value);
      break;
    case PROP_ANSWER_TIMEOUT:
      self->answer_timeout = g_value_get_uint (value);
      break;
    case PROP_IDLE_TIMEOUT:
      self->idle_timeout = g_value_get_uint (value);
      break;
    case PROP_TOTAL_TIMEOUT:
      self->total_timeout = g_value_get_uint (value);
      break;
    }
}

static void
hashiya_fetcher_constructed (GObject *object)
{
  HashiyaFetcher *self = HASHIYA_FETCHER (object);

  if (self->resolver == NULL)
    self->resolver = g_resolver_get_default ();
  if (self->proxies == NULL)
    self->proxies = g_object_ref (g_proxy_resolver_get_default ());
  G_OBJECT_CLASS (hashiya_fetcher_parent_class)->constructed (object);
}

static void
forget_hosts (HashiyaFetcher *self)
{
  /* A session lives in the context that it was made in. */
  g_main_context_push_thread_default (self->context);
  g_hash_table_remove_all (self->sessions);
  g_main_context_pop_thread_default (self->context);
}

static void
hashiya_fetcher_dispose (GObject *object)
{
  HashiyaFetcher *self = HASHIYA_FETCHER (object);

  forget_hosts (self);
  g_clear_object (&self->resolver);
  g_clear_object (&self->proxies);
  g_clear_object (&self->certificates);
  G_OBJECT_CLASS (hashiya_fetcher_parent_class)->dispose (object);
}

static void
hashiya_fetcher_finalize (GObject *object)
{
  HashiyaFetcher *self = HASHIYA_FETCHER (object);

  g_clear_pointer (&self->home, g_uri_unref);
  g_hash_table_unref (self->sessions);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (hashiya_fetcher_parent_class)->finalize (object);
}

static GParamSpec *
new_timeout (const char *name, guint milliseconds)
{
  return g_param_spec_uint (name, NULL, NULL, 1, G_MAXUINT, milliseconds,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
new_object (const char *name, GType type)
{
  return g_param_spec_object (name, NULL, NULL, type,
                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
}

static void
hashiya_fetcher_class_init (HashiyaFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hashiya_fetcher_set_property;
  object_class->constructed = hashiya_fetcher_constructed;
  object_class->dispose = hashiya_fetcher_dispose;
  object_class->finalize = hashiya_fetcher_finalize;

  properties[PROP_RESOLVER] = new_object ("resolver", G_TYPE_RESOLVER);
  properties[PROP_PROXY_RESOLVER] = new_object ("proxy-resolver", G_TYPE_PROXY_RESOLVER);
  properties[PROP_TLS_DATABASE] = new_object ("tls-database", G_TYPE_TLS_DATABASE);
  properties[PROP_ANSWER_TIMEOUT] = new_timeout ("answer-timeout", 30 * 1000);
  properties[PROP_IDLE_TIMEOUT] = new_timeout ("idle-timeout", 30 * 1000);
  properties[PROP_TOTAL_TIMEOUT] = new_timeout ("total-timeout", 5 * 60 * 1000);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hashiya_fetcher_init (HashiyaFetcher *self)
{
  self->context = g_main_context_new ();
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

HashiyaFetcher *
hashiya_fetcher_new (void)
{
  return g_object_new (HASHIYA_TYPE_FETCHER, NULL);
}

void
hashiya_fetcher_set_home (HashiyaFetcher *self, GUri *home)
{
  g_return_if_fail (HASHIYA_IS_FETCHER (self));
  g_return_if_fail (home != NULL);

  g_clear_pointer (&self->home, g_uri_unref);
  self->home = g_uri_ref (home);
  forget_hosts (self);
}
