// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"

G_BEGIN_DECLS

/** HASHIYA_UNIT_NO_SECTION: the section of the document's title and byline */
#define HASHIYA_UNIT_NO_SECTION G_MAXUINT

/**
 * HashiyaUnitTag:
 * @name: as it stands in the unit's source, like `a` or `a2`
 * @opening: the XHTML that it stands for; of an element that holds nothing, all of it
 * @closing: (nullable): the end tag, %NULL of an element that holds nothing
 */
typedef struct
{
  char *name;
  char *opening;
  char *closing;
} HashiyaUnitTag;

/**
 * HashiyaUnit:
 * @section: index of its section, or %HASHIYA_UNIT_NO_SECTION
 * @block: which of the section's blocks it is, from 1
 * @context: (nullable): what it is where it is not running text: `title`, `byline`, `heading`,
 *   `caption`, `cell` or `term`
 * @source: its words; `&` and `<` as entities, inline markup as tags without attributes
 * @tags: (element-type HashiyaUnitTag): what those tags stand for
 * @is_verbatim: whether its white space counts
 * @language: (nullable): BCP 47, of its words
 * @rtl: whether its words run from right to left
 *
 * What is translated in one piece: a run of words in a block, or the document's title or byline.
 */
typedef struct
{
  guint section;
  guint block;
  const char *context;
  char *source;
  GPtrArray *tags;
  gboolean is_verbatim;
  char *language;
  gboolean rtl;
} HashiyaUnit;

void hashiya_unit_free (HashiyaUnit *self);

/** hashiya_unit_dup_reference: Returns: (transfer full): `section:block`, or what it is of the
 * document */
char *hashiya_unit_dup_reference (const HashiyaUnit *self, HashiyaDocument *document);

/**
 * hashiya_unit_translate:
 * @string: a translation of @self's source
 *
 * Makes XHTML of it, with no other markup than the unit has itself.
 *
 * Returns: (transfer full): the XHTML, or %NULL with %HASHIYA_TRANSLATE_ERROR_MARKUP
 */
char *hashiya_unit_translate (const HashiyaUnit *self, const char *string, GError **error);

G_END_DECLS
