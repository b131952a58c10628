// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-epub-contents.h"

#include "hashiya-cleaner.h"
#include "hashiya-composer.h"
#include "hashiya-epub-package.h"
#include "hashiya-markup.h"

#include <string.h>

typedef struct
{
  GPtrArray *entries;
  const char *path;
} Contents;

static void
add (Contents *self, const char *href, const char *title, guint level)
{
  g_autofree char *words = hashiya_markup_dup_clean_words (title);
  g_autofree char *fragment = NULL;
  g_autofree char *to = href != NULL ? hashiya_epub_resolve (self->path, href, &fragment) : NULL;
  HashiyaContentsEntry *entry;

  if (to == NULL || *words == '\0' || self->entries->len >= HASHIYA_EPUB_MAX_ENTRIES)
    return;
  entry = g_new0 (HashiyaContentsEntry, 1);
  entry->key = hashiya_target_key (to, fragment);
  entry->title = g_steal_pointer (&words);
  entry->level = level;
  g_ptr_array_add (self->entries, entry);
}

/* The words of an entry; where it shows a picture, what that says. */
static char *
dup_words (const HashiyaNode *node)
{
  g_autofree char *words = hashiya_node_dup_words (node);
  const HashiyaNode *image = hashiya_node_find (node, "img");
  const char *title = hashiya_node_get (node, "title");

  if (*words != '\0')
    return g_steal_pointer (&words);
  if (image != NULL && hashiya_node_get (image, "alt") != NULL)
    return g_strdup (hashiya_node_get (image, "alt"));
  return g_strdup (title != NULL ? title : "");
}

/* What the parser lets through is nested 256 deep at most. */
static void
read_list (Contents *self, const HashiyaNode *list, guint level)
{
  for (const HashiyaNode *item = list->first; item != NULL; item = item->next)
    {
      for (const HashiyaNode *n = item->first; n != NULL; n = n->next)
        {
          g_autofree char *words = hashiya_node_is (n, "a") ? dup_words (n) : NULL;

          if (words != NULL)
            add (self, hashiya_node_get (n, "href"), words, level);
          else if (hashiya_node_is (n, "ol"))
            read_list (self, n, level + 1);
        }
    }
}

static void
read_points (Contents *self, const HashiyaNode *parent, guint level)
{
  for (const HashiyaNode *point = parent->first; point != NULL; point = point->next)
    {
      g_autofree char *words = NULL;
      const char *source = NULL;

      if (!hashiya_node_is (point, "navPoint"))
        continue;
      for (const HashiyaNode *n = point->first; n != NULL; n = n->next)
        {
          if (hashiya_node_is (n, "navLabel") && words == NULL)
            words = hashiya_node_dup_words (n);
          else if (hashiya_node_is (n, "content"))
            source = hashiya_node_get (n, "src");
        }
      add (self, source, words != NULL ? words : "", level);
      read_points (self, point, level + 1);
    }
}

/* The list of the contents, not that of pages or landmarks. */
static const HashiyaNode *
find_list (const HashiyaNode *root)
{
  for (const HashiyaNode *n = root; n != NULL; n = hashiya_node_next (n, root))
    {
      if (hashiya_node_is (n, "nav")
          && hashiya_epub_has_word (hashiya_node_get (n, "epub:type"), "toc"))
        return hashiya_node_find (n, "ol");
    }
  return NULL;
}

GPtrArray *
hashiya_epub_contents_read (const HashiyaNode *root, const char *path)
{
  Contents self = { .path = path };
  const HashiyaNode *map = hashiya_node_find (root, "navMap");
  const HashiyaNode *list = map == NULL ? find_list (root) : NULL;

  self.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_contents_entry_free);
  if (map != NULL)
    read_points (&self, map, 1);
  else if (list != NULL)
    read_list (&self, list, 1);
  return self.entries;
}
