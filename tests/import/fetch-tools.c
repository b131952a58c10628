// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch-tools.h"

#include "fetch-site.h"
#include "hashiya-address.h"

#include <string.h>

#define MAX_BYTES (64 * 1024)

HashiyaFetcher *
new_fetcher (GResolver *names, const char *property, ...)
{
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new ("direct://", NULL);
  guint limits[] = { 60000, 60000, 120000 };
  static const char *const keys[] = { "answer-timeout", "idle-timeout", "total-timeout" };
  va_list arguments;

  va_start (arguments, property);
  for (; property != NULL; property = va_arg (arguments, const char *))
    {
      guint value = va_arg (arguments, guint);

      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          if (strcmp (keys[i], property) == 0)
            limits[i] = value;
        }
    }
  va_end (arguments);
  return g_object_new (HASHIYA_TYPE_FETCHER, "resolver", names, "proxy-resolver", direct, keys[0],
                       limits[0], keys[1], limits[1], keys[2], limits[2], NULL);
}

HashiyaFetched *
fetch (HashiyaFetcher *fetcher, const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (GUri) uri = hashiya_address_parse (address, error);
  const HashiyaFetchRequest request = { .address = uri, .accept = "*/*", .max_bytes = MAX_BYTES };

  g_assert_nonnull (uri);
  hashiya_fetcher_set_home (fetcher, uri);
  return hashiya_fetcher_fetch (fetcher, &request, cancellable, error);
}

/* A resolver with one name. */

#define TYPE_NAMES (names_get_type ())
G_DECLARE_FINAL_TYPE (Names, names, TEST, NAMES, GResolver)

struct _Names
{
  GResolver parent_instance;

  char *name;
  char *answers[2];
  guint n_asked;
};

G_DEFINE_FINAL_TYPE (Names, names, G_TYPE_RESOLVER)

static GList *
names_lookup (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  Names *self = TEST_NAMES (resolver);
  g_auto (GStrv) numbers = g_strsplit (self->answers[MIN (self->n_asked, 1)], ",", -1);
  GList *found = NULL;

  self->n_asked++;
  if (strcmp (name, self->name) != 0)
    {
      g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "unknown");
      return NULL;
    }
  for (guint i = 0; numbers[i] != NULL; i++)
    found = g_list_append (found, g_inet_address_new_from_string (numbers[i]));
  return found;
}

static void
names_lookup_async (GResolver *resolver,
                    const char *name,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, data);
  g_autoptr (GError) error = NULL;
  GList *found = names_lookup (resolver, name, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_resolver_free_addresses);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GList *
names_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
names_finalize (GObject *object)
{
  Names *self = TEST_NAMES (object);

  g_free (self->name);
  g_free (self->answers[0]);
  g_free (self->answers[1]);
  G_OBJECT_CLASS (names_parent_class)->finalize (object);
}

static void
names_class_init (NamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = names_finalize;
  G_RESOLVER_CLASS (klass)->lookup_by_name = names_lookup;
  G_RESOLVER_CLASS (klass)->lookup_by_name_async = names_lookup_async;
  G_RESOLVER_CLASS (klass)->lookup_by_name_finish = names_lookup_finish;
}

static void
names_init (Names *self)
{
}

GResolver *
names_new (const char *name, const char *first, const char *later)
{
  Names *self = g_object_new (TYPE_NAMES, NULL);

  self->name = g_strdup (name);
  self->answers[0] = g_strdup (first);
  self->answers[1] = g_strdup (later);
  return G_RESOLVER (self);
}

guint
names_get_n_asked (GResolver *names)
{
  return TEST_NAMES (names)->n_asked;
}

/* The web server */

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->path);
  soup_message_headers_unref (self->headers);
  g_free (self);
}

static void
note_header (const char *name, const char *value, gpointer headers)
{
  soup_message_headers_append (headers, name, value);
}

static void
handle (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer data)
{
  Site *self = data;
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note_header,
                                request->headers);
  g_ptr_array_add (self->requests, request);
  site_answer (message, path, self->root);
}

typedef struct
{
  Site *site;
  GMutex lock;
  GCond ready;
} Start;

static gpointer
serve (gpointer data)
{
  Start *start = data;
  Site *self = start->site;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;
  GMainLoop *loop = g_main_loop_new (context, FALSE);
  GSList *uris;

  g_main_context_push_thread_default (context);
  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, handle, self, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  g_mutex_lock (&start->lock);
  self->port = (guint) g_uri_get_port (uris->data);
  self->root = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  self->loop = loop;
  g_cond_signal (&start->ready);
  g_mutex_unlock (&start->lock);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (context);
  return NULL;
}

Site *
site_new (void)
{
  Site *self = g_new0 (Site, 1);
  Start start = { .site = self };

  self->requests = g_ptr_array_new_with_free_func (request_free);
  g_mutex_init (&start.lock);
  g_cond_init (&start.ready);
  g_mutex_lock (&start.lock);
  self->thread = g_thread_new ("site", serve, &start);
  while (self->loop == NULL)
    g_cond_wait (&start.ready, &start.lock);
  g_mutex_unlock (&start.lock);
  return self;
}

static gboolean
quit (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
site_free (Site *self)
{
  g_autoptr (GSource) idle = g_idle_source_new ();

  /* In the loop itself: it may not have begun to run. */
  g_source_set_callback (idle, quit, self->loop, NULL);
  g_source_attach (idle, g_main_loop_get_context (self->loop));
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_ptr_array_unref (self->requests);
  g_free (self->root);
  g_free (self);
}

HashiyaFetched *
site_fetch (Site *self, const char *path, GError **error)
{
  g_autoptr (GResolver) names = names_new ("private.example.org", "10.0.0.1", "127.0.0.1");
  g_autoptr (HashiyaFetcher) fetcher = new_fetcher (names, NULL);
  g_autofree char *address = g_strconcat (self->root, path, NULL);

  return fetch (fetcher, address, NULL, error);
}

HashiyaContent *
site_import (Site *self, const char *path, const HashiyaImportOptions *options, GError **error)
{
  g_autoptr (HashiyaFetcher) fetcher = new_fetcher (NULL, NULL);
  g_autofree char *address = g_strconcat (self->root, path, NULL);

  return hashiya_fetch_document (fetcher, address, options, NULL, NULL, NULL, error);
}

guint
site_count (Site *self, const char *path)
{
  guint n = 0;

  for (guint i = 0; i < self->requests->len; i++)
    n += strcmp (((Request *) g_ptr_array_index (self->requests, i))->path, path) == 0;
  return n;
}

/* The server below HTTP */

static gpointer
run_wire (gpointer data)
{
  Wire *self = data;
  g_autoptr (GSocketConnection) connection
      = g_socket_listener_accept (self->listener, NULL, self->end, NULL);
  GOutputStream *out;
  char asked[4096];

  if (connection == NULL)
    return NULL;
  out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), asked, sizeof asked,
                       self->end, NULL);
  g_output_stream_write_all (out, self->answer, strlen (self->answer), NULL, self->end, NULL);
  if (self->cancel_when_asked != NULL)
    g_cancellable_cancel (self->cancel_when_asked);
  while (self->how != WIRE_CLOSES && !g_cancellable_is_cancelled (self->end))
    {
      g_usleep (20 * 1000);
      if (self->how == WIRE_DRIPS && g_output_stream_write (out, "x", 1, self->end, NULL) != 1)
        break;
    }
  return NULL;
}

Wire *
wire_new (const char *answer, WireEnd how)
{
  Wire *self = g_new0 (Wire, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  self->answer = answer;
  self->how = how;
  self->listener = g_socket_listener_new ();
  self->end = g_cancellable_new ();
  g_socket_listener_add_address (self->listener, any, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &bound, &error);
  g_assert_no_error (error);
  self->address = g_strdup_printf ("http://127.0.0.1:%u/",
                                   g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  self->thread = g_thread_new ("wire", run_wire, self);
  return self;
}

void
wire_free (Wire *self)
{
  g_cancellable_cancel (self->end);
  g_thread_join (self->thread);
  g_object_unref (self->listener);
  g_object_unref (self->end);
  g_free (self->address);
  g_free (self);
}
