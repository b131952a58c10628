// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-hit-item.h"

G_BEGIN_DECLS

/**
 * HashiyaSearcher:
 *
 * Looks through the texts, quotes and notes of the whole library, in a thread; what is asked last
 * counts.
 *
 * Signals:
 *  `changed` (): what was found is there, or it is looking or not any more.
 *  `failed` (const char *message): a sentence: the library, or a document of it, cannot be read.
 */
#define HASHIYA_TYPE_SEARCHER (hashiya_searcher_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaSearcher, hashiya_searcher, HASHIYA, SEARCHER, GObject)

HashiyaSearcher *hashiya_searcher_new (void);

/**
 * hashiya_searcher_look:
 * @library: (nullable): where to look
 * @words: valid UTF-8; where they fold to nothing, nothing is found
 * @flags: how exactly they are meant
 * @by_title: hits come in the order of their documents' titles, else of the last import first
 */
void hashiya_searcher_look (HashiyaSearcher *self,
                            HashiyaLibrary *library,
                            const char *words,
                            HashiyaFindFlags flags,
                            gboolean by_title);

/** hashiya_searcher_get_hits: Returns: (transfer none) (element-type HashiyaHitItem): what
 * was found, a document's together */
GListModel *hashiya_searcher_get_hits (HashiyaSearcher *self);

/** hashiya_searcher_is_looking: Returns: whether more may be found */
gboolean hashiya_searcher_is_looking (HashiyaSearcher *self);

G_END_DECLS
