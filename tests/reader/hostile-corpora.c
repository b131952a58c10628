// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Shows the attacks of a collection: in a web view without walls, which counts what they can do;
 * raw in our view, past all cleaning; and imported. build-aux/bench hostile makes the cases and
 * reads what this prints: a line of JSON for each.
 *
 * usage: hostile-corpora control|ours CASES, a file with a JSON object a line: name, html (with
 * SERVER for each address) and trigger (script that does what a person would, or null); or name and
 * book, a file that is only imported. The control tells the tree that WebKit makes of it as xhtml,
 * which belongs into the case that ours is given. */

#include "reader-fixture.h"

#include "hashiya-import.h"
#include "hashiya-json.h"

#include <adwaita.h>
#include <string.h>
#include <webkit/webkit.h>

#define SETTLE_MS 250

/* Each script that runs says so in the title. Whatever can be clicked is. */
#define PRESS                                                                                      \
  "document.querySelectorAll('a,area,button,input,label,summary,form,[onclick],[xlink\\\\:href]')" \
  ".forEach(e => { try { e.requestSubmit ? e.requestSubmit() : e.dispatchEvent(new MouseEvent("    \
  "'click', {bubbles: true, cancelable: true})) } catch (x) {} }); 1"

#define SERIALIZE                                                                                  \
  "(() => { const s = new XMLSerializer(), all = [...document.head.childNodes,"                    \
  "...document.body.childNodes].map(n => s.serializeToString(n)).join('');"                        \
  "const whole = '<section xmlns=\"http://www.w3.org/1999/xhtml\">' + all + '</section>';"         \
  "return new DOMParser().parseFromString(whole, 'application/xhtml+xml')"                         \
  ".querySelector('parsererror') ? '' : all })()"

typedef struct
{
  ReaderFixture reader;
  GSocketService *service;
  guint16 port;
  guint n_connections;
  guint n_scripts; /* runs that the title tells of */
  GtkWidget *bare;
  GPtrArray *opened;
  JsonObject *told;
} Corpora;

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, Corpora *self)
{
  self->n_connections++;
  return TRUE;
}

static char *
aim (Corpora *self, const char *template)
{
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_auto (GStrv) parts = g_strsplit (template, "SERVER", -1);

  return g_strjoinv (base, parts);
}

static void
tell (Corpora *self, const char *run, gboolean ran)
{
  JsonObject *told = json_object_new ();

  json_object_set_int_member (told, "connections", self->n_connections);
  json_object_set_boolean_member (told, "ran", ran);
  json_object_set_object_member (self->told, run, told);
  self->n_connections = 0;
}

static GtkWidget *
on_create (WebKitWebView *view, WebKitNavigationAction *action, Corpora *self)
{
  GtkWidget *opened = g_object_new (WEBKIT_TYPE_WEB_VIEW, "related-view", view, NULL);

  g_ptr_array_add (self->opened, g_object_ref_sink (opened));
  return opened;
}

static gboolean
on_dialog (WebKitWebView *view, WebKitScriptDialog *dialog, Corpora *self)
{
  self->n_scripts++;
  return TRUE;
}

static void
on_title (WebKitWebView *view, GParamSpec *pspec, Corpora *self)
{
  if (g_strcmp0 (webkit_web_view_get_title (view), "ran") == 0)
    self->n_scripts++;
}

static WebKitWebView *
show_bare (Corpora *self, const char *html, gboolean scripts)
{
  g_autofree char *base = aim (self, "SERVER/page.html");
  g_autoptr (WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  GtkWidget *view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "network-session", session, NULL);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  webkit_settings_set_enable_javascript_markup (
      webkit_web_view_get_settings (WEBKIT_WEB_VIEW (view)), scripts);
  self->n_scripts = 0;
  g_signal_connect (view, "create", G_CALLBACK (on_create), self);
  g_signal_connect (view, "script-dialog", G_CALLBACK (on_dialog), self);
  g_signal_connect (view, "notify::title", G_CALLBACK (on_title), self);
  self->bare = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->bare), 400, 300);
  gtk_window_set_child (GTK_WINDOW (self->bare), view);
  gtk_window_present (GTK_WINDOW (self->bare));
  webkit_web_view_load_html (WEBKIT_WEB_VIEW (view), html, base);
  while (webkit_web_view_is_loading (WEBKIT_WEB_VIEW (view)) && g_get_monotonic_time () < end)
    reader_fixture_idle (5);
  return WEBKIT_WEB_VIEW (view);
}

static void
close_bare (Corpora *self)
{
  g_ptr_array_set_size (self->opened, 0);
  gtk_window_destroy (GTK_WINDOW (self->bare));
  reader_fixture_idle (50);
}

static void
run_control (Corpora *self, const char *html, const char *trigger)
{
  WebKitWebView *view = show_bare (self, html, TRUE);

  reader_fixture_idle (SETTLE_MS);
  webkit_web_view_evaluate_javascript (view, PRESS, -1, NULL, NULL, NULL, NULL, NULL);
  if (trigger != NULL)
    webkit_web_view_evaluate_javascript (view, trigger, -1, NULL, NULL, NULL, NULL, NULL);
  reader_fixture_idle (SETTLE_MS);
  close_bare (self);
  tell (self, "control", self->n_scripts > 0);
}

typedef struct
{
  guint n_done;
  char *text;
} Answer;

static void
on_serialized (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (JSCValue) value
      = webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (source), result, NULL);

  answer->text = value != NULL ? jsc_value_to_string (value) : NULL;
  answer->n_done++;
}

/* Tells the tree that WebKit makes of a page, as XHTML; empty where XML cannot say it. */
static void
serialize (Corpora *self, const char *html)
{
  g_autofree char *base = aim (self, "SERVER");
  g_auto (GStrv) parts = NULL;
  g_autofree char *xhtml = NULL;
  WebKitWebView *view = show_bare (self, html, FALSE);
  Answer answer = { 0 };

  webkit_web_view_evaluate_javascript (view, SERIALIZE, -1, "probe", NULL, NULL, on_serialized,
                                       &answer);
  reader_fixture_wait (&answer.n_done, 0);
  close_bare (self);
  self->n_connections = 0;
  parts = g_strsplit (answer.text != NULL ? answer.text : "", base, -1);
  xhtml = g_strjoinv ("SERVER", parts);
  hashiya_json_set_string (self->told, "xhtml", xhtml);
  g_free (answer.text);
}

/* Shows a section in our view and says what came of it. */
static void
run_ours (Corpora *self, const char *run, HashiyaDocument *document, guint i, const char *trigger)
{
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  g_autofree char *expected = NULL;

  reader_fixture_show (&self->reader, document, i);
  expected = reader_fixture_evaluate (&self->reader, "hashiya", "document.title");
  reader_fixture_idle (SETTLE_MS);
  g_free (reader_fixture_evaluate (&self->reader, NULL, PRESS));
  if (trigger != NULL)
    g_free (reader_fixture_evaluate (&self->reader, NULL, trigger));
  reader_fixture_idle (SETTLE_MS);
  title = reader_fixture_evaluate (&self->reader, "hashiya", "document.title");
  place = reader_fixture_evaluate (&self->reader, "hashiya", "location.href");
  tell (self, run,
        g_strcmp0 (title, expected) != 0 || !g_str_has_prefix (place, "hashiya://reader/")
            || self->reader.n_crashes > 0 || self->reader.requested != NULL
            || self->reader.activated != NULL);
}

static void
run_raw (Corpora *self, const char *xhtml, const char *trigger)
{
  const char *sections[] = { xhtml, NULL };
  g_autoptr (HashiyaDocument) document = reader_fixture_document ("en", sections);

  run_ours (self, "raw", document, 0, trigger);
}

static void
run_imported (Corpora *self, GFile *file, const char *html, const char *trigger)
{
  const HashiyaImportOptions options = { .format = "html", .whole = TRUE };
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GBytes) bytes = html != NULL ? g_bytes_new (html, strlen (html)) : NULL;

  content = file != NULL ? hashiya_import_file (file, NULL, NULL, NULL)
                         : hashiya_import_bytes (bytes, &options, NULL, NULL);
  if (content == NULL)
    return;
  document = hashiya_content_to_document (content, "0123456789abcdef", NULL);
  if (document == NULL)
    return;
  for (guint i = 0; i < MIN (hashiya_document_get_n_sections (document), 40); i++)
    run_ours (self, "imported", document, i, trigger);
}

static char *
dup_aimed (Corpora *self, JsonObject *object, const char *key)
{
  const char *template = hashiya_json_string (object, key, NULL);

  return template != NULL ? aim (self, template) : NULL;
}

static void
run_case (Corpora *self, JsonObject *object, gboolean control)
{
  const char *book = hashiya_json_string (object, "book", NULL);
  g_autoptr (GFile) file = book != NULL ? g_file_new_for_path (book) : NULL;
  g_autofree char *html = dup_aimed (self, object, "html");
  g_autofree char *xhtml = dup_aimed (self, object, "xhtml");
  g_autofree char *trigger = dup_aimed (self, object, "trigger");
  g_autofree char *line = NULL;

  self->told = json_object_new ();
  if (control && html != NULL)
    {
      run_control (self, html, trigger);
      serialize (self, html);
    }
  if (!control && xhtml != NULL && *xhtml != '\0')
    run_raw (self, xhtml, trigger);
  if (!control)
    run_imported (self, file, html, trigger);
  line = hashiya_json_canonical (self->told);
  g_print ("%s\n", line);
  json_object_unref (self->told);
}

int
main (int argc, char **argv)
{
  Corpora self = { 0 };
  g_autofree char *cases = NULL;
  g_auto (GStrv) lines = NULL;

  adw_init ();
  if (argc != 3 || !g_file_get_contents (argv[2], &cases, NULL, NULL))
    return 2;
  self.service = g_socket_service_new ();
  self.port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self.service), NULL, NULL);
  g_signal_connect (self.service, "incoming", G_CALLBACK (on_incoming), &self);
  self.opened = g_ptr_array_new_with_free_func (g_object_unref);
  reader_fixture_set_up (&self.reader, NULL);
  lines = g_strsplit (cases, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonObject) object = hashiya_json_parse_object (lines[i], strlen (lines[i]), NULL);

      if (object != NULL)
        run_case (&self, object, g_str_equal (argv[1], "control"));
    }
  reader_fixture_tear_down (&self.reader, NULL);
  g_socket_service_stop (self.service);
  g_object_unref (self.service);
  g_ptr_array_unref (self.opened);
  return 0;
}
