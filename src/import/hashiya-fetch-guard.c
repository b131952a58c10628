// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-fetch-guard.h"

struct _HashiyaFetchGuard
{
  GMainContext *context;
  GCancellable *asked; /* may be NULL */
  gulong handler;
  GCancellable *cancellable;
  GSource *total;
  GSource *step; /* may be NULL */
  gboolean timed_out;
};

static gboolean
end (gpointer data)
{
  HashiyaFetchGuard *self = data;

  self->timed_out = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static GSource *
new_timer (HashiyaFetchGuard *self, guint milliseconds)
{
  GSource *timer = g_timeout_source_new (milliseconds);

  g_source_set_callback (timer, end, self, NULL);
  g_source_attach (timer, self->context);
  return timer;
}

static void
stop_timer (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static void
asked_to_end (GCancellable *asked, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

HashiyaFetchGuard *
hashiya_fetch_guard_new (GMainContext *context, GCancellable *cancellable, guint total)
{
  HashiyaFetchGuard *self = g_new0 (HashiyaFetchGuard, 1);

  self->context = g_main_context_ref (context);
  self->cancellable = g_cancellable_new ();
  self->total = new_timer (self, total);
  if (cancellable != NULL)
    {
      self->asked = g_object_ref (cancellable);
      self->handler = g_cancellable_connect (cancellable, G_CALLBACK (asked_to_end),
                                             g_object_ref (self->cancellable), g_object_unref);
    }
  return self;
}

void
hashiya_fetch_guard_free (HashiyaFetchGuard *self)
{
  g_cancellable_disconnect (self->asked, self->handler);
  g_clear_object (&self->asked);
  stop_timer (&self->total);
  stop_timer (&self->step);
  g_object_unref (self->cancellable);
  g_main_context_unref (self->context);
  g_free (self);
}

void
hashiya_fetch_guard_begin (HashiyaFetchGuard *self, guint limit)
{
  stop_timer (&self->step);
  self->step = new_timer (self, limit);
}

GCancellable *
hashiya_fetch_guard_get_cancellable (HashiyaFetchGuard *self)
{
  return self->cancellable;
}

void
hashiya_fetch_guard_explain (HashiyaFetchGuard *self, GError **error)
{
  if (self->asked != NULL && g_cancellable_is_cancelled (self->asked))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (self->asked, error);
    }
  else if (self->timed_out)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
    }
}
