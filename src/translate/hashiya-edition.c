// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-edition.h"

#include "hashiya-pair.h"
#include "hashiya-record.h"
#include "hashiya-translations.h"
#include "hashiya-translator.h"

#include <string.h>

/* One of the languages that annotations were made in. */
typedef struct
{
  HashiyaTranslation *translation; /* NULL of the original */
  HashiyaPlacing *placing;         /* in its own text; NULL where there is no such translation */
} Text;

struct _HashiyaEdition
{
  GObject parent_instance;

  HashiyaLibrary *library;
  HashiyaDocument *original;
  HashiyaEditionKind kind;
  HashiyaTranslation *translation;
  HashiyaPair *pair;
  char *signature; /* of the translations when it was read; NULL where it is not on the disk */

  GMutex mutex;
  GHashTable *texts; /* language, "" for the original -> Text; those that annotations asked for */
};

G_DEFINE_FINAL_TYPE (HashiyaEdition, hashiya_edition, G_TYPE_OBJECT)

static const char *const kind_names[] = { "original", "translation", "beside" };

const char *
hashiya_edition_kind_name (HashiyaEditionKind kind)
{
  return kind_names[kind];
}

HashiyaEditionKind
hashiya_edition_kind_parse (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (strcmp (kind_names[i], name) == 0)
        return i;
    }
  return HASHIYA_EDITION_ORIGINAL;
}

static void
text_free (gpointer data)
{
  Text *text = data;

  g_clear_object (&text->translation);
  g_clear_object (&text->placing);
  g_free (text);
}

static void
hashiya_edition_finalize (GObject *object)
{
  HashiyaEdition *self = HASHIYA_EDITION (object);

  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_object (&self->pair);
  g_clear_object (&self->translation);
  g_clear_object (&self->original);
  g_clear_object (&self->library);
  g_free (self->signature);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (hashiya_edition_parent_class)->finalize (object);
}

static void
hashiya_edition_class_init (HashiyaEditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_edition_finalize;
}

static void
hashiya_edition_init (HashiyaEdition *self)
{
  g_mutex_init (&self->mutex);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, text_free);
}

static Text *get_text (HashiyaEdition *self, const char *language);

HashiyaEdition *
hashiya_edition_new (HashiyaLibrary *library,
                     HashiyaDocument *original,
                     HashiyaEditionKind kind,
                     const char *language,
                     GError **error)
{
  g_autoptr (HashiyaEdition) self = NULL;

  g_return_val_if_fail (HASHIYA_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (original), NULL);
  g_return_val_if_fail (kind == HASHIYA_EDITION_ORIGINAL || language != NULL, NULL);

  self = g_object_new (HASHIYA_TYPE_EDITION, NULL);
  self->library = g_object_ref (library);
  self->original = g_object_ref (original);
  self->kind = kind;
  if (hashiya_document_get_folder (original) != NULL)
    self->signature = hashiya_translations_dup_signature (hashiya_document_get_folder (original));
  if (kind != HASHIYA_EDITION_ORIGINAL)
    {
      self->translation = hashiya_translator_open (library, original, language, error);
      if (self->translation == NULL)
        return NULL;
    }
  if (kind == HASHIYA_EDITION_BESIDE)
    {
      self->pair = hashiya_pair_new (self->translation, error);
      if (self->pair == NULL)
        return NULL;
    }
  /* What is marked next is in one of these: its place is then known at once. */
  get_text (self, "");
  if (self->translation != NULL)
    get_text (self, language);
  return g_steal_pointer (&self);
}

HashiyaLibrary *
hashiya_edition_get_library (HashiyaEdition *self)
{
  g_return_val_if_fail (HASHIYA_IS_EDITION (self), NULL);

  return self->library;
}

HashiyaEditionKind
hashiya_edition_get_kind (HashiyaEdition *self)
{
  g_return_val_if_fail (HASHIYA_IS_EDITION (self), HASHIYA_EDITION_ORIGINAL);

  return self->kind;
}

HashiyaDocument *
hashiya_edition_get_document (HashiyaEdition *self)
{
  g_return_val_if_fail (HASHIYA_IS_EDITION (self), NULL);

  switch (self->kind)
    {
    case HASHIYA_EDITION_TRANSLATION:
      return hashiya_translation_get_document (self->translation);
    case HASHIYA_EDITION_BESIDE:
      return hashiya_pair_get_document (self->pair);
    case HASHIYA_EDITION_ORIGINAL:
      break;
    }
  return self->original;
}

HashiyaDocument *
hashiya_edition_get_original (HashiyaEdition *self)
{
  g_return_val_if_fail (HASHIYA_IS_EDITION (self), NULL);

  return self->original;
}

HashiyaTranslation *
hashiya_edition_get_translation (HashiyaEdition *self)
{
  g_return_val_if_fail (HASHIYA_IS_EDITION (self), NULL);

  return self->translation;
}

gboolean
hashiya_edition_is_current (HashiyaEdition *self)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), TRUE);

  if (self->signature == NULL)
    return TRUE;
  now = hashiya_translations_dup_signature (hashiya_document_get_folder (self->original));
  return strcmp (now, self->signature) == 0;
}

/* Places */

static gboolean
is_read (HashiyaEdition *self, const char *language)
{
  return self->translation != NULL
         && strcmp (hashiya_translation_get_language (self->translation), language) == 0;
}

/* Returns: the text of that language, "" for the original, read from the disk where it was not yet
 */
static Text *
get_text (HashiyaEdition *self, const char *language)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Text *text = g_hash_table_lookup (self->texts, language);

  if (text != NULL)
    return text;
  text = g_new0 (Text, 1);
  if (*language == '\0')
    text->placing = hashiya_placing_new (self->library, self->original);
  else if (is_read (self, language))
    text->translation = g_object_ref (self->translation);
  else
    text->translation = hashiya_translator_open (self->library, self->original, language, NULL);
  if (text->translation != NULL)
    text->placing
        = hashiya_placing_new (self->library, hashiya_translation_get_document (text->translation));
  g_hash_table_insert (self->texts, g_strdup (language), text);
  return text;
}

static const HashiyaBlock *
get_block (HashiyaTranslation *translation, gboolean is_translated, gsize offset)
{
  int index = hashiya_translation_find_block (translation, is_translated, offset);

  return index >= 0
             ? &g_array_index (hashiya_translation_get_blocks (translation), HashiyaBlock, index)
             : NULL;
}

/* On the block of the text that is read which says what a place in another language does. */
static void
stand_aside (HashiyaEdition *self, const Text *text, HashiyaAnchor *anchor)
{
  const HashiyaBlock *block;

  anchor->is_aside = TRUE;
  anchor->doubtful = FALSE;
  block = get_block (text->translation != NULL ? text->translation : self->translation,
                     text->translation != NULL, anchor->start);
  if (block != NULL && self->kind == HASHIYA_EDITION_TRANSLATION && text->translation != NULL)
    block = get_block (self->translation, FALSE, block->start);
  if (block == NULL)
    anchor->start = anchor->end = 0;
  else if (self->kind == HASHIYA_EDITION_TRANSLATION)
    {
      anchor->start = block->translation_start;
      anchor->end = block->translation_end;
    }
  else
    {
      anchor->start = block->start;
      anchor->end = block->end;
    }
}

/* From a place in the text that the mark was made in to one in the text that is read. */
static void
convert (HashiyaEdition *self, JsonObject *record, const Text *text, HashiyaAnchor *anchor)
{
  const char *language = hashiya_record_get_translation (record);
  gboolean is_translated = language != NULL;
  gboolean is_shown
      = is_translated ? is_read (self, language) : self->kind != HASHIYA_EDITION_TRANSLATION;

  if (anchor->state == HASHIYA_ANCHOR_ORPHAN || !hashiya_record_has_selector (record))
    return;
  if (!is_shown)
    {
      stand_aside (self, text, anchor);
      is_translated = FALSE;
    }
  if (self->kind != HASHIYA_EDITION_BESIDE || anchor->start == anchor->end)
    return;
  anchor->start = hashiya_pair_place (self->pair, is_translated, anchor->start);
  anchor->end = hashiya_pair_place (self->pair, is_translated, anchor->end - 1) + 1;
}

static const char *
get_language (JsonObject *record)
{
  const char *language = hashiya_record_get_translation (record);

  return language != NULL ? language : "";
}

/* The annotations that were made in one language. */
typedef struct
{
  GPtrArray *records;
  GArray *indices; /* of guint: where each stands among all */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->records);
  g_array_unref (group->indices);
  g_free (group);
}

/* Returns: (element-type utf8 Group): the annotations by their languages */
static GHashTable *
group_records (GPtrArray *records)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, group_free);

  for (guint i = 0; i < records->len; i++)
    {
      JsonObject *record = g_ptr_array_index (records, i);
      const char *language = get_language (record);
      Group *group = g_hash_table_lookup (groups, language);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->records = g_ptr_array_new ();
          group->indices = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (groups, g_strdup (language), group);
        }
      g_ptr_array_add (group->records, record);
      g_array_append_val (group->indices, i);
    }
  return groups;
}

/* What is done of all, while one language after the other is placed. */
typedef struct
{
  HashiyaAnchorProgress progress;
  gpointer user_data;
  double before; /* of all the annotations */
  double now;
} Share;

static void
report (double done, gpointer data)
{
  Share *share = data;

  if (share->progress != NULL)
    share->progress (share->before + done * share->now, share->user_data);
}

static gboolean
place_group (HashiyaEdition *self,
             const char *language,
             Group *group,
             Share *share,
             GArray *anchors,
             GCancellable *cancellable,
             GError **error)
{
  Text *text = get_text (self, language);
  g_autoptr (GArray) found = NULL;

  if (text->placing == NULL)
    return TRUE;
  found = hashiya_placing_run (text->placing, group->records, report, share, cancellable, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      HashiyaAnchor *anchor
          = &g_array_index (anchors, HashiyaAnchor, g_array_index (group->indices, guint, i));

      *anchor = g_array_index (found, HashiyaAnchor, i);
      if (text->translation != NULL)
        hashiya_translation_place (text->translation, g_ptr_array_index (group->records, i),
                                   anchor);
      convert (self, g_ptr_array_index (group->records, i), text, anchor);
    }
  return found != NULL;
}

GArray *
hashiya_edition_run (HashiyaEdition *self,
                     GPtrArray *records,
                     HashiyaAnchorProgress progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GArray) anchors = NULL;
  g_autoptr (GHashTable) groups = NULL;
  Share share = { .progress = progress, .user_data = user_data };
  GHashTableIter iter;
  gpointer language, group;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), NULL);

  anchors = g_array_sized_new (FALSE, TRUE, sizeof (HashiyaAnchor), records->len);
  groups = group_records (records);
  for (guint i = 0; i < records->len; i++)
    {
      HashiyaAnchor orphan = { .state = HASHIYA_ANCHOR_ORPHAN };

      g_array_append_val (anchors, orphan);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &language, &group))
    {
      share.now = (double) ((Group *) group)->records->len / records->len;
      if (!place_group (self, language, group, &share, anchors, cancellable, error))
        return NULL;
      share.before += share.now;
    }
  return g_steal_pointer (&anchors);
}

gboolean
hashiya_edition_peek (HashiyaEdition *self, JsonObject *record, HashiyaAnchor *anchor)
{
  Text *text;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), FALSE);

  /* A language that was not met yet is read from the disk: not here. */
  g_mutex_lock (&self->mutex);
  text = g_hash_table_lookup (self->texts, get_language (record));
  g_mutex_unlock (&self->mutex);
  *anchor = (HashiyaAnchor){ .state = HASHIYA_ANCHOR_ORPHAN };
  if (text == NULL)
    return FALSE;
  if (text->placing == NULL)
    return TRUE;
  if (!hashiya_placing_peek (text->placing, record, anchor))
    return FALSE;
  if (text->translation != NULL)
    hashiya_translation_place (text->translation, record, anchor);
  convert (self, record, text, anchor);
  return TRUE;
}

/* Between the texts */

HashiyaDocument *
hashiya_edition_resolve (HashiyaEdition *self, gsize *start, gsize *end)
{
  gboolean is_translated;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), NULL);

  if (self->kind != HASHIYA_EDITION_BESIDE)
    return hashiya_edition_get_document (self);
  is_translated = hashiya_pair_is_translated (self->pair, *start);
  *start = hashiya_pair_resolve (self->pair, is_translated, *start);
  *end = hashiya_pair_resolve (self->pair, is_translated, *end);
  return is_translated ? hashiya_translation_get_document (self->translation) : self->original;
}

void
hashiya_edition_refer (HashiyaEdition *self, HashiyaDocument *text, JsonObject *record)
{
  g_return_if_fail (HASHIYA_IS_EDITION (self));

  if (self->translation != NULL && text == hashiya_translation_get_document (self->translation))
    hashiya_translation_refer (self->translation, record);
}

HashiyaDocument *
hashiya_edition_get_text_of (HashiyaEdition *self, JsonObject *record)
{
  const char *language;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), NULL);

  language = hashiya_record_get_translation (record);
  if (language == NULL)
    return self->kind != HASHIYA_EDITION_TRANSLATION ? self->original : NULL;
  return is_read (self, language) ? hashiya_translation_get_document (self->translation) : NULL;
}

GArray *
hashiya_edition_split (HashiyaEdition *self, gsize start, gsize end)
{
  GArray *ranges;
  HashiyaPairRange whole = { start, end };
  HashiyaDocument *document;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), NULL);

  if (self->kind == HASHIYA_EDITION_BESIDE)
    {
      document = hashiya_edition_resolve (self, &start, &end);
      return hashiya_pair_split (self->pair, document != self->original, start, end);
    }
  ranges = g_array_new (FALSE, FALSE, sizeof (HashiyaPairRange));
  g_array_append_val (ranges, whole);
  return ranges;
}

gsize
hashiya_edition_to_original (HashiyaEdition *self, gsize offset)
{
  gsize end = offset;
  HashiyaDocument *document;
  const HashiyaBlock *block;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), 0);

  document = hashiya_edition_resolve (self, &offset, &end);
  if (document == self->original)
    return offset;
  block = get_block (self->translation, TRUE, offset);
  return block != NULL ? block->start : 0;
}

gsize
hashiya_edition_from_original (HashiyaEdition *self, gsize offset)
{
  const HashiyaBlock *block;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), 0);

  switch (self->kind)
    {
    case HASHIYA_EDITION_ORIGINAL:
      break;
    case HASHIYA_EDITION_TRANSLATION:
      block = get_block (self->translation, FALSE, offset);
      return block != NULL ? block->translation_start : 0;
    case HASHIYA_EDITION_BESIDE:
      return hashiya_pair_place (self->pair, FALSE, offset);
    }
  return offset;
}

int
hashiya_edition_find_block (HashiyaEdition *self, gsize offset)
{
  gsize end = offset;
  HashiyaDocument *document;

  g_return_val_if_fail (HASHIYA_IS_EDITION (self), -1);

  if (self->translation == NULL)
    return -1;
  document = hashiya_edition_resolve (self, &offset, &end);
  return hashiya_translation_find_block (self->translation, document != self->original, offset);
}

void
hashiya_edition_get_block_range (HashiyaEdition *self, guint block, gsize *start, gsize *end)
{
  const HashiyaBlock *found;

  g_return_if_fail (HASHIYA_IS_EDITION (self));
  g_return_if_fail (self->translation != NULL);

  found = &g_array_index (hashiya_translation_get_blocks (self->translation), HashiyaBlock, block);
  *start = found->translation_start;
  *end = found->translation_end;
  if (self->pair == NULL)
    return;
  *start = hashiya_pair_place (self->pair, TRUE, *start);
  *end = hashiya_pair_place (self->pair, TRUE, *end);
}
