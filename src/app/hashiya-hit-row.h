// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-hit-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** HashiyaHitRow: Words found in the library, with those around them. */
#define HASHIYA_TYPE_HIT_ROW (hashiya_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaHitRow, hashiya_hit_row, HASHIYA, HIT_ROW, GtkBox)

GtkWidget *hashiya_hit_row_new (void);
void hashiya_hit_row_bind (HashiyaHitRow *self, HashiyaHitItem *item);

G_END_DECLS
