// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-margin-model.h"

G_BEGIN_DECLS

/**
 * HashiyaUndo:
 *
 * What the reader did to annotations in one window, in order, over all documents that were open
 * in it. Acts go through here, so that each can be taken back and done again. Taking back writes a
 * new record; where another writer changed the annotation since, only the fields of the act go
 * back.
 *
 * Signals:
 *  `version-requested` (const char *id, const char *version): a step back or forward has that
 *    version of that document be read.
 *
 * Properties: `can-undo`, `can-redo` (booleans).
 */
#define HASHIYA_TYPE_UNDO (hashiya_undo_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaUndo, hashiya_undo, HASHIYA, UNDO, GObject)

/**
 * HashiyaUndoOutcome:
 * @HASHIYA_UNDO_NOTHING: there was nothing to take back
 * @HASHIYA_UNDO_DONE: as it was before
 * @HASHIYA_UNDO_PARTLY: another writer had changed the annotation; their fields were left alone
 * @HASHIYA_UNDO_LEFT: another writer's changes left nothing of the act to take back
 */
typedef enum
{
  HASHIYA_UNDO_NOTHING,
  HASHIYA_UNDO_DONE,
  HASHIYA_UNDO_PARTLY,
  HASHIYA_UNDO_LEFT,
} HashiyaUndoOutcome;

/** hashiya_undo_new: Returns: (transfer full): an empty stack */
HashiyaUndo *hashiya_undo_new (void);

/** hashiya_undo_add: Adds an annotation. */
void hashiya_undo_add (HashiyaUndo *self, HashiyaMarginModel *model, JsonObject *record);

/** hashiya_undo_type_new: Adds an annotation with the first key of its note. */
void hashiya_undo_type_new (HashiyaUndo *self, HashiyaMarginModel *model, JsonObject *record);

/** hashiya_undo_delete: Deletes an annotation. */
void hashiya_undo_delete (HashiyaUndo *self, HashiyaMarginModel *model, const char *id);

/** hashiya_undo_set_colour: @colour: one of hashiya_colours */
void hashiya_undo_set_colour (HashiyaUndo *self,
                              HashiyaMarginModel *model,
                              const char *id,
                              const char *colour);

/**
 * hashiya_undo_type_note:
 * @note: the note as it stands after a key
 *
 * Keys in one note are one step until hashiya_undo_seal().
 */
void hashiya_undo_type_note (HashiyaUndo *self,
                             HashiyaMarginModel *model,
                             const char *id,
                             const char *note);

/**
 * hashiya_undo_resize:
 * @start: first code point in the text that is read
 * @end: code point after the last
 * @by_keys: whether the next key will change it again: until hashiya_undo_seal(), keys that move
 *   the ends of one mark are one step, and are written after a pause
 *
 * Has a highlight mark other words of the text that it was made in.
 *
 * Returns: %FALSE where it is gone, or that is no range of its text
 */
gboolean hashiya_undo_resize (HashiyaUndo *self,
                              HashiyaMarginModel *model,
                              const char *id,
                              gsize start,
                              gsize end,
                              gboolean by_keys);

/**
 * hashiya_undo_attach:
 * @start: first code point in the text of the model's version
 * @end: code point after the last
 *
 * Has an annotation stand there: to confirm where it was found, or where it was not found.
 *
 * Returns: %FALSE where that is no range of the text
 */
gboolean hashiya_undo_attach (
    HashiyaUndo *self, HashiyaMarginModel *model, const char *id, gsize start, gsize end);

/** hashiya_undo_detach: Has an annotation stand nowhere in the model's version. */
void hashiya_undo_detach (HashiyaUndo *self, HashiyaMarginModel *model, const char *id);

/**
 * hashiya_undo_confirm_all:
 *
 * Confirms every annotation that the reader would be asked about, as one step.
 *
 * Returns: how many there were
 */
guint hashiya_undo_confirm_all (HashiyaUndo *self, HashiyaMarginModel *model);

/**
 * hashiya_undo_add_version:
 * @id: a document
 * @from: the version that was read
 * @to: the one that is read now
 *
 * Remembers that another version is read. To take it back is `version-requested`.
 */
void hashiya_undo_add_version (HashiyaUndo *self, const char *id, const char *from, const char *to);

/** hashiya_undo_seal: Typing from now on is a step of its own. */
void hashiya_undo_seal (HashiyaUndo *self);

/**
 * hashiya_undo_undo:
 * @model: (out) (optional) (nullable) (transfer full): whose annotation it was
 * @id: (out) (optional) (nullable) (transfer full): which one; both %NULL for a version
 */
HashiyaUndoOutcome hashiya_undo_undo (HashiyaUndo *self, HashiyaMarginModel **model, char **id);

/** hashiya_undo_redo: as hashiya_undo_undo(), forward */
HashiyaUndoOutcome hashiya_undo_redo (HashiyaUndo *self, HashiyaMarginModel **model, char **id);

gboolean hashiya_undo_can_undo (HashiyaUndo *self);
gboolean hashiya_undo_can_redo (HashiyaUndo *self);

G_END_DECLS
