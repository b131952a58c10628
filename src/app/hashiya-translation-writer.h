// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-edition.h"

G_BEGIN_DECLS

/**
 * HashiyaTranslationWriter:
 *
 * Brings what is translated to the disk, one unit after the other, so that what was typed last is
 * kept last. What cannot be written stays wanted and is tried again every three seconds.
 *
 * Property `error` (string, nullable): why what is wanted is not on the disk, as a sentence.
 *
 * Signal `written` (): something is kept that its edition does not show yet.
 */
#define HASHIYA_TYPE_TRANSLATION_WRITER (hashiya_translation_writer_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaTranslationWriter, hashiya_translation_writer, HASHIYA, TRANSLATION_WRITER, GObject)

HashiyaTranslationWriter *hashiya_translation_writer_new (void);

/** hashiya_translation_writer_push: @entry: (transfer full): what is wanted of a unit of @edition's
 * translation */
void hashiya_translation_writer_push (HashiyaTranslationWriter *self,
                                      HashiyaEdition *edition,
                                      HashiyaPoEntry *entry);

/** hashiya_translation_writer_lookup: Returns: (transfer none) (nullable): what is wanted last of a
 * unit and not on the disk yet */
const HashiyaPoEntry *hashiya_translation_writer_lookup (HashiyaTranslationWriter *self,
                                                         HashiyaEdition *edition,
                                                         const char *context,
                                                         const char *id);

/** hashiya_translation_writer_is_busy: Returns: whether anything is not on the disk yet */
gboolean hashiya_translation_writer_is_busy (HashiyaTranslationWriter *self);

/** hashiya_translation_writer_retry: Tries again now. */
void hashiya_translation_writer_retry (HashiyaTranslationWriter *self);

/** hashiya_translation_writer_flush: Tries now, and waits for the disk. Returns: whether all of it
 * is there */
gboolean hashiya_translation_writer_flush (HashiyaTranslationWriter *self);

/** hashiya_translation_writer_get_error: Returns: (transfer none) (nullable) */
const char *hashiya_translation_writer_get_error (HashiyaTranslationWriter *self);

G_END_DECLS
