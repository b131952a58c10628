// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What import would never write, shown as it is: nothing of it runs, connects or leads away. */

#include "reader-fixture.h"

#include <adwaita.h>
#include <string.h>

#define SETTLE_MS 1500

typedef struct
{
  ReaderFixture reader;
  GSocketService *service;
  guint16 port;
  guint n_connections;
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
  reader_fixture_set_up (&self->reader, NULL);
}

static void
tear_down (Hostile *self, gconstpointer data)
{
  reader_fixture_tear_down (&self->reader, NULL);
  g_socket_service_stop (self->service);
  g_clear_object (&self->service);
}

static HashiyaDocument *
document_with (Hostile *self, const char *template)
{
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_auto (GStrv) parts = g_strsplit (template, "@", -1);
  g_autofree char *body = g_strjoinv (base, parts);
  const char *sections[] = { body, "<p id=\"other\">Another</p>", NULL };

  return reader_fixture_document ("en", sections);
}

/* Each would connect, run or navigate in a plain view. @ is the counting server. */
static const char *const attacks[] = {
  "<p>a</p><script>document.title='ran'; fetch('@/fetch')</script>",
  "<p onclick=\"x()\" onload=\"document.title='ran'\">a</p><script src=\"@/s.js\"></script>",
  "<p>a</p><img src=\"@/i.png\" onerror=\"document.title='ran'\"/>",
  "<p>a</p><img src=\"x\" srcset=\"@/i2.png 2x\"/><picture><source "
  "srcset=\"@/p.png\"/><img/></picture>",
  "<p style=\"background:url(@/bg.png)\">a</p><style>@import '@/c.css'; p{background:url(@/d.png)}"
  "</style>",
  "<p>a</p><link rel=\"stylesheet\" href=\"@/l.css\"/><link rel=\"preload\" as=\"image\" "
  "href=\"@/pre.png\"/><link rel=\"prefetch\" href=\"@/f\"/><link rel=\"preconnect\" href=\"@\"/>"
  "<link rel=\"dns-prefetch\" href=\"@\"/><link rel=\"icon\" href=\"@/icon.png\"/>",
  "<p>a</p><iframe src=\"@/frame\"></iframe><iframe srcdoc=\"&lt;img src='@/doc'&gt;\"></iframe>",
  "<p>a</p><meta http-equiv=\"refresh\" content=\"0;url=@/refresh\"/>",
  "<p>a</p><object data=\"@/o\"></object><embed src=\"@/e\"/>",
  "<p>a</p><video src=\"@/v\" poster=\"@/poster\" autoplay=\"\"></video><audio src=\"@/a\" "
  "autoplay=\"\"></audio><video><track src=\"@/t\" default=\"\"/></video>",
  "<p>a</p><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"document.title='ran'\"><script>"
  "document.title='ran'</script><image href=\"@/svg.png\"/><use href=\"@/u.svg#a\"/></svg>",
  "<p>a</p><form action=\"@/form\"><input name=\"q\" autofocus=\"\" "
  "onfocus=\"this.form.submit()\"/>"
  "<button>b</button></form>",
  "<p>a</p><base href=\"@/\"/><a href=\"x\" ping=\"@/ping\">link</a>",
  "<p>a</p><iframe src=\"javascript:document.title='ran'\"></iframe><iframe "
  "src=\"file:///etc/passwd\"></iframe>",
  "<style>@font-face{font-family:f;src:url(@/font.ttf)} p{font-family:f}</style><p>a</p>",
};

static void
test_attack (Hostile *self, gconstpointer data)
{
  g_autoptr (HashiyaDocument) document = document_with (self, attacks[GPOINTER_TO_UINT (data)]);
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;

  reader_fixture_show (&self->reader, document, 0);
  reader_fixture_idle (SETTLE_MS);
  g_assert_cmpuint (self->n_connections, ==, 0);
  g_assert_cmpuint (self->reader.n_crashes, ==, 0);
  title = reader_fixture_evaluate (&self->reader, "hashiya", "document.title");
  g_assert_cmpstr (title, ==, "Section 1");
  place = reader_fixture_evaluate (&self->reader, "hashiya", "location.href");
  g_assert_true (g_str_has_prefix (place, "hashiya://reader/"));
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

/* Script that has got in all the same goes nowhere: policy and proxy stand without the rest. */
static void
test_from_inside (Hostile *self, gconstpointer data)
{
  static const char *const scripts[] = {
    "location.href = '@/navigate'; 1",
    "window.open('@/open'); 1",
    "fetch('@/fetch').catch(() => 0); 1",
    "new Image().src = '@/image'; 1",
    "navigator.sendBeacon('@/beacon'); 1",
    "new WebSocket('@/socket'.replace('http', 'ws')); 1",
    "document.querySelector('a').click(); 1",
    "document.forms[0].submit(); 1",
    "location.href = 'file:///etc/passwd'; 1",
    "location.href = 'hashiya://reader/slice/1'; 1",
    "alert(1); confirm(1); prompt(1); print(); 1",
  };
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_autoptr (HashiyaDocument) document
      = document_with (self, "<p>a <a href=\"@/link\">link</a></p><form action=\"@/form\"></form>");

  reader_fixture_show (&self->reader, document, 0);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_auto (GStrv) parts = g_strsplit (scripts[i], "@", -1);
      g_autofree char *script = g_strjoinv (base, parts);

      g_free (reader_fixture_evaluate (&self->reader, NULL, script));
    }
  reader_fixture_idle (SETTLE_MS);
  g_assert_cmpuint (self->n_connections, ==, 0);
  {
    g_autofree char *text = reader_fixture_text (&self->reader);

    g_assert_cmpstr (text, ==, "a link");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader/hostile/attack/%02u", i);

      g_test_add (path, Hostile, GUINT_TO_POINTER (i), set_up, test_attack, tear_down);
    }
  g_test_add ("/reader/hostile/bridge", Hostile, NULL, set_up, test_bridge, tear_down);
  g_test_add ("/reader/hostile/from-inside", Hostile, NULL, set_up, test_from_inside, tear_down);
  return g_test_run ();
}
