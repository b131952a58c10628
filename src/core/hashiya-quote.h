// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-anchorer.h"
#include "hashiya-edit-path.h"
#include "hashiya-token-index.h"

G_BEGIN_DECLS

/* Places of one quote that are looked at closely. */
#define HASHIYA_QUOTE_MAX_CANDIDATES 8

/**
 * HashiyaCandidate:
 * @start: first code point in the text
 * @end: code point after the last; @start where only the context stands there
 * @inside: bits of information of the quote's words that stand there
 * @before: bits of the words before it that stand there
 * @after: bits of the words after it that stand there
 * @bits: what all of this speaks for the place: the words that stand there, less what was changed
 * @found: the share of the quote's letters that stand there
 * @whole: whether all of its words do
 * @verbatim: whether they do to the code point
 * @held: on how many sides, 0 to 2, the next word is the next word of the context
 *
 * A place where a quote may stand.
 */
typedef struct
{
  gsize start;
  gsize end;
  float inside;
  float before;
  float after;
  float bits;
  float found;
  gboolean whole;
  gboolean verbatim;
  guint held;
} HashiyaCandidate;

/**
 * HashiyaCandidates:
 * @n: how many
 * @inside: bits of information of the whole quote
 * @before: bits of the whole context before it
 * @after: bits of the whole context after it
 * @crowded: whether the quote has more places than were looked at
 * @paragraph: whether the quote is of whole lines
 */
typedef struct
{
  HashiyaCandidate places[HASHIYA_QUOTE_MAX_CANDIDATES];
  guint n;
  float inside;
  float before;
  float after;
  gboolean crowded;
  gboolean paragraph;
} HashiyaCandidates;

/**
 * HashiyaQuoteFinder:
 *
 * Looks for quotes in one text. Of one thread; several may share text, tokens and index.
 */
typedef struct _HashiyaQuoteFinder HashiyaQuoteFinder;

HashiyaQuoteFinder *hashiya_quote_finder_new (HashiyaText *text,
                                              const HashiyaTokens *tokens,
                                              const HashiyaTokenIndex *index);
void hashiya_quote_finder_free (HashiyaQuoteFinder *self);

/** hashiya_quote_finder_set_lenient: From now on places that may be chance are found too: a reader
 * is to look at them. */
void hashiya_quote_finder_set_lenient (HashiyaQuoteFinder *self);

/**
 * hashiya_quote_finder_look:
 * @mark: its quote and context
 * @expected: the code point it is expected near; used where there are too many places
 * @candidates: (out caller-allocates): places, those with most of the words first
 *
 * Takes the rarest phrases of quote and context for seeds, lets their places vote, and aligns the
 * quote at the places with most votes.
 */
void hashiya_quote_finder_look (HashiyaQuoteFinder *self,
                                const HashiyaQuote *mark,
                                gsize expected,
                                HashiyaCandidates *candidates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaQuoteFinder, hashiya_quote_finder_free)

G_END_DECLS
