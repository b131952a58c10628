// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaImportPanel:
 *
 * The one place where imports show: hidden while there is nothing to see, and for the moment that
 * most imports take.
 *
 * Signals:
 *  `open` (const char *id): the reader wants to read what was added.
 */
#define HASHIYA_TYPE_IMPORT_PANEL (hashiya_import_panel_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaImportPanel, hashiya_import_panel, HASHIYA, IMPORT_PANEL, GtkWidget)

void hashiya_import_panel_set_queue (HashiyaImportPanel *self, HashiyaImportQueue *queue);

G_END_DECLS
