// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/** HASHIYA_EPUB_MAX_ENTRIES: of a book's contents; more are passed over */
#define HASHIYA_EPUB_MAX_ENTRIES 20000

/**
 * hashiya_epub_contents_read:
 * @root: a navigation document (EPUB 3.3, 7) or an NCX (Open Packaging Format 2.0.1, 2.4.1)
 * @path: its path in the archive
 *
 * Reads the contents as they are nested. An entry that leads nowhere is not listed, what is nested
 * in it is.
 *
 * Returns: (transfer full) (element-type HashiyaContentsEntry): the entries in order
 */
GPtrArray *hashiya_epub_contents_read (const HashiyaNode *root, const char *path);

G_END_DECLS
