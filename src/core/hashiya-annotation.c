// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-annotation.h"

#include "hashiya-json.h"
#include "hashiya-record.h"

#include <string.h>

struct _HashiyaAnnotation
{
  GObject parent_instance;

  JsonObject *record;
  HashiyaAnchor anchor;
};

typedef enum
{
  PROP_NOTE = 1,
  PROP_LANGUAGE,
  PROP_COLOUR,
  PROP_TAGS,
  PROP_QUOTE,
  PROP_CREATED,
  PROP_MODIFIED,
  PROP_STATE,
  PROP_START,
  PROP_END,
} HashiyaAnnotationProperty;

static GParamSpec *properties[PROP_END + 1];

G_DEFINE_FINAL_TYPE (HashiyaAnnotation, hashiya_annotation, G_TYPE_OBJECT)

static void
hashiya_annotation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaAnnotation *self = HASHIYA_ANNOTATION (object);

  switch ((HashiyaAnnotationProperty) id)
    {
    case PROP_NOTE:
      g_value_set_string (value, hashiya_annotation_get_note (self));
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, hashiya_record_get_language (self->record));
      break;
    case PROP_COLOUR:
      g_value_set_string (value, hashiya_annotation_get_colour (self));
      break;
    case PROP_TAGS:
      g_value_take_boxed (value, hashiya_annotation_get_tags (self));
      break;
    case PROP_QUOTE:
      g_value_set_string (value, hashiya_annotation_get_quote (self));
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, hashiya_annotation_get_created (self));
      break;
    case PROP_MODIFIED:
      g_value_set_int64 (value, hashiya_annotation_get_modified (self));
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->anchor.state);
      break;
    case PROP_START:
      g_value_set_uint64 (value, self->anchor.start);
      break;
    case PROP_END:
      g_value_set_uint64 (value, self->anchor.end);
      break;
    }
}

static void
hashiya_annotation_finalize (GObject *object)
{
  HashiyaAnnotation *self = HASHIYA_ANNOTATION (object);

  g_clear_pointer (&self->record, json_object_unref);
  G_OBJECT_CLASS (hashiya_annotation_parent_class)->finalize (object);
}

static void
hashiya_annotation_class_init (HashiyaAnnotationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hashiya_annotation_get_property;
  object_class->finalize = hashiya_annotation_finalize;
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, flags);
  properties[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_MODIFIED] = g_param_spec_int64 ("modified", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_START] = g_param_spec_uint64 ("start", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_END] = g_param_spec_uint64 ("end", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hashiya_annotation_init (HashiyaAnnotation *self)
{
}

HashiyaAnnotation *
hashiya_annotation_new (JsonObject *record)
{
  HashiyaAnnotation *self;

  g_return_val_if_fail (hashiya_record_is_annotation (record), NULL);

  self = g_object_new (HASHIYA_TYPE_ANNOTATION, NULL);
  self->record = json_object_ref (record);
  return self;
}

static void
notify (HashiyaAnnotation *self, HashiyaAnnotationProperty id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
notify_string (HashiyaAnnotation *self,
               HashiyaAnnotationProperty id,
               const char *old,
               const char *new)
{
  if (g_strcmp0 (old, new) != 0)
    notify (self, id);
}

static gint64
get_time (JsonObject *record, const char *key)
{
  return MAX (hashiya_record_parse_timestamp (hashiya_json_string (record, key, NULL)), 0);
}

static void
notify_changes (HashiyaAnnotation *self, JsonObject *old, JsonObject *new)
{
  g_auto (GStrv) old_tags = hashiya_record_get_tags (old);
  g_auto (GStrv) new_tags = hashiya_record_get_tags (new);

  notify_string (self, PROP_NOTE, hashiya_record_get_note (old), hashiya_record_get_note (new));
  notify_string (self, PROP_LANGUAGE, hashiya_record_get_language (old),
                 hashiya_record_get_language (new));
  notify_string (self, PROP_COLOUR, hashiya_record_get_colour (old),
                 hashiya_record_get_colour (new));
  if (!g_strv_equal ((const char *const *) old_tags, (const char *const *) new_tags))
    notify (self, PROP_TAGS);
  notify_string (self, PROP_QUOTE, hashiya_record_get_quote (old, NULL, NULL),
                 hashiya_record_get_quote (new, NULL, NULL));
  if (get_time (old, "created") != get_time (new, "created"))
    notify (self, PROP_CREATED);
  if (get_time (old, "modified") != get_time (new, "modified"))
    notify (self, PROP_MODIFIED);
}

void
hashiya_annotation_set_record (HashiyaAnnotation *self, JsonObject *record)
{
  g_autoptr (JsonObject) old = NULL;

  g_return_if_fail (HASHIYA_IS_ANNOTATION (self));
  g_return_if_fail (g_strcmp0 (hashiya_record_get_id (record), hashiya_record_get_id (self->record))
                    == 0);

  if (record == self->record)
    return;
  old = self->record;
  self->record = json_object_ref (record);
  g_object_freeze_notify (G_OBJECT (self));
  notify_changes (self, old, record);
  g_object_thaw_notify (G_OBJECT (self));
}

JsonObject *
hashiya_annotation_get_record (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), NULL);

  return self->record;
}

void
hashiya_annotation_set_anchor (HashiyaAnnotation *self, HashiyaAnchor anchor)
{
  HashiyaAnchor old;

  g_return_if_fail (HASHIYA_IS_ANNOTATION (self));

  old = self->anchor;
  self->anchor = anchor;
  g_object_freeze_notify (G_OBJECT (self));
  if (old.state != anchor.state)
    notify (self, PROP_STATE);
  if (old.start != anchor.start)
    notify (self, PROP_START);
  if (old.end != anchor.end)
    notify (self, PROP_END);
  g_object_thaw_notify (G_OBJECT (self));
}

HashiyaAnchor
hashiya_annotation_get_anchor (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self),
                        ((HashiyaAnchor){ HASHIYA_ANCHOR_ORPHAN, 0, 0, 0 }));

  return self->anchor;
}

gboolean
hashiya_annotation_is_doubtful (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), FALSE);

  return self->anchor.state == HASHIYA_ANCHOR_FUZZY
         || (self->anchor.state == HASHIYA_ANCHOR_MOVED && self->anchor.doubtful);
}

const char *
hashiya_annotation_get_id (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), NULL);

  return hashiya_record_get_id (self->record);
}

HashiyaAnnotationKind
hashiya_annotation_get_kind (HashiyaAnnotation *self)
{
  const char *motivation;

  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), HASHIYA_ANNOTATION_HIGHLIGHT);

  motivation = hashiya_record_get_motivation (self->record);
  if (strcmp (motivation, "bookmarking") == 0)
    return HASHIYA_ANNOTATION_BOOKMARK;
  if (!hashiya_record_has_selector (self->record))
    return HASHIYA_ANNOTATION_DOCUMENT;
  if (strcmp (motivation, "commenting") == 0 && hashiya_record_get_colour (self->record) == NULL)
    return HASHIYA_ANNOTATION_SECTION;
  return HASHIYA_ANNOTATION_HIGHLIGHT;
}

const char *
hashiya_annotation_get_note (HashiyaAnnotation *self)
{
  const char *note;

  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), "");

  note = hashiya_record_get_note (self->record);
  return note != NULL ? note : "";
}

const char *
hashiya_annotation_get_colour (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), NULL);

  return hashiya_record_get_colour (self->record);
}

GStrv
hashiya_annotation_get_tags (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), NULL);

  return hashiya_record_get_tags (self->record);
}

gint64
hashiya_annotation_get_created (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), 0);

  return get_time (self->record, "created");
}

gint64
hashiya_annotation_get_modified (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), 0);

  return get_time (self->record, "modified");
}

const char *
hashiya_annotation_get_quote (HashiyaAnnotation *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION (self), NULL);

  return hashiya_record_get_quote (self->record, NULL, NULL);
}

int
hashiya_annotation_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  HashiyaAnnotation *one = (HashiyaAnnotation *) a;
  HashiyaAnnotation *other = (HashiyaAnnotation *) b;
  gboolean one_is_whole = hashiya_annotation_get_kind (one) == HASHIYA_ANNOTATION_DOCUMENT;
  gboolean other_is_whole = hashiya_annotation_get_kind (other) == HASHIYA_ANNOTATION_DOCUMENT;

  if (one_is_whole != other_is_whole)
    return one_is_whole ? -1 : 1;
  if (one->anchor.start != other->anchor.start)
    return one->anchor.start < other->anchor.start ? -1 : 1;
  if (one->anchor.end != other->anchor.end)
    return one->anchor.end < other->anchor.end ? -1 : 1;
  return strcmp (hashiya_annotation_get_id (one), hashiya_annotation_get_id (other));
}
