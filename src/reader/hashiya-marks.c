// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-marks.h"

#include <glib/gi18n.h>
#include <string.h>

void
hashiya_mark_clear (HashiyaMark *self)
{
  g_clear_pointer (&self->id, g_free);
}

GArray *
hashiya_marks_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (HashiyaMark));

  g_array_set_clear_func (self, (GDestroyNotify) hashiya_mark_clear);
  return self;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const HashiyaMark *first = a;
  const HashiyaMark *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return strcmp (first->id, second->id);
}

void
hashiya_marks_set (GArray *self, GArray *marks)
{
  g_array_set_size (self, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      HashiyaMark mark = g_array_index (marks, HashiyaMark, i);

      if (mark.start >= mark.end)
        continue;
      mark.id = g_strdup (mark.id);
      g_array_append_val (self, mark);
    }
  g_array_sort (self, compare_marks);
}

gboolean
hashiya_marks_get_range (GArray *self, const char *id, gsize *start, gsize *end)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->len; i++)
    {
      const HashiyaMark *mark = &g_array_index (self, HashiyaMark, i);

      if (mark->is_aside || strcmp (mark->id, id) != 0)
        continue;
      *start = found ? *start : mark->start;
      *end = found ? MAX (*end, mark->end) : mark->end;
      found = TRUE;
    }
  return found;
}

/* [start, end] of the chosen mark, or null. */
static void
set_chosen (GArray *self, const char *chosen, JsonObject *object)
{
  JsonArray *range;
  gsize start, end;

  if (chosen == NULL || !hashiya_marks_get_range (self, chosen, &start, &end))
    {
      json_object_set_null_member (object, "chosen");
      return;
    }
  range = json_array_new ();
  json_array_add_int_element (range, start);
  json_array_add_int_element (range, end);
  json_object_set_array_member (object, "chosen", range);
}

void
hashiya_marks_to_json (GArray *self, gsize start, gsize end, const char *chosen, JsonObject *object)
{
  JsonArray *list = json_array_new ();
  JsonArray *signs = json_array_new ();

  for (guint i = 0; i < self->len; i++)
    {
      const HashiyaMark *mark = &g_array_index (self, HashiyaMark, i);
      JsonArray *fields;

      if (mark->start >= end)
        break;
      if (mark->end <= start)
        continue;
      fields = json_array_sized_new (5);
      json_array_add_int_element (fields, mark->start);
      json_array_add_int_element (fields, mark->end);
      json_array_add_int_element (fields, mark->colour);
      json_array_add_int_element (fields, mark->has_note ? 1 : 0);
      json_array_add_int_element (fields, g_strcmp0 (mark->id, chosen) == 0 ? 1 : 0);
      json_array_add_array_element (mark->is_aside ? signs : list, fields);
    }
  json_object_set_array_member (object, "list", list);
  json_object_set_array_member (object, "signs", signs);
  set_chosen (self, chosen, object);
  json_object_set_string_member (object, "label", _ ("Marks in another language"));
}

JsonObject *
hashiya_marks_found_to_json (GArray *found, guint current, gsize start, gsize end)
{
  JsonObject *object = json_object_new ();
  JsonArray *list = json_array_new ();
  gint64 at = -1;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const HashiyaFound *place = &g_array_index (found, HashiyaFound, i);
      JsonArray *fields;

      if (place->start >= end)
        break;
      if (place->end <= start)
        continue;
      if (i == current)
        at = place->start;
      fields = json_array_sized_new (2);
      json_array_add_int_element (fields, place->start);
      json_array_add_int_element (fields, place->end);
      json_array_add_array_element (list, fields);
    }
  json_object_set_array_member (object, "list", list);
  json_object_set_int_member (object, "current", at);
  return object;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const HashiyaMark *first = *(const HashiyaMark *const *) a;
  const HashiyaMark *second = *(const HashiyaMark *const *) b;
  gsize lengths[] = { first->end - first->start, second->end - second->start };

  return lengths[0] < lengths[1] ? -1 : lengths[0] > lengths[1];
}

GStrv
hashiya_marks_at (GArray *self, gsize offset, gboolean at_end, gboolean is_aside)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->len; i++)
    {
      HashiyaMark *mark = &g_array_index (self, HashiyaMark, i);

      if (mark->start > offset)
        break;
      if (!mark->is_aside == !is_aside && (offset < mark->end || (at_end && offset == mark->end)))
        g_ptr_array_add (hits, mark);
    }
  g_ptr_array_sort (hits, compare_lengths);
  for (guint i = 0; i < hits->len; i++)
    g_strv_builder_add (ids, ((HashiyaMark *) g_ptr_array_index (hits, i))->id);
  return g_strv_builder_end (ids);
}
