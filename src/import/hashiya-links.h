// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_links_resolve:
 * @href: as it stands in markup
 * @base: (nullable): an absolute address that @href may be relative to
 *
 * Returns: (transfer full) (nullable): an `http:`, `https:` or `mailto:` address that is safe to
 *   hand to the desktop; %NULL for everything else
 */
char *hashiya_links_resolve (const char *href, const char *base);

G_END_DECLS
