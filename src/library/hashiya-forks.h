// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HashiyaForks:
 *
 * Which revisions are not one but two: when a home folder is copied to another machine, or set back
 * to an older state, two writers go on under one device's name, and the same `hashiya:rev` comes to
 * stand on different records. A `hashiya:seen` that names it then says nothing about which was
 * seen.
 */
typedef struct _HashiyaForks HashiyaForks;

HashiyaForks *hashiya_forks_new (void);
HashiyaForks *hashiya_forks_ref (HashiyaForks *self);
void hashiya_forks_unref (HashiyaForks *self);

/**
 * hashiya_forks_hash:
 * @line: a line of a journal, byte for byte
 *
 * Returns: 64 bits that tell two lines apart: FNV-1a (Fowler, Noll and Vo), which is part of the
 *   journals' format
 */
guint64 hashiya_forks_hash (const char *line);

/**
 * hashiya_forks_note:
 * @hash: what stands there as @seq of @device
 *
 * Returns: whether it is known only now that this revision is two
 */
gboolean hashiya_forks_note (HashiyaForks *self, const char *device, gint64 seq, guint64 hash);

/** hashiya_forks_has: Returns: whether @seq of @device was found on different records */
gboolean hashiya_forks_has (HashiyaForks *self, const char *device, gint64 seq);

/**
 * hashiya_forks_dup_text:
 *
 * Returns: (transfer full): @hash as 16 hex digits
 */
char *hashiya_forks_dup_text (guint64 hash);

/** hashiya_forks_parse: Returns: whether @text is 16 hex digits */
gboolean hashiya_forks_parse (const char *text, guint64 *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaForks, hashiya_forks_unref)

G_END_DECLS
