// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-search-index.h"

#include "hashiya-annotation.h"
#include "hashiya-document.h"
#include "hashiya-fold.h"
#include "hashiya-link.h"

#include <string.h>

typedef enum
{
  KIND_DOCUMENT,
  KIND_SECTION,
  KIND_NOTE,
} Kind;

#define N_KINDS (KIND_NOTE + 1)

typedef struct
{
  HashiyaSearchResult result;
  Kind kind;
  GArray *folded; /* code points that terms are looked for in */
} Item;

/* What is known of a document, and what it was read from. */
typedef struct
{
  char *title;
  char *version;
  HashiyaMargin *margin;
  GPtrArray *outline; /* of Item: the document and its sections */
  GPtrArray *notes;   /* of Item */
} Known;

struct _HashiyaSearchIndex
{
  HashiyaLibrary *library;
  /* The same folder for journals alone: what the list of documents reads in them would not count
   * as a change any more. */
  HashiyaLibrary *margins;

  /* Guards all below against being found in while it changes; only a refresh changes it, and one
   * runs at a time. */
  GMutex mutex;
  GHashTable *known; /* owned id -> Known */
  GPtrArray *order;  /* of Known, newest import first, owned by the table */
  GHashTable *items; /* link -> Item, owned by a Known */
};

void
hashiya_search_result_free (HashiyaSearchResult *self)
{
  g_free (self->link);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

static void
item_free (gpointer data)
{
  Item *self = data;

  g_free (self->result.link);
  g_free (self->result.title);
  g_free (self->result.description);
  g_array_unref (self->folded);
  g_free (self);
}

static void
known_free (gpointer data)
{
  Known *self = data;

  g_free (self->title);
  g_free (self->version);
  g_clear_object (&self->margin);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

HashiyaSearchIndex *
hashiya_search_index_new (HashiyaLibrary *library)
{
  HashiyaSearchIndex *self = g_new0 (HashiyaSearchIndex, 1);

  self->library = g_object_ref (library);
  self->margins = hashiya_library_new (hashiya_library_get_folder (library));
  g_mutex_init (&self->mutex);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  self->order = g_ptr_array_new ();
  self->items = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
hashiya_search_index_free (HashiyaSearchIndex *self)
{
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->known);
  g_mutex_clear (&self->mutex);
  g_object_unref (self->margins);
  g_object_unref (self->library);
  g_free (self);
}

/* Reading */

static void
add_item (GPtrArray *items, Kind kind, char *link, const char *text, const char *description)
{
  Item *item = g_new0 (Item, 1);
  const char *line_end = strchrnul (text, '\n');

  item->kind = kind;
  item->result.link = link;
  item->result.title = g_strndup (text, line_end - text);
  item->result.description = g_strdup (description);
  item->folded = hashiya_fold_string (text, strlen (text));
  g_ptr_array_add (items, item);
}

/* Puts @items in the place of what is known; that goes to @old, since it may still be found. */
static void
take_items (HashiyaSearchIndex *self, GPtrArray **place, GPtrArray *items, GPtrArray *old)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (*place != NULL)
    g_ptr_array_add (old, *place);
  *place = items;
}

/* Sections need the outline alone, but a title of the reader's own stands above them. */
static void
read_outline (HashiyaSearchIndex *self, Known *known, const char *id, GPtrArray *old)
{
  g_autoptr (HashiyaDocument) document
      = hashiya_library_open (self->library, id, known->version, NULL, NULL);
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);

  add_item (items, KIND_DOCUMENT, hashiya_link_to_document (id), known->title, NULL);
  for (guint i = 0; document != NULL && i < hashiya_document_get_n_sections (document); i++)
    {
      HashiyaSection *section = hashiya_document_get_section (document, i);
      const char *title = hashiya_section_get_title (section);

      if (title != NULL)
        add_item (items, KIND_SECTION,
                  hashiya_link_to_place (id, hashiya_section_get_start (section)), title,
                  known->title);
    }
  take_items (self, &known->outline, items, old);
}

static void
read_notes (HashiyaSearchIndex *self, Known *known, const char *id, GPtrArray *old)
{
  g_autoptr (GPtrArray) records = hashiya_margin_list (known->margin);
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation
          = hashiya_annotation_new (g_ptr_array_index (records, i));
      const char *note = hashiya_annotation_get_note (annotation);

      if (*note != '\0')
        add_item (items, KIND_NOTE,
                  hashiya_link_to_annotation (id, hashiya_annotation_get_id (annotation)), note,
                  known->title);
    }
  take_items (self, &known->notes, items, old);
}

static void
read_document (
    HashiyaSearchIndex *self, Known *known, const char *id, const char *title, GPtrArray *old)
{
  g_autofree char *version = hashiya_library_dup_version (self->library, id);
  gboolean is_new
      = g_strcmp0 (known->version, version) != 0 || g_strcmp0 (known->title, title) != 0;
  gboolean changed = FALSE;

  if (is_new)
    {
      g_free (known->version);
      known->version = g_steal_pointer (&version);
      g_free (known->title);
      known->title = g_strdup (title);
      read_outline (self, known, id, old);
    }
  if (known->margin == NULL)
    known->margin = hashiya_library_get_margin (self->margins, id, NULL);
  if (known->margin == NULL)
    return;
  hashiya_margin_refresh (known->margin, &changed, NULL);
  if (is_new || changed || known->notes == NULL)
    read_notes (self, known, id, old);
}

static void
add_links (HashiyaSearchIndex *self, GPtrArray *items)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      Item *item = g_ptr_array_index (items, i);

      g_hash_table_insert (self->items, item->result.link, item);
    }
}

/* What was known of the documents @ids, and what is @fresh, is all that is known from now on. */
static void
take_documents (HashiyaSearchIndex *self, GPtrArray *ids, GHashTable *fresh)
{
  g_autoptr (GHashTable) before = self->known;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  g_ptr_array_set_size (self->order, 0);
  g_hash_table_remove_all (self->items);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      gpointer key, known;

      if (!g_hash_table_steal_extended (before, id, &key, &known)
          && !g_hash_table_steal_extended (fresh, id, &key, &known))
        continue;
      g_hash_table_insert (self->known, key, known);
      g_ptr_array_add (self->order, known);
      add_links (self, ((Known *) known)->outline);
      add_links (self, ((Known *) known)->notes);
    }
}

static void
take_entries (HashiyaSearchIndex *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) fresh
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      HashiyaEntry *entry = g_ptr_array_index (entries, i);
      const char *id = hashiya_entry_get_id (entry);
      Known *known = g_hash_table_lookup (self->known, id);

      if (hashiya_entry_is_trashed (entry) || hashiya_entry_is_missing (entry))
        continue;
      if (known == NULL)
        {
          known = g_new0 (Known, 1);
          g_hash_table_insert (fresh, g_strdup (id), known);
        }
      read_document (self, known, id, hashiya_entry_get_title (entry), old);
      g_ptr_array_add (ids, (gpointer) id);
    }
  take_documents (self, ids, fresh);
}

gboolean
hashiya_search_index_refresh (HashiyaSearchIndex *self, GError **error)
{
  g_autoptr (GPtrArray) entries = hashiya_library_list (self->library, NULL, error);

  if (entries == NULL)
    return FALSE;
  take_entries (self, entries);
  return TRUE;
}

/* Finding */

static gboolean
has_term (GArray *folded, GArray *term)
{
  gsize width = sizeof (guint32);

  return memmem (folded->data, folded->len * width, term->data, term->len * width) != NULL;
}

static gboolean
has_terms (const Item *item, GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    if (!has_term (item->folded, g_ptr_array_index (terms, i)))
      return FALSE;
  return TRUE;
}

static GPtrArray *
fold_terms (const char *const *terms)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (; *terms != NULL; terms++)
    {
      g_autoptr (GArray) term = hashiya_fold_string (*terms, strlen (*terms));

      if (term->len > 0)
        g_ptr_array_add (folded, g_steal_pointer (&term));
    }
  return folded;
}

static void
find_in (GPtrArray *items, Kind kind, GPtrArray *terms, guint limit, GPtrArray *found)
{
  for (guint i = 0; items != NULL && i < items->len && found->len < limit; i++)
    {
      const Item *item = g_ptr_array_index (items, i);

      if (item->kind == kind && has_terms (item, terms))
        g_ptr_array_add (found, g_strdup (item->result.link));
    }
}

GStrv
hashiya_search_index_find (HashiyaSearchIndex *self, const char *const *terms, guint limit)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GPtrArray) folded = fold_terms (terms);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint kind = 0; folded->len > 0 && kind < N_KINDS; kind++)
    for (guint i = 0; i < self->order->len; i++)
      {
        const Known *known = g_ptr_array_index (self->order, i);

        find_in (kind == KIND_NOTE ? known->notes : known->outline, kind, folded, limit, found);
      }
  g_ptr_array_add (found, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

HashiyaSearchResult *
hashiya_search_index_lookup (HashiyaSearchIndex *self, const char *link)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const Item *item = g_hash_table_lookup (self->items, link);
  HashiyaSearchResult *result;

  if (item == NULL)
    return NULL;
  result = g_new0 (HashiyaSearchResult, 1);
  result->link = g_strdup (item->result.link);
  result->title = g_strdup (item->result.title);
  result->description = g_strdup (item->result.description);
  return result;
}
