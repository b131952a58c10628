// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-forks.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_compact:
 * @path: this device's own journal; the caller has its lock
 * @header: the first line, where the file has none
 * @forks: (nullable): the revisions that are known to be two
 * @drop_superseded: whether to leave out records that a later one in the same file has seen
 *
 * Writes the journal anew beside itself and renames it into place. Lines that cannot be read
 * are first written to `<device>.damaged`. Heads, the last content of what was deleted, and
 * records of unknown types stay as they are, byte for byte and in their order. What goes leaves
 * its hash in a `hashiya:Dropped` line, by which a fork of it is still found.
 */
gboolean hashiya_compact (const char *path,
                          const char *header,
                          HashiyaForks *forks,
                          gboolean drop_superseded,
                          GError **error);

/**
 * hashiya_absorb:
 * @copy: a sync engine's conflict copy of a journal
 * @path: this device's own journal; the caller has its lock
 * @header: (nullable): the first line of a new journal
 * @forks: (nullable): the revisions that are known to be two; a copy that has one is taken whole
 *
 * Appends to @path each record of @copy that stands in no journal beside it, its unreadable
 * lines to `<device>.damaged`, and then removes @copy. A `hashiya:Absorbed` line parts what comes
 * from another journal, as its writer had it, from what stood before.
 */
gboolean hashiya_absorb (
    const char *copy, const char *path, const char *header, HashiyaForks *forks, GError **error);

G_END_DECLS
