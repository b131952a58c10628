// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-chosen-mark.h"

#include "hashiya-compat.h"
#include "hashiya-direction.h"
#include "hashiya-mark-popover.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

/* Longer quotes are heard in the text. */
#define QUOTE_MAX 200

struct _HashiyaChosenMark
{
  GObject parent_instance;

  GtkWidget *view; /* unowned */
  GtkWidget *popover;
  HashiyaMarginModel *model;
  HashiyaUndo *undo;
  GSignalGroup *signals;
  gboolean is_held; /* one of its ends is in the reader's hand */
  gboolean watches_presses;
};

enum
{
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaChosenMark, hashiya_chosen_mark, G_TYPE_OBJECT)

static void
notify_reader (HashiyaChosenMark *self, const char *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

static void
announce_words (HashiyaChosenMark *self, HashiyaAnnotation *annotation)
{
  const char *quote = hashiya_annotation_get_quote (annotation);
  g_autofree char *words = hashiya_direction_one_line (quote != NULL ? quote : "", QUOTE_MAX);
  /* Translators: what a screen reader says after an end of a highlight was moved; %s is the words
   * that are highlighted now. */
  g_autofree char *message = hashiya_sentence (_ ("Highlight changed to “%s”"), words);

  hashiya_compat_announce (self->view, message);
}

static void
resize (HashiyaChosenMark *self,
        HashiyaAnnotation *annotation,
        gboolean is_end,
        gsize offset,
        gboolean by_keys)
{
  HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);
  const char *id = hashiya_annotation_get_id (annotation);

  if (offset == (is_end ? anchor.end : anchor.start))
    {
      if (by_keys)
        gtk_widget_error_bell (self->view);
      return;
    }
  if (is_end)
    anchor.end = offset;
  else
    anchor.start = offset;
  if (hashiya_undo_resize (self->undo, self->model, id, anchor.start, anchor.end, by_keys))
    {
      announce_words (self, annotation);
      return;
    }
  /* Shown as it is again. */
  hashiya_view_choose_mark (HASHIYA_VIEW (self->view), id);
  notify_reader (self, _ ("The highlight cannot begin or end there"));
}

static void
mark_resized_cb (HashiyaChosenMark *self,
                 const char *id,
                 gboolean is_end,
                 guint64 offset,
                 gboolean final,
                 gboolean by_keys)
{
  HashiyaAnnotation *annotation
      = self->model != NULL ? hashiya_margin_model_lookup (self->model, id) : NULL;

  self->is_held = !final;
  if (!final)
    hashiya_chosen_mark_close (self);
  else if (annotation != NULL)
    resize (self, annotation, is_end, (gsize) offset, by_keys);
}

/* Another device or the command line may take the mark out of the reader's hand. */
static void
model_changed_cb (HashiyaChosenMark *self)
{
  const char *id = hashiya_view_get_chosen_mark (HASHIYA_VIEW (self->view));

  if (!self->is_held || (id != NULL && hashiya_margin_model_lookup (self->model, id) != NULL))
    return;
  self->is_held = FALSE;
  notify_reader (self, _ ("This highlight was deleted elsewhere meanwhile"));
}

static void
popover_chosen_cb (HashiyaChosenMark *self, const char *id)
{
  hashiya_chosen_mark_choose (self, id);
}

/* Where the focus was in it, the page has it again. */
static void
popover_closed_cb (HashiyaChosenMark *self)
{
  GtkRoot *root = gtk_widget_get_root (self->view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || hashiya_chosen_mark_contains (self, focus)))
    gtk_widget_grab_focus (self->view);
}

/* What is pressed takes the press, too, where it is a handle of the mark. */
static void
pressed_cb (HashiyaChosenMark *self, int n_presses, double x, double y, GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkSurface *surface = event != NULL ? gdk_event_get_surface (event) : NULL;
  GtkNative *native = surface != NULL ? gtk_native_get_for_surface (surface) : NULL;

  if (native == NULL || !hashiya_chosen_mark_contains (self, GTK_WIDGET (native)))
    hashiya_chosen_mark_close (self);
}

/* The view is in a window by now. */
static void
watch_presses (HashiyaChosenMark *self)
{
  GtkGesture *gesture;

  if (self->watches_presses)
    return;
  self->watches_presses = TRUE;
  gesture = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (self->view)),
                             GTK_EVENT_CONTROLLER (gesture));
}

static void
hashiya_chosen_mark_dispose (GObject *object)
{
  HashiyaChosenMark *self = HASHIYA_CHOSEN_MARK (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->signals);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (hashiya_chosen_mark_parent_class)->dispose (object);
}

static void
hashiya_chosen_mark_class_init (HashiyaChosenMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_chosen_mark_dispose;

  signals[NOTICE] = g_signal_new ("notice", HASHIYA_TYPE_CHOSEN_MARK, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hashiya_chosen_mark_init (HashiyaChosenMark *self)
{
  self->signals = g_signal_group_new (HASHIYA_TYPE_MARGIN_MODEL);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (model_changed_cb), self);
}

HashiyaChosenMark *
hashiya_chosen_mark_new (HashiyaView *view)
{
  HashiyaChosenMark *self;

  g_return_val_if_fail (HASHIYA_IS_VIEW (view), NULL);

  self = g_object_new (HASHIYA_TYPE_CHOSEN_MARK, NULL);
  self->view = GTK_WIDGET (view);
  self->popover = hashiya_mark_popover_new ();
  gtk_widget_set_parent (self->popover, self->view);
  g_signal_connect_object (view, "mark-resized", G_CALLBACK (mark_resized_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "mark-chosen", G_CALLBACK (popover_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
hashiya_chosen_mark_set_model (HashiyaChosenMark *self,
                               HashiyaMarginModel *model,
                               HashiyaUndo *undo)
{
  g_return_if_fail (HASHIYA_IS_CHOSEN_MARK (self));

  hashiya_chosen_mark_close (self);
  hashiya_chosen_mark_choose (self, NULL);
  g_signal_group_set_target (self->signals, model);
  g_set_object (&self->model, model);
  g_set_object (&self->undo, undo);
}

void
hashiya_chosen_mark_choose (HashiyaChosenMark *self, const char *id)
{
  g_return_if_fail (HASHIYA_IS_CHOSEN_MARK (self));

  self->is_held = FALSE;
  if (self->undo != NULL)
    hashiya_undo_seal (self->undo);
  hashiya_view_choose_mark (HASHIYA_VIEW (self->view), id);
}

void
hashiya_chosen_mark_show (HashiyaChosenMark *self, const char *const *ids, const GdkRectangle *box)
{
  g_return_if_fail (HASHIYA_IS_CHOSEN_MARK (self));

  watch_presses (self);
  hashiya_mark_popover_set_marks (HASHIYA_MARK_POPOVER (self->popover), self->model, self->undo,
                                  ids, hashiya_view_get_chosen_mark (HASHIYA_VIEW (self->view)));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), box);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_child_focus (self->popover, GTK_DIR_TAB_FORWARD);
}

void
hashiya_chosen_mark_close (HashiyaChosenMark *self)
{
  g_return_if_fail (HASHIYA_IS_CHOSEN_MARK (self));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

gboolean
hashiya_chosen_mark_contains (HashiyaChosenMark *self, GtkWidget *widget)
{
  g_return_val_if_fail (HASHIYA_IS_CHOSEN_MARK (self), FALSE);

  return widget == self->popover || gtk_widget_is_ancestor (widget, self->popover);
}
