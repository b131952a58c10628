// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaTranslationDialog:
 *
 * Asks into which language a document is translated, and for a PO file if there is one.
 *
 * Signals:
 *  `accepted` (const char *language, GFile *file): @file is %NULL where the reader begins anew.
 */
#define HASHIYA_TYPE_TRANSLATION_DIALOG (hashiya_translation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaTranslationDialog,
                      hashiya_translation_dialog,
                      HASHIYA,
                      TRANSLATION_DIALOG,
                      AdwMessageDialog)

/** hashiya_translation_dialog_new: @present: (array zero-terminated=1): the languages that there is
 * a translation in: another is offered first. */
GtkWidget *hashiya_translation_dialog_new (GtkWindow *parent,
                                           HashiyaDocument *document,
                                           const char *const *present);

G_END_DECLS
