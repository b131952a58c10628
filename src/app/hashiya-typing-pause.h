// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HashiyaTypingPause:
 *
 * When what is typed is to be written: 700 ms after the last key, and at the latest 3 s after the
 * first.
 *
 * Signal `over` (): it is time; what is typed after it begins anew.
 */
#define HASHIYA_TYPE_TYPING_PAUSE (hashiya_typing_pause_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaTypingPause, hashiya_typing_pause, HASHIYA, TYPING_PAUSE, GObject)

HashiyaTypingPause *hashiya_typing_pause_new (void);

/** hashiya_typing_pause_key: A key was typed. */
void hashiya_typing_pause_key (HashiyaTypingPause *self);

/** hashiya_typing_pause_end: Everything is written, or nothing shall be: no `over` comes. */
void hashiya_typing_pause_end (HashiyaTypingPause *self);

/** hashiya_typing_pause_is_awaited: Returns: whether `over` is still to come */
gboolean hashiya_typing_pause_is_awaited (HashiyaTypingPause *self);

G_END_DECLS
