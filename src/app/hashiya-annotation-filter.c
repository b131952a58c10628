// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-annotation-filter.h"

#include "hashiya-colour-names.h"
#include "hashiya-query.h"
#include "hashiya-record.h"

struct _HashiyaAnnotationFilter
{
  GtkFilter parent_instance;

  HashiyaQuery *query;
  guint colours;
  HashiyaAnnotationTraits traits;
};

G_DEFINE_FINAL_TYPE (HashiyaAnnotationFilter, hashiya_annotation_filter, GTK_TYPE_FILTER)

static HashiyaAnnotationTraits
get_traits (HashiyaAnnotation *annotation)
{
  HashiyaAnnotationTraits traits = 0;

  if (hashiya_annotation_get_note (annotation)[0] != '\0')
    traits |= HASHIYA_ANNOTATION_NOTED;
  if (hashiya_annotation_get_kind (annotation) == HASHIYA_ANNOTATION_BOOKMARK)
    traits |= HASHIYA_ANNOTATION_PLACE;
  return traits;
}

static gboolean
has_words (HashiyaAnnotationFilter *self, HashiyaAnnotation *annotation, int colour)
{
  g_auto (GStrv) tags = hashiya_annotation_get_tags (annotation);
  g_autofree char *all_tags = g_strjoinv ("\n", tags);
  const char *fields[] = {
    hashiya_annotation_get_quote (annotation),
    hashiya_annotation_get_note (annotation),
    all_tags,
    colour >= 0 ? hashiya_colour_names_get (hashiya_colour_names_get_default (), (guint) colour)
                : NULL,
    colour >= 0 ? hashiya_colour_names_get_original ((guint) colour) : NULL,
  };

  return hashiya_query_matches (self->query, fields, G_N_ELEMENTS (fields));
}

static gboolean
hashiya_annotation_filter_match (GtkFilter *filter, gpointer item)
{
  HashiyaAnnotationFilter *self = HASHIYA_ANNOTATION_FILTER (filter);
  const char *name = hashiya_annotation_get_colour (item);
  int colour = name != NULL ? hashiya_colour_index (name) : -1;

  if (self->colours != 0 && (colour < 0 || !(self->colours & (1u << colour))))
    return FALSE;
  if (self->traits != 0 && !(self->traits & get_traits (item)))
    return FALSE;
  return hashiya_query_is_empty (self->query) || has_words (self, item, colour);
}

static GtkFilterMatch
hashiya_annotation_filter_get_strictness (GtkFilter *filter)
{
  return hashiya_annotation_filter_is_empty (HASHIYA_ANNOTATION_FILTER (filter))
             ? GTK_FILTER_MATCH_ALL
             : GTK_FILTER_MATCH_SOME;
}

static void
hashiya_annotation_filter_finalize (GObject *object)
{
  HashiyaAnnotationFilter *self = HASHIYA_ANNOTATION_FILTER (object);

  hashiya_query_free (self->query);
  G_OBJECT_CLASS (hashiya_annotation_filter_parent_class)->finalize (object);
}

static void
hashiya_annotation_filter_class_init (HashiyaAnnotationFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_annotation_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = hashiya_annotation_filter_match;
  GTK_FILTER_CLASS (klass)->get_strictness = hashiya_annotation_filter_get_strictness;
}

static void
hashiya_annotation_filter_init (HashiyaAnnotationFilter *self)
{
  self->query = hashiya_query_new ("", HASHIYA_FIND_DEFAULT);
}

HashiyaAnnotationFilter *
hashiya_annotation_filter_new (void)
{
  return g_object_new (HASHIYA_TYPE_ANNOTATION_FILTER, NULL);
}

void
hashiya_annotation_filter_set (HashiyaAnnotationFilter *self,
                               const char *words,
                               HashiyaFindFlags flags,
                               guint colours,
                               HashiyaAnnotationTraits traits)
{
  g_return_if_fail (HASHIYA_IS_ANNOTATION_FILTER (self));

  hashiya_query_free (self->query);
  self->query = hashiya_query_new (words, flags);
  self->colours = colours;
  self->traits = traits;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

gboolean
hashiya_annotation_filter_is_empty (HashiyaAnnotationFilter *self)
{
  g_return_val_if_fail (HASHIYA_IS_ANNOTATION_FILTER (self), TRUE);

  return self->colours == 0 && self->traits == 0 && hashiya_query_is_empty (self->query);
}
