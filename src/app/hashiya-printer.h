// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaPrinter:
 *
 * A printer that the reader chose in the desktop's dialog, with the paper and all settings made
 * there: the toolkit's own dialog, or where the program runs in a sandbox, the portal's.
 */
#define HASHIYA_TYPE_PRINTER (hashiya_printer_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaPrinter, hashiya_printer, HASHIYA, PRINTER, GObject)

/**
 * hashiya_printer_choose_async:
 * @title: what is going to be printed
 * @setup: the paper that the dialog begins with
 */
void hashiya_printer_choose_async (GtkWindow *parent,
                                   const char *title,
                                   GtkPageSetup *setup,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/** hashiya_printer_choose_finish: Returns: (transfer full) (nullable): %NULL with a sentence, or
 * with %G_IO_ERROR_CANCELLED where the reader closed the dialog */
HashiyaPrinter *hashiya_printer_choose_finish (GAsyncResult *result, GError **error);

/** hashiya_printer_get_page_setup: Returns: (transfer none): the paper that the pages are to fit */
GtkPageSetup *hashiya_printer_get_page_setup (HashiyaPrinter *self);

/**
 * hashiya_printer_send_async:
 * @path: a PDF, which may be removed when this is done
 */
void hashiya_printer_send_async (HashiyaPrinter *self,
                                 const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean hashiya_printer_send_finish (HashiyaPrinter *self, GAsyncResult *result, GError **error);

G_END_DECLS
