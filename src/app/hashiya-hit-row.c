// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-hit-row.h"

#include "hashiya-accessible.h"
#include "hashiya-direction.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HashiyaHitRow
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *kind;
  GtkLabel *excerpt;
};

G_DEFINE_FINAL_TYPE (HashiyaHitRow, hashiya_hit_row, GTK_TYPE_BOX)

static void
hashiya_hit_row_class_init (HashiyaHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hashiya/Hashiya/ui/hashiya-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaHitRow, title);
  gtk_widget_class_bind_template_child (widget_class, HashiyaHitRow, kind);
  gtk_widget_class_bind_template_child (widget_class, HashiyaHitRow, excerpt);
}

static void
hashiya_hit_row_init (HashiyaHitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hashiya_hit_row_new (void)
{
  return g_object_new (HASHIYA_TYPE_HIT_ROW, NULL);
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, const HashiyaFound *at)
{
  attribute->start_index = (guint) at->start_byte;
  attribute->end_index = (guint) at->end_byte;
  pango_attr_list_insert (attributes, attribute);
}

/* Found words are washed as on the page: another weight would tear letters that join. */
static void
show_words (HashiyaHitRow *self, HashiyaHitItem *item)
{
  const char *excerpt = hashiya_hit_item_get_hit (item)->excerpt;
  g_autoptr (HashiyaFinder) finder
      = hashiya_finder_new (hashiya_hit_item_get_words (item), hashiya_hit_item_get_flags (item));
  g_autoptr (GArray) found = hashiya_finder_find (finder, excerpt, strlen (excerpt), G_MAXUINT);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < found->len; i++)
    {
      const HashiyaFound *at = &g_array_index (found, HashiyaFound, i);

      add_attribute (attributes, pango_attr_background_new (0xffff, 0xa3a3, 0x4848), at);
      add_attribute (attributes, pango_attr_background_alpha_new (0x7333), at);
    }
  hashiya_direction_set_text (self->excerpt, excerpt, NULL);
  gtk_label_set_attributes (self->excerpt, attributes);
}

void
hashiya_hit_row_bind (HashiyaHitRow *self, HashiyaHitItem *item)
{
  const HashiyaHit *hit = hashiya_hit_item_get_hit (item);
  const char *kind = NULL;

  g_return_if_fail (HASHIYA_IS_HIT_ROW (self));

  switch (hit->kind)
    {
    case HASHIYA_HIT_TITLE:
    case HASHIYA_HIT_TEXT:
      break;
    case HASHIYA_HIT_QUOTE:
      /* Translators: above words that the reader has marked. */
      kind = _ ("Marked");
      break;
    case HASHIYA_HIT_NOTE:
      kind = _ ("Note");
      break;
    }
  gtk_label_set_label (self->kind, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), kind != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->title), hashiya_hit_item_is_first (item));
  hashiya_direction_set_text (self->title, hit->title != NULL ? hit->title : hit->document,
                              hit->language);
  hashiya_accessible_name_row (GTK_WIDGET (self), hit->excerpt,
                               hit->title != NULL ? hit->title : hit->document);
  show_words (self, item);
}
