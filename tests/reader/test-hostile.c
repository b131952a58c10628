// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What import would never write, shown as it is: nothing of it runs, connects or leads away. Each
 * attack is first let loose in a web view without walls, where it must succeed: an attack that
 * fails there as well would prove nothing. */

#include "reader-fixture.h"

#include "hashiya-filter.h"
#include "hashiya-pdf.h"
#include "hashiya-print-page.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <webkit/webkit.h>

#define SETTLE_MS 300
#define POLL_MS   10
#define PATIENCE  60 /* seconds */

typedef struct
{
  ReaderFixture reader;
  GSocketService *service;
  guint16 port;
  guint n_connections;
  GtkWidget *bare;
  GPtrArray *opened; /* views that the bare one asked for */
} Hostile;

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, Hostile *self)
{
  self->n_connections++;
  return TRUE;
}

static void
set_up (Hostile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->service = g_socket_service_new ();
  self->port
      = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  self->opened = g_ptr_array_new_with_free_func (g_object_unref);
  reader_fixture_set_up (&self->reader, NULL);
}

static void
tear_down (Hostile *self, gconstpointer data)
{
  reader_fixture_tear_down (&self->reader, NULL);
  g_socket_service_stop (self->service);
  g_clear_object (&self->service);
  g_ptr_array_unref (self->opened);
}

/* Puts the counting server where the template says SERVER. */
static char *
aim (Hostile *self, const char *template)
{
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_auto (GStrv) parts = g_strsplit (template, "SERVER", -1);

  return g_strjoinv (base, parts);
}

static HashiyaDocument *
document_with (Hostile *self, const char *template)
{
  g_autofree char *body = aim (self, template);
  const char *sections[] = { body, "<p id=\"other\">Another</p>", NULL };

  return reader_fixture_document ("en", sections);
}

/* The view without walls: a page of the same scheme, as WebKit shows it by default. */

static void
on_bare_request (WebKitURISchemeRequest *request, gpointer data)
{
  const char *page = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (page, -1, NULL);

  webkit_uri_scheme_request_finish (request, stream, -1, "application/xhtml+xml");
}

static GtkWidget *
on_bare_create (WebKitWebView *view, WebKitNavigationAction *action, Hostile *self)
{
  GtkWidget *opened = g_object_new (WEBKIT_TYPE_WEB_VIEW, "related-view", view, NULL);

  g_ptr_array_add (self->opened, g_object_ref_sink (opened));
  return opened;
}

static void
on_filter (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  hashiya_filter_add_finish (result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Loads a page in a view that has no wall but, where asked for, the content filter. */
static WebKitWebView *
show_bare (Hostile *self, const char *template, gboolean filter)
{
  g_autofree char *body = aim (self, template);
  char *page
      = g_strdup_printf ("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Section 1"
                         "</title></head><body>%s</body></html>",
                         body);
  g_autoptr (WebKitWebContext) context = webkit_web_context_new ();
  g_autoptr (WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  g_autoptr (WebKitUserContentManager) content = webkit_user_content_manager_new ();
  GtkWidget *view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "web-context", context, "network-session",
                                  session, "user-content-manager", content, NULL);

  webkit_web_context_register_uri_scheme (context, "hashiya", on_bare_request, page, g_free);
  g_signal_connect (view, "create", G_CALLBACK (on_bare_create), self);
  if (filter)
    {
      gboolean filtered = FALSE;

      hashiya_filter_add_async (content, on_filter, &filtered);
      while (!filtered)
        g_main_context_iteration (NULL, TRUE);
    }
  self->bare = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->bare), view);
  gtk_window_present (GTK_WINDOW (self->bare));
  webkit_web_view_load_uri (WEBKIT_WEB_VIEW (view), "hashiya://reader/1/page");
  while (webkit_web_view_is_loading (WEBKIT_WEB_VIEW (view)))
    g_main_context_iteration (NULL, TRUE);
  return WEBKIT_WEB_VIEW (view);
}

static void
close_bare (Hostile *self)
{
  g_ptr_array_set_size (self->opened, 0);
  gtk_window_destroy (GTK_WINDOW (self->bare));
}

static gboolean
has_run (WebKitWebView *view)
{
  return g_strcmp0 (webkit_web_view_get_title (view), "ran") == 0;
}

/* Waits until an attack has succeeded. Returns how long the walls have to hold afterwards. */
static guint
await_success (Hostile *self, WebKitWebView *view)
{
  gint64 start = g_get_monotonic_time ();

  while (self->n_connections == 0 && !has_run (view))
    {
      if (g_get_monotonic_time () > start + PATIENCE * G_USEC_PER_SEC)
        g_error ("the attack does nothing where nothing holds it back");
      reader_fixture_idle (POLL_MS);
    }
  return SETTLE_MS + (guint) (5 * (g_get_monotonic_time () - start) / 1000);
}

/* Each connects or runs in a view without walls. */
static const struct
{
  const char *name;
  const char *markup;
} attacks[] = {
  { "script", "<script>document.title='ran'</script>" },
  { "script-file", "<script src=\"SERVER/s.js\"></script>" },
  { "script-fetch", "<script>fetch('SERVER/fetch')</script>" },
  { "load-handler", "<img src=\"data:,x\" onerror=\"document.title='ran'\"/>" },
  { "focus-handler", "<input autofocus=\"\" onfocus=\"document.title='ran'\"/>" },
  { "toggle-handler", "<details open=\"\" ontoggle=\"document.title='ran'\">a</details>" },
  { "animation-handler", "<style>@keyframes k{} p{animation:k 1ms}</style>"
                         "<p onanimationend=\"document.title='ran'\">a</p>" },
  { "img", "<img src=\"SERVER/i.png\"/>" },
  { "img-srcset", "<img srcset=\"SERVER/i.png 1x\"/>" },
  { "picture", "<picture><source srcset=\"SERVER/p.png\"/><img/></picture>" },
  { "input-image", "<input type=\"image\" src=\"SERVER/i.png\"/>" },
  { "style-attribute", "<p style=\"background:url(SERVER/bg.png)\">a</p>" },
  { "style-import", "<style>@import 'SERVER/c.css';</style>" },
  { "style-marker", "<style>p{list-style:url(SERVER/l.png); display:list-item}</style><p>a</p>" },
  { "style-font", "<style>@font-face{font-family:f;src:url(SERVER/f.ttf)} p{font-family:f}</style>"
                  "<p>a</p>" },
  { "link-stylesheet", "<link rel=\"stylesheet\" href=\"SERVER/l.css\"/>" },
  { "link-preload", "<link rel=\"preload\" as=\"image\" href=\"SERVER/pre.png\"/>" },
  { "link-preconnect", "<link rel=\"preconnect\" href=\"SERVER\"/>" },
  { "iframe", "<iframe src=\"SERVER/frame\"></iframe>" },
  { "iframe-srcdoc", "<iframe srcdoc=\"&lt;img src='SERVER/doc'&gt;\"></iframe>" },
  { "iframe-script", "<iframe src=\"javascript:parent.document.title='ran'\"></iframe>" },
  { "frame-data", "<iframe src=\"data:text/html,&lt;img src='SERVER/data'&gt;\"></iframe>" },
  { "refresh", "<meta http-equiv=\"refresh\" content=\"0;url=SERVER/refresh\"/>" },
  { "object", "<object data=\"SERVER/o\"></object>" },
  { "embed", "<embed src=\"SERVER/e\"/>" },
  { "video", "<video src=\"SERVER/v.webm\" preload=\"auto\"></video>" },
  { "video-poster", "<video poster=\"SERVER/poster\"></video>" },
  { "audio", "<audio src=\"SERVER/a.ogg\" preload=\"auto\"></audio>" },
  { "svg-handler", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"document.title='ran'\"/>" },
  { "svg-script", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>document.title='ran'</script>"
                  "</svg>" },
  { "svg-image",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"SERVER/svg.png\"/></svg>" },
  { "base", "<base href=\"SERVER/\"/><img src=\"relative.png\"/>" },
};

static void
test_attack (Hostile *self, gconstpointer data)
{
  const char *markup = attacks[GPOINTER_TO_UINT (data)].markup;
  g_autoptr (HashiyaDocument) document = document_with (self, markup);
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  guint settle = await_success (self, show_bare (self, markup, FALSE));

  close_bare (self);
  reader_fixture_idle (SETTLE_MS);
  self->n_connections = 0;
  reader_fixture_show (&self->reader, document, 0);
  reader_fixture_idle (settle);
  g_assert_cmpuint (self->n_connections, ==, 0);
  g_assert_cmpuint (self->reader.n_crashes, ==, 0);
  title = reader_fixture_evaluate (&self->reader, "hashiya", "document.title");
  g_assert_cmpstr (title, ==, "Section 1");
  place = reader_fixture_evaluate (&self->reader, "hashiya", "location.href");
  g_assert_true (g_str_has_prefix (place, "hashiya://reader/"));
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(guint *) data = hashiya_pdf_make_finish (result, &error);
  g_assert_no_error (error);
}

/* All of them on paper, in the view that nobody sees. A script that ran would have given the PDF
 * another title. */
static void
test_print (Hostile *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  HashiyaPrintPage page = { .entries = entries, .section = -1 };
  g_autofree char *folder = g_dir_make_tmp ("hashiya-hostile-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pages.pdf", NULL);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) built = NULL;
  g_autofree char *pdf = NULL;
  guint n_pages = 0;
  gsize n;

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    g_ptr_array_add (sections, aim (self, attacks[i].markup));
  g_ptr_array_add (sections, NULL);
  document = reader_fixture_document ("en", (const char *const *) sections->pdata);
  page.document = document;
  built = hashiya_print_page_build (&page, NULL, &error);
  g_assert_no_error (error);
  hashiya_pdf_make_async (&(HashiyaPdf){ document, built, setup }, path, NULL, on_printed,
                          &n_pages);
  reader_fixture_wait (&n_pages, 0);
  reader_fixture_idle (SETTLE_MS);
  g_assert_cmpuint (self->n_connections, ==, 0);
  g_assert_true (g_file_get_contents (path, &pdf, &n, NULL));
  g_assert_nonnull (memmem (pdf, n, "(A test)", 8));
  g_unlink (path);
  g_rmdir (folder);
}

/* The content filter holds back by itself whatever of these connects. */
static void
test_filter (Hostile *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      if (strstr (attacks[i].markup, "SERVER") == NULL)
        continue;
      show_bare (self, attacks[i].markup, TRUE);
      reader_fixture_idle (SETTLE_MS);
      g_test_message ("%s: %u", attacks[i].name, self->n_connections);
      close_bare (self);
    }
  g_assert_cmpuint (self->n_connections, ==, 0);
}

/* The bridge is in a world of its own: the page's has no handler, and none of our functions. */
static void
test_bridge (Hostile *self, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = document_with (self, "<p>a</p>");
  g_autofree char *page = NULL;
  g_autofree char *ours = NULL;

  reader_fixture_show (&self->reader, document, 0);
  page = reader_fixture_evaluate (&self->reader, NULL,
                                  "typeof hashiya + ' ' + typeof window.webkit?.messageHandlers"
                                  "?.hashiya");
  g_assert_cmpstr (page, ==, "undefined undefined");
  ours = reader_fixture_evaluate (&self->reader, "hashiya",
                                  "typeof hashiya + ' ' + typeof window.webkit?.messageHandlers"
                                  "?.hashiya");
  g_assert_cmpstr (ours, ==, "object object");
}

#define INSIDE "<p>a <a href=\"SERVER/link\">link</a></p><form action=\"SERVER/form\"></form>"

/* Script that has got in all the same; each connects in a view without walls. */
static const struct
{
  const char *name;
  const char *script;
} scripts[] = {
  { "navigate", "location.href = 'SERVER/navigate'; 1" },
  { "open", "window.open('SERVER/open'); 1" },
  { "fetch", "fetch('SERVER/fetch').catch(() => 0); 1" },
  { "image", "new Image().src = 'SERVER/image'; 1" },
  { "beacon", "navigator.sendBeacon('SERVER/beacon'); 1" },
  { "socket", "new WebSocket('SERVER/socket'.replace('http', 'ws')); 1" },
  { "link", "document.querySelector('a').click(); 1" },
  { "form", "document.forms[0].submit(); 1" },
};

static void
test_from_inside (Hostile *self, gconstpointer data)
{
  g_autofree char *script = aim (self, scripts[GPOINTER_TO_UINT (data)].script);
  g_autoptr (HashiyaDocument) document = document_with (self, INSIDE);
  g_autofree char *text = NULL;
  WebKitWebView *bare = show_bare (self, INSIDE, FALSE);
  guint settle;

  webkit_web_view_evaluate_javascript (bare, script, -1, NULL, NULL, NULL, NULL, NULL);
  settle = await_success (self, bare);
  close_bare (self);
  reader_fixture_idle (SETTLE_MS);
  self->n_connections = 0;
  reader_fixture_show (&self->reader, document, 0);
  g_free (reader_fixture_evaluate (&self->reader, NULL, script));
  reader_fixture_idle (settle);
  g_assert_cmpuint (self->n_connections, ==, 0);
  text = reader_fixture_text (&self->reader);
  g_assert_cmpstr (text, ==, "a link");
}

/* Where no connection can tell: the page stays, and nobody is asked anything. */
static void
test_stays (Hostile *self, gconstpointer data)
{
  static const char *const elsewhere[] = {
    "location.href = 'file:///etc/passwd'; 1",
    "location.href = 'hashiya://reader/slice/1'; 1",
    "alert(1); confirm(1); prompt(1); print(); 1",
  };
  g_autoptr (HashiyaDocument) document = document_with (self, INSIDE);

  reader_fixture_show (&self->reader, document, 0);
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_autofree char *text = NULL;

      g_free (reader_fixture_evaluate (&self->reader, NULL, elsewhere[i]));
      reader_fixture_idle (SETTLE_MS);
      text = reader_fixture_text (&self->reader);
      g_assert_cmpstr (text, ==, "a link");
    }
}

/* The width that the only picture of a page comes out with; 0 where it is not drawn. */
static int
show_picture (Hostile *self, const char *folder, const char *name)
{
  g_autofree char *section = g_strdup_printf ("<p><img alt=\"a\" src=\"../assets/%s\"/></p>", name);
  const char *sections[] = { section, NULL };
  g_autoptr (HashiyaDocument) document = reader_fixture_document ("en", sections);
  g_autofree char *width = NULL;

  hashiya_document_set_folder (document, folder);
  reader_fixture_show (&self->reader, document, 0);
  reader_fixture_idle (SETTLE_MS);
  width = reader_fixture_evaluate (&self->reader, "hashiya", "document.images[0].naturalWidth");
  return atoi (width);
}

/* Returns: (transfer full): where a drawing of that width belongs in a folder of pictures */
static char *
name_drawing (int width, const char *assets, char **drawing)
{
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;

  *drawing = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
                              "height=\"5\"/>",
                              width);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, *drawing, -1);
  name = g_strconcat (sum, ".svg", NULL);
  return g_build_filename (assets, name, NULL);
}

/* Of a folder that others write into, only what is what its name says is shown. Each case has a
 * name of its own, since WebKit keeps what it was given once. */
static void
test_pictures (Hostile *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("hashiya-pictures-XXXXXX", NULL);
  g_autofree char *assets = g_build_filename (folder, "assets", NULL);
  g_autofree char *outside = g_build_filename (folder, "outside.svg", NULL);
  char *drawings[3];
  char *paths[3];

  g_assert_cmpint (g_mkdir (assets, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    paths[i] = name_drawing (7 + (int) i, assets, &drawings[i]);
  g_assert_true (g_file_set_contents (paths[0], drawings[0], -1, NULL));
  g_assert_true (g_file_set_contents (outside, drawings[1], -1, NULL));
  g_assert_cmpint (symlink (outside, paths[1]), ==, 0);
  g_assert_true (g_file_set_contents (paths[2], drawings[0], -1, NULL));

  g_assert_cmpint (show_picture (self, folder, strrchr (paths[0], '/') + 1), ==, 7);
  g_assert_cmpint (show_picture (self, folder, strrchr (paths[1], '/') + 1), ==, 0);
  g_assert_cmpint (show_picture (self, folder, strrchr (paths[2], '/') + 1), ==, 0);
  g_assert_cmpint (show_picture (self, folder, "../outside.svg"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_unlink (paths[i]);
      g_free (paths[i]);
      g_free (drawings[i]);
    }
  g_unlink (outside);
  g_rmdir (assets);
  g_rmdir (folder);
}

static void
add (const char *group, const char *name, gsize i, void (*test) (Hostile *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/reader/hostile/", group, "/", name, NULL);

  g_test_add (path, Hostile, GSIZE_TO_POINTER (i), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    add ("attack", attacks[i].name, i, test_attack);
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    add ("from-inside", scripts[i].name, i, test_from_inside);
  add ("from-inside", "stays", 0, test_stays);
  add ("attack", "print", 0, test_print);
  add ("wall", "filter", 0, test_filter);
  add ("wall", "world", 0, test_bridge);
  add ("wall", "pictures", 0, test_pictures);
  return g_test_run ();
}
