// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-entry.h"

#include "hashiya-record.h"

HashiyaPrintEntry *
hashiya_print_entry_new (HashiyaAnnotation *annotation, const char *const *others)
{
  HashiyaPrintEntry *self = g_new0 (HashiyaPrintEntry, 1);
  HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);
  const char *colour = hashiya_annotation_get_colour (annotation);
  const char *note = hashiya_annotation_get_note (annotation);

  self->kind = hashiya_annotation_get_kind (annotation);
  self->is_orphan = anchor.state == HASHIYA_ANCHOR_ORPHAN;
  self->start = anchor.start;
  self->is_aside = anchor.is_aside;
  self->end = anchor.is_aside ? anchor.start : anchor.end;
  self->colour = colour != NULL ? hashiya_colour_index (colour) : -1;
  /* A colour of another program's is shown as the default one is. */
  if (self->kind == HASHIYA_ANNOTATION_HIGHLIGHT)
    self->colour = MAX (self->colour, 0);
  self->quote = g_strdup (hashiya_annotation_get_quote (annotation));
  self->note = note[0] != '\0' ? g_strdup (note) : NULL;
  self->language
      = g_strdup (hashiya_record_get_language (hashiya_annotation_get_record (annotation)));
  self->others = g_strdupv ((GStrv) others);
  self->tags = hashiya_annotation_get_tags (annotation);
  return self;
}

HashiyaPrintEntry *
hashiya_print_entry_new_colour (const HashiyaPrintEntry *self)
{
  HashiyaPrintEntry *entry = g_new0 (HashiyaPrintEntry, 1);

  entry->kind = self->kind;
  entry->colour = self->colour;
  entry->tags = g_new0 (char *, 1);
  return entry;
}

void
hashiya_print_entry_free (HashiyaPrintEntry *self)
{
  g_free (self->quote);
  g_free (self->note);
  g_free (self->language);
  g_strfreev (self->others);
  g_strfreev (self->tags);
  g_free (self);
}

gboolean
hashiya_print_entry_says_something (const HashiyaPrintEntry *self)
{
  return self->note != NULL || self->kind == HASHIYA_ANNOTATION_BOOKMARK
         || (self->tags != NULL && self->tags[0] != NULL)
         || (self->others != NULL && self->others[0] != NULL);
}
