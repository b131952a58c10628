// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** hashiya_portal_is_needed: Returns: whether the program runs in a sandbox, out of which only the
 * desktop's portals lead */
gboolean hashiya_portal_is_needed (void);

/**
 * hashiya_portal_show:
 * @dialog: a chooser of files, transient for a window of the program's
 *
 * Shows @dialog. In a sandbox the desktop's portal shows it; where there is none, GTK would do
 * nothing at all: then the window says so, and @dialog answers %GTK_RESPONSE_CANCEL.
 */
void hashiya_portal_show (GtkNativeDialog *dialog);

G_END_DECLS
