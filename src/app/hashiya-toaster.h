// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaToaster:
 *
 * Shows toasts one after the other, each when the last one is gone from the screen.
 *
 * An AdwToastOverlay has a queue of its own; but up to libadwaita 1.2 a toast that goes while it
 * still comes (Escape, pressed at once) may end the program: its show animation then outlives it,
 * which takes longer where it takes the place of another.
 */
#define HASHIYA_TYPE_TOASTER (hashiya_toaster_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaToaster, hashiya_toaster, HASHIYA, TOASTER, GObject)

/**
 * hashiya_toaster_new:
 * @overlay: where they are shown, which has its child; outlives this, or is disposed of with it
 */
HashiyaToaster *hashiya_toaster_new (AdwToastOverlay *overlay);

/**
 * hashiya_toaster_add:
 * @toast: (transfer full): one that was not shown yet
 */
void hashiya_toaster_add (HashiyaToaster *self, AdwToast *toast);

/**
 * hashiya_toaster_dismiss:
 *
 * Takes a toast away, whether it is shown (once it has come), waits, or is gone already.
 */
void hashiya_toaster_dismiss (HashiyaToaster *self, AdwToast *toast);

G_END_DECLS
