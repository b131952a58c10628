// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaAddressDialog:
 *
 * Asks for a web address to fetch. One that the clipboard holds stands there already.
 *
 * Signals:
 *  `accepted` (const char *address): fetch this.
 */
#define HASHIYA_TYPE_ADDRESS_DIALOG (hashiya_address_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaAddressDialog, hashiya_address_dialog, HASHIYA, ADDRESS_DIALOG, AdwMessageDialog)

GtkWidget *hashiya_address_dialog_new (GtkWindow *parent);

G_END_DECLS
