// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaSectionWriter:
 *
 * Writes one section's XHTML as the design guarantees it: white space collapsed outside `pre`, one
 * U+000A between blocks and for each `br`, nothing before the first block or after the last. A
 * block whose letters run the other way than the section's says its own direction.
 */
typedef struct _HashiyaSectionWriter HashiyaSectionWriter;

/**
 * hashiya_section_writer_new:
 * @id: the section element's id
 * @language: (nullable): BCP 47
 * @rtl: whether the section runs from right to left
 */
HashiyaSectionWriter *
hashiya_section_writer_new (const char *id, const char *language, gboolean rtl);

/**
 * hashiya_section_writer_open:
 * @element: `p`, `li`, `pre`, `h1` …
 *
 * Begins a block that holds words.
 */
void hashiya_section_writer_open (HashiyaSectionWriter *self, const char *element);

/**
 * hashiya_section_writer_words:
 *
 * Adds words to the open block, parted from those before by one space.
 */
void hashiya_section_writer_words (HashiyaSectionWriter *self, const char *text, gsize n);

/** hashiya_section_writer_break: Begins a new line in the open block. */
void hashiya_section_writer_break (HashiyaSectionWriter *self);

/** hashiya_section_writer_verbatim: Adds a line to the open `pre` as it is. */
void hashiya_section_writer_verbatim (HashiyaSectionWriter *self, const char *text, gsize n);

/** hashiya_section_writer_close: Ends the open block. */
void hashiya_section_writer_close (HashiyaSectionWriter *self);

/**
 * hashiya_section_writer_hold:
 *
 * Ends the words of the open block but not its element, as those of an item that a list stands in;
 * hashiya_section_writer_pop() ends the element.
 */
void hashiya_section_writer_hold (HashiyaSectionWriter *self);

/**
 * hashiya_section_writer_push:
 * @element: `ul`, `ol`, `li` or `blockquote`, with its attributes if it has any
 *
 * Begins an element that holds blocks.
 */
void hashiya_section_writer_push (HashiyaSectionWriter *self, const char *element);

/** hashiya_section_writer_pop: Ends an element that was pushed or held. */
void hashiya_section_writer_pop (HashiyaSectionWriter *self, const char *element);

/** hashiya_section_writer_finish: Returns: (transfer full): the section; frees the writer */
GBytes *hashiya_section_writer_finish (HashiyaSectionWriter *self);

G_END_DECLS
