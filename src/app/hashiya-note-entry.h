// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaNoteEntry:
 *
 * Where a note is written: as high as its text, each paragraph in its own direction.
 *
 * Properties: `placeholder-text`, `label` (its accessible name).
 *
 * Signals:
 *  `edited` (const char *text): the reader changed it.
 *  `left` (): it lost the focus.
 */
#define HASHIYA_TYPE_NOTE_ENTRY (hashiya_note_entry_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaNoteEntry, hashiya_note_entry, HASHIYA, NOTE_ENTRY, GtkWidget)

/**
 * hashiya_note_entry_set_text:
 * @text: what the note is now
 *
 * Words that were only added at the end do not move the cursor.
 */
void hashiya_note_entry_set_text (HashiyaNoteEntry *self, const char *text);

/** hashiya_note_entry_dup_text: Returns: (transfer full): what stands in it */
char *hashiya_note_entry_dup_text (HashiyaNoteEntry *self);

void hashiya_note_entry_set_label (HashiyaNoteEntry *self, const char *label);
void hashiya_note_entry_set_placeholder (HashiyaNoteEntry *self, const char *placeholder);

/** hashiya_note_entry_focus_end: Takes the focus, the cursor behind the last word. */
void hashiya_note_entry_focus_end (HashiyaNoteEntry *self);

G_END_DECLS
