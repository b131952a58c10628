// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-print-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaPrintDialog:
 *
 * Asks what is to be printed and how, and remembers it. Its responses are `print`, for a printer,
 * `pdf`, for a file, and `cancel`.
 */
#define HASHIYA_TYPE_PRINT_DIALOG (hashiya_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaPrintDialog, hashiya_print_dialog, HASHIYA, PRINT_DIALOG, AdwMessageDialog)

/** hashiya_print_dialog_new: @model: what would be printed; @section: the one being read */
GtkWidget *hashiya_print_dialog_new (GtkWindow *parent, HashiyaMarginModel *model, guint section);

/** hashiya_print_dialog_get_choice: @choice: (out caller-allocates): what was chosen */
void hashiya_print_dialog_get_choice (HashiyaPrintDialog *self, HashiyaPrintChoice *choice);

/** hashiya_print_dialog_new_page_setup: Returns: (transfer full): the paper that was chosen */
GtkPageSetup *hashiya_print_dialog_new_page_setup (HashiyaPrintDialog *self);

G_END_DECLS
