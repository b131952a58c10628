// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-po.h"

G_BEGIN_DECLS

/** HASHIYA_PO_STAMP: what the line of a `#.` comment begins with that says when an entry came into
 * the library */
#define HASHIYA_PO_STAMP "hashiya:modified "

G_END_DECLS
