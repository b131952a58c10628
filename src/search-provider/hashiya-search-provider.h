// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaSearchProvider:
 *
 * The service that GNOME Shell asks while something is typed in its overview. It has no window
 * and does not start the program; only a result that is chosen does.
 */
#define HASHIYA_TYPE_SEARCH_PROVIDER (hashiya_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaSearchProvider, hashiya_search_provider, HASHIYA, SEARCH_PROVIDER, GApplication)

HashiyaSearchProvider *hashiya_search_provider_new (void);

G_END_DECLS
