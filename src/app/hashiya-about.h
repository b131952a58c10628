// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hashiya_about_present:
 * @parent: (nullable): the window it stands above
 * @library_folder: where the library is; only its kind is told, not its name
 *
 * Shows who made the program, what is new in this release, and what a report of a fault needs.
 */
void hashiya_about_present (GtkWindow *parent, const char *library_folder);

/**
 * hashiya_about_dup_versions:
 *
 * Returns: (transfer full): lines with the program's version and those of the libraries that it
 *   runs with, and was built with where those are others; needs no display
 */
char *hashiya_about_dup_versions (void);

G_END_DECLS
