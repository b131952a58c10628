// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-mhtml-importer.h"

#include "hashiya-html-importer.h"

#include <glib/gi18n.h>
#include <gmime/gmime.h>
#include <string.h>

typedef struct
{
  const char *start; /* (nullable): the id of the part that is the page */
  GMimePart *page;   /* (nullable), the message's */
  GPtrArray *others; /* GMimePart, the message's */
} Archive;

static gboolean
is_page (GMimeObject *object)
{
  GMimeContentType *type = g_mime_object_get_content_type (object);

  return g_mime_content_type_is_type (type, "text", "html")
         || g_mime_content_type_is_type (type, "application", "xhtml+xml");
}

/* The page is the part that the archive names, else the first that is one; RFC 2387, 3.2. */
static void
take_part (GMimeObject *parent, GMimeObject *object, gpointer data)
{
  Archive *self = data;
  const char *id = g_mime_object_get_content_id (object);
  gboolean named = id != NULL && self->start != NULL && strcmp (id, self->start) == 0;

  if (!GMIME_IS_PART (object))
    return;
  if (is_page (object) && (self->page == NULL || named))
    self->page = GMIME_PART (object);
  else
    g_ptr_array_add (self->others, object);
}

static GBytes *
read_part (GMimePart *part)
{
  GMimeDataWrapper *wrapper = g_mime_part_get_content (part);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GMimeStream *stream = g_mime_stream_mem_new ();

  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_stream_mem_set_byte_array (GMIME_STREAM_MEM (stream), bytes);
  if (wrapper != NULL)
    g_mime_data_wrapper_write_to_stream (wrapper, stream);
  g_object_unref (stream);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A part is known by its id, RFC 2392, and by where it came from. */
static GHashTable *
read_others (const Archive *self, const char *location)
{
  GHashTable *parts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < self->others->len; i++)
    {
      GMimePart *part = g_ptr_array_index (self->others, i);
      const char *id = g_mime_part_get_content_id (part);
      const char *from = g_mime_part_get_content_location (part);
      g_autoptr (GBytes) bytes = read_part (part);
      char *address = from != NULL ? hashiya_html_part_address (from, location) : NULL;

      if (id != NULL)
        g_hash_table_insert (parts, g_strconcat ("cid:", id, NULL), g_bytes_ref (bytes));
      if (address != NULL)
        g_hash_table_insert (parts, address, g_bytes_ref (bytes));
    }
  return parts;
}

static GBytes *
find_picture (const char *address, gpointer data)
{
  GBytes *bytes = g_hash_table_lookup (data, address);

  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static HashiyaContent *
import_page (const Archive *self,
             GBytes *original,
             const HashiyaImportOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  HashiyaImportOptions own = { .format = "auto" };
  const char *location = g_mime_part_get_content_location (self->page);
  g_autoptr (GHashTable) pictures = read_others (self, location);
  g_autoptr (GBytes) html = read_part (self->page);
  const HashiyaPageParts parts = { .importer = "mhtml/1",
                                   .extension = "mhtml",
                                   .location = location,
                                   .find = find_picture,
                                   .data = pictures };

  if (options != NULL)
    own = *options;
  own.charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (self->page), "charset");
  return hashiya_html_import_parts (html, original, &parts, &own, cancellable, error);
}

static GMimeMessage *
parse (GBytes *bytes)
{
  static gsize once = 0;
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  GMimeStream *stream;
  GMimeParser *parser;
  GMimeMessage *message;

  if (g_once_init_enter (&once))
    {
      g_mime_init ();
      g_once_init_leave (&once, 1);
    }
  stream = g_mime_stream_mem_new_with_buffer (data, n);
  parser = g_mime_parser_new_with_stream (stream);
  message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  g_object_unref (stream);
  return message;
}

HashiyaContent *
hashiya_mhtml_import (GBytes *bytes,
                      const HashiyaImportOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  GMimeMessage *message = parse (bytes);
  GMimeObject *top = message != NULL ? g_mime_message_get_mime_part (message) : NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *start = NULL;
  Archive archive = { .others = others };
  HashiyaContent *content = NULL;

  if (GMIME_IS_MULTIPART (top))
    {
      const char *said = g_mime_object_get_content_type_parameter (top, "start");

      start = said != NULL ? g_mime_utils_decode_message_id (said) : NULL;
      archive.start = start;
      g_mime_multipart_foreach (GMIME_MULTIPART (top), take_part, &archive);
    }
  else if (top != NULL)
    take_part (NULL, top, &archive);
  if (archive.page != NULL)
    content = import_page (&archive, bytes, options, cancellable, error);
  else
    g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_EMPTY,
                         _ ("There is no page in this web archive. Save the page again in the "
                            "browser, then add that file."));
  g_clear_object (&message);
  return content;
}
