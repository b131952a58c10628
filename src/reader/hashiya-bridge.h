// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-message.h"

#include <json-glib/json-glib.h>
#include <webkit/webkit.h>

G_BEGIN_DECLS

/**
 * HashiyaBridge:
 *
 * Between C and reader.js, which runs in a script world of its own. What comes from there is
 * checked before it is passed on; what is asked of it is data, never script text, and has a
 * deadline, since a hung web process answers no call and heeds no cancelling.
 *
 * Signal `message` (HashiyaMessage *message): reader.js said something.
 */
#define HASHIYA_TYPE_BRIDGE (hashiya_bridge_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaBridge, hashiya_bridge, HASHIYA, BRIDGE, GObject)

/** hashiya_bridge_new: @content: (transfer none): where the scripts are registered */
HashiyaBridge *hashiya_bridge_new (WebKitUserContentManager *content);

/** hashiya_bridge_set_view: @view: (transfer none) (nullable): the view that runs them */
void hashiya_bridge_set_view (HashiyaBridge *self, WebKitWebView *view);

/**
 * hashiya_bridge_call_async:
 * @function: a member of `hashiya.calls` in reader.js
 * @argument: (transfer full) (nullable): what it is called with
 * @callback: (nullable): without one, a failure goes to the log
 */
void hashiya_bridge_call_async (HashiyaBridge *self,
                                const char *function,
                                JsonNode *argument,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * hashiya_bridge_call_finish:
 *
 * Returns: (transfer full): the answer as JSON, for a string the string itself; %NULL with an
 *   error, %G_IO_ERROR_TIMED_OUT among them
 */
char *hashiya_bridge_call_finish (HashiyaBridge *self, GAsyncResult *result, GError **error);

G_END_DECLS
