// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-selection-popover.h"

#include "hashiya-colour-buttons.h"

#include <glib/gi18n.h>

struct _HashiyaSelectionPopover
{
  GtkPopover parent_instance;

  GtkWidget *colours;
};

G_DEFINE_FINAL_TYPE (HashiyaSelectionPopover, hashiya_selection_popover, GTK_TYPE_POPOVER)

static void
chosen_cb (HashiyaSelectionPopover *self, const char *colour)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reading.highlight", "s", colour);
}

static void
hashiya_selection_popover_class_init (HashiyaSelectionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HASHIYA_TYPE_COLOUR_BUTTONS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-selection-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaSelectionPopover, colours);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
hashiya_selection_popover_init (HashiyaSelectionPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hashiya_selection_popover_new (void)
{
  return g_object_new (HASHIYA_TYPE_SELECTION_POPOVER, NULL);
}

void
hashiya_selection_popover_focus (HashiyaSelectionPopover *self)
{
  g_return_if_fail (HASHIYA_IS_SELECTION_POPOVER (self));

  gtk_widget_child_focus (self->colours, GTK_DIR_TAB_FORWARD);
}
