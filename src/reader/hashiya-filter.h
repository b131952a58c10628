// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/**
 * hashiya_filter_add_async:
 * @content: of a web view
 * @callback: called when the filter is in place, or cannot be
 *
 * Has WebKit block, before anything leaves the web process, every load that is not of our own
 * scheme. The rules are compiled once and kept in the cache folder; what they say follows from the
 * format that WebKit's WebKitUserContentFilterStore documents.
 */
void hashiya_filter_add_async (WebKitUserContentManager *content,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/** hashiya_filter_add_finish: Returns: whether the filter is in place; else an error of WebKit's */
gboolean hashiya_filter_add_finish (GAsyncResult *result, GError **error);

G_END_DECLS
