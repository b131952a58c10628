// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-lines.h"

G_BEGIN_DECLS

/**
 * hashiya_chunks_is_wrapped:
 * @from: the first line of a chunk
 * @to: the line after its last
 *
 * Returns: whether its lines are one paragraph that was broken at a width, so that they may be
 *   joined; verse, addresses and lists are broken where their writers wanted
 */
gboolean hashiya_chunks_is_wrapped (const HashiyaLines *lines, guint from, guint to);

/** hashiya_chunks_is_preformatted: Returns: whether columns, a drawing or program text are in it */
gboolean hashiya_chunks_is_preformatted (const HashiyaLines *lines, guint from, guint to);

/** hashiya_chunks_is_quotation: Returns: whether each line has the `>` of a mail */
gboolean hashiya_chunks_is_quotation (const HashiyaLines *lines, guint from, guint to);

/**
 * hashiya_chunks_item:
 * @i: any line
 * @ordered: (out): whether its marker is a number or a letter
 *
 * Returns: how many bytes its list marker has with the space after it, 0 where it has none
 */
gsize hashiya_chunks_item (const HashiyaLines *lines, guint i, gboolean *ordered);

/**
 * hashiya_chunks_starts_paragraph:
 * @from: the first line of the chunk
 * @i: a line of the chunk, not the first
 *
 * Returns: whether a new paragraph begins at @i by its indentation
 */
gboolean hashiya_chunks_starts_paragraph (const HashiyaLines *lines, guint from, guint to, guint i);

G_END_DECLS
