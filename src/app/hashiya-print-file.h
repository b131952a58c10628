// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * hashiya_print_file_save_async:
 * @pages: the path of a PDF
 * @target: where the reader wants it; may be there already
 *
 * Copies @pages to @target. Where that fails, a file that was there stays as it was, and where
 * there was none, there is none.
 */
void hashiya_print_file_save_async (const char *pages,
                                    GFile *target,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/** hashiya_print_file_save_finish: Returns: whether it was saved; else a sentence for the reader */
gboolean hashiya_print_file_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
