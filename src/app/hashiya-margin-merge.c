// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-merge.h"

#include "hashiya-json.h"
#include "hashiya-placed.h"
#include "hashiya-record.h"

#include <string.h>

static const char *
get_note (JsonObject *record)
{
  const char *note = record != NULL ? hashiya_record_get_note (record) : NULL;

  return note != NULL ? note : "";
}

static const char *
get_colour (JsonObject *record)
{
  return record != NULL ? hashiya_record_get_colour (record) : NULL;
}

gboolean
hashiya_margin_merge_is_blank (JsonObject *record)
{
  return strcmp (hashiya_record_get_motivation (record), "commenting") == 0
         && hashiya_record_get_colour (record) == NULL && get_note (record)[0] == '\0';
}

gboolean
hashiya_margin_merge_same (JsonObject *one, JsonObject *other)
{
  g_auto (GStrv) tags = hashiya_record_get_tags (one);
  g_auto (GStrv) other_tags = hashiya_record_get_tags (other);

  return g_strcmp0 (get_note (one), get_note (other)) == 0
         && g_strcmp0 (get_colour (one), get_colour (other)) == 0
         && hashiya_record_same_range (one, other) && hashiya_placed_equal (one, other)
         && g_strv_equal ((const char *const *) tags, (const char *const *) other_tags);
}

static void
join_note (GString *note, const char *other)
{
  if (other[0] == '\0' || strstr (note->str, other) != NULL)
    return;
  if (note->len > 0)
    g_string_append (note, "\n\n");
  g_string_append (note, other);
}

static char *
merge_note (HashiyaMargin *margin, JsonObject *base, JsonObject *wanted, JsonObject *current)
{
  gboolean is_changed = strcmp (get_note (base), get_note (wanted)) != 0;
  gboolean is_changed_elsewhere = strcmp (get_note (base), get_note (current)) != 0;
  GString *note = g_string_new (get_note (is_changed ? wanted : current));
  g_autoptr (GPtrArray) conflicts = NULL;

  if (is_changed && is_changed_elsewhere)
    join_note (note, get_note (current));

  /* What is written now has seen every head, so a note that only a head holds goes with it. */
  conflicts = hashiya_margin_get_conflicts (margin, hashiya_record_get_id (wanted));
  for (guint i = 0; i < conflicts->len; i++)
    join_note (note, get_note (g_ptr_array_index (conflicts, i)));
  return g_string_free (note, FALSE);
}

JsonObject *
hashiya_margin_merge_write (HashiyaMargin *margin,
                            JsonObject *base,
                            JsonObject *wanted,
                            GError **error)
{
  g_autoptr (JsonObject) current = NULL;
  g_autoptr (JsonObject) copy = NULL;
  g_autofree char *note = NULL;

  if (!hashiya_margin_refresh (margin, NULL, error))
    return NULL;
  current = hashiya_margin_lookup (margin, hashiya_record_get_id (wanted));
  if (current == NULL)
    return hashiya_margin_put (margin, wanted, error);

  copy = hashiya_json_copy_object (current);
  if (g_strcmp0 (get_colour (base), get_colour (wanted)) != 0)
    hashiya_record_set_colour (copy, get_colour (wanted));
  if (!hashiya_record_same_range (base, wanted))
    hashiya_record_copy_range (copy, wanted);
  else if (!hashiya_placed_equal (base, wanted))
    hashiya_placed_copy (copy, wanted);
  note = merge_note (margin, base, wanted, current);
  if (strcmp (note, get_note (current)) != 0)
    hashiya_record_set_note (copy, note);
  if (hashiya_margin_merge_same (copy, current))
    return g_steal_pointer (&current);
  return hashiya_margin_put (margin, copy, error);
}
