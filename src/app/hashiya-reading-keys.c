// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the window's keys ask of the reading page. */

#include "hashiya-reading-page-private.h"
#include "hashiya-selection-popover.h"
#include "hashiya-view.h"

static gboolean
has_focus_within (GtkWidget *widget)
{
  return gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

gboolean
hashiya_reading_page_view_has_focus (HashiyaReadingPage *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && (focus == self->view || gtk_widget_is_ancestor (focus, self->view))
         && !gtk_widget_is_ancestor (focus, self->selection_popover)
         && !hashiya_chosen_mark_contains (self->chosen_mark, focus);
}

void
hashiya_reading_page_focus_pane (HashiyaReadingPage *self, gboolean forward)
{
  GtkWidget *panes[] = {
    GTK_WIDGET (self->outline),
    self->view,
    GTK_WIDGET (self->margin),
  };
  const gboolean is_shown[] = {
    adw_flap_get_reveal_flap (self->sidebar_flap),
    TRUE,
    adw_flap_get_reveal_flap (self->margin_flap),
  };
  const guint n = G_N_ELEMENTS (panes);
  guint at = 1;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  for (guint i = 0; i < n; i++)
    if (has_focus_within (panes[i]))
      at = i;
  for (guint i = 1; i < n; i++)
    {
      guint next = (at + (forward ? i : n - i)) % n;

      if (!is_shown[next])
        continue;
      if (panes[next] == GTK_WIDGET (self->margin))
        gtk_widget_child_focus (panes[next], GTK_DIR_TAB_FORWARD);
      else
        gtk_widget_grab_focus (panes[next]);
      return;
    }
}

gboolean
hashiya_reading_page_show_selection_menu (HashiyaReadingPage *self)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), FALSE);

  if (!hashiya_view_get_selection (HASHIYA_VIEW (self->view), &start, &end))
    return FALSE;
  gtk_popover_popup (GTK_POPOVER (self->selection_popover));
  hashiya_selection_popover_focus (HASHIYA_SELECTION_POPOVER (self->selection_popover));
  return TRUE;
}

gboolean
hashiya_reading_page_escape (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), FALSE);

  if (!gtk_widget_get_visible (self->selection_popover))
    return FALSE;
  hashiya_reading_page_finish_selection (self);
  gtk_widget_grab_focus (self->view);
  return TRUE;
}
