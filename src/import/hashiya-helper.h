// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"

G_BEGIN_DECLS

/**
 * hashiya_helper_import_file:
 * @file: a local file
 * @options: (nullable): %NULL for everything automatic
 *
 * Reads a file and has sealed content made of it by a helper process, `hashiya-import`, which
 * reaches neither network nor files; what it makes is checked before it is believed. Several
 * threads may import at a time, each with a helper of its own. A helper that is done waits a few
 * seconds for the next file. Blocks: call it off the main loop. Cancelling ends the helper at once.
 *
 * Returns: (transfer full): the content, or %NULL with %HASHIYA_IMPORT_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
HashiyaContent *hashiya_helper_import_file (GFile *file,
                                            const HashiyaImportOptions *options,
                                            GCancellable *cancellable,
                                            GError **error);

/** hashiya_helper_import_bytes: hashiya_helper_import_file() for bytes at hand. */
HashiyaContent *hashiya_helper_import_bytes (GBytes *bytes,
                                             const HashiyaImportOptions *options,
                                             GCancellable *cancellable,
                                             GError **error);

G_END_DECLS
