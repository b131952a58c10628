// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-filter-bar.h"

#include "hashiya-colour-names.h"
#include "hashiya-compat.h"
#include "hashiya-find-switches.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

struct _HashiyaMarginFilterBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkEditable *entry;
  HashiyaFindSwitches *switches;
  GtkBox *chips;
  GtkToggleButton *notes;
  GtkToggleButton *bookmarks;
  GtkLabel *count;
  GtkToggleButton *colours[HASHIYA_N_COLOURS];

  HashiyaAnnotationFilter *filter;
  gboolean is_clearing;
};

typedef enum
{
  PROP_OPEN = 1,
} HashiyaMarginFilterBarProperty;

static GParamSpec *properties[PROP_OPEN + 1];

G_DEFINE_FINAL_TYPE (HashiyaMarginFilterBar, hashiya_margin_filter_bar, GTK_TYPE_WIDGET)

static void
changed_cb (HashiyaMarginFilterBar *self)
{
  guint colours = 0;
  HashiyaAnnotationTraits traits = 0;

  if (self->is_clearing)
    return;
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      if (gtk_toggle_button_get_active (self->colours[i]))
        colours |= 1u << i;
    }
  if (gtk_toggle_button_get_active (self->notes))
    traits |= HASHIYA_ANNOTATION_NOTED;
  if (gtk_toggle_button_get_active (self->bookmarks))
    traits |= HASHIYA_ANNOTATION_PLACE;
  hashiya_annotation_filter_set (self->filter, gtk_editable_get_text (self->entry),
                                 hashiya_find_switches_get_flags (self->switches), colours, traits);
}

static void
clear (HashiyaMarginFilterBar *self)
{
  self->is_clearing = TRUE;
  gtk_editable_set_text (self->entry, "");
  hashiya_find_switches_set_flags (self->switches, HASHIYA_FIND_DEFAULT);
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    gtk_toggle_button_set_active (self->colours[i], FALSE);
  gtk_toggle_button_set_active (self->notes, FALSE);
  gtk_toggle_button_set_active (self->bookmarks, FALSE);
  self->is_clearing = FALSE;
  changed_cb (self);
}

static void
stop_cb (HashiyaMarginFilterBar *self)
{
  hashiya_margin_filter_bar_set_open (self, FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  hashiya_margin_filter_bar_set_open (HASHIYA_MARGIN_FILTER_BAR (widget), FALSE);
  return GDK_EVENT_STOP;
}

static void
reveal_changed_cb (HashiyaMarginFilterBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
update_names (HashiyaMarginFilterBar *self)
{
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      const char *name = hashiya_colour_names_get (hashiya_colour_names_get_default (), i);
      g_autofree char *label = NULL;

      /* Translators: a button that shows the marks of one colour and no others; %s is its name. */
      label = hashiya_sentence (_ ("Only “%s”"), name);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->colours[i]), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->colours[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static void
add_colours (HashiyaMarginFilterBar *self)
{
  GtkWidget *before = NULL;

  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      GtkWidget *swatch = gtk_image_new_from_icon_name ("object-select-symbolic");
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, hashiya_colours[i]);
      gtk_button_set_child (GTK_BUTTON (button), swatch);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "colour");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (self->chips, button, before);
      self->colours[i] = GTK_TOGGLE_BUTTON (button);
      before = button;
    }
  g_signal_connect_object (hashiya_colour_names_get_default (), "changed",
                           G_CALLBACK (update_names), self, G_CONNECT_SWAPPED);
  update_names (self);
}

static void
hashiya_margin_filter_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaMarginFilterBar *self = HASHIYA_MARGIN_FILTER_BAR (object);

  switch ((HashiyaMarginFilterBarProperty) id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, gtk_revealer_get_reveal_child (self->revealer));
      break;
    }
}

static void
hashiya_margin_filter_bar_set_property (GObject *object,
                                        guint id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  switch ((HashiyaMarginFilterBarProperty) id)
    {
    case PROP_OPEN:
      hashiya_margin_filter_bar_set_open (HASHIYA_MARGIN_FILTER_BAR (object),
                                          g_value_get_boolean (value));
      break;
    }
}

static void
hashiya_margin_filter_bar_dispose (GObject *object)
{
  HashiyaMarginFilterBar *self = HASHIYA_MARGIN_FILTER_BAR (object);

  if (self->revealer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->revealer, self);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->revealer)));
    }
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (hashiya_margin_filter_bar_parent_class)->dispose (object);
}

static void
hashiya_margin_filter_bar_class_init (HashiyaMarginFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hashiya_margin_filter_bar_dispose;
  object_class->get_property = hashiya_margin_filter_bar_get_property;
  object_class->set_property = hashiya_margin_filter_bar_set_property;

  properties[PROP_OPEN]
      = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  g_type_ensure (HASHIYA_TYPE_FIND_SWITCHES);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-margin-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginFilterBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginFilterBar, switches);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginFilterBar, notes);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginFilterBar, bookmarks);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginFilterBar, count);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_changed_cb);
}

static void
hashiya_margin_filter_bar_init (HashiyaMarginFilterBar *self)
{
  self->filter = hashiya_annotation_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_colours (self);
}

HashiyaAnnotationFilter *
hashiya_margin_filter_bar_get_filter (HashiyaMarginFilterBar *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_FILTER_BAR (self), NULL);

  return self->filter;
}

void
hashiya_margin_filter_bar_set_open (HashiyaMarginFilterBar *self, gboolean open)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_FILTER_BAR (self));

  if (gtk_revealer_get_reveal_child (self->revealer) == open)
    return;
  gtk_revealer_set_reveal_child (self->revealer, open);
  if (open)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    clear (self);
}

void
hashiya_margin_filter_bar_set_count (HashiyaMarginFilterBar *self, guint n_shown, guint n_all)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HASHIYA_IS_MARGIN_FILTER_BAR (self));

  if (hashiya_annotation_filter_is_empty (self->filter))
    text = g_strdup ("");
  else
    /* Translators: how many marks the margin shows, and how many there are. */
    text = hashiya_sentence (_ ("%u of %u"), n_shown, n_all);
  if (g_str_equal (text, gtk_label_get_label (self->count)))
    return;
  gtk_label_set_label (self->count, text);
  if (*text != '\0')
    hashiya_compat_announce (GTK_WIDGET (self), n_shown > 0 ? text : _ ("No marks match"));
}
