// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * hashiya_dialog_fit:
 * @content: (transfer full): what stands between the words of @dialog and its buttons
 *
 * Makes @content the extra child of @dialog, which cannot be resized. Where the window that @dialog
 * belongs to is lower than all of it, @content scrolls, so that the buttons stay on a small screen.
 */
void hashiya_dialog_fit (AdwMessageDialog *dialog, GtkWidget *content);

G_END_DECLS
