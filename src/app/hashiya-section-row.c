// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-section-row.h"

#include "hashiya-accessible.h"
#include "hashiya-direction.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

#define INDENT_PIXELS 14

struct _HashiyaSectionRow
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *progress;
  GtkLabel *count;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (HashiyaSectionRow, hashiya_section_row, GTK_TYPE_BOX)

static void
update_count (HashiyaSectionRow *self, GParamSpec *pspec, HashiyaSectionItem *item)
{
  guint n = hashiya_section_item_get_n_annotations (item);
  g_autofree char *text = hashiya_sentence ("%u", n);
  /* Translators: how many marks and notes a section has. */
  g_autofree char *name = hashiya_sentence (ngettext ("%u mark", "%u marks", n), n);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), name);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  hashiya_accessible_name_row (GTK_WIDGET (self), hashiya_section_item_get_title (item),
                               n > 0 ? name : NULL);
}

/* A section that is translated whole needs no word on it. */
static void
update_progress (HashiyaSectionRow *self, GParamSpec *pspec, HashiyaSectionItem *item)
{
  int progress = hashiya_section_item_get_progress (item);
  /* Translators: how many of a hundred paragraphs of a section are translated. */
  g_autofree char *text = hashiya_sentence (_ ("%d %%"), progress);
  g_autofree char *name = hashiya_sentence (_ ("%d %% translated"), progress);

  gtk_label_set_label (self->progress, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->progress), name);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), progress >= 0 && progress < 100);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
hashiya_section_row_dispose (GObject *object)
{
  HashiyaSectionRow *self = HASHIYA_SECTION_ROW (object);

  g_clear_object (&self->signals);
  G_OBJECT_CLASS (hashiya_section_row_parent_class)->dispose (object);
}

static void
hashiya_section_row_class_init (HashiyaSectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_section_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-section-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaSectionRow, title);
  gtk_widget_class_bind_template_child (widget_class, HashiyaSectionRow, progress);
  gtk_widget_class_bind_template_child (widget_class, HashiyaSectionRow, count);
}

static void
hashiya_section_row_init (HashiyaSectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (HASHIYA_TYPE_SECTION_ITEM);
  g_signal_group_connect_data (self->signals, "notify::n-annotations", G_CALLBACK (update_count),
                               self, NULL, G_CONNECT_SWAPPED);
  g_signal_group_connect_data (self->signals, "notify::progress", G_CALLBACK (update_progress),
                               self, NULL, G_CONNECT_SWAPPED);
}

GtkWidget *
hashiya_section_row_new (void)
{
  return g_object_new (HASHIYA_TYPE_SECTION_ROW, NULL);
}

void
hashiya_section_row_bind (HashiyaSectionRow *self, HashiyaSectionItem *item, const char *language)
{
  HashiyaSection *section;
  int indent;

  g_return_if_fail (HASHIYA_IS_SECTION_ROW (self));

  section = hashiya_section_item_get_section (item);
  indent = ((int) hashiya_section_get_level (section) - 1) * INDENT_PIXELS;
  hashiya_direction_set_text (self->title, hashiya_section_item_get_title (item), language);
  gtk_widget_set_margin_start (GTK_WIDGET (self->title), MIN (indent, 3 * INDENT_PIXELS));
  g_signal_group_set_target (self->signals, item);
  update_count (self, NULL, item);
  update_progress (self, NULL, item);
}

void
hashiya_section_row_unbind (HashiyaSectionRow *self)
{
  g_return_if_fail (HASHIYA_IS_SECTION_ROW (self));

  g_signal_group_set_target (self->signals, NULL);
}
