// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-colour-buttons.h"

#include "hashiya-accessible.h"
#include "hashiya-colour-names.h"
#include "hashiya-record.h"

#include <glib/gi18n.h>

struct _HashiyaColourButtons
{
  GtkBox parent_instance;

  GtkWidget *buttons[HASHIYA_N_COLOURS];
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaColourButtons, hashiya_colour_buttons, GTK_TYPE_BOX)

static void
update_names (HashiyaColourButtons *self)
{
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      const char *name = hashiya_colour_names_get (hashiya_colour_names_get_default (), i);

      gtk_widget_set_tooltip_text (self->buttons[i], name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
clicked_cb (HashiyaColourButtons *self, GtkWidget *button)
{
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[CHOSEN], 0, hashiya_colours[i]);
}

static void
hashiya_colour_buttons_class_init (HashiyaColourButtonsClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", HASHIYA_TYPE_COLOUR_BUTTONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hashiya_colour_buttons_init (HashiyaColourButtons *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colour"), -1);
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      GtkWidget *swatch = gtk_image_new_from_icon_name ("object-select-symbolic");
      GtkWidget *button = gtk_button_new ();

      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, hashiya_colours[i]);
      gtk_button_set_child (GTK_BUTTON (button), swatch);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "colour");
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), button);
      self->buttons[i] = button;
    }
  g_signal_connect_object (hashiya_colour_names_get_default (), "changed",
                           G_CALLBACK (update_names), self, G_CONNECT_SWAPPED);
  update_names (self);
  hashiya_colour_buttons_set_colour (self, NULL);
}

void
hashiya_colour_buttons_set_colour (HashiyaColourButtons *self, const char *colour)
{
  g_return_if_fail (HASHIYA_IS_COLOUR_BUTTONS (self));

  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      gboolean is_present = g_strcmp0 (colour, hashiya_colours[i]) == 0;
      GtkWidget *swatch = gtk_button_get_child (GTK_BUTTON (self->buttons[i]));

      if (is_present)
        gtk_widget_add_css_class (swatch, "present");
      else
        gtk_widget_remove_css_class (swatch, "present");
      hashiya_accessible_set_pressed (self->buttons[i], is_present);
    }
}
