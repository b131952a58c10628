// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/**
 * HashiyaWatch:
 *
 * Watches the process that draws. Signal `lost` (): it is gone, its page did not load, or it has
 * not answered for so long that it counts as hung.
 */
#define HASHIYA_TYPE_WATCH (hashiya_watch_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaWatch, hashiya_watch, HASHIYA, WATCH, GObject)

/** hashiya_watch_new: @view: (transfer none): whose process */
HashiyaWatch *hashiya_watch_new (WebKitWebView *view);

/** hashiya_watch_revive: Ends a process that does not answer; the next load starts another. */
void hashiya_watch_revive (HashiyaWatch *self);

G_END_DECLS
