// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"
#include "hashiya-print-entry.h"

G_BEGIN_DECLS

/**
 * HashiyaPrintNotes:
 * @HASHIYA_PRINT_NOTES_MARGIN: beside the words they are on
 * @HASHIYA_PRINT_NOTES_END: after the text
 * @HASHIYA_PRINT_NOTES_NONE: left out
 */
typedef enum
{
  HASHIYA_PRINT_NOTES_MARGIN,
  HASHIYA_PRINT_NOTES_END,
  HASHIYA_PRINT_NOTES_NONE,
} HashiyaPrintNotes;

/**
 * HashiyaPrintPage:
 * @document: what is printed
 * @beside: (nullable): the translation that @document has side by side, for its title and byline
 * @entries: (element-type HashiyaPrintEntry): its annotations, in any order
 * @section: the one section to print, or -1 for all
 * @notes_only: the reader's notes and the words they are on, without the text
 * @highlights: whether marked words have their colours; of @notes_only, whether marks without a
 *   note are listed too
 * @notes: where notes go in the text
 * @nastaliq: Urdu in Nastaliq, else in Naskh
 * @colour_names: (nullable): what the reader calls each of hashiya_colours, %NULL where nothing
 *
 * What a print is made of.
 */
typedef struct
{
  HashiyaDocument *document;
  HashiyaDocument *beside;
  GPtrArray *entries;
  int section;
  gboolean notes_only;
  gboolean highlights;
  HashiyaPrintNotes notes;
  gboolean nastaliq;
  const char *const *colour_names;
} HashiyaPrintPage;

/**
 * hashiya_print_page_build:
 * @n_notes: (out) (optional): how many annotations it shows in words or numbers
 *
 * Writes one XHTML page, in which each printed annotation has a number: at its words, and again at
 * its note. A highlight in Arabic letters is widened to whole words, since letters of two elements
 * do not join. An annotation without a place in this version comes last, with its quote. Words of
 * the document and of the reader turn nothing around them. Links to the style sheet `reader.css`
 * beside it. Blocks: 2 MB take some 30 ms.
 *
 * Returns: (transfer full): XHTML, or %NULL with %HASHIYA_CORE_ERROR_XHTML
 */
GBytes *hashiya_print_page_build (const HashiyaPrintPage *self, guint *n_notes, GError **error);

G_END_DECLS
