// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-hit-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaLibraryPage:
 *
 * The documents of the library, the newest first; the trash is a second view of the same list.
 * While the reader searches, those whose titles match, then the places found in all texts and
 * notes.
 *
 * Signals:
 *  `document-activated` (const char *id): the reader wants to read it.
 *  `hit-activated` (HashiyaHitItem *item): the reader wants to read there.
 *  `removed` (const char *id, const char *title): it went to the trash.
 *  `notice` (const char *message): a sentence for the reader that needs no answer.
 */
#define HASHIYA_TYPE_LIBRARY_PAGE (hashiya_library_page_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaLibraryPage, hashiya_library_page, HASHIYA, LIBRARY_PAGE, GtkWidget)

void hashiya_library_page_set_library (HashiyaLibraryPage *self, HashiyaLibrary *library);

/** hashiya_library_page_refresh: Reads the list again, soon. */
void hashiya_library_page_refresh (HashiyaLibraryPage *self);

/** hashiya_library_page_search: Puts the cursor where the library is searched. */
void hashiya_library_page_search (HashiyaLibraryPage *self);

/** hashiya_library_page_set_trashed: To the trash and back, off the main loop. */
void hashiya_library_page_set_trashed (HashiyaLibraryPage *self, const char *id, gboolean trashed);

/** hashiya_library_page_get_actions: Returns: (transfer none): the actions of `library.` */
GActionGroup *hashiya_library_page_get_actions (HashiyaLibraryPage *self);

/** hashiya_library_page_focus_pane: Moves the focus from the list to the buttons above it, or back:
 * Tab goes round in the list. */
void hashiya_library_page_focus_pane (HashiyaLibraryPage *self);

G_END_DECLS
