// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-intake.h"

#include "hashiya-clean-check.h"
#include "hashiya-json.h"

#include <string.h>

#define MAX_FILES   200000
#define FIELD_BYTES (64 * 1024)

struct _HashiyaIntake
{
  GBytes *original;
  gboolean wished;
  GHashTable *sections; /* path -> GBytes */
  GHashTable *assets;   /* path -> GBytes */
};

HashiyaIntake *
hashiya_intake_new (GBytes *original, gboolean wished)
{
  HashiyaIntake *self = g_new0 (HashiyaIntake, 1);

  self->original = g_bytes_ref (original);
  self->wished = wished;
  self->sections
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->assets
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return self;
}

void
hashiya_intake_free (HashiyaIntake *self)
{
  g_bytes_unref (self->original);
  g_hash_table_unref (self->sections);
  g_hash_table_unref (self->assets);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", what);
  return FALSE;
}

gboolean
hashiya_intake_add (HashiyaIntake *self, const char *path, GBytes *bytes, GError **error)
{
  if (g_hash_table_size (self->sections) + g_hash_table_size (self->assets) >= MAX_FILES)
    return refuse (error, "too many files");
  if (g_str_has_prefix (path, "assets/"))
    {
      if (!hashiya_clean_check_picture (path, bytes, error))
        return FALSE;
      g_hash_table_insert (self->assets, g_strdup (path), g_bytes_ref (bytes));
      return TRUE;
    }
  /* Sections are looked at when the description says what they are called. */
  g_hash_table_insert (self->sections, g_strdup (path), g_bytes_ref (bytes));
  return TRUE;
}

static gboolean
is_field (const char *text)
{
  return text != NULL && strlen (text) <= FIELD_BYTES && g_utf8_validate (text, -1, NULL);
}

static gboolean
is_importer (const char *importer)
{
  for (const char *p = importer != NULL ? importer : "?"; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '/' && *p != '.' && *p != '-')
        return FALSE;
    }
  return strlen (importer) < 40;
}

/* The fields that are words: title, language and the like. */
static gboolean
take_fields (HashiyaContent *content, JsonObject *description, GError **error)
{
  JsonObject *options = hashiya_json_object (description, "options");
  const char *direction = hashiya_json_string (description, "direction", "");
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (strcmp (direction, "ltr") != 0 && strcmp (direction, "rtl") != 0)
    return refuse (error, "direction");
  json_object_iter_init (&iter, description);
  while (json_object_iter_next (&iter, &key, &node))
    {
      if (strcmp (key, "importer") == 0 || !JSON_NODE_HOLDS_VALUE (node)
          || json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      if (!is_field (json_node_get_string (node)))
        return refuse (error, key);
      hashiya_content_set (content, key, json_node_get_string (node));
    }
  if (options == NULL)
    return TRUE;
  json_object_iter_init (&iter, options);
  while (json_object_iter_next (&iter, &key, &node))
    {
      const char *value = hashiya_json_string (options, key, NULL);

      if (!JSON_NODE_HOLDS_NULL (node) && !is_field (value))
        return refuse (error, key);
      hashiya_content_set_option (content, key, value);
    }
  return TRUE;
}

static gboolean
take_dropped (HashiyaContent *content, JsonObject *description, GError **error)
{
  JsonArray *dropped = hashiya_json_array (description, "dropped");

  for (guint i = 0; dropped != NULL && i < json_array_get_length (dropped); i++)
    {
      JsonObject *entry = hashiya_json_element_object (dropped, i);
      gint64 line = entry != NULL ? hashiya_json_int (entry, "line", -1) : -1;
      const char *reason = entry != NULL ? hashiya_json_string (entry, "reason", NULL) : NULL;
      const char *text = entry != NULL ? hashiya_json_string (entry, "text", NULL) : NULL;

      if (line < 0 || line > G_MAXUINT || reason == NULL || strlen (reason) > 60 || text == NULL)
        return refuse (error, "dropped");
      hashiya_content_add_dropped (content, line, reason, text);
    }
  return TRUE;
}

static gboolean
take_section (HashiyaIntake *self,
              HashiyaCleanCheck *check,
              HashiyaContent *content,
              JsonObject *entry,
              GError **error)
{
  g_autofree char *path
      = g_strdup_printf ("sections/%04u.xhtml", hashiya_content_get_n_sections (content) + 1);
  GBytes *xhtml = g_hash_table_lookup (self->sections, path);
  const char *id = entry != NULL ? hashiya_json_string (entry, "id", NULL) : NULL;
  gint64 level = entry != NULL ? hashiya_json_int (entry, "level", 0) : 0;
  const char *title;

  if (xhtml == NULL || id == NULL || level < 1 || level > 6)
    return refuse (error, path);
  title = hashiya_json_string (entry, "title", NULL);
  if (title != NULL && strlen (title) > FIELD_BYTES * 16)
    return refuse (error, "title");
  return hashiya_clean_check_section (check, id, xhtml, error)
         && hashiya_content_add_section (content, id, title, level, xhtml, error);
}

static gboolean
take_sections (HashiyaIntake *self,
               const HashiyaImportOptions *options,
               HashiyaContent *content,
               JsonObject *description,
               GError **error)
{
  JsonArray *sections = hashiya_json_array (description, "sections");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HashiyaCleanCheck check = { .assets = self->assets, .wished = self->wished, .ids = ids };
  guint n = sections != NULL ? json_array_get_length (sections) : 0;

  if (n == 0 || n != g_hash_table_size (self->sections))
    return refuse (error, "sections");
  for (guint i = 0; i < n; i++)
    {
      hashiya_import_report (options, HASHIYA_IMPORT_STEP_CHECK, i, n);
      if (!take_section (self, &check, content, hashiya_json_element_object (sections, i), error))
        return FALSE;
    }
  return TRUE;
}

/* The pictures, each by the hash of its own bytes again. */
static void
take_assets (HashiyaIntake *self, HashiyaContent *content)
{
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, self->assets);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    g_free (hashiya_content_add_asset (content, strrchr (path, '.') + 1, bytes));
}

static gboolean
is_extension (const char *extension)
{
  gsize n = strspn (extension, "abcdefghijklmnopqrstuvwxyz0123456789");

  return n > 0 && n <= 8 && extension[n] == '\0';
}

HashiyaContent *
hashiya_intake_finish (HashiyaIntake *self,
                       const HashiyaImportOptions *options,
                       const char *extension,
                       GBytes *description,
                       GError **error)
{
  gsize n;
  const char *json = g_bytes_get_data (description, &n);
  g_autoptr (JsonObject) object = hashiya_json_parse_object (json, n, error);
  g_autoptr (HashiyaContent) content = NULL;
  const char *importer;

  if (object == NULL)
    return NULL;
  importer = hashiya_json_string (object, "importer", NULL);
  if (!is_importer (importer) || !is_extension (extension))
    {
      refuse (error, "importer");
      return NULL;
    }
  content = hashiya_content_new (importer);
  if (!take_fields (content, object, error)
      || !take_sections (self, options, content, object, error)
      || !take_dropped (content, object, error))
    return NULL;
  take_assets (self, content);
  hashiya_content_set_original (content, extension, self->original);
  hashiya_content_seal (content);
  return g_steal_pointer (&content);
}
