// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-core-error.h"

G_DEFINE_QUARK (hashiya - core - error - quark, hashiya_core_error)
