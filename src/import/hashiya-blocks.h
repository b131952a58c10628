// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-lines.h"
#include "hashiya-section-writer.h"

G_BEGIN_DECLS

/**
 * hashiya_blocks_write:
 * @from: the first line of a section's body
 * @to: the line after the last
 *
 * Writes lines as the blocks they are: paragraphs, lists, quotations, verse and lines that were
 * laid out by hand.
 */
void hashiya_blocks_write (const HashiyaLines *lines,
                           guint from,
                           guint to,
                           HashiyaSectionWriter *writer);

G_END_DECLS
