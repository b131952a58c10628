// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-compat.h"
#include "hashiya-window-private.h"

#include <glib/gi18n.h>

void
hashiya_window_deleted_cb (HashiyaWindow *self)
{
  AdwToast *toast = adw_toast_new (_ ("Mark deleted"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_set_weak_pointer (&self->delete_toast, toast);
  hashiya_toaster_add (self->toaster, toast);
  hashiya_compat_announce (GTK_WIDGET (self), _ ("Mark deleted"));
}

static void
undo_changed_cb (HashiyaWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", hashiya_undo_can_undo (self->undo));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", hashiya_undo_can_redo (self->undo));

  /* Its button would take back something else from now on. */
  if (self->delete_toast != NULL)
    hashiya_toaster_dismiss (self->toaster, self->delete_toast);
}

void
hashiya_window_undo_init (HashiyaWindow *self)
{
  g_clear_object (&self->undo);
  self->undo = hashiya_undo_new ();
  g_signal_connect_object (self->undo, "notify::can-undo", G_CALLBACK (undo_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo, "version-requested",
                           G_CALLBACK (hashiya_window_read_version), self, G_CONNECT_SWAPPED);
  undo_changed_cb (self);
}

static void
undo_or_redo (HashiyaWindow *self, gboolean forward)
{
  g_autoptr (HashiyaMarginModel) model = NULL;
  g_autofree char *id = NULL;
  HashiyaUndoOutcome outcome = forward ? hashiya_undo_redo (self->undo, &model, &id)
                                       : hashiya_undo_undo (self->undo, &model, &id);

  switch (outcome)
    {
    case HASHIYA_UNDO_NOTHING:
      return;
    case HASHIYA_UNDO_DONE:
      hashiya_compat_announce (GTK_WIDGET (self), forward ? _ ("Done again") : _ ("Undone"));
      break;
    case HASHIYA_UNDO_PARTLY:
      hashiya_window_notify_reader (
          self, _ ("Only your own change was taken back: this mark was changed elsewhere too"));
      break;
    case HASHIYA_UNDO_LEFT:
      hashiya_window_notify_reader (
          self, _ ("Nothing was taken back: this mark was changed elsewhere since"));
      break;
    }
  if (model != NULL && model == hashiya_reading_page_get_model (self->reading_page))
    hashiya_reading_page_show_section_of (self->reading_page, id);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (HASHIYA_WINDOW (widget), FALSE);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (HASHIYA_WINDOW (widget), TRUE);
}

void
hashiya_window_undo_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
}
