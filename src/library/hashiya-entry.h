// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HashiyaEntry:
 *
 * One row of the library's list; immutable.
 *
 * Properties are read with the getters. `missing`: there is a journal but no content (yet).
 */
#define HASHIYA_TYPE_ENTRY (hashiya_entry_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaEntry, hashiya_entry, HASHIYA, ENTRY, GObject)

const char *hashiya_entry_get_id (HashiyaEntry *self);
/** hashiya_entry_get_title: the reader's own title where there is one */
const char *hashiya_entry_get_title (HashiyaEntry *self);
const char *hashiya_entry_get_byline (HashiyaEntry *self);
const char *hashiya_entry_get_publisher (HashiyaEntry *self);
const char *hashiya_entry_get_language (HashiyaEntry *self);
gboolean hashiya_entry_is_rtl (HashiyaEntry *self);
const char *hashiya_entry_get_source (HashiyaEntry *self);
guint hashiya_entry_get_n_sections (HashiyaEntry *self);
gsize hashiya_entry_get_n_words (HashiyaEntry *self);
guint hashiya_entry_get_n_annotations (HashiyaEntry *self);
/** hashiya_entry_get_imported: milliseconds since 1970, 0 where unknown */
gint64 hashiya_entry_get_imported (HashiyaEntry *self);
gboolean hashiya_entry_is_trashed (HashiyaEntry *self);
gboolean hashiya_entry_is_missing (HashiyaEntry *self);

G_END_DECLS
