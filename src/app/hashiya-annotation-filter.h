// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-annotation.h"
#include "hashiya-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaAnnotationFilter:
 *
 * Which annotations the reader wants to see: those with each of the words in their quote, note,
 * tags or the name of their colour, of one of the colours, and of one of the kinds.
 */
#define HASHIYA_TYPE_ANNOTATION_FILTER (hashiya_annotation_filter_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaAnnotationFilter, hashiya_annotation_filter, HASHIYA, ANNOTATION_FILTER, GtkFilter)

/**
 * HashiyaAnnotationTraits:
 * @HASHIYA_ANNOTATION_NOTED: has a note with words in it
 * @HASHIYA_ANNOTATION_PLACE: a bookmark
 */
typedef enum
{
  HASHIYA_ANNOTATION_NOTED = 1 << 0,
  HASHIYA_ANNOTATION_PLACE = 1 << 1,
} HashiyaAnnotationTraits;

/** hashiya_annotation_filter_new: Returns: (transfer full): one that lets everything through */
HashiyaAnnotationFilter *hashiya_annotation_filter_new (void);

/**
 * hashiya_annotation_filter_set:
 * @words: valid UTF-8
 * @flags: how exactly they are meant
 * @colours: bit i lets hashiya_colours[i] through; 0: whatever the colour
 * @traits: any of them; 0: whatever the kind
 */
void hashiya_annotation_filter_set (HashiyaAnnotationFilter *self,
                                    const char *words,
                                    HashiyaFindFlags flags,
                                    guint colours,
                                    HashiyaAnnotationTraits traits);

/** hashiya_annotation_filter_is_empty: Returns: whether it lets everything through */
gboolean hashiya_annotation_filter_is_empty (HashiyaAnnotationFilter *self);

G_END_DECLS
