// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-item.h"

#include "hashiya-json.h"
#include "hashiya-margin-merge.h"
#include "hashiya-record.h"

#include <string.h>

static void
set_record (JsonObject **place, JsonObject *record)
{
  if (record != NULL)
    json_object_ref (record);
  g_clear_pointer (place, json_object_unref);
  *place = record;
}

HashiyaMarginItem *
hashiya_margin_item_new (JsonObject *record, HashiyaAnchor anchor)
{
  HashiyaMarginItem *self = g_new0 (HashiyaMarginItem, 1);

  self->annotation = hashiya_annotation_new (record);
  hashiya_annotation_set_anchor (self->annotation, anchor);
  set_record (&self->wanted, record);
  return self;
}

void
hashiya_margin_item_free (HashiyaMarginItem *self)
{
  g_clear_object (&self->annotation);
  g_clear_pointer (&self->base, json_object_unref);
  g_clear_pointer (&self->wanted, json_object_unref);
  g_clear_pointer (&self->conflicts, g_strfreev);
  g_free (self);
}

const char *
hashiya_margin_item_get_id (HashiyaMarginItem *self)
{
  return hashiya_annotation_get_id (self->annotation);
}

void
hashiya_margin_item_set_base (HashiyaMarginItem *self, JsonObject *record)
{
  set_record (&self->base, record);
}

void
hashiya_margin_item_set_wanted (HashiyaMarginItem *self, JsonObject *record)
{
  set_record (&self->wanted, record);
  if (record != NULL)
    hashiya_annotation_set_record (self->annotation, record);
}

gboolean
hashiya_margin_item_set_conflicts (HashiyaMarginItem *self, const char *const *conflicts)
{
  static const char *const none[] = { NULL };
  const char *const *before
      = self->conflicts != NULL ? (const char *const *) self->conflicts : none;

  if (g_strv_equal (before, conflicts != NULL ? conflicts : none))
    return FALSE;
  g_strfreev (self->conflicts);
  self->conflicts = g_strdupv ((GStrv) conflicts);
  return TRUE;
}

gboolean
hashiya_margin_item_is_blank (HashiyaMarginItem *self)
{
  return self->wanted != NULL && hashiya_margin_merge_is_blank (self->wanted);
}

gboolean
hashiya_margin_item_needs_writing (HashiyaMarginItem *self)
{
  gboolean is_there = self->base != NULL || self->is_writing;

  return is_there || (self->wanted != NULL && !hashiya_margin_item_is_blank (self));
}

/* What the disk thread joined to the note joins what has been typed since, too. */
static void
rebase (HashiyaMarginItem *self, JsonObject *written, JsonObject *result)
{
  const char *before = written != NULL ? hashiya_record_get_note (written) : NULL;
  const char *after = result != NULL ? hashiya_record_get_note (result) : NULL;
  const char *typed = self->wanted != NULL ? hashiya_record_get_note (self->wanted) : NULL;
  g_autoptr (JsonObject) rebased = NULL;
  g_autofree char *note = NULL;

  if (after == NULL || typed == NULL || before == NULL || !g_str_has_prefix (after, before)
      || after[strlen (before)] == '\0')
    return;
  note = g_strconcat (typed, after + strlen (before), NULL);
  rebased = hashiya_json_copy_object (self->wanted);
  hashiya_record_set_note (rebased, note);
  hashiya_margin_item_set_wanted (self, rebased);
}

void
hashiya_margin_item_written (HashiyaMarginItem *self, JsonObject *written, JsonObject *result)
{
  hashiya_margin_item_set_base (self, result);
  g_clear_pointer (&self->conflicts, g_strfreev);
  if (self->is_dirty)
    rebase (self, written, result);
  else if (!hashiya_margin_item_is_blank (self))
    hashiya_margin_item_set_wanted (self, result);
}
