// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-reading-page.h"

G_BEGIN_DECLS

/**
 * hashiya_window_keys_install:
 *
 * Installs the keys that mean something else depending on where the focus is: undo belongs to a
 * focused text entry, and the menu key in the text stands for what can be done with the selection.
 */
void hashiya_window_keys_install (GtkWidget *window, HashiyaReadingPage *page);

G_END_DECLS
