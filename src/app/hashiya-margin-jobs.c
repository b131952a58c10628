// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-jobs.h"

#include "hashiya-margin-merge.h"
#include "hashiya-record.h"

void
hashiya_margin_write_run (gpointer job)
{
  HashiyaMarginWrite *self = job;

  if (self->wanted != NULL)
    self->result
        = hashiya_margin_merge_write (self->margin, self->base, self->wanted, &self->error);
  else if (hashiya_margin_refresh (self->margin, NULL, &self->error))
    {
      g_autoptr (JsonObject) current = hashiya_margin_lookup (self->margin, self->id);

      if (current != NULL)
        hashiya_margin_delete (self->margin, self->id, &self->error);
    }
}

void
hashiya_margin_write_free (HashiyaMarginWrite *self)
{
  g_clear_object (&self->margin);
  g_clear_object (&self->owner);
  g_free (self->id);
  g_clear_pointer (&self->base, json_object_unref);
  g_clear_pointer (&self->wanted, json_object_unref);
  g_clear_pointer (&self->result, json_object_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static GStrv
dup_conflicts (HashiyaMargin *margin, JsonObject *record)
{
  g_autoptr (GPtrArray) heads
      = hashiya_margin_get_conflicts (margin, hashiya_record_get_id (record));
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  if (heads->len == 0)
    return NULL;
  for (guint i = 0; i < heads->len; i++)
    {
      const char *note = hashiya_record_get_note (g_ptr_array_index (heads, i));

      if (note != NULL)
        g_strv_builder_add (notes, note);
    }
  return g_strv_builder_end (notes);
}

void
hashiya_margin_load_run (gpointer job)
{
  HashiyaMarginLoad *self = job;
  gboolean changed = FALSE;

  self->is_stale = !hashiya_edition_is_current (self->edition);
  if (!hashiya_margin_refresh (self->margin, &changed, &self->error) && !self->force)
    return;
  if (!changed && !self->force)
    return;

  self->version = hashiya_library_dup_version (
      hashiya_edition_get_library (self->edition),
      hashiya_document_get_id (hashiya_edition_get_original (self->edition)));
  self->records = hashiya_margin_list (self->margin);
  /* Nobody cancels it. */
  self->anchors = hashiya_edition_run (self->edition, self->records, NULL, NULL, NULL, NULL);
  self->conflicts = g_ptr_array_new_full (self->records->len, (GDestroyNotify) g_strfreev);
  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (self->conflicts,
                     dup_conflicts (self->margin, g_ptr_array_index (self->records, i)));
}

void
hashiya_margin_load_free (HashiyaMarginLoad *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->anchors, g_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_object (&self->edition);
  g_free (self->version);
  g_clear_object (&self->margin);
  g_clear_object (&self->owner);
  g_clear_error (&self->error);
  g_free (self);
}
