// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaImportNotices:
 *
 * Tells of imports that end while the reader is elsewhere: one notification of the desktop for what
 * a window had to import, that goes when the reader comes back.
 */
#define HASHIYA_TYPE_IMPORT_NOTICES (hashiya_import_notices_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaImportNotices, hashiya_import_notices, HASHIYA, IMPORT_NOTICES, GObject)

/**
 * hashiya_import_notices_new:
 * @window: whose imports they are; outlives this
 */
HashiyaImportNotices *hashiya_import_notices_new (GtkApplicationWindow *window,
                                                  HashiyaImportQueue *queue);

/** hashiya_import_notices_clear: The reader is here: takes the notification away. */
void hashiya_import_notices_clear (HashiyaImportNotices *self);

G_END_DECLS
