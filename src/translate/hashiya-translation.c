// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-translation.h"

#include "hashiya-page-writer.h"
#include "hashiya-skeleton.h"
#include "hashiya-template.h"

#include "hashiya-json.h"
#include "hashiya-language.h"
#include "hashiya-placed.h"
#include "hashiya-record.h"
#include "hashiya-xhtml.h"

#include <string.h>

#define BLOCK "hashiya:block"

typedef guint Counts[HASHIYA_BLOCK_DAMAGED + 1];

struct _HashiyaTranslation
{
  GObject parent_instance;

  HashiyaDocument *original;
  HashiyaDocument *document;
  char *language;
  HashiyaPo *po;
  GPtrArray *head; /* of HashiyaUnit: title and byline */
  Counts head_counts;
  Counts *counts;       /* of each section */
  GPtrArray *skeletons; /* of each section, for the units in them */
  GArray *blocks;       /* of HashiyaBlock */
};

G_DEFINE_FINAL_TYPE (HashiyaTranslation, hashiya_translation, G_TYPE_OBJECT)

static void
hashiya_translation_finalize (GObject *object)
{
  HashiyaTranslation *self = HASHIYA_TRANSLATION (object);

  g_clear_object (&self->original);
  g_clear_object (&self->document);
  g_free (self->language);
  g_clear_pointer (&self->po, hashiya_po_free);
  g_free (self->counts);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->head, g_ptr_array_unref);
  g_clear_pointer (&self->skeletons, g_ptr_array_unref);
  G_OBJECT_CLASS (hashiya_translation_parent_class)->finalize (object);
}

static void
hashiya_translation_class_init (HashiyaTranslationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_translation_finalize;
}

static void
hashiya_translation_init (HashiyaTranslation *self)
{
  self->skeletons = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_skeleton_free);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (HashiyaBlock));
}

/* The words of a piece of XHTML in one line. */
static char *
dup_line (const char *xhtml)
{
  g_autofree char *whole = g_strconcat ("<b>", xhtml, "</b>", NULL);
  char *text = hashiya_xhtml_text (whole, strlen (whole), NULL, NULL);

  return text != NULL ? g_strdelimit (text, "\n", ' ') : NULL;
}

static void
translate_head (HashiyaTranslation *self, JsonObject *description)
{
  self->head = hashiya_units_of_document (self->original);
  for (guint i = 0; i < self->head->len; i++)
    {
      const HashiyaUnit *unit = g_ptr_array_index (self->head, i);
      g_autofree char *xhtml = NULL;
      g_autofree char *text = NULL;
      HashiyaBlockState state = hashiya_block_translate (unit, self->po, &xhtml);

      self->head_counts[state]++;
      if (state == HASHIYA_BLOCK_TRANSLATED)
        text = dup_line (xhtml);
      if (text != NULL)
        json_object_set_string_member (description, unit->context, text);
    }
}

static GBytes *
translate_section (HashiyaTranslation *self, guint index, JsonObject *entry)
{
  g_autofree char *title = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  HashiyaSkeleton *skeleton = hashiya_skeleton_new (self->original, index);
  GBytes *page = hashiya_page_write (skeleton, self->po, self->language, self->counts[index],
                                     &heading, self->blocks);
  gsize n_bytes, n_text;
  const char *data = g_bytes_get_data (page, &n_bytes);

  g_ptr_array_add (self->skeletons, skeleton);
  if (heading != NULL && hashiya_json_string (entry, "title", NULL) != NULL)
    title = dup_line (heading);
  if (title != NULL)
    json_object_set_string_member (entry, "title", title);
  text = hashiya_xhtml_text (data, n_bytes, &n_text, NULL);
  if (text != NULL)
    json_object_set_int_member (entry, "words", hashiya_text_count_words (text, n_text));
  return page;
}

/* What the original's `document.json` would say if it were in this language. */
static JsonObject *
dup_description (HashiyaTranslation *self)
{
  JsonObject *description = json_object_new ();
  JsonArray *sections = json_array_new ();

  json_object_set_string_member (description, "title", hashiya_document_get_title (self->original));
  hashiya_json_set_string (description, "byline", hashiya_document_get_byline (self->original));
  hashiya_json_set_string (description, "publisher",
                           hashiya_document_get_publisher (self->original));
  hashiya_json_set_string (description, "source", hashiya_document_get_source (self->original));
  json_object_set_string_member (description, "language", self->language);
  json_object_set_string_member (description, "translation", self->language);
  json_object_set_string_member (description, "direction",
                                 hashiya_language_is_rtl (self->language) ? "rtl" : "ltr");
  for (guint i = 0; i < hashiya_document_get_n_sections (self->original); i++)
    {
      HashiyaSection *section = hashiya_document_get_section (self->original, i);
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "id", hashiya_section_get_id (section));
      hashiya_json_set_string (entry, "title", hashiya_section_get_title (section));
      json_object_set_int_member (entry, "level", hashiya_section_get_level (section));
      json_object_set_string_member (entry, "file", hashiya_section_get_file (section));
      json_array_add_object_element (sections, entry);
    }
  json_object_set_array_member (description, "sections", sections);
  return description;
}

/* A name for the very text: what is marked in it is placed by it. */
static char *
dup_version (HashiyaTranslation *self, GPtrArray *pages)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) self->language, strlen (self->language) + 1);
  for (guint i = 0; i < pages->len; i++)
    {
      gsize n_bytes;
      const guchar *data = g_bytes_get_data (g_ptr_array_index (pages, i), &n_bytes);

      g_checksum_update (checksum, data, n_bytes);
    }
  return g_strndup (g_checksum_get_string (checksum), 16);
}

/* Blocks were noted by their places in their sections. */
static void
place_blocks (HashiyaTranslation *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      HashiyaBlock *block = &g_array_index (self->blocks, HashiyaBlock, i);
      guint section = block->unit->section;
      gsize start
          = hashiya_section_get_start (hashiya_document_get_section (self->original, section));
      gsize translation_start
          = hashiya_section_get_start (hashiya_document_get_section (self->document, section));

      block->start += start;
      block->end += start;
      block->translation_start += translation_start;
      block->translation_end += translation_start;
    }
}

HashiyaTranslation *
hashiya_translation_new (HashiyaDocument *original,
                         const char *language,
                         HashiyaPo *po,
                         GError **error)
{
  g_autoptr (HashiyaTranslation) self = NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (JsonObject) description = NULL;
  g_autofree char *version = NULL;
  guint n_sections;

  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (original), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (HASHIYA_TYPE_TRANSLATION, NULL);
  n_sections = hashiya_document_get_n_sections (original);
  self->original = g_object_ref (original);
  self->language = g_strdup (language);
  self->po = hashiya_template_fill (hashiya_template_new (original), po);
  self->counts = g_new0 (Counts, n_sections);
  description = dup_description (self);
  translate_head (self, description);
  for (guint i = 0; i < n_sections; i++)
    {
      JsonArray *sections = hashiya_json_array (description, "sections");

      g_ptr_array_add (pages,
                       translate_section (self, i, hashiya_json_element_object (sections, i)));
    }
  version = dup_version (self, pages);
  self->document = hashiya_document_new (hashiya_document_get_id (original), version, description,
                                         pages, error);
  if (self->document == NULL)
    return NULL;
  hashiya_document_set_folder (self->document, hashiya_document_get_folder (original));
  place_blocks (self);
  return g_steal_pointer (&self);
}

HashiyaDocument *
hashiya_translation_get_original (HashiyaTranslation *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION (self), NULL);

  return self->original;
}

HashiyaDocument *
hashiya_translation_get_document (HashiyaTranslation *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION (self), NULL);

  return self->document;
}

const char *
hashiya_translation_get_language (HashiyaTranslation *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION (self), NULL);

  return self->language;
}

HashiyaPo *
hashiya_translation_get_po (HashiyaTranslation *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION (self), NULL);

  return self->po;
}

GPtrArray *
hashiya_translation_get_head (HashiyaTranslation *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION (self), NULL);

  return self->head;
}

GArray *
hashiya_translation_get_blocks (HashiyaTranslation *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION (self), NULL);

  return self->blocks;
}

int
hashiya_translation_find_block (HashiyaTranslation *self, gboolean is_translated, gsize offset)
{
  guint low = 0, high;

  g_return_val_if_fail (HASHIYA_IS_TRANSLATION (self), -1);

  high = self->blocks->len;
  while (high > 0 && high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const HashiyaBlock *block = &g_array_index (self->blocks, HashiyaBlock, middle);

      if ((is_translated ? block->translation_start : block->start) <= offset)
        low = middle;
      else
        high = middle;
    }
  return high > 0 ? (int) low : -1;
}

void
hashiya_translation_refer (HashiyaTranslation *self, JsonObject *record)
{
  gsize start, end;
  int index = -1;
  const HashiyaUnit *unit;
  JsonObject *reference;

  g_return_if_fail (HASHIYA_IS_TRANSLATION (self));

  if (hashiya_record_get_position (record, &start, &end))
    index = hashiya_translation_find_block (self, TRUE, start);
  if (index < 0)
    return;
  unit = g_array_index (self->blocks, HashiyaBlock, index).unit;
  reference = json_object_new ();
  json_object_set_string_member (reference, "version",
                                 hashiya_document_get_version (self->original));
  json_object_set_string_member (
      reference, "section",
      hashiya_section_get_id (hashiya_document_get_section (self->original, unit->section)));
  json_object_set_int_member (reference, "block", unit->block);
  json_object_set_object_member (record, BLOCK, reference);
}

/* Returns: (nullable): the block of this version that @record refers to */
static const HashiyaBlock *
get_reference (HashiyaTranslation *self, JsonObject *record)
{
  JsonObject *reference = hashiya_json_object (record, BLOCK);
  gint64 number;
  int section;

  if (reference == NULL
      || strcmp (hashiya_json_string (reference, "version", ""),
                 hashiya_document_get_version (self->original))
             != 0)
    return NULL;
  section = hashiya_document_find_section (self->original,
                                           hashiya_json_string (reference, "section", ""));
  number = hashiya_json_int (reference, "block", 0);
  for (guint i = 0; section >= 0 && i < self->blocks->len; i++)
    {
      const HashiyaBlock *block = &g_array_index (self->blocks, HashiyaBlock, i);

      if (block->unit->section == (guint) section && block->unit->block == number)
        return block;
    }
  return NULL;
}

void
hashiya_translation_place (HashiyaTranslation *self, JsonObject *record, HashiyaAnchor *anchor)
{
  const HashiyaBlock *block;
  const char *exact = hashiya_record_get_quote (record, NULL, NULL);
  g_autofree char *words = NULL;
  HashiyaPlaced placed;
  const char *found;

  g_return_if_fail (HASHIYA_IS_TRANSLATION (self));

  /* Where the reader said, and nowhere else. */
  if (hashiya_placed_read (record, &placed))
    return;
  block = exact != NULL && *exact != '\0' ? get_reference (self, record) : NULL;
  if (block == NULL
      || (anchor->state != HASHIYA_ANCHOR_ORPHAN && anchor->start >= block->translation_start
          && anchor->start < block->translation_end))
    return;
  words = hashiya_text_slice (hashiya_document_get_text (self->document), block->translation_start,
                              block->translation_end);
  found = strstr (words, exact);
  if (found == NULL || strstr (found + 1, exact) != NULL)
    return;
  *anchor = (HashiyaAnchor){ .state = HASHIYA_ANCHOR_MOVED, .score = 1 };
  anchor->start = block->translation_start + g_utf8_strlen (words, found - words);
  anchor->end = anchor->start + g_utf8_strlen (exact, -1);
}

void
hashiya_translation_count (HashiyaTranslation *self,
                           guint section,
                           guint counts[HASHIYA_BLOCK_DAMAGED + 1])
{
  const guint *from;

  g_return_if_fail (HASHIYA_IS_TRANSLATION (self));
  g_return_if_fail (section == HASHIYA_UNIT_NO_SECTION
                    || section < hashiya_document_get_n_sections (self->original));

  from = section == HASHIYA_UNIT_NO_SECTION ? self->head_counts : self->counts[section];
  for (guint i = 0; i <= HASHIYA_BLOCK_DAMAGED; i++)
    counts[i] += from[i];
}

void
hashiya_translation_count_all (HashiyaTranslation *self, guint counts[HASHIYA_BLOCK_DAMAGED + 1])
{
  g_return_if_fail (HASHIYA_IS_TRANSLATION (self));

  memset (counts, 0, sizeof (Counts));
  hashiya_translation_count (self, HASHIYA_UNIT_NO_SECTION, counts);
  for (guint i = 0; i < hashiya_document_get_n_sections (self->original); i++)
    hashiya_translation_count (self, i, counts);
}
