// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-scheme.h"

#include "hashiya-fonts.h"

#include <string.h>

struct _HashiyaScheme
{
  GObject parent_instance;

  guint serial;
  char *uri;
  char *style_uri;
  GBytes *page;
  GBytes *style;
};

G_DEFINE_FINAL_TYPE (HashiyaScheme, hashiya_scheme, G_TYPE_OBJECT)

static void
hashiya_scheme_finalize (GObject *object)
{
  HashiyaScheme *self = HASHIYA_SCHEME (object);

  g_free (self->uri);
  g_free (self->style_uri);
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

static void
answer_font (WebKitURISchemeRequest *request, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);

  if (file == NULL)
    webkit_uri_scheme_request_finish_error (request, error);
  else
    {
      g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);

      answer (request, bytes, "font/ttf");
    }
}

static void
on_request (WebKitURISchemeRequest *request, gpointer data)
{
  static const struct
  {
    const char *uri;
    HashiyaFontStyle style;
  } fonts[] = {
    { HASHIYA_SCHEME_ORIGIN "fonts/nastaliq-regular", HASHIYA_FONT_REGULAR },
    { HASHIYA_SCHEME_ORIGIN "fonts/nastaliq-bold", HASHIYA_FONT_BOLD },
  };
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
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      const char *path = hashiya_fonts_find_nastaliq (fonts[i].style);

      if (strcmp (uri, fonts[i].uri) == 0 && path != NULL)
        {
          answer_font (request, path);
          return;
        }
    }
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

const char *
hashiya_scheme_get_uri (HashiyaScheme *self)
{
  g_return_val_if_fail (HASHIYA_IS_SCHEME (self), NULL);

  return self->uri;
}
