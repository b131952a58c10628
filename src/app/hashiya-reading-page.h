// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-finder.h"
#include "hashiya-undo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaReadingPage:
 *
 * A document being read: its sections, the text, and the margin.
 *
 * Signals:
 *  `notice` (const char *message): a sentence for the reader that needs no answer.
 *  `version-changed` (): another version of what is read is to be read now, somebody else said.
 *  `deleted` (): an annotation was deleted and can be brought back by undo.
 *  `left` (guint64 offset): the reader went from that code point to somewhere else in the document.
 *  `moved` (): another place is in view, or other panes.
 */
#define HASHIYA_TYPE_READING_PAGE (hashiya_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaReadingPage, hashiya_reading_page, HASHIYA, READING_PAGE, GtkWidget)

/**
 * hashiya_reading_page_open:
 * @offset: the code point to begin at
 *
 * Shows the document of @model.
 */
void hashiya_reading_page_open (HashiyaReadingPage *self,
                                HashiyaMarginModel *model,
                                HashiyaUndo *undo,
                                gsize offset);

/** hashiya_reading_page_set_languages: @languages: (array zero-terminated=1): of the translations
 * of the document that is shown next */
void hashiya_reading_page_set_languages (HashiyaReadingPage *self, const char *const *languages);

/** hashiya_reading_page_get_languages: Returns: (transfer none) (array zero-terminated=1): the
 * languages of those translations */
const char *const *hashiya_reading_page_get_languages (HashiyaReadingPage *self);

/** hashiya_reading_page_show_edition: @offset: a code point of the text that is read; shows the
 * document that is open in the language that its model has by now */
void hashiya_reading_page_show_edition (HashiyaReadingPage *self, gsize offset);

/** hashiya_reading_page_flush_translation: Writes what was translated. Returns: whether it is on
 * the disk */
gboolean hashiya_reading_page_flush_translation (HashiyaReadingPage *self);

/** hashiya_reading_page_close: Remembers the place, commits what is typed, shows nothing. */
void hashiya_reading_page_close (HashiyaReadingPage *self);

/** hashiya_reading_page_get_model: Returns: (transfer none) (nullable): the margin shown */
HashiyaMarginModel *hashiya_reading_page_get_model (HashiyaReadingPage *self);

/** hashiya_reading_page_get_place: Returns: the first code point in view, of the original's text */
gsize hashiya_reading_page_get_place (HashiyaReadingPage *self);

/** hashiya_reading_page_show_place: Goes to a code point, without `left`. */
void hashiya_reading_page_show_place (HashiyaReadingPage *self, gsize offset);

/**
 * hashiya_reading_page_get_panes:
 * @sidebar: (out): whether the sections stand beside the text
 * @margin: (out): whether the margin does
 *
 * As the reader chose for a window that has room for them.
 */
void hashiya_reading_page_get_panes (HashiyaReadingPage *self, gboolean *sidebar, gboolean *margin);
void hashiya_reading_page_set_panes (HashiyaReadingPage *self, gboolean sidebar, gboolean margin);

/** hashiya_reading_page_get_actions: Returns: (transfer none): the actions of `reading.` */
GActionMap *hashiya_reading_page_get_actions (HashiyaReadingPage *self);

/** hashiya_reading_page_remember_place: Writes where the reader is, soon. */
void hashiya_reading_page_remember_place (HashiyaReadingPage *self);

/** hashiya_reading_page_show_annotation: Goes to where an annotation stands, and shows its row. */
void hashiya_reading_page_show_annotation (HashiyaReadingPage *self, const char *id);

/**
 * hashiya_reading_page_find:
 * @words: valid UTF-8
 * @flags: how exactly they are meant
 * @place: the code point from which on they are found first
 *
 * Opens the find bar with them.
 */
void hashiya_reading_page_find (HashiyaReadingPage *self,
                                const char *words,
                                HashiyaFindFlags flags,
                                gsize place);

/** hashiya_reading_page_show_section_of: Shows the section an annotation stands in, where it is not
 * the one being read. */
void hashiya_reading_page_show_section_of (HashiyaReadingPage *self, const char *id);

/** hashiya_reading_page_focus_pane: Moves the focus to the next pane that is shown, or back. */
void hashiya_reading_page_focus_pane (HashiyaReadingPage *self, gboolean forward);

/** hashiya_reading_page_view_has_focus: Returns: whether keys go to the text */
gboolean hashiya_reading_page_view_has_focus (HashiyaReadingPage *self);

/** hashiya_reading_page_show_selection_menu: Puts the focus on what can be done with the selected
 * words. Returns: whether there are any */
gboolean hashiya_reading_page_show_selection_menu (HashiyaReadingPage *self);

/** hashiya_reading_page_escape: Takes the popover and the selection away. Returns: whether there
 * was one */
gboolean hashiya_reading_page_escape (HashiyaReadingPage *self);

G_END_DECLS
