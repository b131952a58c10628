// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where the window's reader is, was, and was last time. */

#include "hashiya-window-private.h"

#include <glib/gi18n.h>

/* Returns: (transfer full): where the reader is, or is about to be */
static HashiyaSpot *
get_spot (HashiyaWindow *self)
{
  HashiyaMarginModel *model = hashiya_reading_page_get_model (self->reading_page);
  HashiyaDocument *document;

  if (self->spot != NULL)
    return hashiya_spot_copy (self->spot);
  if (model == NULL)
    return hashiya_spot_new (NULL, NULL, 0);
  document = hashiya_margin_model_get_original (model);
  return hashiya_spot_new (hashiya_document_get_id (document),
                           hashiya_document_get_version (document),
                           hashiya_reading_page_get_place (self->reading_page));
}

/* History */

static void
update_actions (HashiyaWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back",
                                 hashiya_history_can_go (self->history, FALSE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward",
                                 hashiya_history_can_go (self->history, TRUE));
}

static void
leave (HashiyaWindow *self, HashiyaSpot *spot)
{
  hashiya_history_leave (self->history, spot);
  update_actions (self);
}

void
hashiya_window_leave (HashiyaWindow *self)
{
  g_autoptr (HashiyaSpot) spot = NULL;

  /* Going back and forward leaves nothing behind, nor does a window that showed nothing yet. */
  if (self->is_going || self->spot != NULL)
    return;
  spot = get_spot (self);
  leave (self, spot);
}

void
hashiya_window_left_cb (HashiyaWindow *self, guint64 offset)
{
  g_autoptr (HashiyaSpot) spot = get_spot (self);

  spot->offset = (gsize) offset;
  leave (self, spot);
}

static gboolean
is_open (HashiyaWindow *self, const HashiyaSpot *spot)
{
  g_autoptr (HashiyaSpot) here = get_spot (self);

  return self->spot == NULL && spot->document != NULL
         && g_strcmp0 (here->document, spot->document) == 0
         && g_strcmp0 (here->version, spot->version) == 0;
}

static void
open_spot (HashiyaWindow *self, const HashiyaSpot *spot)
{
  self->is_going = TRUE;
  if (is_open (self, spot))
    hashiya_reading_page_show_place (self->reading_page, spot->offset);
  else if (spot->document == NULL)
    hashiya_window_show_library (self);
  else
    {
      hashiya_window_open (self, spot->document);
      self->spot = hashiya_spot_copy (spot);
    }
  self->is_going = FALSE;
}

static void
go_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);
  g_autoptr (HashiyaSpot) here = get_spot (self);
  g_autoptr (HashiyaSpot) there
      = hashiya_history_go (self->history, here, g_str_equal (name, "win.forward"));

  if (there != NULL)
    open_spot (self, there);
  update_actions (self);
}

gsize
hashiya_window_take_offset (HashiyaWindow *self, HashiyaOpened *opened)
{
  gsize length = hashiya_text_get_length (hashiya_document_get_text (opened->document));
  const char *version = hashiya_document_get_version (opened->document);
  g_autoptr (HashiyaSpot) spot = NULL;

  hashiya_window_leave (self);
  spot = g_steal_pointer (&self->spot);
  if (spot != NULL && g_strcmp0 (spot->version, version) == 0)
    return hashiya_edition_from_original (opened->edition, MIN (spot->offset, length));
  if (self->link != NULL && self->link->is_placed)
    return hashiya_edition_from_original (opened->edition, MIN (self->link->offset, length));
  return opened->offset;
}

const char *
hashiya_window_explain (HashiyaWindow *self, const GError *error)
{
  /* An id, which is all that is left of it, says nothing to its reader. */
  if (self->spot != NULL
      && g_error_matches (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND))
    return _ ("The document that you were reading here is no longer in the library.");
  return error->message;
}

void
hashiya_window_places_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, go_cb);
}

void
hashiya_window_places_init (HashiyaWindow *self)
{
  g_clear_object (&self->history);
  self->history = hashiya_history_new ();
  update_actions (self);
}

/* Session */

HashiyaWindowState *
hashiya_window_get_state (HashiyaWindow *self)
{
  HashiyaWindowState *state;

  g_return_val_if_fail (HASHIYA_IS_WINDOW (self), NULL);

  state = g_new0 (HashiyaWindowState, 1);
  state->spot = get_spot (self);
  gtk_window_get_default_size (GTK_WINDOW (self), &state->width, &state->height);
  state->is_fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  state->is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  hashiya_reading_page_get_panes (self->reading_page, &state->shows_sidebar, &state->shows_margin);
  return state;
}

/* No larger than a screen that there is: another one, or a mistake, may have been written down. */
static void
restore_size (GtkWindow *self, int width, int height)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkRectangle most = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle place;

      gdk_monitor_get_geometry (monitor, &place);
      most.width = MAX (most.width, place.width);
      most.height = MAX (most.height, place.height);
    }
  if (width > 0 && height > 0 && most.width > 0)
    gtk_window_set_default_size (self, MIN (width, most.width), MIN (height, most.height));
}

void
hashiya_window_restore (HashiyaWindow *self, const HashiyaWindowState *state, gboolean is_free)
{
  g_return_if_fail (HASHIYA_IS_WINDOW (self));

  restore_size (GTK_WINDOW (self), state->width, state->height);
  if (state->is_maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  else
    gtk_window_unmaximize (GTK_WINDOW (self));
  if (state->is_fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (self));
  hashiya_reading_page_set_panes (self->reading_page, state->shows_sidebar, state->shows_margin);
  if (!is_free && state->spot->document != NULL)
    open_spot (self, state->spot);
}
