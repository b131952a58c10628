// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-find-switches.h"

struct _HashiyaFindSwitches
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GSimpleActionGroup *actions;
  HashiyaFindFlags flags;
};

typedef enum
{
  PROP_FLAGS = 1,
} HashiyaFindSwitchesProperty;

static GParamSpec *properties[PROP_FLAGS + 1];

static const struct
{
  const char *action;
  HashiyaFindFlags flag;
} switches[] = {
  { "match-case", HASHIYA_FIND_MATCH_CASE },
  { "match-letters", HASHIYA_FIND_MATCH_LETTERS },
  { "whole-words", HASHIYA_FIND_WHOLE_WORDS },
};

G_DEFINE_FINAL_TYPE (HashiyaFindSwitches, hashiya_find_switches, GTK_TYPE_WIDGET)

static void
toggled_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  HashiyaFindSwitches *self = data;
  HashiyaFindFlags flags = self->flags;

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      if (!g_str_equal (switches[i].action, g_action_get_name (G_ACTION (action))))
        continue;
      flags = g_variant_get_boolean (state) ? flags | switches[i].flag : flags & ~switches[i].flag;
    }
  hashiya_find_switches_set_flags (self, flags);
}

static void
add_actions (HashiyaFindSwitches *self)
{
  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GSimpleAction) action
          = g_simple_action_new_stateful (switches[i].action, NULL, g_variant_new_boolean (FALSE));

      g_signal_connect (action, "change-state", G_CALLBACK (toggled_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "find", G_ACTION_GROUP (self->actions));
}

static void
hashiya_find_switches_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaFindSwitches *self = HASHIYA_FIND_SWITCHES (object);

  switch ((HashiyaFindSwitchesProperty) id)
    {
    case PROP_FLAGS:
      g_value_set_uint (value, self->flags);
      break;
    }
}

static void
hashiya_find_switches_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch ((HashiyaFindSwitchesProperty) id)
    {
    case PROP_FLAGS:
      hashiya_find_switches_set_flags (HASHIYA_FIND_SWITCHES (object), g_value_get_uint (value));
      break;
    }
}

static void
hashiya_find_switches_dispose (GObject *object)
{
  HashiyaFindSwitches *self = HASHIYA_FIND_SWITCHES (object);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (hashiya_find_switches_parent_class)->dispose (object);
}

static void
hashiya_find_switches_class_init (HashiyaFindSwitchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hashiya_find_switches_dispose;
  object_class->get_property = hashiya_find_switches_get_property;
  object_class->set_property = hashiya_find_switches_set_property;

  properties[PROP_FLAGS]
      = g_param_spec_uint ("flags", NULL, NULL, 0, G_MAXUINT, HASHIYA_FIND_DEFAULT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-find-switches.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaFindSwitches, button);
}

static void
hashiya_find_switches_init (HashiyaFindSwitches *self)
{
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

HashiyaFindFlags
hashiya_find_switches_get_flags (HashiyaFindSwitches *self)
{
  g_return_val_if_fail (HASHIYA_IS_FIND_SWITCHES (self), HASHIYA_FIND_DEFAULT);

  return self->flags;
}

void
hashiya_find_switches_set_flags (HashiyaFindSwitches *self, HashiyaFindFlags flags)
{
  g_return_if_fail (HASHIYA_IS_FIND_SWITCHES (self));

  if (self->flags == flags)
    return;
  self->flags = flags;
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GAction *action
          = g_action_map_lookup_action (G_ACTION_MAP (self->actions), switches[i].action);

      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_new_boolean ((flags & switches[i].flag) != 0));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FLAGS]);
}
