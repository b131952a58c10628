// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-search.h"

#include "hashiya-annotation.h"
#include "hashiya-placing.h"
#include "hashiya-record.h"

#include <string.h>

/* Code points that an excerpt shows before and after what was found. */
#define BEFORE 40
#define AFTER  80

void
hashiya_hit_free (HashiyaHit *self)
{
  g_free (self->document);
  g_free (self->title);
  g_free (self->language);
  g_free (self->section);
  g_free (self->annotation);
  g_free (self->excerpt);
  g_free (self);
}

const char *
hashiya_hit_kind_name (HashiyaHitKind kind)
{
  switch (kind)
    {
    case HASHIYA_HIT_TITLE:
      return "title";
    case HASHIYA_HIT_TEXT:
      return "text";
    case HASHIYA_HIT_QUOTE:
      return "quote";
    case HASHIYA_HIT_NOTE:
      return "note";
    }
  g_assert_not_reached ();
}

static gboolean
is_space (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* Goes back a few words, whole ones where there is a space to begin after. */
static const char *
excerpt_start (const char *utf8, const char *found)
{
  const char *p = found;

  for (guint i = 0; i < BEFORE && p > utf8; i++)
    p = g_utf8_prev_char (p);
  if (p == utf8 || is_space (g_utf8_prev_char (p)))
    return p;
  for (const char *q = p; q < found; q = g_utf8_next_char (q))
    {
      if (is_space (q))
        return g_utf8_next_char (q);
    }
  return p;
}

static const char *
excerpt_end (const char *found, const char *end)
{
  const char *p = found;

  for (guint i = 0; i < AFTER && p < end; i++)
    p = g_utf8_next_char (p);
  if (p == end || is_space (p))
    return p;
  for (const char *q = p; q > found; q = g_utf8_prev_char (q))
    {
      if (is_space (q))
        return q;
    }
  return p;
}

static char *
dup_excerpt (const char *utf8, gsize n_bytes, const HashiyaFound *found)
{
  const char *from = excerpt_start (utf8, utf8 + found->start_byte);
  const char *to = excerpt_end (utf8 + found->end_byte, utf8 + n_bytes);
  g_autoptr (GString) line = g_string_new (from > utf8 ? "…" : NULL);
  g_autofree char *words = g_strndup (from, to - from);

  g_strstrip (g_strdelimit (words, "\n\r\t\f\v", ' '));
  g_string_append (line, words);
  if (to < utf8 + n_bytes)
    g_string_append (line, "…");
  return g_string_free (g_steal_pointer (&line), FALSE);
}

typedef struct
{
  HashiyaLibrary *library;
  HashiyaFinder *finder;
  HashiyaEntry *entry;
  HashiyaDocument *document;
  GPtrArray *hits;
  guint limit;
  guint limit_text;
} Search;

static HashiyaHit *
add_hit (Search *search, HashiyaHitKind kind, char *excerpt)
{
  HashiyaHit *hit = g_new0 (HashiyaHit, 1);

  hit->document = g_strdup (hashiya_entry_get_id (search->entry));
  hit->title = g_strdup (hashiya_entry_get_title (search->entry));
  hit->language = g_strdup (hashiya_entry_get_language (search->entry));
  hit->kind = kind;
  hit->excerpt = excerpt;
  g_ptr_array_add (search->hits, hit);
  return hit;
}

static void
set_place (Search *search, HashiyaHit *hit, gsize start, gsize end)
{
  guint index = hashiya_document_section_at (search->document, start);
  HashiyaSection *section = hashiya_document_get_section (search->document, index);

  hit->section = g_strdup (hashiya_section_get_id (section));
  hit->placed = TRUE;
  hit->start = start;
  hit->end = end;
}

/* Returns: (transfer full) (nullable): the first place in @words, in an excerpt */
static char *
dup_found (Search *search, const char *words)
{
  g_autoptr (GArray) found = NULL;

  if (words == NULL)
    return NULL;
  found = hashiya_finder_find (search->finder, words, strlen (words), 1);
  return found->len > 0
             ? dup_excerpt (words, strlen (words), &g_array_index (found, HashiyaFound, 0))
             : NULL;
}

static void
search_title (Search *search, const char *title)
{
  char *excerpt = dup_found (search, title);

  if (excerpt != NULL)
    add_hit (search, HASHIYA_HIT_TITLE, excerpt);
}

static void
search_text (Search *search)
{
  gsize n_bytes;
  const char *utf8 = hashiya_text_peek (hashiya_document_get_text (search->document), &n_bytes);
  guint max = MIN (search->limit - search->hits->len, search->limit_text);
  g_autoptr (GArray) found = hashiya_finder_find (search->finder, utf8, n_bytes, max);

  for (guint i = 0; i < found->len; i++)
    {
      const HashiyaFound *at = &g_array_index (found, HashiyaFound, i);

      set_place (search, add_hit (search, HASHIYA_HIT_TEXT, dup_excerpt (utf8, n_bytes, at)),
                 at->start, at->end);
    }
}

static int
compare_annotations (gconstpointer a, gconstpointer b)
{
  return hashiya_annotation_compare (*(gconstpointer *) a, *(gconstpointer *) b, NULL);
}

/* Those that have the words, where they stand now. */
static GPtrArray *
place_annotations (Search *search, GPtrArray *records, GCancellable *cancellable)
{
  g_autoptr (HashiyaPlacing) placing = hashiya_placing_new (search->library, search->document);
  g_autoptr (GArray) anchors
      = hashiya_placing_run (placing, records, NULL, NULL, cancellable, NULL);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; anchors != NULL && i < records->len; i++)
    {
      HashiyaAnnotation *annotation = hashiya_annotation_new (g_ptr_array_index (records, i));

      hashiya_annotation_set_anchor (annotation, g_array_index (anchors, HashiyaAnchor, i));
      g_ptr_array_add (annotations, annotation);
    }
  g_ptr_array_sort (annotations, compare_annotations);
  return g_steal_pointer (&annotations);
}

static void
add_annotation (Search *search, HashiyaAnnotation *annotation, HashiyaHitKind kind, char *excerpt)
{
  JsonObject *record = hashiya_annotation_get_record (annotation);
  HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);
  HashiyaHit *hit;

  if (excerpt == NULL)
    return;
  hit = add_hit (search, kind, excerpt);
  hit->annotation = g_strdup (hashiya_annotation_get_id (annotation));
  if (anchor.state != HASHIYA_ANCHOR_ORPHAN && hashiya_record_has_selector (record))
    set_place (search, hit, anchor.start, anchor.end);
}

static gboolean
search_margin (Search *search, GCancellable *cancellable, GError **error)
{
  g_autoptr (HashiyaMargin) margin = hashiya_library_get_margin (
      search->library, hashiya_document_get_id (search->document), error);
  g_autoptr (GPtrArray) all = margin != NULL ? hashiya_margin_list (margin) : NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) annotations = NULL;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation
          = hashiya_annotation_new (g_ptr_array_index (all, i));
      g_autofree char *note = dup_found (search, hashiya_annotation_get_note (annotation));
      g_autofree char *quote
          = note == NULL ? dup_found (search, hashiya_annotation_get_quote (annotation)) : NULL;

      if (note != NULL || quote != NULL)
        g_ptr_array_add (records, g_ptr_array_index (all, i));
    }
  if (records->len == 0)
    return TRUE;
  annotations = place_annotations (search, records, cancellable);
  for (guint i = 0; i < annotations->len && search->hits->len < search->limit; i++)
    {
      HashiyaAnnotation *annotation = g_ptr_array_index (annotations, i);

      add_annotation (search, annotation, HASHIYA_HIT_QUOTE,
                      dup_found (search, hashiya_annotation_get_quote (annotation)));
      add_annotation (search, annotation, HASHIYA_HIT_NOTE,
                      dup_found (search, hashiya_annotation_get_note (annotation)));
    }
  return TRUE;
}

static gboolean
search_entry (Search *search, HashiyaEntry *entry, GCancellable *cancellable, GError **error)
{
  g_autoptr (HashiyaDocument) document = hashiya_library_open (
      search->library, hashiya_entry_get_id (entry), NULL, cancellable, error);

  if (document == NULL)
    return FALSE;
  search->entry = entry;
  search->document = document;
  search_title (search, hashiya_entry_get_title (entry));
  if (search->hits->len < search->limit)
    search_text (search);
  return search->hits->len >= search->limit || search_margin (search, cancellable, error);
}

GPtrArray *
hashiya_library_search (HashiyaLibrary *self,
                        HashiyaFinder *finder,
                        guint limit,
                        guint limit_text,
                        GPtrArray **problems,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) entries = hashiya_library_list (self, cancellable, error);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_hit_free);
  Search search = { self, finder, NULL, NULL, hits, limit, limit_text };

  if (entries == NULL)
    return NULL;
  *problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < entries->len && hits->len < limit; i++)
    {
      HashiyaEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GError) reason = NULL;

      if (hashiya_entry_is_trashed (entry) || hashiya_entry_is_missing (entry))
        continue;
      if (!search_entry (&search, entry, cancellable, &reason))
        g_ptr_array_add (*problems,
                         g_strdup_printf ("%s: %s", hashiya_entry_get_id (entry), reason->message));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (problems, g_ptr_array_unref);
          return NULL;
        }
    }
  if (hits->len > limit)
    g_ptr_array_set_size (hits, limit);
  return g_steal_pointer (&hits);
}
