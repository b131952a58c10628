// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

void
reading_set_up (Reading *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  setting_set_up (&self->library, data);
  self->id = setting_publish (&self->library, "Words to read and to mark");
  self->document = hashiya_library_open (self->library.library, self->id, NULL, NULL, &error);
  g_assert_no_error (error);
  self->margin = hashiya_library_get_margin (self->library.library, self->id, &error);
  g_assert_no_error (error);
  self->edition = hashiya_edition_new (self->library.library, self->document,
                                       HASHIYA_EDITION_ORIGINAL, NULL, &error);
  g_assert_no_error (error);
  self->model = hashiya_margin_model_new (self->edition, self->margin);
  g_assert_true (hashiya_margin_model_flush (self->model));
}

void
reading_tear_down (Reading *self, gconstpointer data)
{
  hashiya_margin_model_flush (self->model);
  g_clear_object (&self->margin_elsewhere);
  g_clear_object (&self->elsewhere);
  g_assert_finalize_object (self->model);
  g_clear_object (&self->edition);
  g_clear_object (&self->margin);
  g_clear_object (&self->document);
  g_free (self->id);
  setting_tear_down (&self->library, data);
}

void
reading_open_elsewhere (Reading *self)
{
  g_autoptr (GError) error = NULL;

  if (self->margin_elsewhere == NULL)
    {
      setting_forget_device ();
      self->elsewhere = hashiya_library_new (self->library.folder);
      self->margin_elsewhere = hashiya_library_get_margin (self->elsewhere, self->id, &error);
      g_assert_no_error (error);
    }
  g_assert_true (hashiya_margin_refresh (self->margin_elsewhere, NULL, &error));
}

void
reading_change_elsewhere (Reading *self, const char *id, const char *note, const char *colour)
{
  g_autoptr (JsonObject) record = NULL;
  g_autoptr (JsonObject) written = NULL;

  reading_open_elsewhere (self);
  record = hashiya_margin_lookup (self->margin_elsewhere, id);
  g_assert_nonnull (record);
  if (note != NULL)
    hashiya_record_set_note (record, note);
  if (colour != NULL)
    hashiya_record_set_colour (record, colour);
  written = put (self->margin_elsewhere, record);
}

void
reading_refresh (Reading *self)
{
  hashiya_margin_model_refresh (self->model);
  hashiya_margin_model_flush (self->model);
}

JsonObject *
reading_new_mark (Reading *self)
{
  g_autoptr (GError) error = NULL;
  JsonObject *record = hashiya_record_for_range (self->document, 0, 5, "yellow", &error);

  g_assert_no_error (error);
  return record;
}

JsonObject *
reading_read_disk (Reading *self, const char *id)
{
  g_autoptr (HashiyaLibrary) library = hashiya_library_new (self->library.folder);
  g_autoptr (HashiyaMargin) margin = hashiya_library_get_margin (library, self->id, NULL);

  return hashiya_margin_lookup (margin, id);
}

char *
reading_read_note (Reading *self, const char *id)
{
  g_autoptr (JsonObject) record = reading_read_disk (self, id);

  g_assert_nonnull (record);
  return g_strdup (hashiya_record_get_note (record));
}
