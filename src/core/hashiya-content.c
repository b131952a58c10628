// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-content.h"

#include "hashiya-json.h"
#include "hashiya-xhtml.h"

#include <string.h>

#define FORMAT             1
#define SECTION_SLUG_BYTES 60

struct _HashiyaContent
{
  GObject parent_instance;

  JsonObject *description;
  GHashTable *ids;   /* owned char * -> next number for its repeats */
  GHashTable *files; /* owned path -> GBytes */
  GPtrArray *pages;  /* of GBytes, one a section */
  gsize offset;      /* code points so far */
  GBytes *original;
  char *original_sha256; /* once it is sealed */
  char *version;
};

G_DEFINE_FINAL_TYPE (HashiyaContent, hashiya_content, G_TYPE_OBJECT)

static void
hashiya_content_finalize (GObject *object)
{
  HashiyaContent *self = HASHIYA_CONTENT (object);

  json_object_unref (self->description);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->pages);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self->original_sha256);
  g_free (self->version);
  G_OBJECT_CLASS (hashiya_content_parent_class)->finalize (object);
}

static void
hashiya_content_class_init (HashiyaContentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_content_finalize;
}

static void
hashiya_content_init (HashiyaContent *self)
{
  static const char *const nullable[]
      = { "title", "byline", "publisher", "language", "source", "charset" };

  self->description = json_object_new ();
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->files
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  json_object_set_int_member (self->description, "format", FORMAT);
  json_object_set_string_member (self->description, "direction", "ltr");
  json_object_set_array_member (self->description, "sections", json_array_new ());
  json_object_set_array_member (self->description, "dropped", json_array_new ());
  json_object_set_object_member (self->description, "options", json_object_new ());
  for (guint i = 0; i < G_N_ELEMENTS (nullable); i++)
    json_object_set_null_member (self->description, nullable[i]);
}

HashiyaContent *
hashiya_content_new (const char *importer)
{
  HashiyaContent *self;

  g_return_val_if_fail (importer != NULL, NULL);

  self = g_object_new (HASHIYA_TYPE_CONTENT, NULL);
  json_object_set_string_member (self->description, "importer", importer);
  return self;
}

/* What something is called, without the noncharacters U+FDD0 to U+FDEF: they are no part of any
 * name, and JSON is read with two of them as signs. */
static char *
dup_name (const char *text)
{
  g_autoptr (GString) name = g_string_new (NULL);

  /* All of them begin with these two bytes. */
  if (text == NULL || strstr (text, "\xEF\xB7") == NULL)
    return g_strdup (text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0xFDD0 || c > 0xFDEF)
        g_string_append_unichar (name, c);
    }
  g_strstrip (name->str);
  return g_strdup (*name->str != '\0' ? name->str : "\uFFFD");
}

void
hashiya_content_set (HashiyaContent *self, const char *key, const char *value)
{
  g_autofree char *name = dup_name (value);

  g_return_if_fail (HASHIYA_IS_CONTENT (self));
  g_return_if_fail (self->version == NULL);

  hashiya_json_set_string (self->description, key, name);
}

const char *
hashiya_content_get (HashiyaContent *self, const char *key)
{
  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);

  return hashiya_json_string (self->description, key, NULL);
}

void
hashiya_content_set_option (HashiyaContent *self, const char *key, const char *value)
{
  g_return_if_fail (HASHIYA_IS_CONTENT (self));
  g_return_if_fail (self->version == NULL);

  hashiya_json_set_string (hashiya_json_object (self->description, "options"), key, value);
}

const char *
hashiya_content_get_option (HashiyaContent *self, const char *key)
{
  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);

  return hashiya_json_string (hashiya_json_object (self->description, "options"), key, NULL);
}

char *
hashiya_slug (const char *text, const char *fallback, gsize max_bytes)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) slug = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && g_ascii_isalnum (c))
        {
          if (slug->len + gap + 1 > max_bytes)
            break;
          if (gap)
            g_string_append_c (slug, '-');
          g_string_append_c (slug, g_ascii_tolower (c));
          gap = FALSE;
        }
      else if (!g_unichar_ismark (c) && c != '\'' && c != 0x2019)
        gap = slug->len > 0;
    }
  return slug->len > 0 ? g_string_free (g_steal_pointer (&slug), FALSE) : g_strdup (fallback);
}

char *
hashiya_content_make_id (HashiyaContent *self, const char *title)
{
  g_autofree char *slug = NULL;
  g_autofree char *id = NULL;
  guint number;

  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);

  slug = hashiya_slug (title != NULL ? title : "", "s", SECTION_SLUG_BYTES);
  id = g_strdup (slug);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, slug));
  /* A heading of its own may read "part-2": look until the name is free. */
  while (g_hash_table_contains (self->ids, id))
    {
      number = MAX (number, 1) + 1;
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, number);
    }
  if (number > 0)
    g_hash_table_replace (self->ids, g_strdup (slug), GUINT_TO_POINTER (number));
  g_hash_table_insert (self->ids, g_strdup (id), GUINT_TO_POINTER (1));
  return g_steal_pointer (&id);
}

gboolean
hashiya_content_add_section (HashiyaContent *self,
                             const char *id,
                             const char *title,
                             guint level,
                             GBytes *xhtml,
                             GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  JsonObject *entry;
  gsize n_bytes, n_text, length;
  const char *data;

  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), FALSE);
  g_return_val_if_fail (self->version == NULL, FALSE);

  data = g_bytes_get_data (xhtml, &n_bytes);
  text = hashiya_xhtml_text (data, n_bytes, &n_text, error);
  if (text == NULL)
    return FALSE;
  length = g_utf8_strlen (text, n_text);
  path = g_strdup_printf ("sections/%04u.xhtml", self->pages->len + 1);
  if (self->pages->len > 0)
    self->offset++;
  entry = json_object_new ();
  json_object_set_string_member (entry, "id", id);
  name = dup_name (title);
  hashiya_json_set_string (entry, "title", name);
  json_object_set_int_member (entry, "level", level);
  json_object_set_string_member (entry, "file", path);
  json_object_set_int_member (entry, "start", self->offset);
  json_object_set_int_member (entry, "end", self->offset + length);
  json_object_set_int_member (entry, "words", hashiya_text_count_words (text, n_text));
  json_array_add_object_element (hashiya_json_array (self->description, "sections"), entry);
  self->offset += length;
  g_ptr_array_add (self->pages, g_bytes_ref (xhtml));
  g_hash_table_insert (self->files, g_steal_pointer (&path), g_bytes_ref (xhtml));
  return TRUE;
}

guint
hashiya_content_get_n_sections (HashiyaContent *self)
{
  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), 0);

  return self->pages->len;
}

void
hashiya_content_add_dropped (HashiyaContent *self, guint line, const char *reason, const char *text)
{
  JsonObject *entry;

  g_return_if_fail (HASHIYA_IS_CONTENT (self));
  g_return_if_fail (self->version == NULL);

  entry = json_object_new ();
  json_object_set_int_member (entry, "line", line);
  json_object_set_string_member (entry, "reason", reason);
  json_object_set_string_member (entry, "text", text);
  json_array_add_object_element (hashiya_json_array (self->description, "dropped"), entry);
}

char **
hashiya_content_dup_dropped (HashiyaContent *self, const char *reason)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  JsonArray *dropped;

  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);

  dropped = hashiya_json_array (self->description, "dropped");
  for (guint i = 0; i < json_array_get_length (dropped); i++)
    {
      JsonObject *entry = json_array_get_object_element (dropped, i);

      if (g_strcmp0 (hashiya_json_string (entry, "reason", NULL), reason) == 0)
        g_strv_builder_add (found, hashiya_json_string (entry, "text", ""));
    }
  return g_strv_builder_end (found);
}

void
hashiya_content_set_original (HashiyaContent *self, const char *extension, GBytes *bytes)
{
  g_return_if_fail (HASHIYA_IS_CONTENT (self));
  g_return_if_fail (self->version == NULL);
  g_return_if_fail (self->original == NULL);

  self->original = g_bytes_ref (bytes);
  g_hash_table_insert (self->files, g_strdup_printf ("original/original.%s", extension),
                       g_bytes_ref (bytes));
}

char *
hashiya_content_add_asset (HashiyaContent *self, const char *extension, GBytes *bytes)
{
  g_autofree char *sha256 = NULL;
  char *path;

  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);
  g_return_val_if_fail (self->version == NULL, NULL);

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  path = g_strdup_printf ("assets/%s.%s", sha256, extension);
  g_hash_table_insert (self->files, g_strdup (path), g_bytes_ref (bytes));
  return path;
}

/* What a file is named after, or was asked for, is known. */
static char *
dup_sha256 (HashiyaContent *self, const char *path, GBytes *file)
{
  if (g_str_has_prefix (path, "original/"))
    return g_strdup (self->original_sha256);
  if (g_str_has_prefix (path, "assets/"))
    return g_strndup (path + strlen ("assets/"), 64);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
}

GBytes *
hashiya_content_describe (HashiyaContent *self)
{
  char *canonical;

  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);

  canonical = hashiya_json_canonical (self->description);
  return g_bytes_new_take (canonical, strlen (canonical));
}

void
hashiya_content_seal (HashiyaContent *self)
{
  g_autoptr (GList) paths = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *checksum = NULL;
  JsonArray *files;

  g_return_if_fail (HASHIYA_IS_CONTENT (self));
  g_return_if_fail (self->version == NULL);

  if (self->original != NULL)
    self->original_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->original);
  files = json_array_new ();
  paths = g_list_sort (g_hash_table_get_keys (self->files), (GCompareFunc) strcmp);
  for (GList *l = paths; l != NULL; l = l->next)
    {
      GBytes *file = g_hash_table_lookup (self->files, l->data);
      g_autofree char *sha256 = dup_sha256 (self, l->data, file);
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "path", l->data);
      json_object_set_int_member (entry, "size", g_bytes_get_size (file));
      json_object_set_string_member (entry, "sha256", sha256);
      json_array_add_object_element (files, entry);
    }
  json_object_set_array_member (self->description, "files", files);
  bytes = hashiya_content_describe (self);
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->version = g_strndup (checksum, 16);
  g_hash_table_insert (self->files, g_strdup ("document.json"), g_steal_pointer (&bytes));
}

const char *
hashiya_content_get_version (HashiyaContent *self)
{
  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);

  return self->version;
}

const char *
hashiya_content_get_original_sha256 (HashiyaContent *self)
{
  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);

  return self->original_sha256;
}

GHashTable *
hashiya_content_get_files (HashiyaContent *self)
{
  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);

  return self->files;
}

HashiyaDocument *
hashiya_content_to_document (HashiyaContent *self, const char *id, GError **error)
{
  g_return_val_if_fail (HASHIYA_IS_CONTENT (self), NULL);
  g_return_val_if_fail (self->version != NULL, NULL);

  return hashiya_document_new (id, self->version, self->description, self->pages, error);
}
