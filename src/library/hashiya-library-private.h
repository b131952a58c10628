// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

G_BEGIN_DECLS

/**
 * hashiya_library_find_folders:
 *
 * Only the hex digits name a document: two devices may have made its folder with two slugs.
 *
 * Returns: (transfer full) (element-type filename): the sorted paths of its folders; may be empty
 */
GPtrArray *hashiya_library_find_folders (HashiyaLibrary *self, const char *id);

G_END_DECLS
