// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-device.h"
#include "hashiya-library.h"

G_BEGIN_DECLS

/* The files of a document's translations: `translations/<lang>/<device>.po`. What stands in them is
 * not looked at here. */

/** hashiya_translations_list_languages: Returns: (transfer full): the languages that have a file,
 * sorted */
GStrv hashiya_translations_list_languages (HashiyaLibrary *library, const char *id);

/**
 * hashiya_translations_list_files:
 * @id: the document's
 * @language: BCP 47
 *
 * Returns: (transfer full) (element-type filename): the paths of every device's file, a sync
 *   engine's conflict copies among them, sorted; may be empty
 */
GPtrArray *
hashiya_translations_list_files (HashiyaLibrary *library, const char *id, const char *language);

/** hashiya_translations_dup_path: Returns: (transfer full): the path of @device's own file, which
 * need not be there; %NULL with NOT_FOUND where there is no such document */
char *hashiya_translations_dup_path (HashiyaLibrary *library,
                                     const char *id,
                                     const char *language,
                                     HashiyaDevice *device,
                                     GError **error);

/**
 * hashiya_translations_dup_signature:
 * @folder: the folder of a version of a document
 *
 * Returns: (transfer full): what is another text whenever a file of its translations came, went or
 *   was written
 */
char *hashiya_translations_dup_signature (const char *folder);

/** hashiya_translations_write: Puts @bytes in place of the file at @path, or leaves it as it was.
 */
gboolean hashiya_translations_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
