// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * hashiya_source_read:
 * @name: (out) (transfer full): its name
 * @folder: (out) (transfer full) (nullable): the folder it stands in
 *
 * Returns: (transfer full): all of a local file, or %NULL with %HASHIYA_IMPORT_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
GBytes *hashiya_source_read (
    GFile *file, char **name, char **folder, GCancellable *cancellable, GError **error);

/** hashiya_source_check_size: Returns: whether so many bytes may be read; else a sentence */
gboolean hashiya_source_check_size (guint64 n_bytes, GError **error);

G_END_DECLS
