// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-placing.h"

#include "hashiya-placed.h"
#include "hashiya-places.h"
#include "hashiya-record.h"

#include <string.h>

struct _HashiyaPlacing
{
  GObject parent_instance;

  HashiyaLibrary *library;
  HashiyaDocument *document;
  HashiyaPlaces *places;
};

G_DEFINE_FINAL_TYPE (HashiyaPlacing, hashiya_placing, G_TYPE_OBJECT)

static void
hashiya_placing_finalize (GObject *object)
{
  HashiyaPlacing *self = HASHIYA_PLACING (object);

  g_clear_object (&self->library);
  g_clear_object (&self->document);
  g_clear_pointer (&self->places, hashiya_places_free);
  G_OBJECT_CLASS (hashiya_placing_parent_class)->finalize (object);
}

static void
hashiya_placing_class_init (HashiyaPlacingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_placing_finalize;
}

static void
hashiya_placing_init (HashiyaPlacing *self)
{
}

HashiyaPlacing *
hashiya_placing_new (HashiyaLibrary *library, HashiyaDocument *document)
{
  HashiyaPlacing *self;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (document), NULL);

  self = g_object_new (HASHIYA_TYPE_PLACING, NULL);
  self->library = g_object_ref (library);
  self->document = g_object_ref (document);
  self->places = hashiya_places_new (document);
  return self;
}

HashiyaLibrary *
hashiya_placing_get_library (HashiyaPlacing *self)
{
  g_return_val_if_fail (HASHIYA_IS_PLACING (self), NULL);

  return self->library;
}

HashiyaDocument *
hashiya_placing_get_document (HashiyaPlacing *self)
{
  g_return_val_if_fail (HASHIYA_IS_PLACING (self), NULL);

  return self->document;
}

/* What a place is found from: the record's own selectors, or what the reader said of another
 * version, in the form of a record. */
typedef struct
{
  JsonObject *record;
  char *version; /* (nullable): the one its position counts in */
  char *key;
  gboolean is_detached; /* the reader took it off the words in another version */
} Basis;

static void
basis_clear (Basis *self)
{
  g_clear_pointer (&self->record, json_object_unref);
  g_free (self->version);
  g_free (self->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Basis, basis_clear)

static JsonObject *
new_selector (const char *type)
{
  JsonObject *selector = json_object_new ();

  json_object_set_string_member (selector, "type", type);
  return selector;
}

/* What the reader said, as an annotation that was made there. */
static JsonObject *
new_record (JsonObject *record, const HashiyaPlaced *placed)
{
  JsonObject *made = json_object_new ();
  JsonObject *target = json_object_new ();
  JsonObject *position = new_selector ("TextPositionSelector");
  JsonObject *quote = new_selector ("TextQuoteSelector");
  JsonArray *selectors = json_array_new ();

  json_object_set_int_member (position, "start", placed->start);
  json_object_set_int_member (position, "end", placed->end);
  json_object_set_string_member (quote, "exact", placed->exact);
  if (placed->prefix != NULL)
    json_object_set_string_member (quote, "prefix", placed->prefix);
  if (placed->suffix != NULL)
    json_object_set_string_member (quote, "suffix", placed->suffix);
  json_array_add_object_element (selectors, position);
  json_array_add_object_element (selectors, quote);
  json_object_set_array_member (target, "selector", selectors);
  json_object_set_string_member (target, "hashiya:version", placed->version);
  json_object_set_string_member (made, "id", hashiya_record_get_id (record));
  json_object_set_string_member (made, "type", "Annotation");
  json_object_set_object_member (made, "target", target);
  return made;
}

static void
add_to_key (GChecksum *checksum, const char *text)
{
  /* With its NUL, so that two texts never run into each other. */
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
  else
    g_checksum_update (checksum, (const guchar *) "\1", 1);
}

/* All that a place depends on, beside the two texts. */
static char *
dup_key (const Basis *basis)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  const char *prefix, *suffix;
  const char *exact = hashiya_record_get_quote (basis->record, &prefix, &suffix);
  gsize start = G_MAXSIZE, end = G_MAXSIZE;
  g_autofree char *numbers = NULL;

  hashiya_record_get_position (basis->record, &start, &end);
  numbers = g_strdup_printf ("%zu:%zu:%d", start, end, basis->is_detached);
  add_to_key (checksum, numbers);
  add_to_key (checksum, basis->version);
  add_to_key (checksum, exact);
  add_to_key (checksum, prefix);
  add_to_key (checksum, suffix);
  add_to_key (checksum, hashiya_record_get_section (basis->record));
  return g_strdup (g_checksum_get_string (checksum));
}

static void
basis_init (Basis *self, JsonObject *record, const char *current)
{
  HashiyaPlaced placed;
  const char *home = hashiya_record_get_version (record);
  gboolean is_placed = hashiya_placed_read (record, &placed);

  *self = (Basis){ 0 };
  /* In the version it was made on, an annotation stands where it was made. */
  if (is_placed && !placed.is_detached
      && (g_strcmp0 (placed.version, current) == 0 || g_strcmp0 (home, current) != 0))
    {
      self->record = new_record (record, &placed);
      self->version = g_strdup (placed.version);
    }
  else
    {
      self->record = json_object_ref (record);
      self->version = g_strdup (home);
      self->is_detached = is_placed && placed.is_detached;
    }
}

static gboolean
stands_at (HashiyaText *text, gsize start, gsize end, const char *exact)
{
  g_autofree char *words = NULL;

  if (start >= end || end > hashiya_text_get_length (text))
    return FALSE;
  words = hashiya_text_slice (text, start, end);
  return exact == NULL || strcmp (words, exact) == 0;
}

/* What was marked in one language stands nowhere in the text of another one. */
static gboolean
is_of_other_language (HashiyaPlacing *self, JsonObject *record)
{
  return g_strcmp0 (hashiya_record_get_translation (record),
                    hashiya_document_get_translation (self->document))
         != 0;
}

static gboolean
is_detached_here (HashiyaPlacing *self, JsonObject *record)
{
  HashiyaPlaced placed;

  return hashiya_placed_read (record, &placed) && placed.is_detached
         && g_strcmp0 (placed.version, hashiya_document_get_version (self->document)) == 0;
}

/* Whether the place needs no search: the reader's word, or the words where they were marked. */
static gboolean
place_at_once (HashiyaPlacing *self, JsonObject *record, Basis *basis, HashiyaAnchor *anchor)
{
  HashiyaText *text = hashiya_document_get_text (self->document);
  const char *version = hashiya_document_get_version (self->document);
  const char *exact = hashiya_record_get_quote (basis->record, NULL, NULL);

  *anchor = (HashiyaAnchor){ HASHIYA_ANCHOR_EXACT, 0, 0, 1, FALSE };
  if (!hashiya_record_has_selector (record))
    return TRUE;
  if (is_of_other_language (self, record) || is_detached_here (self, record))
    {
      *anchor = (HashiyaAnchor){ HASHIYA_ANCHOR_ORPHAN, 0, 0, 0, FALSE };
      return TRUE;
    }
  return g_strcmp0 (basis->version, version) == 0
         && hashiya_record_get_position (basis->record, &anchor->start, &anchor->end)
         && stands_at (text, anchor->start, anchor->end, exact);
}

/* The version that @basis counts in may be another one that is here. */
static gboolean
has_old (HashiyaPlacing *self, const Basis *basis)
{
  g_autofree char *folder = NULL;

  if (basis->version == NULL
      || strcmp (basis->version, hashiya_document_get_version (self->document)) == 0)
    return FALSE;
  folder = hashiya_library_dup_version_folder (
      self->library, hashiya_document_get_id (self->document), basis->version);
  return folder != NULL;
}

gboolean
hashiya_placing_peek (HashiyaPlacing *self, JsonObject *record, HashiyaAnchor *anchor)
{
  g_auto (Basis) basis = { 0 };
  gboolean with_old;

  g_return_val_if_fail (HASHIYA_IS_PLACING (self), FALSE);

  basis_init (&basis, record, hashiya_document_get_version (self->document));
  if (place_at_once (self, record, &basis, anchor))
    return TRUE;
  basis.key = dup_key (&basis);
  if (hashiya_places_lookup (self->places, basis.key, anchor, &with_old))
    return TRUE;
  *anchor = (HashiyaAnchor){ HASHIYA_ANCHOR_ORPHAN, 0, 0, 0, FALSE };
  return FALSE;
}

/* One search at a time: the records whose positions count in the same version. */
typedef struct
{
  HashiyaPlacing *self;
  GArray *anchors;   /* of HashiyaAnchor, one a record of the whole run */
  GHashTable *tasks; /* version or "" -> GArray of Search */
  gsize n_left;
  gsize n_done;
  gsize n_now; /* how many the search under way is for */
  HashiyaAnchorProgress progress;
  gpointer user_data;
} Run;

/* The words alone: a record parsed takes ten times as much, and there may be half a million. */
typedef struct
{
  HashiyaQuote quote; /* its words are its own */
  char *key;
  gboolean is_detached; /* as the basis says */
  guint index;          /* in the run */
} Search;

static void
search_clear (Search *self)
{
  g_free ((char *) self->quote.exact);
  g_free ((char *) self->quote.prefix);
  g_free ((char *) self->quote.suffix);
  g_free (self->key);
}

static void
report (double done, gpointer data)
{
  Run *run = data;

  if (run->progress != NULL)
    run->progress ((run->n_done + done * run->n_now) / (run->n_done + run->n_left), run->user_data);
}

/* Puts a record that must be searched for among those of its version. */
static void
add_search (Run *run, Basis *basis, guint index, const char *version)
{
  GArray *searches = g_hash_table_lookup (run->tasks, version);
  Search search = { .is_detached = basis->is_detached, .index = index };

  if (searches == NULL)
    {
      searches = g_array_new (FALSE, FALSE, sizeof (Search));
      g_array_set_clear_func (searches, (GDestroyNotify) search_clear);
      g_hash_table_insert (run->tasks, g_strdup (version), searches);
    }
  search.quote = hashiya_anchor_read_quote (run->self->document, basis->record);
  search.quote.exact = g_strdup (search.quote.exact);
  search.quote.prefix = g_strdup (search.quote.prefix);
  search.quote.suffix = g_strdup (search.quote.suffix);
  search.key = g_steal_pointer (&basis->key);
  g_array_append_val (searches, search);
  run->n_left++;
}

static void
sort_record (Run *run, JsonObject *record, guint index, GHashTable *held)
{
  HashiyaPlacing *self = run->self;
  HashiyaAnchor *anchor = &g_array_index (run->anchors, HashiyaAnchor, index);
  g_auto (Basis) basis = { 0 };
  const char *version;
  gboolean with_old = FALSE;
  gpointer is_held;

  basis_init (&basis, record, hashiya_document_get_version (self->document));
  if (place_at_once (self, record, &basis, anchor))
    return;
  version = basis.version != NULL ? basis.version : "";
  if (!g_hash_table_lookup_extended (held, version, NULL, &is_held))
    {
      is_held = GINT_TO_POINTER (has_old (self, &basis));
      g_hash_table_insert (held, g_strdup (version), is_held);
    }
  basis.key = dup_key (&basis);
  /* A version that has come since tells more than the quote did. */
  if (hashiya_places_lookup (self->places, basis.key, anchor, &with_old) && (with_old || !is_held))
    return;
  add_search (run, &basis, index, is_held ? version : "");
}

/* The reader said that it does not stand on words like these: only the very words will do. */
static void
hold_back (const Search *search, HashiyaAnchor *anchor)
{
  if (search->is_detached && (anchor->state == HASHIYA_ANCHOR_FUZZY || anchor->doubtful))
    *anchor = (HashiyaAnchor){ HASHIYA_ANCHOR_ORPHAN, 0, 0, 0, FALSE };
}

static gboolean
run_searches (
    Run *run, const char *version, GArray *searches, GCancellable *cancellable, GError **error)
{
  HashiyaPlacing *self = run->self;
  g_autoptr (HashiyaDocument) old = NULL;
  g_autoptr (GArray) quotes
      = g_array_sized_new (FALSE, FALSE, sizeof (HashiyaQuote), searches->len);
  g_autoptr (GArray) found = NULL;

  /* One that cannot be read is as good as none; check tells the reader of it. */
  if (*version != '\0')
    old = hashiya_library_open (self->library, hashiya_document_get_id (self->document), version,
                                cancellable, NULL);
  for (guint i = 0; i < searches->len; i++)
    g_array_append_val (quotes, g_array_index (searches, Search, i).quote);
  run->n_now = searches->len;
  found = hashiya_anchorer_place (hashiya_document_get_text (self->document),
                                  old != NULL ? hashiya_document_get_text (old) : NULL,
                                  (const HashiyaQuote *) quotes->data, quotes->len, report, run,
                                  cancellable, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < searches->len; i++)
    {
      const Search *search = &g_array_index (searches, Search, i);
      HashiyaAnchor anchor = g_array_index (found, HashiyaAnchor, i);

      hold_back (search, &anchor);
      g_array_index (run->anchors, HashiyaAnchor, search->index) = anchor;
      hashiya_places_insert (self->places, search->key, &anchor, old != NULL);
    }
  run->n_left -= searches->len;
  run->n_done += searches->len;
  return TRUE;
}

GArray *
hashiya_placing_run_each (HashiyaPlacing *self,
                          guint n_records,
                          HashiyaPlacingFunc get,
                          gpointer get_data,
                          HashiyaAnchorProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  Run run = { .self = self, .progress = progress, .user_data = user_data };
  g_autoptr (GArray) anchors = g_array_sized_new (FALSE, TRUE, sizeof (HashiyaAnchor), n_records);
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) tasks
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer version, searches;

  g_return_val_if_fail (HASHIYA_IS_PLACING (self), NULL);

  g_array_set_size (anchors, n_records);
  run.anchors = anchors;
  run.tasks = tasks;
  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (JsonObject) record = get (i, get_data);

      if (record != NULL)
        sort_record (&run, record, i, held);
      else
        g_array_index (anchors, HashiyaAnchor, i).state = HASHIYA_ANCHOR_ORPHAN;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_hash_table_iter_init (&iter, tasks);
  while (g_hash_table_iter_next (&iter, &version, &searches))
    {
      if (!run_searches (&run, version, searches, cancellable, error))
        return NULL;
    }
  if (g_hash_table_size (tasks) > 0)
    hashiya_places_save (self->places);
  return g_steal_pointer (&anchors);
}

static JsonObject *
get_record (guint index, gpointer records)
{
  return json_object_ref (g_ptr_array_index ((GPtrArray *) records, index));
}

GArray *
hashiya_placing_run (HashiyaPlacing *self,
                     GPtrArray *records,
                     HashiyaAnchorProgress progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  return hashiya_placing_run_each (self, records->len, get_record, records, progress, user_data,
                                   cancellable, error);
}

void
hashiya_placing_count (GArray *anchors, guint counts[HASHIYA_ANCHOR_ORPHAN + 1])
{
  memset (counts, 0, (HASHIYA_ANCHOR_ORPHAN + 1) * sizeof (guint));
  for (guint i = 0; i < anchors->len; i++)
    counts[g_array_index (anchors, HashiyaAnchor, i).state]++;
}
