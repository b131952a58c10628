// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Printing out of a sandbox, by org.freedesktop.portal.Print, as its documentation has it. */

/** hashiya_print_portal_prepare_async: Has the desktop show its print dialog. */
void hashiya_print_portal_prepare_async (const char *title,
                                         GtkPageSetup *setup,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/**
 * hashiya_print_portal_prepare_finish:
 * @token: (out): what the dialog's answers are kept under
 * @setup: (out) (transfer full): the paper that was chosen
 *
 * Returns: whether something was chosen; else %G_IO_ERROR_CANCELLED, or an error
 */
gboolean hashiya_print_portal_prepare_finish (GAsyncResult *result,
                                              guint *token,
                                              GtkPageSetup **setup,
                                              GError **error);

/** hashiya_print_portal_print_async: @path: a PDF */
void hashiya_print_portal_print_async (const char *title,
                                       guint token,
                                       const char *path,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean hashiya_print_portal_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
