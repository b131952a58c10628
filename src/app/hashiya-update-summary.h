// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-anchor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hashiya_update_summary_new:
 * @counts: how many annotations stand how in the new version
 * @n_doubtful: about how many the reader should be asked
 *
 * Returns: an AdwMessageDialog that says so; its response `confirm` is offered where it can be
 */
GtkWidget *hashiya_update_summary_new (const guint counts[HASHIYA_ANCHOR_ORPHAN + 1],
                                       guint n_doubtful);

G_END_DECLS
