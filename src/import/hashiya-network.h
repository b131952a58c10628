// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * hashiya_network_is_public:
 *
 * By the IANA special-purpose address registries (RFC 6890): whether an address is one that the
 * whole internet reaches. Not those of this machine, a private or a carrier's network, a link, a
 * group, documentation or tests; and an IPv6 address that stands for an IPv4 one is judged by
 * that one.
 */
gboolean hashiya_network_is_public (GInetAddress *address);

G_END_DECLS
