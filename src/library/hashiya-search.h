// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-finder.h"
#include "hashiya-library.h"

G_BEGIN_DECLS

typedef enum
{
  HASHIYA_HIT_TITLE,
  HASHIYA_HIT_TEXT,
  HASHIYA_HIT_QUOTE,
  HASHIYA_HIT_NOTE,
} HashiyaHitKind;

/**
 * HashiyaHit:
 * @document: its id
 * @title: (nullable): its title
 * @language: (nullable): its BCP 47 tag
 * @section: (nullable): the id of the section it leads to
 * @annotation: (nullable): the id of the annotation whose quote or note it is
 * @excerpt: the words found and those around them, on one line
 * @placed: whether @start and @end are known
 * @start: code points, in the document text: of the words found, or of what the quote or note
 *   belongs to
 * @end: code point after the last
 */
typedef struct
{
  char *document;
  char *title;
  char *language;
  char *section;
  char *annotation;
  HashiyaHitKind kind;
  char *excerpt;
  gboolean placed;
  gsize start;
  gsize end;
} HashiyaHit;

void hashiya_hit_free (HashiyaHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaHit, hashiya_hit_free)

/** hashiya_hit_kind_name: Returns: as it is called in JSON */
const char *hashiya_hit_kind_name (HashiyaHitKind kind);

/**
 * hashiya_library_search:
 * @limit: how many hits at most
 * @limit_text: how many of them at most in the text of one document
 * @problems: (out) (transfer full) (element-type utf8): a sentence for each document that could
 *   not be searched; the others are
 *
 * Looks through titles, texts, quotes and notes of every document outside the trash, the last
 * imported first. Blocks: reads the whole library.
 *
 * Returns: (transfer full) (element-type HashiyaHit): the hits of a document together, its title
 *   first, then its text, then its annotations by where they stand; %NULL where the library cannot
 *   be read or it was cancelled
 */
GPtrArray *hashiya_library_search (HashiyaLibrary *self,
                                   HashiyaFinder *finder,
                                   guint limit,
                                   guint limit_text,
                                   GPtrArray **problems,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
