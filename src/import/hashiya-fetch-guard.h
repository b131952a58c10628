// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaFetchGuard:
 *
 * Ends a fetch that takes too long, as a whole or in one step, or that a person cancelled. libsoup
 * itself only knows how long a socket is silent, and a server that sends a byte now and then never
 * is.
 */
typedef struct _HashiyaFetchGuard HashiyaFetchGuard;

/**
 * hashiya_fetch_guard_new:
 * @context: where the fetch runs
 * @cancellable: (nullable): the person's
 * @total: how long all of it may take, in milliseconds
 */
HashiyaFetchGuard *
hashiya_fetch_guard_new (GMainContext *context, GCancellable *cancellable, guint total);
void hashiya_fetch_guard_free (HashiyaFetchGuard *self);

/** hashiya_fetch_guard_begin: A step begins, of at most @limit milliseconds; the last one is over.
 */
void hashiya_fetch_guard_begin (HashiyaFetchGuard *self, guint limit);

/** hashiya_fetch_guard_get_cancellable: Returns: (transfer none): what every step is given */
GCancellable *hashiya_fetch_guard_get_cancellable (HashiyaFetchGuard *self);

/** hashiya_fetch_guard_explain: Puts %G_IO_ERROR_TIMED_OUT in the place of @error where a limit
 * was the reason, and %G_IO_ERROR_CANCELLED where the person was. */
void hashiya_fetch_guard_explain (HashiyaFetchGuard *self, GError **error);

G_END_DECLS
