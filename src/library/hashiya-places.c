// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-places.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Raise the number where annotations would be placed otherwise than before. */
#define HEADER "hashiya-places 1"

#define KEY_MAX 64

typedef struct
{
  HashiyaAnchor anchor;
  gboolean with_old;
} Place;

struct _HashiyaPlaces
{
  char *path;
  gsize length; /* of the document text */

  GMutex mutex;      /* guards all below */
  GHashTable *known; /* owned key -> owned Place */
  gboolean is_changed;
};

/* A line: key, state, start, end, score in thousandths, doubtful, with_old. */
static gboolean
parse_place (const char *line, gsize length, char *key, Place *place)
{
  unsigned long start, end;
  unsigned state, score, doubtful, with_old;

  if (sscanf (line, "%63s %u %lu %lu %u %u %u", key, &state, &start, &end, &score, &doubtful,
              &with_old)
          != 7
      || state > HASHIYA_ANCHOR_ORPHAN || start > end || end > length || score > 1000
      || (state != HASHIYA_ANCHOR_ORPHAN && start == end))
    return FALSE;
  *place = (Place){ { state, start, end, score / 1000.0, doubtful != 0 }, with_old != 0 };
  return TRUE;
}

static void
read_places (HashiyaPlaces *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  if (g_strcmp0 (lines[0], HEADER) != 0)
    return;
  for (char **line = lines + 1; *line != NULL; line++)
    {
      char key[KEY_MAX];
      Place place;

      if (parse_place (*line, self->length, key, &place))
        g_hash_table_replace (self->known, g_strdup (key), g_memdup2 (&place, sizeof place));
    }
}

HashiyaPlaces *
hashiya_places_new (HashiyaDocument *document)
{
  HashiyaPlaces *self = g_new0 (HashiyaPlaces, 1);
  g_autofree char *name = g_strdup_printf ("%s-%s", hashiya_document_get_id (document),
                                           hashiya_document_get_version (document));

  g_mutex_init (&self->mutex);
  self->path = g_build_filename (g_get_user_cache_dir (), "hashiya", "places", name, NULL);
  self->length = hashiya_text_get_length (hashiya_document_get_text (document));
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_places (self);
  return self;
}

void
hashiya_places_free (HashiyaPlaces *self)
{
  g_free (self->path);
  g_hash_table_unref (self->known);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

gboolean
hashiya_places_lookup (HashiyaPlaces *self,
                       const char *key,
                       HashiyaAnchor *anchor,
                       gboolean *with_old)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Place *place = g_hash_table_lookup (self->known, key);

  if (place == NULL)
    return FALSE;
  *anchor = place->anchor;
  *with_old = place->with_old;
  return TRUE;
}

void
hashiya_places_insert (HashiyaPlaces *self,
                       const char *key,
                       const HashiyaAnchor *anchor,
                       gboolean with_old)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const Place place = { *anchor, with_old };

  g_hash_table_replace (self->known, g_strdup (key), g_memdup2 (&place, sizeof place));
  self->is_changed = TRUE;
}

void
hashiya_places_save (HashiyaPlaces *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GString) text = g_string_new (HEADER "\n");
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key, value;

  if (!self->is_changed)
    return;
  self->is_changed = FALSE;
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Place *place = value;

      g_string_append_printf (text, "%s %d %zu %zu %d %d %d\n", (const char *) key,
                              place->anchor.state, place->anchor.start, place->anchor.end,
                              (int) (place->anchor.score * 1000 + 0.5), place->anchor.doubtful,
                              place->with_old);
    }
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (self->path, text->str, (gssize) text->len, &error))
    g_debug ("Places are not remembered: %s", error->message);
}
