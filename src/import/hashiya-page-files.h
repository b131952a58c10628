// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_page_files_read:
 * @folder: the folder that a saved page stands in
 * @reference: an address relative to it, percent-encoded
 * @max_bytes: how large a file may be
 *
 * Reads a file that a saved page brought along. Never one outside @folder: no way up is followed
 * and no symbolic link, in any part of the path.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *hashiya_page_files_read (const char *folder, const char *reference, gsize max_bytes);

/** HashiyaPageFilesReader: does what hashiya_page_files_read() is asked for. */
typedef GBytes *(*HashiyaPageFilesReader) (const char *folder,
                                           const char *reference,
                                           gsize max_bytes);

/**
 * hashiya_page_files_set_reader:
 * @function: reads for this process, which may not open files itself
 */
void hashiya_page_files_set_reader (HashiyaPageFilesReader function);

G_END_DECLS
