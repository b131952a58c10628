// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

G_BEGIN_DECLS

/**
 * hashiya_sample_import:
 * @settings: remembers in `sample-imported` and `sample-translated` what was done
 * @done: called with @data on the main loop when the library has it
 *
 * Imports the bundled sample like any file, with its translation into Urdu. Where that fails it is
 * tried again at the next start; once done it is never done again, so that a removed sample stays
 * away. A library that has the two samples of earlier versions gets the translation, and its Urdu
 * one goes to the trash unless it bears a mark.
 */
void hashiya_sample_import (HashiyaLibrary *library,
                            GSettings *settings,
                            void (*done) (gpointer data),
                            gpointer data);

G_END_DECLS
