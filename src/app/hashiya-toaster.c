// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-toaster.h"

#define PAUSE_MS 50

/* Longer than a toast takes to show. */
#define MIN_SHOWN_MS 600

struct _HashiyaToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* weak */
  AdwToast *shown;          /* or NULL */
  GQueue *waiting;          /* of AdwToast, owned */
  gint64 shown_at;          /* monotonic, in microseconds */
  guint pause_id;
  guint dismiss_id;
};

G_DEFINE_FINAL_TYPE (HashiyaToaster, hashiya_toaster, G_TYPE_OBJECT)

static void show_next (HashiyaToaster *self);

/* Whether a toast is on the screen still, if only to vanish: a machine with much to do takes its
 * time. */
static gboolean
is_hiding (HashiyaToaster *self)
{
  GtkWidget *overlay = GTK_WIDGET (self->overlay);

  return overlay != NULL
         && gtk_widget_get_first_child (overlay) != gtk_widget_get_last_child (overlay);
}

static gboolean
pause_over_cb (gpointer data)
{
  HashiyaToaster *self = data;

  if (is_hiding (self))
    return G_SOURCE_CONTINUE;
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
  g_clear_handle_id (&self->dismiss_id, g_source_remove);
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
  self->shown_at = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->shown));
}

static gboolean
dismiss_cb (gpointer data)
{
  HashiyaToaster *self = data;

  self->dismiss_id = 0;
  adw_toast_dismiss (self->shown);
  return G_SOURCE_REMOVE;
}

/* Not before it is there. */
static void
dismiss_shown (HashiyaToaster *self)
{
  gint64 age_ms = (g_get_monotonic_time () - self->shown_at) / 1000;

  if (self->dismiss_id == 0)
    self->dismiss_id = g_timeout_add (MAX (0, MIN_SHOWN_MS - age_ms), dismiss_cb, self);
}

/* Before the overlay, which would not wait. */
static gboolean
key_pressed_cb (HashiyaToaster *self, guint key, guint keycode, GdkModifierType state)
{
  if (key != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || self->shown == NULL)
    return GDK_EVENT_PROPAGATE;
  dismiss_shown (self);
  return GDK_EVENT_STOP;
}

static void
hashiya_toaster_dispose (GObject *object)
{
  HashiyaToaster *self = HASHIYA_TOASTER (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->dismiss_id, g_source_remove);
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
  GtkEventController *keys;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (HASHIYA_TYPE_TOASTER, NULL);
  g_set_weak_pointer (&self->overlay, overlay);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (adw_toast_overlay_get_child (overlay), keys);
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
    dismiss_shown (self);
  else if (g_queue_remove (self->waiting, toast))
    g_object_unref (toast);
}
