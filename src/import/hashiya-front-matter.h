// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaFrontMatter:
 * @title: (nullable): as written
 * @author: (nullable): several are joined by commas
 * @language: (nullable): a BCP 47 tag
 * @n_bytes: where the text begins; 0 where there is no front matter
 *
 * What a Markdown file says of itself before its text begins.
 */
typedef struct
{
  char *title;
  char *author;
  char *language;
  gsize n_bytes;
} HashiyaFrontMatter;

/**
 * hashiya_front_matter_read:
 * @text: valid UTF-8
 * @self: (out): gets what is found; hashiya_front_matter_clear() frees it
 *
 * Reads the block that site generators have a file begin with: `key: value` between two lines
 * `---` (YAML), or `key = value` between two lines `+++` (TOML). Only names and lists of names are
 * understood, as far as they stand on the left; the rest of the block is passed over. A line
 * across the page that a file begins with, and words after it, are no front matter.
 */
void hashiya_front_matter_read (const char *text, HashiyaFrontMatter *self);

void hashiya_front_matter_clear (HashiyaFrontMatter *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HashiyaFrontMatter, hashiya_front_matter_clear)

G_END_DECLS
