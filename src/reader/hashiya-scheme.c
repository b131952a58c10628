// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-scheme.h"

#include "hashiya-fonts.h"
#include "hashiya-nastaliq.h"

#include <glib/gstdio.h>
#include <string.h>

/* What `../assets/` of a section is, from where its page stands. */
#define ASSETS        HASHIYA_SCHEME_ORIGIN "assets/"
#define SHA256_DIGITS 64

struct _HashiyaScheme
{
  GObject parent_instance;

  guint serial;
  char *uri;
  char *style_uri;
  GBytes *page;
  GBytes *style;
  char *folder;
};

G_DEFINE_FINAL_TYPE (HashiyaScheme, hashiya_scheme, G_TYPE_OBJECT)

static void
hashiya_scheme_finalize (GObject *object)
{
  HashiyaScheme *self = HASHIYA_SCHEME (object);

  g_free (self->uri);
  g_free (self->style_uri);
  g_free (self->folder);
  g_clear_pointer (&self->page, g_bytes_unref);
  g_clear_pointer (&self->style, g_bytes_unref);
  G_OBJECT_CLASS (hashiya_scheme_parent_class)->finalize (object);
}

static void
hashiya_scheme_class_init (HashiyaSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_scheme_finalize;
}

static void
hashiya_scheme_init (HashiyaScheme *self)
{
  hashiya_scheme_next_page (self);
}

static void
answer (WebKitURISchemeRequest *request, GBytes *bytes, const char *content_type)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (WebKitURISchemeResponse) response
      = webkit_uri_scheme_response_new (stream, g_bytes_get_size (bytes));

  webkit_uri_scheme_response_set_content_type (response, content_type);
  webkit_uri_scheme_request_finish_with_response (request, response);
}

typedef struct
{
  const char *path;
  int weight;
  GBytes *page;
} FontJob;

static void
font_job_free (gpointer data)
{
  FontJob *job = data;

  g_bytes_unref (job->page);
  g_free (job);
}

static void
build_font (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const FontJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (job->path, FALSE, &error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  GBytes *font;

  if (bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  font = hashiya_nastaliq_build (bytes, job->weight, job->page);
  if (font == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is no font", job->path);
  else
    g_task_return_pointer (task, font, (GDestroyNotify) g_bytes_unref);
}

static void
font_built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  WebKitURISchemeRequest *request = WEBKIT_URI_SCHEME_REQUEST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) font = g_task_propagate_pointer (G_TASK (result), &error);

  if (font != NULL)
    answer (request, font, "font/ttf");
  else
    webkit_uri_scheme_request_finish_error (request, error);
}

/* Returns: whether @uri is one of the page's fonts, which is answered when it is made */
static gboolean
answer_font (HashiyaScheme *self, WebKitURISchemeRequest *request, const char *uri)
{
  static const struct
  {
    const char *name;
    HashiyaFontStyle style;
    int weight;
  } fonts[] = {
    { "nastaliq-regular", HASHIYA_FONT_REGULAR, 400 },
    { "nastaliq-bold", HASHIYA_FONT_BOLD, 700 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *wanted
          = g_strdup_printf (HASHIYA_SCHEME_ORIGIN "%u/%s", self->serial, fonts[i].name);
      const char *path = hashiya_fonts_find_nastaliq (fonts[i].style);

      if (strcmp (uri, wanted) == 0 && path != NULL)
        {
          g_autoptr (GTask) task = g_task_new (request, NULL, font_built_cb, NULL);
          FontJob *job = g_new0 (FontJob, 1);

          job->path = path;
          job->weight = fonts[i].weight;
          job->page = g_bytes_ref (self->page);
          g_task_set_task_data (task, job, font_job_free);
          g_task_run_in_thread (task, build_font);
          return TRUE;
        }
    }
  return FALSE;
}

/* The kinds of pictures that import keeps. SVG in an img element runs and fetches nothing. */
static const char *
find_content_type (const char *extension)
{
  static const struct
  {
    const char *extension;
    const char *content_type;
  } kinds[] = {
    { "png", "image/png" },     { "jpg", "image/jpeg" }, { "gif", "image/gif" },
    { "webp", "image/webp" },   { "bmp", "image/bmp" },  { "avif", "image/avif" },
    { "svg", "image/svg+xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (extension, kinds[i].extension) == 0)
      return kinds[i].content_type;
  return NULL;
}

/* Reads a picture that is what its name says: no link and no other file of a shared folder. Not
 * mapped: a file that shrinks under a map ends the program. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sha256 = NULL;
  char *data;
  gsize n;
  GStatBuf status;

  if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode)
      && g_file_get_contents (path, &data, &n, NULL))
    {
      sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, n);
      if (g_str_has_prefix (name, sha256))
        return g_bytes_new_take (data, n);
      g_free (data);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s is missing or damaged", path);
  return NULL;
}

static void
read_picture (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = read_file (path, &error);

  if (bytes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer content_type)
{
  WebKitURISchemeRequest *request = WEBKIT_URI_SCHEME_REQUEST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes != NULL)
    answer (request, bytes, content_type);
  else
    webkit_uri_scheme_request_finish_error (request, error);
}

/* Returns: whether @uri is a picture's, which is answered when it is read */
static gboolean
answer_picture (HashiyaScheme *self, WebKitURISchemeRequest *request, const char *uri)
{
  const char *name = uri + strlen (ASSETS);
  const char *content_type;
  g_autoptr (GTask) task = NULL;

  if (self->folder == NULL || !g_str_has_prefix (uri, ASSETS)
      || strspn (name, "0123456789abcdef") != SHA256_DIGITS || name[SHA256_DIGITS] != '.')
    return FALSE;
  content_type = find_content_type (name + SHA256_DIGITS + 1);
  if (content_type == NULL)
    return FALSE;
  task = g_task_new (request, NULL, picture_read_cb, (gpointer) content_type);
  g_task_set_task_data (task, g_build_filename (self->folder, "assets", name, NULL), g_free);
  g_task_run_in_thread (task, read_picture);
  return TRUE;
}

static void
on_request (WebKitURISchemeRequest *request, gpointer data)
{
  HashiyaScheme *self = data;
  const char *uri = webkit_uri_scheme_request_get_uri (request);
  g_autoptr (GError) error = NULL;

  if (self->page != NULL && strcmp (uri, self->uri) == 0)
    {
      answer (request, self->page, "application/xhtml+xml");
      return;
    }
  if (self->style != NULL && strcmp (uri, self->style_uri) == 0)
    {
      answer (request, self->style, "text/css");
      return;
    }
  if (self->page != NULL
      && (answer_font (self, request, uri) || answer_picture (self, request, uri)))
    return;
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing is served at %s", uri);
  webkit_uri_scheme_request_finish_error (request, error);
}

HashiyaScheme *
hashiya_scheme_new (WebKitWebContext *context)
{
  HashiyaScheme *self = g_object_new (HASHIYA_TYPE_SCHEME, NULL);

  webkit_web_context_register_uri_scheme (context, "hashiya", on_request, g_object_ref (self),
                                          g_object_unref);
  return self;
}

guint
hashiya_scheme_next_page (HashiyaScheme *self)
{
  g_return_val_if_fail (HASHIYA_IS_SCHEME (self), 0);

  self->serial++;
  g_free (self->uri);
  g_free (self->style_uri);
  g_clear_pointer (&self->page, g_bytes_unref);
  g_clear_pointer (&self->style, g_bytes_unref);
  self->uri = g_strdup_printf (HASHIYA_SCHEME_ORIGIN "%u/page", self->serial);
  self->style_uri = g_strdup_printf (HASHIYA_SCHEME_ORIGIN "%u/reader.css", self->serial);
  return self->serial;
}

void
hashiya_scheme_set_page (HashiyaScheme *self, GBytes *page, char *style)
{
  g_return_if_fail (HASHIYA_IS_SCHEME (self));
  g_return_if_fail (page != NULL);

  g_clear_pointer (&self->page, g_bytes_unref);
  g_clear_pointer (&self->style, g_bytes_unref);
  self->page = g_bytes_ref (page);
  self->style = g_bytes_new_take (style, strlen (style));
}

void
hashiya_scheme_set_folder (HashiyaScheme *self, const char *folder)
{
  g_return_if_fail (HASHIYA_IS_SCHEME (self));

  g_free (self->folder);
  self->folder = g_strdup (folder);
}

const char *
hashiya_scheme_get_uri (HashiyaScheme *self)
{
  g_return_val_if_fail (HASHIYA_IS_SCHEME (self), NULL);

  return self->uri;
}
