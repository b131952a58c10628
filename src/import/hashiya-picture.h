// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HASHIYA_PICTURE_MAX_PIXELS: what one picture may take of a screen's memory, 256 MiB */
#define HASHIYA_PICTURE_MAX_PIXELS (64 * 1024 * 1024)

/**
 * hashiya_picture_read:
 * @bytes: a file that is said to be a picture
 * @width: (out): in pixels, 0 where the file does not say
 * @height: (out): the same
 *
 * Tells a picture by its own bytes, as the formats' specifications have them: PNG, JPEG, GIF,
 * WebP, BMP and AVIF.
 *
 * Returns: (nullable): the extension it goes by; %NULL where it is none of these
 */
const char *hashiya_picture_read (GBytes *bytes, guint32 *width, guint32 *height);

G_END_DECLS
