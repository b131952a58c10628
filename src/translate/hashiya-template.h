// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"
#include "hashiya-po.h"

G_BEGIN_DECLS

/**
 * hashiya_template_new:
 *
 * One entry for each block with words that differ from those of others of its kind, and for title
 * and byline; the section's title is the comment. Depends on the document alone.
 *
 * Returns: (transfer full): what a translator begins with
 */
HashiyaPo *hashiya_template_new (HashiyaDocument *document);

/**
 * hashiya_template_fill:
 * @template: (transfer full): of the document as it is now
 * @po: translations, of whichever version of it
 *
 * Carries translations over as msgmerge does: what has the same words and context keeps its
 * translation, what has words much like those of another gets its translation as fuzzy, with the
 * words it was made for; what is left over is kept as obsolete.
 *
 * Returns: (transfer full): @template with what was carried over
 */
HashiyaPo *hashiya_template_fill (HashiyaPo *template, HashiyaPo *po);

G_END_DECLS
