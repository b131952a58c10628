// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-application.h"
#include "hashiya-library.h"
#include "hashiya-link.h"
#include "hashiya-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaWindow:
 *
 * The library as home, and a document being read.
 *
 * Signals:
 *  `state-changed` (): it shows something else, or has other panes.
 */
#define HASHIYA_TYPE_WINDOW (hashiya_window_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaWindow, hashiya_window, HASHIYA, WINDOW, AdwApplicationWindow)

HashiyaWindow *hashiya_window_new (HashiyaApplication *application, HashiyaLibrary *library);

/** hashiya_window_set_library: Closes what is open and shows another library. */
void hashiya_window_set_library (HashiyaWindow *self, HashiyaLibrary *library);

/** hashiya_window_import: Imports a file and opens it; a failure is told. */
void hashiya_window_import (HashiyaWindow *self, GFile *file);

/** hashiya_window_open: @id: the document to read */
void hashiya_window_open (HashiyaWindow *self, const char *id);

/** hashiya_window_show_link: Opens the document of a link at its place. */
void hashiya_window_show_link (HashiyaWindow *self, HashiyaLink *link);

/** hashiya_window_show_library: Closes what is open and shows the library. */
void hashiya_window_show_library (HashiyaWindow *self);

/** hashiya_window_get_document_id: Returns: (nullable): the document being read */
const char *hashiya_window_get_document_id (HashiyaWindow *self);

/** hashiya_window_get_state: Returns: (transfer full): what brings this window back */
HashiyaWindowState *hashiya_window_get_state (HashiyaWindow *self);

/** hashiya_window_restore: Makes a new window what another one was; @is_free: with nothing in it.
 */
void
hashiya_window_restore (HashiyaWindow *self, const HashiyaWindowState *state, gboolean is_free);

/** hashiya_window_refresh: Reads the library's list again. */
void hashiya_window_refresh (HashiyaWindow *self);

/**
 * hashiya_window_flush:
 *
 * Waits until everything that was marked or typed in this window is on the disk.
 *
 * Returns: whether it is
 */
gboolean hashiya_window_flush (HashiyaWindow *self);

/** hashiya_window_notify_reader: Shows a sentence that needs no answer. */
void hashiya_window_notify_reader (HashiyaWindow *self, const char *message);

G_END_DECLS
