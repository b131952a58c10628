// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-entry-private.h"
#include "hashiya-json.h"
#include "hashiya-margin-private.h"
#include "hashiya-record.h"

#include <string.h>

struct _HashiyaEntry
{
  GObject parent_instance;

  char *id;
  char *title;
  char *byline;
  char *publisher;
  char *language;
  char *source;
  gboolean is_rtl;
  guint n_sections;
  gsize n_words;
  guint n_annotations;
  gint64 imported;
  gboolean is_trashed;
  gboolean is_missing;
};

G_DEFINE_FINAL_TYPE (HashiyaEntry, hashiya_entry, G_TYPE_OBJECT)

static void
hashiya_entry_finalize (GObject *object)
{
  HashiyaEntry *self = HASHIYA_ENTRY (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->publisher);
  g_free (self->language);
  g_free (self->source);
  G_OBJECT_CLASS (hashiya_entry_parent_class)->finalize (object);
}

static void
hashiya_entry_class_init (HashiyaEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_entry_finalize;
}

static void
hashiya_entry_init (HashiyaEntry *self)
{
}

static void
read_description (HashiyaEntry *self, JsonObject *description)
{
  JsonArray *sections = hashiya_json_array (description, "sections");

  self->title = g_strdup (hashiya_json_string (description, "title", NULL));
  self->byline = g_strdup (hashiya_json_string (description, "byline", NULL));
  self->publisher = g_strdup (hashiya_json_string (description, "publisher", NULL));
  self->language = g_strdup (hashiya_json_string (description, "language", NULL));
  self->source = g_strdup (hashiya_json_string (description, "source", NULL));
  self->is_rtl = strcmp (hashiya_json_string (description, "direction", "ltr"), "rtl") == 0;
  self->n_sections = sections != NULL ? json_array_get_length (sections) : 0;
  for (guint i = 0; i < self->n_sections; i++)
    self->n_words += hashiya_json_int (hashiya_json_element_object (sections, i), "words", 0);
}

static void
read_state (HashiyaEntry *self, HashiyaMargin *margin)
{
  g_autoptr (JsonNode) title = hashiya_margin_get_state (margin, "title");
  g_autoptr (JsonNode) trashed = hashiya_margin_get_state (margin, "trashed");
  g_autoptr (JsonNode) imported = hashiya_margin_get_state (margin, "imported");
  JsonObject *import = imported != NULL && JSON_NODE_HOLDS_OBJECT (imported)
                           ? json_node_get_object (imported)
                           : NULL;

  if (title != NULL && json_node_get_value_type (title) == G_TYPE_STRING)
    {
      g_free (self->title);
      self->title = g_strdup (json_node_get_string (title));
    }
  if (self->title == NULL)
    self->title = g_strdup (hashiya_json_string (import, "title", NULL));
  self->imported = hashiya_record_parse_timestamp (hashiya_json_string (import, "time", ""));
  self->is_trashed = trashed != NULL && json_node_get_value_type (trashed) == G_TYPE_BOOLEAN
                     && json_node_get_boolean (trashed);
}

HashiyaEntry *
hashiya_entry_new (const char *id, const char *name, JsonObject *description, HashiyaMargin *margin)
{
  HashiyaEntry *self = g_object_new (HASHIYA_TYPE_ENTRY, NULL);

  self->id = g_strdup (id);
  if (description != NULL)
    read_description (self, description);
  self->is_missing = description == NULL;
  self->n_annotations = hashiya_margin_count (margin);
  read_state (self, margin);
  if (self->title == NULL)
    self->title = g_strndup (name, strlen (name) - strlen (id) - 1);
  return self;
}

const char *
hashiya_entry_get_id (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), NULL);

  return self->id;
}

const char *
hashiya_entry_get_title (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), NULL);

  return self->title;
}

const char *
hashiya_entry_get_byline (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), NULL);

  return self->byline;
}

const char *
hashiya_entry_get_publisher (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), NULL);

  return self->publisher;
}

const char *
hashiya_entry_get_language (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), NULL);

  return self->language;
}

gboolean
hashiya_entry_is_rtl (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), FALSE);

  return self->is_rtl;
}

const char *
hashiya_entry_get_source (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), NULL);

  return self->source;
}

guint
hashiya_entry_get_n_sections (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), 0);

  return self->n_sections;
}

gsize
hashiya_entry_get_n_words (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), 0);

  return self->n_words;
}

guint
hashiya_entry_get_n_annotations (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), 0);

  return self->n_annotations;
}

gint64
hashiya_entry_get_imported (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), 0);

  return self->imported;
}

gboolean
hashiya_entry_is_trashed (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), FALSE);

  return self->is_trashed;
}

gboolean
hashiya_entry_is_missing (HashiyaEntry *self)
{
  g_return_val_if_fail (HASHIYA_IS_ENTRY (self), FALSE);

  return self->is_missing;
}
