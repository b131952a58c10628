// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaPinnedAddress:
 *
 * A host by its name, for certificates to be checked against, that is connected to by addresses
 * which were looked up before. Nobody asks for the name again, so what was checked is what is
 * connected to.
 */
#define HASHIYA_TYPE_PINNED_ADDRESS (hashiya_pinned_address_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaPinnedAddress, hashiya_pinned_address, HASHIYA, PINNED_ADDRESS, GNetworkAddress)

/**
 * hashiya_pinned_address_new:
 * @addresses: (transfer none) (element-type GInetAddress): in the order they are tried
 */
GSocketConnectable *hashiya_pinned_address_new (const char *host, guint16 port, GList *addresses);

G_END_DECLS
