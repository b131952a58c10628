// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaLibraryRow:
 *
 * A document in the library's list, its title in its own direction and script. Its buttons are the
 * actions `library.remove` and `library.restore`, with the document's id.
 */
#define HASHIYA_TYPE_LIBRARY_ROW (hashiya_library_row_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaLibraryRow, hashiya_library_row, HASHIYA, LIBRARY_ROW, GtkBox)

GtkWidget *hashiya_library_row_new (void);
void hashiya_library_row_bind (HashiyaLibraryRow *self, HashiyaEntry *entry);

G_END_DECLS
