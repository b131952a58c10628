// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HASHIYA_LINK_SCHEME "hashiya"

/**
 * HashiyaLink:
 * @document: 16 hex digits
 * @annotation: (nullable): the id of an annotation of it
 * @is_placed: whether @offset says where
 * @offset: a code point in the document's text; may lie behind its end
 *
 * A `hashiya:` link: a document, and a place in it. It names what is in the library and has no
 * words for anything but showing it:
 *
 *     hashiya:0123456789abcdef
 *     hashiya:0123456789abcdef#char=914           (as RFC 5147 counts)
 *     hashiya:0123456789abcdef#annotation=urn:uuid:…
 */
typedef struct
{
  char *document;
  char *annotation;
  gboolean is_placed;
  gsize offset;
} HashiyaLink;

/**
 * hashiya_link_parse:
 * @uri: anything at all
 *
 * Returns: (transfer full): the link, or %NULL with %HASHIYA_CORE_ERROR_LINK where it has another
 *   form than those above
 */
HashiyaLink *hashiya_link_parse (const char *uri, GError **error);

/** hashiya_link_copy: Returns: (transfer full): the same link */
HashiyaLink *hashiya_link_copy (const HashiyaLink *self);

/** hashiya_link_free: Frees a link. */
void hashiya_link_free (HashiyaLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaLink, hashiya_link_free)

/** hashiya_link_to_document: Returns: (transfer full): the link of a document */
char *hashiya_link_to_document (const char *document);

/** hashiya_link_to_place: Returns: (transfer full): the link of a code point in its text */
char *hashiya_link_to_place (const char *document, gsize offset);

/** hashiya_link_to_annotation: Returns: (transfer full): the link of an annotation of it */
char *hashiya_link_to_annotation (const char *document, const char *annotation);

G_END_DECLS
