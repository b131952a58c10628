// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What newer libraries than the oldest supported ones can do, and nothing where they cannot. */

/** hashiya_compat_announce: Has a screen reader say @message (GTK 4.14 and up). */
void hashiya_compat_announce (GtkWidget *widget, const char *message);

G_END_DECLS
