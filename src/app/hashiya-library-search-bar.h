// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-searcher.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaLibrarySearchBar:
 *
 * An entry that narrows the list of documents by their titles and makers at once, and looks
 * through texts, quotes and notes of the whole library meanwhile. Closed, it looks for nothing.
 *
 * Signals:
 *  `changed` (): the filter, what was found, or whether it is still looking.
 *  `failed` (const char *message): a sentence for the reader.
 *
 * Properties: `open` (gboolean).
 */
#define HASHIYA_TYPE_LIBRARY_SEARCH_BAR (hashiya_library_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaLibrarySearchBar, hashiya_library_search_bar, HASHIYA, LIBRARY_SEARCH_BAR, GtkWidget)

/**
 * hashiya_library_search_bar_set_library:
 * @library: (nullable): whose texts are looked through; %NULL: none
 */
void hashiya_library_search_bar_set_library (HashiyaLibrarySearchBar *self,
                                             HashiyaLibrary *library);

/** hashiya_library_search_bar_set_by_title: Whether what is found is in the order of the documents'
 * titles, else the last imported document comes first. */
void hashiya_library_search_bar_set_by_title (HashiyaLibrarySearchBar *self, gboolean by_title);

/** hashiya_library_search_bar_get_filter: Returns: (transfer none): which #HashiyaEntry to show */
GtkFilter *hashiya_library_search_bar_get_filter (HashiyaLibrarySearchBar *self);

/** hashiya_library_search_bar_get_hits: Returns: (transfer none) (element-type HashiyaHitItem) */
GListModel *hashiya_library_search_bar_get_hits (HashiyaLibrarySearchBar *self);

/** hashiya_library_search_bar_is_empty: Returns: whether nothing is looked for */
gboolean hashiya_library_search_bar_is_empty (HashiyaLibrarySearchBar *self);

/** hashiya_library_search_bar_is_looking: Returns: whether more may be found */
gboolean hashiya_library_search_bar_is_looking (HashiyaLibrarySearchBar *self);

/** hashiya_library_search_bar_set_count: Says how many documents have titles with the words. */
void hashiya_library_search_bar_set_count (HashiyaLibrarySearchBar *self, guint n_documents);

/** hashiya_library_search_bar_open: Opens it with the cursor in its entry. */
void hashiya_library_search_bar_open (HashiyaLibrarySearchBar *self);

/** hashiya_library_search_bar_set_key_capture: Whatever is typed in @widget opens the bar. */
void hashiya_library_search_bar_set_key_capture (HashiyaLibrarySearchBar *self, GtkWidget *widget);

G_END_DECLS
