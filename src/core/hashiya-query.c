// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-query.h"

#include "hashiya-fold.h"

#include <string.h>

struct _HashiyaQuery
{
  GPtrArray *finders; /* one a word */
};

static void
add_word (HashiyaQuery *self, const char *start, const char *end, HashiyaFindFlags flags)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_autoptr (HashiyaFinder) finder = hashiya_finder_new (word, flags);

  if (!hashiya_finder_is_empty (finder))
    g_ptr_array_add (self->finders, g_steal_pointer (&finder));
}

HashiyaQuery *
hashiya_query_new (const char *words, HashiyaFindFlags flags)
{
  HashiyaQuery *self;
  const char *start = words, *p = words;

  g_return_val_if_fail (words != NULL && g_utf8_validate (words, -1, NULL), NULL);

  self = g_new0 (HashiyaQuery, 1);
  self->finders = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_finder_free);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (hashiya_fold (g_utf8_get_char (p)).klass != HASHIYA_FOLD_SPACE)
        continue;
      add_word (self, start, p, flags);
      start = g_utf8_next_char (p);
    }
  add_word (self, start, p, flags);
  return self;
}

void
hashiya_query_free (HashiyaQuery *self)
{
  g_ptr_array_unref (self->finders);
  g_free (self);
}

gboolean
hashiya_query_is_empty (const HashiyaQuery *self)
{
  return self->finders->len == 0;
}

static gboolean
has_word (HashiyaFinder *finder, const char *const *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (GArray) found = NULL;

      if (fields[i] == NULL)
        continue;
      found = hashiya_finder_find (finder, fields[i], strlen (fields[i]), 1);
      if (found->len > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_query_matches (const HashiyaQuery *self, const char *const *fields, guint n_fields)
{
  for (guint i = 0; i < self->finders->len; i++)
    {
      if (!has_word (g_ptr_array_index (self->finders, i), fields, n_fields))
        return FALSE;
    }
  return TRUE;
}
