// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaWindowState:
 * @spot: what the window shows
 * @width: in application pixels, while it filled no screen; 0 where nobody knows
 * @height: likewise
 * @shows_sidebar: whether the sections stand beside the text when there is room
 * @shows_margin: whether the margin does
 *
 * A window as it is found again.
 */
typedef struct
{
  HashiyaSpot *spot;
  int width;
  int height;
  gboolean is_maximized;
  gboolean is_fullscreen;
  gboolean shows_sidebar;
  gboolean shows_margin;
} HashiyaWindowState;

void hashiya_window_state_free (HashiyaWindowState *self);

/**
 * HashiyaSession:
 *
 * The program's windows as they stand, kept in `$XDG_STATE_HOME/hashiya/session.json` a moment
 * after each change, so that they are there again after a crash too. A file that cannot be written
 * or read costs the session and nothing else.
 */
#define HASHIYA_TYPE_SESSION (hashiya_session_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaSession, hashiya_session, HASHIYA, SESSION, GObject)

/** hashiya_session_new: Returns: (transfer full): the session of a program, which it watches */
HashiyaSession *hashiya_session_new (GtkApplication *application);

/**
 * hashiya_session_read:
 *
 * Returns: (transfer full) (element-type HashiyaWindowState): the windows as they were last, the
 *   one used last at the end; empty when there is nothing to restore
 */
GPtrArray *hashiya_session_read (HashiyaSession *self);

/** hashiya_session_close: Writes the session now, and no more until a window is opened: the
 * windows that go from here on belong to it. */
void hashiya_session_close (HashiyaSession *self);

G_END_DECLS
