// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-translate-error.h"

G_DEFINE_QUARK (hashiya - translate - error - quark, hashiya_translate_error)
