// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaDroppedWindow:
 *
 * What import left out of a document as page furniture, with line and reason, so that anyone can
 * see that no word was lost.
 */
#define HASHIYA_TYPE_DROPPED_WINDOW (hashiya_dropped_window_get_type ())
G_DECLARE_FINAL_TYPE (
    HashiyaDroppedWindow, hashiya_dropped_window, HASHIYA, DROPPED_WINDOW, AdwWindow)

GtkWidget *hashiya_dropped_window_new (HashiyaDocument *document);

G_END_DECLS
