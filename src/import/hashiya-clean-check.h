// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaCleanCheck:
 * @assets: (element-type utf8): the paths of all pictures, as `assets/<sha>.png`
 * @wished: whether a section may name a picture that is yet to be fetched
 * @ids: (element-type utf8): the ids met so far; grows
 *
 * What a section is checked against.
 */
typedef struct
{
  GHashTable *assets;
  gboolean wished;
  GHashTable *ids;
} HashiyaCleanCheck;

/**
 * hashiya_clean_check_section:
 * @id: what its `section` element is to be called
 *
 * Checks what the helper calls a section, element by element and attribute by attribute, against
 * the list of what a section may hold. Trusts nothing and repairs nothing.
 *
 * Returns: whether it holds nothing else; else %G_IO_ERROR_INVALID_DATA
 */
gboolean hashiya_clean_check_section (HashiyaCleanCheck *self,
                                      const char *id,
                                      GBytes *xhtml,
                                      GError **error);

/**
 * hashiya_clean_check_picture:
 * @path: as `assets/<sha>.png`
 *
 * Returns: whether these bytes are the picture that their name says, within what one may take, and
 *   a drawing is an inert one; else %G_IO_ERROR_INVALID_DATA
 */
gboolean hashiya_clean_check_picture (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
