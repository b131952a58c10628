// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hashiya_versions_window_new:
 * @versions: (element-type HashiyaVersion): the versions of a document
 * @shown: the one that is read
 *
 * Returns: a window that lists them; a row's button activates `win.read-version` of the window it
 *   is transient for
 */
GtkWidget *hashiya_versions_window_new (GPtrArray *versions, const char *shown);

G_END_DECLS
