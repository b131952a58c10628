// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"

G_BEGIN_DECLS

/**
 * HashiyaIntake:
 *
 * Takes in what the helper made of a file, and makes content of it that may be published: every
 * section is checked against the list of what one may hold, every picture is looked at, and the
 * description is written anew from what was checked. Nothing of the helper's is taken on trust but
 * which words there are.
 */
typedef struct _HashiyaIntake HashiyaIntake;

/**
 * hashiya_intake_new:
 * @original: the file's bytes
 * @wished: whether sections may name pictures that are yet to be fetched
 */
HashiyaIntake *hashiya_intake_new (GBytes *original, gboolean wished);
void hashiya_intake_free (HashiyaIntake *self);

/** hashiya_intake_add: Takes a file by its path; %FALSE with %G_IO_ERROR_INVALID_DATA */
gboolean hashiya_intake_add (HashiyaIntake *self, const char *path, GBytes *bytes, GError **error);

/**
 * hashiya_intake_finish:
 * @options: (nullable): the import's, for its progress
 * @extension: what the original is to be called by, as `html`
 * @description: hashiya_content_describe() of the helper's content
 *
 * Returns: (transfer full): sealed content, or %NULL with %G_IO_ERROR_INVALID_DATA
 */
HashiyaContent *hashiya_intake_finish (HashiyaIntake *self,
                                       const HashiyaImportOptions *options,
                                       const char *extension,
                                       GBytes *description,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaIntake, hashiya_intake_free)

G_END_DECLS
