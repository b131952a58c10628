// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_library_order_by_title:
 * @entries: (element-type HashiyaEntry): what hashiya_library_list() returned
 *
 * Brings the documents into the order of the alphabet of the program's language.
 */
void hashiya_library_order_by_title (GPtrArray *entries);

G_END_DECLS
