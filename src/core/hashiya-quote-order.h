// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bits that its neighbours speak for a place at most. */
#define HASHIYA_QUOTE_ORDER_MAX 15.0

/**
 * HashiyaQuoteOrder:
 *
 * What is known of how places of the old text correspond to the new one: marks keep their order,
 * and what lies between two of them stays between them, unless a block moved.
 */
typedef struct _HashiyaQuoteOrder HashiyaQuoteOrder;

/** hashiya_quote_order_new: @length: of the new text, code points */
HashiyaQuoteOrder *hashiya_quote_order_new (gsize length);
void hashiya_quote_order_free (HashiyaQuoteOrder *self);

/** hashiya_quote_order_add: A mark that began at @old began at @now when it was found. */
void hashiya_quote_order_add (HashiyaQuoteOrder *self, gsize old, gsize now);

/** hashiya_quote_order_seal: To be called once after the last mark was added, before asking. */
void hashiya_quote_order_seal (HashiyaQuoteOrder *self);

/** hashiya_quote_order_expect: Returns: where the code point @old is to be expected now */
gsize hashiya_quote_order_expect (const HashiyaQuoteOrder *self, gsize old);

/**
 * hashiya_quote_order_weigh:
 * @old: where a mark began
 * @now: where it may begin now
 *
 * Returns: bits of information for (above 0) or against (below 0) that place by its neighbours
 */
double hashiya_quote_order_weigh (const HashiyaQuoteOrder *self, gsize old, gsize now);

/** hashiya_quote_order_is_kept: Returns: whether the mark that was added with @old and @now stands
 * in the order that most marks kept */
gboolean hashiya_quote_order_is_kept (const HashiyaQuoteOrder *self, gsize old, gsize now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaQuoteOrder, hashiya_quote_order_free)

G_END_DECLS
