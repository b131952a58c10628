// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch-site.h"

#include <gio/gio.h>
#include <string.h>

/* A picture of one pixel, PNG. */
static const char pixel[]
    = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
      "rkJggg==";

typedef struct
{
  const char *path;
  guint status;
  const char *name; /* of a header */
  const char *value;
  const char *body;
} Page;

#define HTML "Content-Type", "text/html; charset=utf-8"

static const Page pages[] = {
  { "/absent", 404, HTML, "<p>Nothing here" },
  { "/login", 401, "WWW-Authenticate", "Basic realm=\"x\"", "" },
  { "/broken", 503, HTML, "<p>Later" },
  { "/empty-answer", 204, HTML, "" },
  { "/loop", 302, "Location", "/loop", "" },
  { "/ten-steps", 302, "Location", "/step/9", "" },
  { "/to-file", 301, "Location", "file:///etc/passwd", "" },
  { "/to-script", 301, "Location", "javascript:alert(1)", "" },
  { "/to-login", 307, "Location", "http://user:word@example.org/", "" },
  { "/to-nowhere", 308, "X-Nothing", "1", "" },
  { "/to-private", 302, "Location", "http://10.255.255.1/", "" },
  { "/to-mapped", 302, "Location", "http://[::ffff:10.0.0.1]/", "" },
  { "/to-name-of-private", 303, "Location", "http://private.example.org/", "" },
  { "/to-other-port", 302, "Location", "http://127.0.0.1:1/", "" },
  { "/to-article", 302, "Location", "/deep/article", "" },
  /* "سلام" in windows-1256, as only the header says */
  { "/page", 200, "Content-Type", "text/html; charset=windows-1256",
    "<title>\xD3\xE1\xC7\xE3</title><h1>\xD3\xE1\xC7\xE3</h1><p>\xD3\xE1\xC7\xE3" },
  { "/plain", 200, "Content-Type", "text/plain; charset=windows-1256", "\xD3\xE1\xC7\xE3" },
  { "/notes.md", 200, "Content-Type", "text/plain", "# Title\n\nWords\n" },
  { "/unknown", 200, "Content-Type", "application/octet-stream",
    "<!DOCTYPE html><h1>Title</h1><p>Words" },
  { "/pdf", 200, "Content-Type", "application/pdf", "%PDF-1.4" },
  { "/picture", 200, "Content-Type", "image/png", "x" },
  { "/film", 200, "Content-Type", "video/mp4", "x" },
  { "/data", 200, "Content-Type", "application/json", "{}" },
  { "/liar", 200, HTML, "%PDF-1.4 and more" },
  { "/article", 200, HTML,
    "<title>Rivers</title><h1>Rivers</h1><p>Some words of it. <a href='other'>Next</a>"
    "<p><img src='one.png' alt='One'><img src='/two.png' alt='Two'><img src='one.png' alt='Again'>"
    "<p><img src='gone.png' alt='Gone'><img src='page' alt='Page'>"
    "<img src='http://10.255.255.1/x.png' alt='Private'><img src='file:///etc/passwd' alt='File'>"
    "<img src='http://127.0.0.1:1/x.png' alt='Port'><script src='s.js'></script>"
    "<link rel='stylesheet' href='s.css'><iframe src='frame'></iframe>"
    "<video src='film' poster='poster.png'></video><p>End" },
  { "/deep/article", 200, HTML, "<h1>Deep</h1><p><img src='one.png' alt='One'><a href='x'>x</a>" },
  { "/based", 200, HTML,
    "<base href='/deep/'><h1>Based</h1><p>Words <img src='one.png' alt='One'>" },
  { "/canonical", 200, HTML,
    "<link rel=canonical href='http://127.0.0.1/known/as'><h1>Named</h1><p>Words of it" },
  { "/foreign", 200, HTML,
    "<link rel=canonical href='https://example.org/stolen'><h1>Named</h1><p>Words of it, too" },
};

static void
answer (SoupServerMessage *message, guint status, const char *type, GBytes *body)
{
  gsize n;
  const char *data = g_bytes_get_data (body, &n);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, data, n);
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr (GConverter) gzip
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GInputStream) from = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) in = g_converter_input_stream_new (from, gzip);

  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
answer_zeros (SoupServerMessage *message, const char *path)
{
  gboolean packed = strcmp (path, "/bomb") == 0 || strcmp (path, "/half-packed") == 0;
  gsize n = strcmp (path, "/bomb") == 0 ? 10 * 1024 * 1024 : packed ? 10 * 1024 : 100 * 1024;
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (n), n);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (packed)
    {
      g_autoptr (GBytes) whole = compress (zeros);
      gsize size = g_bytes_get_size (whole);
      g_autoptr (GBytes) small
          = g_bytes_new_from_bytes (whole, 0, strcmp (path, "/bomb") == 0 ? size : size / 2);

      g_assert_cmpuint (size, <, 64 * 1024);
      soup_message_headers_replace (headers, "Content-Encoding", "gzip");
      answer (message, 200, "text/html", small);
      return;
    }
  if (strcmp (path, "/large-unannounced") == 0)
    soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  answer (message, 200, "text/html", zeros);
}

/* Pictures that differ, and a page with more of them than are fetched. */
static gboolean
answer_many (SoupServerMessage *message, const char *path)
{
  g_autoptr (GString) page = g_string_new ("<h1>Many</h1><p>Words");
  g_autoptr (GBytes) bytes = NULL;
  gsize n;

  if (g_str_has_prefix (path, "/many/") || g_str_has_prefix (path, "/big/"))
    {
      gboolean big = g_str_has_prefix (path, "/big/");
      guchar *data = g_base64_decode (pixel, &n);
      gsize size = big ? 20 * 1024 * 1024 : n + 8;
      guchar *more = g_malloc0 (size);

      memcpy (more, data, n);
      g_strlcpy ((char *) more + n, strrchr (path, '/'), 8);
      g_free (data);
      bytes = g_bytes_new_take (more, size);
      answer (message, 200, "image/png", bytes);
      return TRUE;
    }
  if (strcmp (path, "/many") != 0 && strcmp (path, "/big") != 0)
    return FALSE;
  for (guint i = 0; i < (strcmp (path, "/many") == 0 ? 205u : 4u); i++)
    g_string_append_printf (page, "<p><img src='%s/%u' alt='P'>", path, i);
  bytes = g_bytes_new (page->str, page->len);
  answer (message, 200, "text/html", bytes);
  return TRUE;
}

void
site_answer (SoupServerMessage *message, const char *path, const char *root)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *next = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize n;

  soup_message_headers_replace (headers, "Set-Cookie", "seen=1; Path=/");
  soup_message_headers_replace (headers, "ETag", "\"1\"");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (strcmp (pages[i].path, path) != 0)
        continue;
      bytes = g_bytes_new_static (pages[i].body, strlen (pages[i].body));
      answer (message, pages[i].status, "text/html", bytes);
      soup_message_headers_replace (headers, pages[i].name, pages[i].value);
      return;
    }
  if (g_str_has_suffix (path, ".png") && strcmp (path, "/gone.png") != 0)
    {
      guchar *data = g_base64_decode (pixel, &n);

      bytes = g_bytes_new_take (data, n);
      answer (message, 200, "image/png", bytes);
    }
  else if (g_str_has_prefix (path, "/step/"))
    {
      next = path[6] > '1' ? g_strdup_printf ("%s/step/%c", root, path[6] - 1) : g_strdup ("/page");
      soup_message_headers_replace (headers, "Location", next);
      soup_server_message_set_status (message, 302, NULL);
    }
  else if (g_str_has_prefix (path, "/large") || strcmp (path, "/bomb") == 0
           || strcmp (path, "/half-packed") == 0)
    answer_zeros (message, path);
  else if (!answer_many (message, path))
    soup_server_message_set_status (message, 404, NULL);
}
