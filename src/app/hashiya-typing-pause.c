// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-typing-pause.h"

#define PAUSE_MS 700
#define MAX_MS   3000

struct _HashiyaTypingPause
{
  GObject parent_instance;

  gint64 since; /* monotonic time of the first key that is not written, in ms, or 0 */
  guint id;
};

enum
{
  OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaTypingPause, hashiya_typing_pause, G_TYPE_OBJECT)

static void
hashiya_typing_pause_finalize (GObject *object)
{
  g_clear_handle_id (&HASHIYA_TYPING_PAUSE (object)->id, g_source_remove);
  G_OBJECT_CLASS (hashiya_typing_pause_parent_class)->finalize (object);
}

static void
hashiya_typing_pause_class_init (HashiyaTypingPauseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_typing_pause_finalize;
  signals[OVER] = g_signal_new ("over", HASHIYA_TYPE_TYPING_PAUSE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
hashiya_typing_pause_init (HashiyaTypingPause *self)
{
}

HashiyaTypingPause *
hashiya_typing_pause_new (void)
{
  return g_object_new (HASHIYA_TYPE_TYPING_PAUSE, NULL);
}

static gboolean
over_cb (gpointer data)
{
  HashiyaTypingPause *self = data;

  self->id = 0;
  self->since = 0;
  g_signal_emit (self, signals[OVER], 0);
  return G_SOURCE_REMOVE;
}

void
hashiya_typing_pause_key (HashiyaTypingPause *self)
{
  gint64 now = g_get_monotonic_time () / 1000;
  gint64 left;

  g_return_if_fail (HASHIYA_IS_TYPING_PAUSE (self));

  if (self->since == 0)
    self->since = now;
  left = MAX (self->since + MAX_MS - now, 0);
  g_clear_handle_id (&self->id, g_source_remove);
  self->id = g_timeout_add ((guint) MIN (PAUSE_MS, left), over_cb, self);
}

void
hashiya_typing_pause_end (HashiyaTypingPause *self)
{
  g_return_if_fail (HASHIYA_IS_TYPING_PAUSE (self));

  g_clear_handle_id (&self->id, g_source_remove);
  self->since = 0;
}

gboolean
hashiya_typing_pause_is_awaited (HashiyaTypingPause *self)
{
  g_return_val_if_fail (HASHIYA_IS_TYPING_PAUSE (self), FALSE);

  return self->id != 0;
}
