// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-entry.h"
#include "hashiya-margin.h"

G_BEGIN_DECLS

/**
 * hashiya_entry_new:
 * @name: the document's folder, which names it where nothing else does
 * @description: (nullable): what `document.json` says, %NULL where no content is here
 */
HashiyaEntry *hashiya_entry_new (const char *id,
                                 const char *name,
                                 JsonObject *description,
                                 HashiyaMargin *margin);

G_END_DECLS
