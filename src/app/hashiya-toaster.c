// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-toaster.h"

/* Longer than a toast takes to hide, and then to show. */
#define PAUSE_MS 350

struct _HashiyaToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* weak */
  AdwToast *shown;          /* or NULL */
  GQueue *waiting;          /* of AdwToast, owned */
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (HashiyaToaster, hashiya_toaster, G_TYPE_OBJECT)

static void show_next (HashiyaToaster *self);

static gboolean
pause_over_cb (gpointer data)
{
  HashiyaToaster *self = data;

  self->pause_id = 0;
  show_next (self);
  return G_SOURCE_REMOVE;
}

static void
dismissed_cb (HashiyaToaster *self, AdwToast *toast)
{
  if (toast != self->shown)
    return;
  g_clear_object (&self->shown);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_over_cb, self);
}

static void
show_next (HashiyaToaster *self)
{
  if (self->shown != NULL || self->pause_id != 0 || self->overlay == NULL)
    return;
  self->shown = g_queue_pop_head (self->waiting);
  if (self->shown == NULL)
    return;
  g_signal_connect_object (self->shown, "dismissed", G_CALLBACK (dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->shown));
}

static void
hashiya_toaster_dispose (GObject *object)
{
  HashiyaToaster *self = HASHIYA_TOASTER (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->shown);
  g_queue_clear_full (self->waiting, g_object_unref);
  g_clear_weak_pointer (&self->overlay);
  G_OBJECT_CLASS (hashiya_toaster_parent_class)->dispose (object);
}

static void
hashiya_toaster_finalize (GObject *object)
{
  g_queue_free (HASHIYA_TOASTER (object)->waiting);
  G_OBJECT_CLASS (hashiya_toaster_parent_class)->finalize (object);
}

static void
hashiya_toaster_class_init (HashiyaToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_toaster_dispose;
  G_OBJECT_CLASS (klass)->finalize = hashiya_toaster_finalize;
}

static void
hashiya_toaster_init (HashiyaToaster *self)
{
  self->waiting = g_queue_new ();
}

HashiyaToaster *
hashiya_toaster_new (AdwToastOverlay *overlay)
{
  HashiyaToaster *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (HASHIYA_TYPE_TOASTER, NULL);
  g_set_weak_pointer (&self->overlay, overlay);
  return self;
}

void
hashiya_toaster_add (HashiyaToaster *self, AdwToast *toast)
{
  g_return_if_fail (HASHIYA_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  g_queue_push_tail (self->waiting, toast);
  show_next (self);
}

void
hashiya_toaster_dismiss (HashiyaToaster *self, AdwToast *toast)
{
  g_return_if_fail (HASHIYA_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (toast == self->shown)
    adw_toast_dismiss (toast);
  else if (g_queue_remove (self->waiting, toast))
    g_object_unref (toast);
}
