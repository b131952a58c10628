// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-tab-stop.h"

struct _HashiyaTabStop
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *list; /* within the child */
};

G_DEFINE_FINAL_TYPE (HashiyaTabStop, hashiya_tab_stop, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHILD = 1,
  PROP_LIST,
} HashiyaTabStopProperty;

static GParamSpec *properties[PROP_LIST + 1];

/* A row that cannot take the focus says all the same that it has. */
static gboolean
move_within (HashiyaTabStop *self, GtkWidget *row, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *before = gtk_root_get_focus (root);

  return gtk_widget_child_focus (row, direction) && gtk_root_get_focus (root) != before;
}

/* From the first thing in a row to the row itself, and from there out of the list: GTK 4.8 goes
 * past the row, and from the row into it. */
static gboolean
move_back (HashiyaTabStop *self, GtkWidget *row)
{
  if (gtk_widget_is_focus (row))
    return FALSE;
  return move_within (self, row, GTK_DIR_TAB_BACKWARD)
         || (gtk_widget_get_focusable (row) && gtk_widget_grab_focus (row));
}

/* The row that had the focus last, and where no row can have it, what stands in it; on the way back
 * the last thing in it. */
static gboolean
move_into (HashiyaTabStop *self, GtkDirectionType direction)
{
  GtkWidget *row;

  if (gtk_widget_is_focus (self->list) || !gtk_widget_grab_focus (self->list)
      || gtk_widget_is_focus (self->list))
    return FALSE;
  row = gtk_widget_get_focus_child (self->list);
  if (direction == GTK_DIR_TAB_BACKWARD && row != NULL && gtk_widget_is_focus (row)
      && gtk_widget_get_first_child (row) != NULL)
    move_within (self, gtk_widget_get_first_child (row), direction);
  return TRUE;
}

static gboolean
hashiya_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  HashiyaTabStop *self = HASHIYA_TAB_STOP (widget);
  GtkWidget *row = gtk_widget_get_focus_child (self->list);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (hashiya_tab_stop_parent_class)->focus (widget, direction);
  if (row != NULL)
    return direction == GTK_DIR_TAB_BACKWARD ? move_back (self, row)
                                             : move_within (self, row, direction);
  return move_into (self, direction) || gtk_widget_child_focus (self->list, direction);
}

static void
hashiya_tab_stop_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HashiyaTabStop *self = HASHIYA_TAB_STOP (object);

  switch ((HashiyaTabStopProperty) id)
    {
    case PROP_CHILD:
      self->child = g_value_get_object (value);
      gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    case PROP_LIST:
      self->list = g_value_get_object (value);
      break;
    }
}

static void
hashiya_tab_stop_dispose (GObject *object)
{
  g_clear_pointer (&HASHIYA_TAB_STOP (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (hashiya_tab_stop_parent_class)->dispose (object);
}

static void
hashiya_tab_stop_class_init (HashiyaTabStopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = hashiya_tab_stop_set_property;
  object_class->dispose = hashiya_tab_stop_dispose;
  widget_class->focus = hashiya_tab_stop_focus;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hashiya_tab_stop_init (HashiyaTabStop *self)
{
}

gboolean
hashiya_tab_stop_pass (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}
