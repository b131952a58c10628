// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/**
 * HashiyaScheme:
 *
 * Answers `hashiya:` for one web context: from memory the page on show, its style sheet, and Noto
 * Nastaliq Urdu as hashiya_nastaliq_build() makes it for the page; from the document's folder its
 * pictures, which are named by their SHA-256. Whatever else is asked for does not exist.
 */
#define HASHIYA_TYPE_SCHEME (hashiya_scheme_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaScheme, hashiya_scheme, HASHIYA, SCHEME, GObject)

#define HASHIYA_SCHEME_ORIGIN "hashiya://reader/"

/** hashiya_scheme_new: @context: (transfer none): a web context that has no `hashiya:` yet */
HashiyaScheme *hashiya_scheme_new (WebKitWebContext *context);

/**
 * hashiya_scheme_next_page:
 *
 * Forgets the page; the next one gets another address, so that nothing of the old one is shown
 * from a cache and its late messages can be told apart.
 *
 * Returns: the serial number of the next page
 */
guint hashiya_scheme_next_page (HashiyaScheme *self);

/**
 * hashiya_scheme_set_page:
 * @page: XHTML
 * @style: (transfer full): the style sheet
 */
void hashiya_scheme_set_page (HashiyaScheme *self, GBytes *page, char *style);

/** hashiya_scheme_set_folder: @folder: (nullable): where the document of the page stands, with its
 * pictures in `assets` */
void hashiya_scheme_set_folder (HashiyaScheme *self, const char *folder);

/** hashiya_scheme_get_uri: Returns: (transfer none): the page's address */
const char *hashiya_scheme_get_uri (HashiyaScheme *self);

G_END_DECLS
