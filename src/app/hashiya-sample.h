// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

G_BEGIN_DECLS

/**
 * hashiya_sample_import:
 * @settings: remembers in `sample-imported` that it was done
 * @done: called with @data on the main loop when the library has it
 *
 * Imports the bundled sample, in English and in Urdu, like any file. Where that fails it is tried
 * again at the next start; once done it is never done again, so that a removed sample stays away.
 */
void hashiya_sample_import (HashiyaLibrary *library,
                            GSettings *settings,
                            void (*done) (gpointer data),
                            gpointer data);

G_END_DECLS
