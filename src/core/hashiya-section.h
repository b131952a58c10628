// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HASHIYA_TYPE_SECTION (hashiya_section_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaSection, hashiya_section, HASHIYA, SECTION, GObject)

/**
 * hashiya_section_new:
 * @id: ASCII, unique in its version, also the element's id in the page
 * @title: (nullable): its heading; %NULL for words that stand before the first heading
 * @level: 1 to 6
 * @file: the path of its XHTML in the version's folder
 * @start: its first code point in the document text
 * @end: the code point after its last; the joining U+000A is left out
 * @n_words: how many words it has
 */
HashiyaSection *hashiya_section_new (const char *id,
                                     const char *title,
                                     guint level,
                                     const char *file,
                                     gsize start,
                                     gsize end,
                                     gsize n_words);

const char *hashiya_section_get_id (HashiyaSection *self);
const char *hashiya_section_get_title (HashiyaSection *self);
guint hashiya_section_get_level (HashiyaSection *self);
const char *hashiya_section_get_file (HashiyaSection *self);
gsize hashiya_section_get_start (HashiyaSection *self);
gsize hashiya_section_get_end (HashiyaSection *self);
gsize hashiya_section_get_n_words (HashiyaSection *self);

G_END_DECLS
