// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-disk-queue.h"
#include "hashiya-document.h"
#include "hashiya-margin.h"

G_BEGIN_DECLS

/* Where the reader is in a document, as the state `place` of its margin keeps it:
 * {"version","section","offset"}, the offset in code points of that version's text. */

/**
 * hashiya_place_read:
 *
 * Blocks on the disk. Returns: the code point remembered for this version of the document, the
 *   start of the section remembered for another one, else 0
 */
gsize hashiya_place_read (HashiyaDocument *document, HashiyaMargin *margin);

/**
 * hashiya_place_write:
 * @offset: a code point offset in the document text
 *
 * Blocks on the disk. Returns: whether it is remembered
 */
gboolean hashiya_place_write (HashiyaDocument *document,
                              HashiyaMargin *margin,
                              gsize offset,
                              GError **error);

/**
 * hashiya_place_push:
 *
 * hashiya_place_write() in the disk thread. A failure is not told: reading goes on in a library
 * that cannot be written to, only the place is not kept.
 */
void hashiya_place_push (HashiyaDiskQueue *queue,
                         HashiyaDocument *document,
                         HashiyaMargin *margin,
                         gsize offset);

G_END_DECLS
