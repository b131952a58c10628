// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaTranslationEditor:
 *
 * Where a reader translates block by block what stands side by side, and the title and byline of
 * the document. What is typed is kept 700 ms after the last key and when the block is left; undo is
 * the entry's own, and ends with the block.
 *
 * Signals:
 *  `written` (): something is kept that the edition does not show yet.
 *  `block-changed` (guint block): another block is translated now.
 *  `closed` (): the reader is done.
 *  `error-changed` (): what was typed cannot be written to the disk, or can again.
 */
#define HASHIYA_TYPE_TRANSLATION_EDITOR (hashiya_translation_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaTranslationEditor, hashiya_translation_editor, HASHIYA, TRANSLATION_EDITOR, GtkWidget)

/** hashiya_translation_editor_set_edition: @edition: (nullable): what is read now; one of another
 * language or document closes the editor */
void hashiya_translation_editor_set_edition (HashiyaTranslationEditor *self,
                                             HashiyaEdition *edition);

/** hashiya_translation_editor_edit: @block: by hashiya_translation_get_blocks() */
void hashiya_translation_editor_edit (HashiyaTranslationEditor *self, guint block);

/** hashiya_translation_editor_edit_title: The document's title, from which Next leads to the byline
 * and to the first block. */
void hashiya_translation_editor_edit_title (HashiyaTranslationEditor *self);

/** hashiya_translation_editor_is_open: Returns: whether a block is being translated */
gboolean hashiya_translation_editor_is_open (HashiyaTranslationEditor *self);

/** hashiya_translation_editor_commit: Keeps what was typed now. */
void hashiya_translation_editor_commit (HashiyaTranslationEditor *self);

/** hashiya_translation_editor_flush: Keeps what was typed and waits for the disk. Returns: whether
 * it is there */
gboolean hashiya_translation_editor_flush (HashiyaTranslationEditor *self);

/** hashiya_translation_editor_get_error: Returns: (transfer none) (nullable): why what was typed is
 * not on the disk, as a sentence; it is tried again until it is there */
const char *hashiya_translation_editor_get_error (HashiyaTranslationEditor *self);

/** hashiya_translation_editor_retry: Tries again now. */
void hashiya_translation_editor_retry (HashiyaTranslationEditor *self);

/** hashiya_translation_editor_close: Keeps what was typed, and goes. */
void hashiya_translation_editor_close (HashiyaTranslationEditor *self);

G_END_DECLS
