// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-fetch-document.h"

#include "hashiya-address.h"
#include "hashiya-fetch-error.h"
#include "hashiya-helper.h"
#include "hashiya-sentence.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define PAGE_TYPES                                                                                 \
  "text/html,application/xhtml+xml,application/epub+zip,text/markdown,text/plain;q=0.9,*/*;q=0.1"
#define PICTURE_TYPES "image/webp,image/png,image/jpeg,image/gif,image/svg+xml,image/*;q=0.5"
/* One slow picture does not hold up the article. */
#define PICTURE_TIMEOUT (20 * 1000)

typedef struct
{
  HashiyaFetcher *fetcher;
  HashiyaImportOptions options;
  HashiyaFetchProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Fetch;

static void
report (Fetch *self, HashiyaFetchStep step, guint64 done, guint64 total)
{
  if (self->progress != NULL)
    self->progress (step, done, total, self->progress_data);
}

static void
report_page (guint64 done, guint64 total, gpointer data)
{
  report (data, HASHIYA_FETCH_STEP_PAGE, done, total);
}

static gboolean
refuse_type (const char *type, GError **error)
{
  if (g_str_has_prefix (type, "image/"))
    g_set_error_literal (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_TYPE,
                         _ ("This address leads to a picture, not to a text."));
  else if (g_str_has_prefix (type, "audio/") || g_str_has_prefix (type, "video/"))
    g_set_error_literal (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_TYPE,
                         _ ("This address leads to sound or video, not to a text."));
  else if (strcmp (type, "application/pdf") == 0)
    g_set_error_literal (error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_TYPE,
                         _ ("This address leads to a PDF file, which Hashiya does not read."));
  else
    hashiya_set_error (
        error, HASHIYA_FETCH_ERROR, HASHIYA_FETCH_ERROR_TYPE,
        /* Translators: the placeholder is a media type as “application/json”. */
        _ ("This address leads to data of the type “%s”, which Hashiya does not read."), type);
  return FALSE;
}

static gboolean
is_markdown_name (const char *address)
{
  g_autofree char *path = g_strndup (address, strcspn (address, "?#"));

  return g_str_has_suffix (path, ".md") || g_str_has_suffix (path, ".markdown");
}

/* Chooses how bytes are read, by the type that the server gave them. */
static gboolean
choose_format (const HashiyaFetched *page, const char **format, GError **error)
{
  static const struct
  {
    const char *type;
    const char *format;
  } types[] = {
    { "text/html", "html" },
    { "application/xhtml+xml", "html" },
    { "application/epub+zip", "epub" },
    { "text/markdown", "markdown" },
    { "text/x-markdown", "markdown" },
    /* What servers give to files that they do not know; the bytes tell. */
    { "text/plain", "auto" },
    { "text/xml", "auto" },
    { "application/xml", "auto" },
    { "application/octet-stream", "auto" },
    { "application/zip", "auto" },
    { "binary/octet-stream", "auto" },
  };

  if (*format != NULL && strcmp (*format, "auto") != 0)
    return TRUE;
  *format = page->type == NULL ? "auto" : NULL;
  for (guint i = 0; page->type != NULL && i < G_N_ELEMENTS (types); i++)
    {
      if (strcmp (types[i].type, page->type) == 0)
        *format = types[i].format;
    }
  if (*format == NULL)
    return refuse_type (page->type, error);
  if (strcmp (*format, "auto") == 0 && is_markdown_name (page->address))
    *format = "markdown";
  return TRUE;
}

static GBytes *
fetch_picture (Fetch *self, const char *address, gsize max_bytes, GError **error)
{
  g_autoptr (GUri) uri = hashiya_address_parse (address, error);
  const HashiyaFetchRequest request = {
    .address = uri, .accept = PICTURE_TYPES, .max_bytes = max_bytes, .timeout = PICTURE_TIMEOUT
  };
  g_autoptr (HashiyaFetched) fetched = NULL;

  if (uri == NULL)
    return NULL;
  fetched = hashiya_fetcher_fetch (self->fetcher, &request, self->cancellable, error);
  return fetched != NULL ? g_bytes_ref (fetched->bytes) : NULL;
}

/* Puts a picture where the import finds it; an empty file says that it could not be had. */
static gboolean
store (const char *folder, const char *address, GBytes *bytes, GError **error)
{
  g_autofree char *name = hashiya_import_picture_name (address);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *data = "";
  gsize n = 0;

  if (bytes != NULL)
    data = g_bytes_get_data (bytes, &n);
  return g_file_set_contents_full (path, data != NULL ? data : "", (gssize) n,
                                   G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static gboolean
fetch_pictures (Fetch *self, char **wanted, const char *folder, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize left = HASHIYA_FETCH_MAX_PICTURE_BYTES;
  guint total = MIN (g_strv_length (wanted), HASHIYA_FETCH_MAX_PICTURES);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (!g_hash_table_add (seen, wanted[i]))
        continue;
      if (g_hash_table_size (seen) <= HASHIYA_FETCH_MAX_PICTURES && left > 0)
        {
          report (self, HASHIYA_FETCH_STEP_PICTURES, i, total);
          bytes = fetch_picture (self, wanted[i], left, &reason);
        }
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !store (folder, wanted[i], bytes, error))
        return FALSE;
      if (reason != NULL)
        g_info ("%s: %s", wanted[i], reason->message);
      left -= bytes != NULL ? g_bytes_get_size (bytes) : 0;
    }
  return TRUE;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Imports again, with the pictures that the first import wanted. */
static HashiyaContent *
add_pictures (Fetch *self, GBytes *page, char **wanted, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("hashiya-XXXXXX", error);
  HashiyaContent *content = NULL;

  if (folder == NULL)
    return NULL;
  if (fetch_pictures (self, wanted, folder, error))
    {
      report (self, HASHIYA_FETCH_STEP_READ, 0, 0);
      self->options.pictures = folder;
      content = hashiya_helper_import_bytes (page, &self->options, self->cancellable, error);
    }
  remove_folder (folder);
  return content;
}

static HashiyaContent *
read_page (Fetch *self, const HashiyaFetched *page, GError **error)
{
  g_autoptr (HashiyaContent) content = NULL;
  g_auto (GStrv) wanted = NULL;

  if (!choose_format (page, &self->options.format, error))
    return NULL;
  self->options.source = page->address;
  self->options.charset = page->charset;
  report (self, HASHIYA_FETCH_STEP_READ, 0, 0);
  content = hashiya_helper_import_bytes (page->bytes, &self->options, self->cancellable, error);
  if (content == NULL)
    return NULL;
  wanted = hashiya_content_dup_dropped (content, HASHIYA_IMPORT_WANTED);
  if (wanted[0] == NULL)
    return g_steal_pointer (&content);
  return add_pictures (self, page->bytes, wanted, error);
}

HashiyaContent *
hashiya_fetch_document (HashiyaFetcher *fetcher,
                        const char *address,
                        const HashiyaImportOptions *options,
                        HashiyaFetchProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GUri) uri = hashiya_address_parse (address, error);
  g_autoptr (HashiyaFetched) page = NULL;
  g_autofree char *asked = NULL;
  Fetch self = { .progress = progress, .progress_data = progress_data, .cancellable = cancellable };
  const HashiyaFetchRequest request = { .address = uri,
                                        .accept = PAGE_TYPES,
                                        .max_bytes = HASHIYA_IMPORT_MAX_BYTES,
                                        .progress = report_page,
                                        .progress_data = &self };
  HashiyaContent *content;

  if (uri == NULL)
    return NULL;
  if (options != NULL)
    self.options = *options;
  asked = g_uri_to_string (uri);
  self.options.address = asked;
  self.fetcher = fetcher != NULL ? g_object_ref (fetcher) : hashiya_fetcher_new ();
  hashiya_fetcher_set_home (self.fetcher, uri);
  report (&self, HASHIYA_FETCH_STEP_PAGE, 0, 0);
  page = hashiya_fetcher_fetch (self.fetcher, &request, cancellable, error);
  content = page != NULL ? read_page (&self, page, error) : NULL;
  g_object_unref (self.fetcher);
  return content;
}
