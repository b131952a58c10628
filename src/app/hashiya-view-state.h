// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-edition.h"
#include "hashiya-margin.h"

G_BEGIN_DECLS

/* The key `view` of a document's state: in which language it is read. */

/**
 * hashiya_view_state_read:
 * @kind: (out): what is read
 *
 * Returns: (transfer full) (nullable): the language of the translation, %NULL for the original
 */
char *hashiya_view_state_read (HashiyaMargin *margin, HashiyaEditionKind *kind);

/** hashiya_view_state_write: @language: (nullable): as it is read; blocks on the disk */
gboolean hashiya_view_state_write (HashiyaMargin *margin,
                                   HashiyaEditionKind kind,
                                   const char *language,
                                   GError **error);

G_END_DECLS
