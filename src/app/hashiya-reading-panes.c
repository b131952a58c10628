// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* The sidebar and the margin beside the text. */

#include "hashiya-reading-page-private.h"

/* Returns: (transfer none): what the reader chose about a flap for the wide window */
static gboolean *
get_choice (HashiyaReadingPage *self, AdwFlap *flap)
{
  return flap == self->sidebar_flap ? &self->shows_sidebar : &self->shows_margin;
}

/* A folded flap is open for a moment only; what the reader chose for the wide window stays. */
void
hashiya_reading_page_folded_cb (HashiyaReadingPage *self, GParamSpec *pspec, AdwFlap *flap)
{
  adw_flap_set_reveal_flap (flap, !adw_flap_get_folded (flap) && *get_choice (self, flap));
}

/* The focus goes where the reader looks: into a flap that covers the text, and back. */
void
hashiya_reading_page_reveal_changed_cb (HashiyaReadingPage *self, GParamSpec *pspec, AdwFlap *flap)
{
  const char *key = flap == self->sidebar_flap ? "sidebar-visible" : "margin-visible";
  gboolean is_revealed = adw_flap_get_reveal_flap (flap);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!adw_flap_get_folded (flap))
    {
      *get_choice (self, flap) = is_revealed;
      g_settings_set_boolean (self->settings, key, is_revealed);
      g_signal_emit_by_name (self, "moved");
    }
  else if (!is_revealed)
    gtk_widget_grab_focus (self->view);
  else if (flap == self->sidebar_flap)
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->margin), GTK_DIR_TAB_FORWARD);
}

void
hashiya_reading_page_get_panes (HashiyaReadingPage *self, gboolean *sidebar, gboolean *margin)
{
  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  *sidebar = self->shows_sidebar;
  *margin = self->shows_margin;
}

void
hashiya_reading_page_set_panes (HashiyaReadingPage *self, gboolean sidebar, gboolean margin)
{
  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  self->shows_sidebar = sidebar;
  self->shows_margin = margin;
  hashiya_reading_page_folded_cb (self, NULL, self->sidebar_flap);
  hashiya_reading_page_folded_cb (self, NULL, self->margin_flap);
}
