// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaFindSwitches:
 *
 * The button beside an entry that says how exactly its words are meant.
 *
 * Properties: `flags` (uint, #HashiyaFindFlags).
 */
#define HASHIYA_TYPE_FIND_SWITCHES (hashiya_find_switches_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaFindSwitches, hashiya_find_switches, HASHIYA, FIND_SWITCHES, GtkWidget)

HashiyaFindFlags hashiya_find_switches_get_flags (HashiyaFindSwitches *self);
void hashiya_find_switches_set_flags (HashiyaFindSwitches *self, HashiyaFindFlags flags);

G_END_DECLS
