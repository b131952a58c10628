// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-shortcut-row.h"

#include "hashiya-accessible.h"

#include <string.h>

struct _HashiyaShortcutRow
{
  AdwActionRow parent_instance;

  char *accelerator;
  char *accelerator_rtl; /* NULL where it is the same */
  char *names;           /* of the keys */
};

typedef enum
{
  PROP_ACCELERATOR = 1,
  PROP_ACCELERATOR_RTL,
  N_PROPS
} HashiyaShortcutRowProperty;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HashiyaShortcutRow, hashiya_shortcut_row, ADW_TYPE_ACTION_ROW)

static char *
dup_name (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

/* One below the other: side by side they would leave no room for words in a narrow window. */
static void
add_keys (HashiyaShortcutRow *self)
{
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  const char *keys
      = is_rtl && self->accelerator_rtl != NULL ? self->accelerator_rtl : self->accelerator;
  g_auto (GStrv) accelerators = g_strsplit (keys, " ", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_auto (GStrv) list = NULL;

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      g_autofree char *name = dup_name (accelerators[i]);
      GtkWidget *label = gtk_shortcut_label_new (accelerators[i]);

      g_strv_builder_add (names, name);
      /* It runs from left to right everywhere, and its own end may be where the row begins. */
      gtk_widget_set_halign (label, is_rtl && gtk_widget_get_direction (label) == GTK_TEXT_DIR_LTR
                                        ? GTK_ALIGN_START
                                        : GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  list = g_strv_builder_end (names);
  self->names = g_strjoinv (", ", list);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), box);
  hashiya_accessible_describe_row (ADW_ACTION_ROW (self), self->names);
}

static void
hashiya_shortcut_row_constructed (GObject *object)
{
  HashiyaShortcutRow *self = HASHIYA_SHORTCUT_ROW (object);

  G_OBJECT_CLASS (hashiya_shortcut_row_parent_class)->constructed (object);
  g_return_if_fail (self->accelerator != NULL);
  add_keys (self);
}

static void
hashiya_shortcut_row_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  HashiyaShortcutRow *self = HASHIYA_SHORTCUT_ROW (object);

  switch ((HashiyaShortcutRowProperty) id)
    {
    case PROP_ACCELERATOR:
      self->accelerator = g_value_dup_string (value);
      break;
    case PROP_ACCELERATOR_RTL:
      self->accelerator_rtl = g_value_dup_string (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A list of them is one stop of Tab; the arrows go from row to row. */
static gboolean
hashiya_shortcut_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *focused = gtk_widget_get_focus_child (gtk_widget_get_parent (widget));

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focused != NULL
      && focused != widget)
    return FALSE;
  return GTK_WIDGET_CLASS (hashiya_shortcut_row_parent_class)->focus (widget, direction);
}

static void
hashiya_shortcut_row_finalize (GObject *object)
{
  HashiyaShortcutRow *self = HASHIYA_SHORTCUT_ROW (object);

  g_free (self->accelerator);
  g_free (self->accelerator_rtl);
  g_free (self->names);
  G_OBJECT_CLASS (hashiya_shortcut_row_parent_class)->finalize (object);
}

static void
hashiya_shortcut_row_class_init (HashiyaShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = hashiya_shortcut_row_constructed;
  object_class->set_property = hashiya_shortcut_row_set_property;
  object_class->finalize = hashiya_shortcut_row_finalize;
  GTK_WIDGET_CLASS (klass)->focus = hashiya_shortcut_row_focus;
  properties[PROP_ACCELERATOR] = g_param_spec_string ("accelerator", NULL, NULL, NULL, flags);
  properties[PROP_ACCELERATOR_RTL]
      = g_param_spec_string ("accelerator-rtl", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hashiya_shortcut_row_init (HashiyaShortcutRow *self)
{
}

static gboolean
has (const char *text, HashiyaFinder *finder)
{
  g_autoptr (GArray) found = hashiya_finder_find (finder, text, strlen (text), 1);

  return found->len > 0;
}

gboolean
hashiya_shortcut_row_matches (HashiyaShortcutRow *self, HashiyaFinder *finder)
{
  g_return_val_if_fail (HASHIYA_IS_SHORTCUT_ROW (self), FALSE);

  return hashiya_finder_is_empty (finder)
         || has (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), finder)
         || has (self->names, finder);
}
