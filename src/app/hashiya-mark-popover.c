// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-mark-popover.h"

#include "hashiya-colour-buttons.h"
#include "hashiya-colour-names.h"
#include "hashiya-direction.h"
#include "hashiya-note-entry.h"
#include "hashiya-record.h"

#include <glib/gi18n.h>

struct _HashiyaMarkPopover
{
  GtkPopover parent_instance;

  GtkWidget *chooser;
  GtkWidget *colours;
  GtkWidget *words_button;
  HashiyaNoteEntry *entry;

  HashiyaMarginModel *model;
  HashiyaUndo *undo;
  HashiyaAnnotation *annotation;
  GSignalGroup *signals;
};

enum
{
  MARK_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaMarkPopover, hashiya_mark_popover, GTK_TYPE_POPOVER)

static void
update (HashiyaMarkPopover *self)
{
  hashiya_colour_buttons_set_colour (HASHIYA_COLOUR_BUTTONS (self->colours),
                                     hashiya_annotation_get_colour (self->annotation));
  hashiya_note_entry_set_text (self->entry, hashiya_annotation_get_note (self->annotation));
  gtk_widget_set_visible (self->words_button,
                          hashiya_annotation_get_anchor (self->annotation).is_aside);
}

static void
leave (HashiyaMarkPopover *self)
{
  if (self->annotation == NULL)
    return;
  hashiya_undo_seal (self->undo);
  hashiya_margin_model_commit (self->model);
}

static void
set_annotation (HashiyaMarkPopover *self, HashiyaAnnotation *annotation)
{
  leave (self);
  g_signal_group_set_target (self->signals, annotation);
  g_set_object (&self->annotation, annotation);
  if (annotation != NULL)
    update (self);
}

static void
chosen_cb (HashiyaMarkPopover *self, const char *colour)
{
  hashiya_undo_set_colour (self->undo, self->model, hashiya_annotation_get_id (self->annotation),
                           colour);
}

static void
edited_cb (HashiyaMarkPopover *self, const char *text)
{
  hashiya_undo_type_note (self->undo, self->model, hashiya_annotation_get_id (self->annotation),
                          text);
}

static void
delete_clicked_cb (HashiyaMarkPopover *self)
{
  g_autofree char *id = g_strdup (hashiya_annotation_get_id (self->annotation));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "margin.delete", "s", id);
}

static void
words_clicked_cb (HashiyaMarkPopover *self)
{
  g_autofree char *id = g_strdup (hashiya_annotation_get_id (self->annotation));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-words", "s", id);
}

static void
toggled_cb (HashiyaMarkPopover *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  set_annotation (self, g_object_get_data (G_OBJECT (button), "annotation"));
  g_signal_emit (self, signals[MARK_CHOSEN], 0, hashiya_annotation_get_id (self->annotation));
}

static void
closed_cb (HashiyaMarkPopover *self)
{
  set_annotation (self, NULL);
}

static void
hashiya_mark_popover_dispose (GObject *object)
{
  HashiyaMarkPopover *self = HASHIYA_MARK_POPOVER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->annotation);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (hashiya_mark_popover_parent_class)->dispose (object);
}

static void
hashiya_mark_popover_class_init (HashiyaMarkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_mark_popover_dispose;

  signals[MARK_CHOSEN] = g_signal_new ("mark-chosen", HASHIYA_TYPE_MARK_POPOVER, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (HASHIYA_TYPE_COLOUR_BUTTONS);
  g_type_ensure (HASHIYA_TYPE_NOTE_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-mark-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarkPopover, chooser);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarkPopover, colours);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarkPopover, words_button);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarkPopover, entry);
  gtk_widget_class_bind_template_callback (widget_class, words_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
hashiya_mark_popover_init (HashiyaMarkPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (HASHIYA_TYPE_ANNOTATION);
  g_signal_group_connect_swapped (self->signals, "notify::note", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::colour", G_CALLBACK (update), self);
}

GtkWidget *
hashiya_mark_popover_new (void)
{
  return g_object_new (HASHIYA_TYPE_MARK_POPOVER, NULL);
}

/* Returns: a button that stands for one of several marks */
static GtkWidget *
new_choice (HashiyaMarkPopover *self, HashiyaAnnotation *annotation)
{
  const char *quote = hashiya_annotation_get_quote (annotation);
  const char *colour = hashiya_annotation_get_colour (annotation);
  g_autofree char *line = hashiya_direction_one_line (quote != NULL ? quote : "", 80);
  const char *name = "";
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = gtk_image_new ();

  gtk_widget_add_css_class (dot, "swatch");
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  if (colour != NULL && hashiya_colour_index (colour) >= 0)
    {
      gtk_widget_add_css_class (dot, colour);
      name = hashiya_colour_names_get (hashiya_colour_names_get_default (),
                                       (guint) hashiya_colour_index (colour));
    }
  hashiya_direction_set_text (GTK_LABEL (label), line, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  g_object_set_data_full (G_OBJECT (button), "annotation", g_object_ref (annotation),
                          g_object_unref);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

void
hashiya_mark_popover_set_marks (HashiyaMarkPopover *self,
                                HashiyaMarginModel *model,
                                HashiyaUndo *undo,
                                const char *const *ids,
                                const char *chosen)
{
  GtkToggleButton *first = NULL;
  GtkToggleButton *shown = NULL;
  GtkWidget *child;

  g_return_if_fail (HASHIYA_IS_MARK_POPOVER (self));

  set_annotation (self, NULL);
  g_set_object (&self->model, model);
  g_set_object (&self->undo, undo);
  while ((child = gtk_widget_get_first_child (self->chooser)) != NULL)
    gtk_box_remove (GTK_BOX (self->chooser), child);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      HashiyaAnnotation *annotation = hashiya_margin_model_lookup (model, ids[i]);
      GtkWidget *button;

      if (annotation == NULL)
        continue;
      button = new_choice (self, annotation);
      gtk_box_append (GTK_BOX (self->chooser), button);
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      else
        first = GTK_TOGGLE_BUTTON (button);
      if (shown == NULL || g_strcmp0 (ids[i], chosen) == 0)
        shown = GTK_TOGGLE_BUTTON (button);
    }
  if (shown != NULL)
    gtk_toggle_button_set_active (shown, TRUE);
  gtk_widget_set_visible (
      self->chooser, first != NULL && gtk_widget_get_next_sibling (GTK_WIDGET (first)) != NULL);
}
