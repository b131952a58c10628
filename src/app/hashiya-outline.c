// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-outline.h"

#include "hashiya-section-item.h"
#include "hashiya-section-row.h"
#include "hashiya-tab-stop.h"

#include <glib/gi18n.h>

struct _HashiyaOutline
{
  GtkWidget parent_instance;

  GtkWidget *stop;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *items; /* of HashiyaSectionItem */
  HashiyaDocument *document;
};

typedef enum
{
  PROP_SECTION = 1,
} HashiyaOutlineProperty;

static GParamSpec *properties[PROP_SECTION + 1];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaOutline, hashiya_outline, GTK_TYPE_WIDGET)

static void
setup_cb (HashiyaOutline *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, hashiya_section_row_new ());
}

static void
bind_cb (HashiyaOutline *self, GtkListItem *item)
{
  hashiya_section_row_bind (HASHIYA_SECTION_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item),
                            hashiya_document_get_language (self->document));
}

static void
unbind_cb (HashiyaOutline *self, GtkListItem *item)
{
  hashiya_section_row_unbind (HASHIYA_SECTION_ROW (gtk_list_item_get_child (item)));
}

static void
selected_cb (HashiyaOutline *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
}

static void
activate_cb (HashiyaOutline *self, guint position)
{
  hashiya_outline_set_section (self, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
hashiya_outline_grab_focus (GtkWidget *widget)
{
  HashiyaOutline *self = HASHIYA_OUTLINE (widget);

  /* A list gives the focus to the row it scrolled to last. */
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                              hashiya_outline_get_section (self));
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
hashiya_outline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((HashiyaOutlineProperty) id)
    {
    case PROP_SECTION:
      g_value_set_uint (value, hashiya_outline_get_section (HASHIYA_OUTLINE (object)));
      break;
    }
}

static void
hashiya_outline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((HashiyaOutlineProperty) id)
    {
    case PROP_SECTION:
      hashiya_outline_set_section (HASHIYA_OUTLINE (object), g_value_get_uint (value));
      break;
    }
}

static void
hashiya_outline_dispose (GObject *object)
{
  HashiyaOutline *self = HASHIYA_OUTLINE (object);

  g_clear_pointer (&self->stop, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (hashiya_outline_parent_class)->dispose (object);
}

static void
hashiya_outline_class_init (HashiyaOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hashiya_outline_get_property;
  object_class->set_property = hashiya_outline_set_property;
  object_class->dispose = hashiya_outline_dispose;
  widget_class->focus = hashiya_tab_stop_pass;
  widget_class->grab_focus = hashiya_outline_grab_focus;

  properties[PROP_SECTION]
      = g_param_spec_uint ("section", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ACTIVATED] = g_signal_new ("activated", HASHIYA_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HASHIYA_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hashiya/Hashiya/ui/hashiya-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaOutline, stop);
  gtk_widget_class_bind_template_child (widget_class, HashiyaOutline, list);
  gtk_widget_class_bind_template_child (widget_class, HashiyaOutline, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
hashiya_outline_init (HashiyaOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (HASHIYA_TYPE_SECTION_ITEM);
}

void
hashiya_outline_set_document (HashiyaOutline *self, HashiyaDocument *document)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;

  g_return_if_fail (HASHIYA_IS_OUTLINE (self));

  gtk_single_selection_set_model (self->selection, NULL);
  g_list_store_remove_all (self->items);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  n = hashiya_document_get_n_sections (document);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, hashiya_section_item_new (hashiya_document_get_section (document, i),
                                                      hashiya_document_get_title (document)));
  g_list_store_splice (self->items, 0, 0, items->pdata, n);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
}

void
hashiya_outline_set_counts (HashiyaOutline *self, GArray *counts)
{
  g_return_if_fail (HASHIYA_IS_OUTLINE (self));

  for (guint i = 0; i < counts->len; i++)
    {
      g_autoptr (HashiyaSectionItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item != NULL)
        hashiya_section_item_set_n_annotations (item, g_array_index (counts, guint, i));
    }
}

/* Returns: how many of a hundred blocks are translated; -1 where there are none */
static int
get_progress (HashiyaTranslation *translation, guint section)
{
  guint counts[HASHIYA_BLOCK_DAMAGED + 1] = { 0 };
  guint n = 0;

  hashiya_translation_count (translation, section, counts);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    n += counts[i];
  return n > 0 ? (int) (100 * counts[HASHIYA_BLOCK_TRANSLATED] / n) : -1;
}

void
hashiya_outline_set_translation (HashiyaOutline *self, HashiyaTranslation *translation)
{
  guint n;

  g_return_if_fail (HASHIYA_IS_OUTLINE (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaSectionItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      hashiya_section_item_set_progress (item,
                                         translation != NULL ? get_progress (translation, i) : -1);
    }
}

void
hashiya_outline_set_section (HashiyaOutline *self, guint section)
{
  g_return_if_fail (HASHIYA_IS_OUTLINE (self));

  if (section == gtk_single_selection_get_selected (self->selection)
      || section >= g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    return;
  gtk_single_selection_set_selected (self->selection, section);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", section);
}

guint
hashiya_outline_get_section (HashiyaOutline *self)
{
  guint selected;

  g_return_val_if_fail (HASHIYA_IS_OUTLINE (self), 0);

  selected = gtk_single_selection_get_selected (self->selection);
  return selected != GTK_INVALID_LIST_POSITION ? selected : 0;
}
