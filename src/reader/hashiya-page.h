// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"
#include "hashiya-style.h"

G_BEGIN_DECLS

/**
 * HashiyaPage:
 * @document: what is read
 * @section: which section of it
 * @xhtml: the section element, whole or a slice
 * @slice: which slice, from 0
 * @n_slices: of how many
 * @placing: to be hidden until reader.js has scrolled it to its place
 *
 * What one page is made of.
 */
typedef struct
{
  HashiyaDocument *document;
  guint section;
  GBytes *xhtml;
  guint slice;
  guint n_slices;
  gboolean placing;
} HashiyaPage;

/**
 * hashiya_page_build:
 *
 * Returns: (transfer full): the XHTML around the section, which stands in it byte for byte
 */
GBytes *hashiya_page_build (const HashiyaPage *self, const HashiyaStyle *style);

/**
 * hashiya_page_parse_slice_link:
 * @uri: a clicked link's address
 *
 * Returns: which slice the link at a slice's end leads to, or -1 where it is no such link
 */
int hashiya_page_parse_slice_link (const char *uri);

G_END_DECLS
