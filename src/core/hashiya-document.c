// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-document.h"

#include "hashiya-core-error.h"
#include "hashiya-json.h"
#include "hashiya-xhtml.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HashiyaDocument
{
  GObject parent_instance;

  char *id;
  char *version;
  JsonObject *description;
  GListStore *sections; /* of HashiyaSection */
  GPtrArray *pages;     /* of GBytes, one a section */
  char *folder;         /* of the version, or NULL where it is not on the disk */
  HashiyaText *text;
  gsize n_words;
};

G_DEFINE_FINAL_TYPE (HashiyaDocument, hashiya_document, G_TYPE_OBJECT)

static void
hashiya_document_finalize (GObject *object)
{
  HashiyaDocument *self = HASHIYA_DOCUMENT (object);

  g_free (self->id);
  g_free (self->version);
  g_free (self->folder);
  g_clear_pointer (&self->description, json_object_unref);
  g_clear_object (&self->sections);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->text, hashiya_text_unref);
  G_OBJECT_CLASS (hashiya_document_parent_class)->finalize (object);
}

static void
hashiya_document_class_init (HashiyaDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_document_finalize;
}

static void
hashiya_document_init (HashiyaDocument *self)
{
  self->sections = g_list_store_new (HASHIYA_TYPE_SECTION);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RECORD,
                       _ ("The document’s description does not fit its sections."));
  return FALSE;
}

static gboolean
add_section (HashiyaDocument *self,
             JsonObject *entry,
             GString *text,
             gsize *offset,
             GBytes *page,
             GError **error)
{
  g_autoptr (HashiyaSection) section = NULL;
  g_autofree char *words = NULL;
  const char *id = hashiya_json_string (entry, "id", NULL);
  gsize n_bytes, n_words, length;
  const char *xhtml = g_bytes_get_data (page, &n_bytes);

  if (id == NULL)
    return refuse (error);
  words = hashiya_xhtml_text (xhtml, n_bytes, &n_words, error);
  if (words == NULL)
    return FALSE;
  length = g_utf8_strlen (words, n_words);
  if (text->len > 0 || g_list_model_get_n_items (G_LIST_MODEL (self->sections)) > 0)
    {
      g_string_append_c (text, '\n');
      *offset += 1;
    }
  section = hashiya_section_new (id, hashiya_json_string (entry, "title", NULL),
                                 hashiya_json_int (entry, "level", 1),
                                 hashiya_json_string (entry, "file", ""), *offset, *offset + length,
                                 hashiya_json_int (entry, "words", 0));
  self->n_words += hashiya_section_get_n_words (section);
  g_list_store_append (self->sections, section);
  g_string_append_len (text, words, n_words);
  *offset += length;
  return TRUE;
}

HashiyaDocument *
hashiya_document_new (
    const char *id, const char *version, JsonObject *description, GPtrArray *pages, GError **error)
{
  g_autoptr (HashiyaDocument) self = g_object_new (HASHIYA_TYPE_DOCUMENT, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *entries = hashiya_json_array (description, "sections");
  gsize offset = 0, n_bytes;

  if (entries == NULL || json_array_get_length (entries) != pages->len || pages->len == 0
      || hashiya_json_string (description, "title", NULL) == NULL)
    {
      refuse (error);
      return NULL;
    }
  self->id = g_strdup (id);
  self->version = g_strdup (version);
  self->description = json_object_ref (description);
  self->pages = g_ptr_array_ref (pages);
  for (guint i = 0; i < pages->len; i++)
    {
      JsonObject *entry = hashiya_json_element_object (entries, i);

      if (entry == NULL)
        {
          refuse (error);
          return NULL;
        }
      if (!add_section (self, entry, text, &offset, g_ptr_array_index (pages, i), error))
        return NULL;
    }
  n_bytes = text->len;
  self->text = hashiya_text_new (g_string_free (g_steal_pointer (&text), FALSE), n_bytes);
  return g_steal_pointer (&self);
}

const char *
hashiya_document_get_id (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return self->id;
}

const char *
hashiya_document_get_version (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return self->version;
}

const char *
hashiya_document_get_title (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return hashiya_json_string (self->description, "title", "");
}

const char *
hashiya_document_get_byline (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return hashiya_json_string (self->description, "byline", NULL);
}

const char *
hashiya_document_get_publisher (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return hashiya_json_string (self->description, "publisher", NULL);
}

const char *
hashiya_document_get_language (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return hashiya_json_string (self->description, "language", NULL);
}

void
hashiya_document_set_folder (HashiyaDocument *self, const char *folder)
{
  g_return_if_fail (HASHIYA_IS_DOCUMENT (self));

  g_free (self->folder);
  self->folder = g_strdup (folder);
}

const char *
hashiya_document_get_folder (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return self->folder;
}

const char *
hashiya_document_get_translation (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return hashiya_json_string (self->description, "translation", NULL);
}

gboolean
hashiya_document_is_rtl (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), FALSE);

  return strcmp (hashiya_json_string (self->description, "direction", "ltr"), "rtl") == 0;
}

const char *
hashiya_document_get_source (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return hashiya_json_string (self->description, "source", NULL);
}

char *
hashiya_document_dup_target_source (HashiyaDocument *self)
{
  const char *source = hashiya_document_get_source (self);

  return source != NULL ? g_strdup (source) : g_strdup_printf ("urn:hashiya:%s", self->id);
}

GListModel *
hashiya_document_get_sections (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->sections);
}

HashiyaSection *
hashiya_document_get_section (HashiyaDocument *self, guint index)
{
  g_autoptr (HashiyaSection) section = NULL;

  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  /* The list holds it as long as the document lives. */
  section = g_list_model_get_item (G_LIST_MODEL (self->sections), index);
  return section;
}

guint
hashiya_document_get_n_sections (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), 0);

  return self->pages->len;
}

int
hashiya_document_find_section (HashiyaDocument *self, const char *id)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), -1);

  for (guint i = 0; i < self->pages->len; i++)
    {
      if (g_strcmp0 (hashiya_section_get_id (hashiya_document_get_section (self, i)), id) == 0)
        return i;
    }
  return -1;
}

guint
hashiya_document_section_at (HashiyaDocument *self, gsize offset)
{
  guint low = 0, high;

  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), 0);

  high = self->pages->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (hashiya_section_get_start (hashiya_document_get_section (self, middle)) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

GBytes *
hashiya_document_get_xhtml (HashiyaDocument *self, guint index)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (index < self->pages->len, NULL);

  return g_ptr_array_index (self->pages, index);
}

HashiyaText *
hashiya_document_get_text (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return self->text;
}

gsize
hashiya_document_get_heading_length (HashiyaDocument *self, guint index)
{
  HashiyaSection *section;
  const char *utf8, *start, *end, *newline;

  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), 0);
  g_return_val_if_fail (index < self->pages->len, 0);

  section = hashiya_document_get_section (self, index);
  if (hashiya_section_get_title (section) == NULL)
    return 0;
  utf8 = hashiya_text_peek (self->text, NULL);
  start = utf8 + hashiya_text_byte_offset (self->text, hashiya_section_get_start (section));
  end = utf8 + hashiya_text_byte_offset (self->text, hashiya_section_get_end (section));
  /* The heading comes first and one U+000A stands between blocks. */
  newline = memchr (start, '\n', end - start);
  return g_utf8_strlen (start, (newline != NULL ? newline : end) - start);
}

JsonArray *
hashiya_document_get_dropped (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), NULL);

  return hashiya_json_array (self->description, "dropped");
}

gsize
hashiya_document_get_n_words (HashiyaDocument *self)
{
  g_return_val_if_fail (HASHIYA_IS_DOCUMENT (self), 0);

  return self->n_words;
}
