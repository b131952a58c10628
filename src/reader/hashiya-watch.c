// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-watch.h"

/* WebKit says after three seconds that a process does not answer; one that lays out a large page
 * on a slow machine may be back soon. */
#define HUNG_SECONDS 10

struct _HashiyaWatch
{
  GObject parent_instance;

  WebKitWebView *view; /* weak */
  guint hung_source;
};

G_DEFINE_FINAL_TYPE (HashiyaWatch, hashiya_watch, G_TYPE_OBJECT)

enum
{
  LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hashiya_watch_dispose (GObject *object)
{
  HashiyaWatch *self = HASHIYA_WATCH (object);

  g_clear_handle_id (&self->hung_source, g_source_remove);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (hashiya_watch_parent_class)->dispose (object);
}

static void
hashiya_watch_class_init (HashiyaWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_watch_dispose;

  signals[LOST] = g_signal_new ("lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
hashiya_watch_init (HashiyaWatch *self)
{
}

static void
on_terminated (WebKitWebView *view, WebKitWebProcessTerminationReason reason, HashiyaWatch *self)
{
  g_clear_handle_id (&self->hung_source, g_source_remove);
  if (reason != WEBKIT_WEB_PROCESS_TERMINATED_BY_API)
    g_signal_emit (self, signals[LOST], 0);
}

static gboolean
on_load_failed (
    WebKitWebView *view, WebKitLoadEvent event, const char *uri, GError *error, HashiyaWatch *self)
{
  if (!g_error_matches (error, WEBKIT_NETWORK_ERROR, WEBKIT_NETWORK_ERROR_CANCELLED)
      && !g_error_matches (error, WEBKIT_POLICY_ERROR,
                           WEBKIT_POLICY_ERROR_FRAME_LOAD_INTERRUPTED_BY_POLICY_CHANGE))
    g_signal_emit (self, signals[LOST], 0);
  /* WebKit would show a page of its own. */
  return TRUE;
}

static gboolean
on_hung (gpointer data)
{
  HashiyaWatch *self = data;

  self->hung_source = 0;
  g_signal_emit (self, signals[LOST], 0);
  return G_SOURCE_REMOVE;
}

static void
on_responsive (WebKitWebView *view, GParamSpec *pspec, HashiyaWatch *self)
{
  g_clear_handle_id (&self->hung_source, g_source_remove);
  if (!webkit_web_view_get_is_web_process_responsive (view))
    self->hung_source = g_timeout_add_seconds (HUNG_SECONDS, on_hung, self);
}

HashiyaWatch *
hashiya_watch_new (WebKitWebView *view)
{
  HashiyaWatch *self = g_object_new (HASHIYA_TYPE_WATCH, NULL);

  g_return_val_if_fail (WEBKIT_IS_WEB_VIEW (view), NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "web-process-terminated", G_CALLBACK (on_terminated), self, 0);
  g_signal_connect_object (view, "load-failed", G_CALLBACK (on_load_failed), self, 0);
  g_signal_connect_object (view, "notify::is-web-process-responsive", G_CALLBACK (on_responsive),
                           self, 0);
  return self;
}

void
hashiya_watch_revive (HashiyaWatch *self)
{
  g_return_if_fail (HASHIYA_IS_WATCH (self));

  if (self->view != NULL && !webkit_web_view_get_is_web_process_responsive (self->view))
    webkit_web_view_terminate_web_process (self->view);
}
