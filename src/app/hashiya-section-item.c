// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-section-item.h"

struct _HashiyaSectionItem
{
  GObject parent_instance;

  HashiyaSection *section;
  char *fallback;
  guint n_annotations;
  int progress;
};

typedef enum
{
  PROP_N_ANNOTATIONS = 1,
  PROP_PROGRESS,
} HashiyaSectionItemProperty;

static GParamSpec *properties[PROP_PROGRESS + 1];

G_DEFINE_FINAL_TYPE (HashiyaSectionItem, hashiya_section_item, G_TYPE_OBJECT)

static void
hashiya_section_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaSectionItem *self = HASHIYA_SECTION_ITEM (object);

  switch ((HashiyaSectionItemProperty) id)
    {
    case PROP_N_ANNOTATIONS:
      g_value_set_uint (value, self->n_annotations);
      break;
    case PROP_PROGRESS:
      g_value_set_int (value, self->progress);
      break;
    }
}

static void
hashiya_section_item_finalize (GObject *object)
{
  HashiyaSectionItem *self = HASHIYA_SECTION_ITEM (object);

  g_object_unref (self->section);
  g_free (self->fallback);
  G_OBJECT_CLASS (hashiya_section_item_parent_class)->finalize (object);
}

static void
hashiya_section_item_class_init (HashiyaSectionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hashiya_section_item_get_property;
  object_class->finalize = hashiya_section_item_finalize;
  properties[PROP_N_ANNOTATIONS]
      = g_param_spec_uint ("n-annotations", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS]
      = g_param_spec_int ("progress", NULL, NULL, -1, 100, -1,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hashiya_section_item_init (HashiyaSectionItem *self)
{
  self->progress = -1;
}

HashiyaSectionItem *
hashiya_section_item_new (HashiyaSection *section, const char *fallback)
{
  HashiyaSectionItem *self = g_object_new (HASHIYA_TYPE_SECTION_ITEM, NULL);

  self->section = g_object_ref (section);
  self->fallback = g_strdup (fallback);
  return self;
}

HashiyaSection *
hashiya_section_item_get_section (HashiyaSectionItem *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION_ITEM (self), NULL);

  return self->section;
}

const char *
hashiya_section_item_get_title (HashiyaSectionItem *self)
{
  const char *title;

  g_return_val_if_fail (HASHIYA_IS_SECTION_ITEM (self), NULL);

  title = hashiya_section_get_title (self->section);
  return title != NULL ? title : self->fallback;
}

void
hashiya_section_item_set_n_annotations (HashiyaSectionItem *self, guint n_annotations)
{
  g_return_if_fail (HASHIYA_IS_SECTION_ITEM (self));

  if (self->n_annotations == n_annotations)
    return;
  self->n_annotations = n_annotations;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ANNOTATIONS]);
}

guint
hashiya_section_item_get_n_annotations (HashiyaSectionItem *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION_ITEM (self), 0);

  return self->n_annotations;
}

void
hashiya_section_item_set_progress (HashiyaSectionItem *self, int progress)
{
  g_return_if_fail (HASHIYA_IS_SECTION_ITEM (self));

  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

int
hashiya_section_item_get_progress (HashiyaSectionItem *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION_ITEM (self), -1);

  return self->progress;
}
