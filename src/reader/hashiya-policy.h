// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-scheme.h"

G_BEGIN_DECLS

/**
 * HashiyaLinkFunc:
 * @uri: where a link that the reader clicked leads: `hashiya:`, `http:`, `https:` or `mailto:`
 *
 * What becomes of a clicked link; the view itself goes nowhere.
 */
typedef void (*HashiyaLinkFunc) (const char *uri, gpointer user_data);

/**
 * hashiya_policy_new_view:
 * @context: the view's own web context
 * @content: where its scripts and messages are registered
 *
 * A web view that shows what its scheme serves and can do nothing else. Five walls: the content
 * security policy; no scripts in markup; a content filter that blocks every load of another scheme;
 * no navigation but to the scheme's page; and a network session that keeps nothing and whose every
 * connection ends at a proxy that cannot exist.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *hashiya_policy_new_view (WebKitWebContext *context, WebKitUserContentManager *content);

/**
 * hashiya_policy_apply:
 * @view: from hashiya_policy_new_view()
 * @scheme: the page it serves is the only one that may load; must live as long as @view
 * @on_link: called for clicked links; must stay valid as long as @view lives
 *
 * Answers no to whatever a page or the desktop may ask of @view.
 */
void hashiya_policy_apply (WebKitWebView *view,
                           HashiyaScheme *scheme,
                           HashiyaLinkFunc on_link,
                           gpointer user_data);

G_END_DECLS
