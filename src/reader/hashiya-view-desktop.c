// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-view-private.h"

#include <adwaita.h>

void
hashiya_view_restyle (HashiyaView *self)
{
  GdkRGBA paper;

  hashiya_style_get_paper (&self->style, &paper);
  webkit_web_view_set_background_color (self->web_view, &paper);
  if (self->ready)
    hashiya_bridge_call_async (self->bridge, "style", hashiya_style_to_json (&self->style), NULL,
                               NULL, NULL);
}

static void
on_theme (AdwStyleManager *manager, GParamSpec *pspec, HashiyaView *self)
{
  self->style.dark = adw_style_manager_get_dark (manager);
  self->style.high_contrast = adw_style_manager_get_high_contrast (manager);
  hashiya_view_restyle (self);
}

static void
on_dpi (GtkSettings *settings, GParamSpec *pspec, HashiyaView *self)
{
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  self->style.zoom = dpi > 0 ? dpi / (96.0 * 1024) : 1.0;
  hashiya_view_restyle (self);
}

void
hashiya_view_follow_desktop (HashiyaView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_theme), self, 0);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_theme), self, 0);
  on_theme (manager, NULL, self);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (on_dpi), self, 0);
  on_dpi (settings, NULL, self);
  /* What keys and the wheel scroll; of prefers-reduced-motion WebKit tells the page alone. */
  g_object_bind_property (settings, "gtk-enable-animations",
                          webkit_web_view_get_settings (self->web_view), "enable-smooth-scrolling",
                          G_BINDING_SYNC_CREATE);
}
