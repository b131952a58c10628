// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-policy.h"

#include "hashiya-filter.h"

#include <string.h>

#define CONTENT_SECURITY_POLICY                                                                    \
  "default-src 'none'; img-src hashiya:; style-src hashiya:; font-src hashiya:;"                   \
  " form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

/* Nothing listens on port 0, ever: a connection is refused before a byte leaves. */
#define NO_PROXY "socks5://127.0.0.1:0"

typedef struct
{
  HashiyaScheme *scheme; /* unowned */
  HashiyaLinkFunc on_link;
  gpointer user_data;
  gboolean filtered;             /* the filter is in place, or cannot be */
  WebKitPolicyDecision *waiting; /* the newest page, until then */
} Policy;

static void
policy_clear (gpointer data)
{
  Policy *policy = data;

  g_clear_object (&policy->waiting);
}

static void
policy_release (gpointer data)
{
  g_rc_box_release_full (data, policy_clear);
}

static void
on_download (WebKitNetworkSession *session, WebKitDownload *download, gpointer data)
{
  webkit_download_cancel (download);
}

static WebKitNetworkSession *
new_session (void)
{
  WebKitNetworkSession *session = webkit_network_session_new_ephemeral ();
  WebKitNetworkProxySettings *proxy = webkit_network_proxy_settings_new (NO_PROXY, NULL);

  webkit_network_session_set_proxy_settings (session, WEBKIT_NETWORK_PROXY_MODE_CUSTOM, proxy);
  webkit_network_proxy_settings_free (proxy);
  g_signal_connect (session, "download-started", G_CALLBACK (on_download), NULL);
  return session;
}

static WebKitSettings *
new_settings (void)
{
  return g_object_new (
      WEBKIT_TYPE_SETTINGS,
      /* for reader.js; scripts of the page are what comes next */
      "enable-javascript", TRUE, "enable-javascript-markup", FALSE, "allow-modal-dialogs", FALSE,
      "enable-back-forward-navigation-gestures", FALSE, "enable-developer-extras", FALSE,
      "enable-encrypted-media", FALSE, "enable-fullscreen", FALSE, "enable-html5-database", FALSE,
      "enable-html5-local-storage", FALSE, "enable-media", FALSE, "enable-media-stream", FALSE,
      "enable-page-cache", FALSE, "enable-webaudio", FALSE, "enable-webgl", FALSE, "enable-webrtc",
      FALSE, "enable-site-specific-quirks", FALSE, "javascript-can-access-clipboard", FALSE,
      "javascript-can-open-windows-automatically", FALSE, NULL);
}

GtkWidget *
hashiya_policy_new_view (WebKitWebContext *context, WebKitUserContentManager *content)
{
  g_autoptr (WebKitNetworkSession) session = new_session ();
  g_autoptr (WebKitSettings) settings = new_settings ();

  return g_object_new (WEBKIT_TYPE_WEB_VIEW, "web-context", context, "network-session", session,
                       "user-content-manager", content, "settings", settings,
                       "default-content-security-policy", CONTENT_SECURITY_POLICY, NULL);
}

static gboolean
is_page (Policy *policy, const char *uri)
{
  const char *page = hashiya_scheme_get_uri (policy->scheme);
  gsize length = strlen (page);

  return uri != NULL && strncmp (uri, page, length) == 0
         && (uri[length] == '\0' || uri[length] == '#');
}

static void
follow (Policy *policy, WebKitNavigationAction *action)
{
  static const char *const schemes[] = { "hashiya", "http", "https", "mailto", NULL };
  const char *uri = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  if (webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_LINK_CLICKED
      && webkit_navigation_action_is_user_gesture (action) && scheme != NULL
      && g_strv_contains (schemes, scheme))
    policy->on_link (uri, policy->user_data);
}

/* A page waits for the filter; it is there before the web process has started. */
static void
let_in (Policy *policy, WebKitPolicyDecision *decision)
{
  if (policy->filtered)
    webkit_policy_decision_use (decision);
  else
    {
      if (policy->waiting != NULL)
        webkit_policy_decision_ignore (policy->waiting);
      g_set_object (&policy->waiting, decision);
    }
}

static void
on_filter_added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Policy *policy = data;

  /* A cache folder that cannot be written keeps nobody from reading: the other walls stand. */
  if (!hashiya_filter_add_finish (result, &error))
    g_info ("The page is shown without a content filter: %s", error->message);
  policy->filtered = TRUE;
  if (policy->waiting != NULL)
    webkit_policy_decision_use (policy->waiting);
  policy_release (policy);
}

static gboolean
on_decide_policy (WebKitWebView *view,
                  WebKitPolicyDecision *decision,
                  WebKitPolicyDecisionType type,
                  gpointer data)
{
  Policy *policy = data;
  WebKitNavigationAction *action;
  WebKitURIRequest *request;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    {
      WebKitResponsePolicyDecision *response = WEBKIT_RESPONSE_POLICY_DECISION (decision);

      request = webkit_response_policy_decision_get_request (response);
      if (is_page (policy, webkit_uri_request_get_uri (request)))
        webkit_policy_decision_use (decision);
      else
        webkit_policy_decision_ignore (decision);
      return TRUE;
    }
  action = webkit_navigation_policy_decision_get_navigation_action (
      WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  request = webkit_navigation_action_get_request (action);
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION
      && webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_OTHER
      && is_page (policy, webkit_uri_request_get_uri (request)))
    {
      let_in (policy, decision);
      return TRUE;
    }
  webkit_policy_decision_ignore (decision);
  follow (policy, action);
  return TRUE;
}

static gboolean
refuse (void)
{
  return TRUE;
}

static GtkWidget *
on_create (WebKitWebView *view, WebKitNavigationAction *action, gpointer data)
{
  return NULL;
}

static gboolean
on_permission_request (WebKitWebView *view, WebKitPermissionRequest *request, gpointer data)
{
  webkit_permission_request_deny (request);
  return TRUE;
}

static gboolean
on_query_permission (WebKitWebView *view, WebKitPermissionStateQuery *query, gpointer data)
{
  webkit_permission_state_query_finish (query, WEBKIT_PERMISSION_STATE_DENIED);
  return TRUE;
}

static gboolean
on_authenticate (WebKitWebView *view, WebKitAuthenticationRequest *request, gpointer data)
{
  webkit_authentication_request_cancel (request);
  return TRUE;
}

static gboolean
on_file_chooser (WebKitWebView *view, WebKitFileChooserRequest *request, gpointer data)
{
  webkit_file_chooser_request_cancel (request);
  return TRUE;
}

static gboolean
on_colour_chooser (WebKitWebView *view, WebKitColorChooserRequest *request, gpointer data)
{
  webkit_color_chooser_request_cancel (request);
  return TRUE;
}

/* Whoever listens to @controller hears nothing of drops. */
static void
silence (GtkEventController *controller)
{
  static const char *const names[]
      = { "accept", "drag-enter", "drag-motion", "drag-leave", "enter", "motion", "leave", "drop" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint id = g_signal_lookup (names[i], G_OBJECT_TYPE (controller));
      gulong handler;

      while (id > 0
             && (handler
                 = g_signal_handler_find (controller, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_UNBLOCKED,
                                          id, 0, NULL, NULL, NULL))
                    > 0)
        g_signal_handler_block (controller, handler);
    }
}

/* The web view's drop targets stay, since WebKit keeps pointers to them, but do nothing. GTK tells
 * them that a drop has left whatever their phase is, and WebKit ends the program where it has not
 * heard that it came. */
static void
refuse_drops (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) || GTK_IS_DROP_TARGET_ASYNC (controller))
        {
          gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
          silence (controller);
        }
    }
}

void
hashiya_policy_apply (WebKitWebView *view,
                      HashiyaScheme *scheme,
                      HashiyaLinkFunc on_link,
                      gpointer user_data)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } answers[] = {
    { "context-menu", G_CALLBACK (refuse) },
    { "script-dialog", G_CALLBACK (refuse) },
    { "print", G_CALLBACK (refuse) },
    { "enter-fullscreen", G_CALLBACK (refuse) },
    { "show-notification", G_CALLBACK (refuse) },
    { "show-option-menu", G_CALLBACK (refuse) },
    { "create", G_CALLBACK (on_create) },
    { "permission-request", G_CALLBACK (on_permission_request) },
    { "query-permission-state", G_CALLBACK (on_query_permission) },
    { "authenticate", G_CALLBACK (on_authenticate) },
    { "run-file-chooser", G_CALLBACK (on_file_chooser) },
    { "run-color-chooser", G_CALLBACK (on_colour_chooser) },
  };
  Policy *policy;

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));
  g_return_if_fail (HASHIYA_IS_SCHEME (scheme));
  g_return_if_fail (on_link != NULL);

  policy = g_rc_box_new0 (Policy);
  policy->scheme = scheme;
  policy->on_link = on_link;
  policy->user_data = user_data;
  g_signal_connect_data (view, "decide-policy", G_CALLBACK (on_decide_policy), policy,
                         (GClosureNotify) (GCallback) policy_release, 0);
  hashiya_filter_add_async (webkit_web_view_get_user_content_manager (view), on_filter_added,
                            g_rc_box_acquire (policy));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    g_signal_connect (view, answers[i].signal, answers[i].callback, NULL);
  refuse_drops (GTK_WIDGET (view));
}
