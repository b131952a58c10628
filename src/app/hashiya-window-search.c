// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the window does with a search of the library. */

#include "hashiya-window-private.h"

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaWindow *self = HASHIYA_WINDOW (widget);

  if (hashiya_reading_page_get_model (self->reading_page) != NULL)
    hashiya_window_show_library (self);
  hashiya_library_page_search (self->library_page);
}

void
hashiya_window_search_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
}

void
hashiya_window_hit_activated_cb (HashiyaWindow *self, HashiyaHitItem *item)
{
  const HashiyaHit *hit = hashiya_hit_item_get_hit (item);
  HashiyaLink link = {
    .document = hit->document,
    .annotation = hit->annotation,
    .is_placed = hit->placed,
    .offset = hit->start,
  };

  hashiya_window_show_link (self, &link);
  if (hit->kind == HASHIYA_HIT_TEXT)
    g_set_object (&self->sought, item);
}

void
hashiya_window_find_sought (HashiyaWindow *self)
{
  g_autoptr (HashiyaHitItem) item = g_steal_pointer (&self->sought);

  if (item != NULL)
    hashiya_reading_page_find (self->reading_page, hashiya_hit_item_get_words (item),
                               hashiya_hit_item_get_flags (item),
                               hashiya_hit_item_get_hit (item)->start);
}
