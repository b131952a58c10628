// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the reading page does with its find bar and with the margin's filter. */

#include "hashiya-find-bar.h"
#include "hashiya-reading-page-private.h"
#include "hashiya-view.h"

/* A selection longer than this is not what somebody wants to look for. */
#define SELECTION_MAX 200

gboolean
hashiya_reading_find_get_words (HashiyaReadingPage *self, gsize *start, gsize *end)
{
  guint current;
  GArray *found = hashiya_find_bar_get_found (self->find_bar, &current);

  if (hashiya_view_get_selection (HASHIYA_VIEW (self->view), start, end))
    return TRUE;
  if (found == NULL || current >= found->len)
    return FALSE;
  *start = g_array_index (found, HashiyaFound, current).start;
  *end = g_array_index (found, HashiyaFound, current).end;
  return TRUE;
}

void
hashiya_reading_find_update_marking (HashiyaReadingPage *self)
{
  static const char *const names[] = { "highlight", "note" };
  gsize start, end;
  gboolean has_words = hashiya_reading_find_get_words (self, &start, &end);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), has_words);
    }
}

static void
changed_cb (HashiyaReadingPage *self)
{
  guint current;
  GArray *found = hashiya_find_bar_get_found (self->find_bar, &current);

  hashiya_view_set_found (HASHIYA_VIEW (self->view), found, current);
  hashiya_reading_find_update_marking (self);
  if (found != NULL && current < found->len)
    {
      const HashiyaFound *place = &g_array_index (found, HashiyaFound, current);

      hashiya_reading_page_show_range (self, place->start, place->end);
    }
}

static void
closed_cb (HashiyaReadingPage *self)
{
  gtk_widget_grab_focus (self->view);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autofree char *words = NULL;
  gsize start, end, place = self->place;

  if (hashiya_view_get_selection (HASHIYA_VIEW (self->view), &start, &end)
      && end - start <= SELECTION_MAX)
    {
      HashiyaDocument *document;

      place = start;
      document
          = hashiya_edition_resolve (hashiya_margin_model_get_edition (self->model), &start, &end);
      words = hashiya_text_slice (hashiya_document_get_text (document), start, end);
      hashiya_reading_page_finish_selection (self);
    }
  hashiya_find_bar_open (self->find_bar, words, place);
}

static void
find_next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hashiya_find_bar_step (((HashiyaReadingPage *) data)->find_bar, TRUE);
}

static void
find_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hashiya_find_bar_step (((HashiyaReadingPage *) data)->find_bar, FALSE);
}

void
hashiya_reading_page_find (HashiyaReadingPage *self,
                           const char *words,
                           HashiyaFindFlags flags,
                           gsize place)
{
  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  hashiya_find_bar_set_flags (self->find_bar, flags);
  hashiya_find_bar_open (self->find_bar, words, place);
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;

  adw_flap_set_reveal_flap (self->margin_flap, TRUE);
  hashiya_margin_panel_open_filter (self->margin);
}

void
hashiya_reading_find_install (HashiyaReadingPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "find", .activate = find_cb },
    { .name = "find-next", .activate = find_next_cb },
    { .name = "find-previous", .activate = find_previous_cb },
    { .name = "filter", .activate = filter_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect_object (self->find_bar, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
}
