// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hashiya_accels_install:
 *
 * Gives the program's actions their keys. Those of back and forward follow the direction of the
 * interface, which is set before. hashiya-shortcuts-window.ui names each; a test holds it against
 * them.
 */
void hashiya_accels_install (GtkApplication *application);

G_END_DECLS
