// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-section.h"

struct _HashiyaSection
{
  GObject parent_instance;

  char *id;
  char *title;
  guint level;
  char *file;
  gsize start;
  gsize end;
  gsize n_words;
};

G_DEFINE_FINAL_TYPE (HashiyaSection, hashiya_section, G_TYPE_OBJECT)

static void
hashiya_section_finalize (GObject *object)
{
  HashiyaSection *self = HASHIYA_SECTION (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->file);
  G_OBJECT_CLASS (hashiya_section_parent_class)->finalize (object);
}

static void
hashiya_section_class_init (HashiyaSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_section_finalize;
}

static void
hashiya_section_init (HashiyaSection *self)
{
}

HashiyaSection *
hashiya_section_new (const char *id,
                     const char *title,
                     guint level,
                     const char *file,
                     gsize start,
                     gsize end,
                     gsize n_words)
{
  HashiyaSection *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  self = g_object_new (HASHIYA_TYPE_SECTION, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->level = CLAMP (level, 1, 6);
  self->file = g_strdup (file);
  self->start = start;
  self->end = end;
  self->n_words = n_words;
  return self;
}

const char *
hashiya_section_get_id (HashiyaSection *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION (self), NULL);

  return self->id;
}

const char *
hashiya_section_get_title (HashiyaSection *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION (self), NULL);

  return self->title;
}

guint
hashiya_section_get_level (HashiyaSection *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION (self), 1);

  return self->level;
}

const char *
hashiya_section_get_file (HashiyaSection *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION (self), NULL);

  return self->file;
}

gsize
hashiya_section_get_start (HashiyaSection *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION (self), 0);

  return self->start;
}

gsize
hashiya_section_get_end (HashiyaSection *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION (self), 0);

  return self->end;
}

gsize
hashiya_section_get_n_words (HashiyaSection *self)
{
  g_return_val_if_fail (HASHIYA_IS_SECTION (self), 0);

  return self->n_words;
}
